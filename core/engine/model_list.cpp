#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/atomic_file.h"
#include "base/error.h"
#include "engine/models.h"

namespace pentimento::engine {

namespace {
namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kListVersion = 1;
constexpr std::uintmax_t kMaxListBytes = 1 << 20;
constexpr std::size_t kMaxModels = 1000, kMaxIdLength = 40;

std::string quoted(const fs::path& path) {
  return '"' + path.string() + '"';
}

bool is_id(const std::string& text) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  };
  return !text.empty() && text.size() <= kMaxIdLength && std::all_of(text.begin(), text.end(), allowed);
}

/// "V1-5 Pruned.safetensors" becomes "v1-5-pruned".
std::string id_from(std::string name) {
  for (const char* suffix : {".safetensors.index.json", ".safetensors"}) {
    if (name.ends_with(suffix)) name.erase(name.size() - std::string(suffix).size());
  }
  std::string id;
  for (const char c : name.substr(0, kMaxIdLength - 4)) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool plain = is_id(std::string(1, lower));
    if (plain) id += lower;
    if (!plain && !id.empty() && id.back() != '-') id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "model" : id;
}

json read_json(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) return json{{"models", json::array()}};
  const std::uintmax_t size = fs::file_size(file, error);
  std::ostringstream text;
  if (!error && size <= kMaxListBytes) text << std::ifstream(file, std::ios::binary).rdbuf();
  constexpr int kDepth = 8;
  const auto flat = [](int depth, json::parse_event_t, json&) { return depth <= kDepth; };
  json list = json::parse(text.str(), flat, /*allow_exceptions=*/false);
  const bool good = list.is_object() && list.contains("models") && list["models"].is_array() &&
                    list["models"].size() <= kMaxModels;
  if (good) return list;
  throw Error(ErrorCode::BadFile, "The list of models " + quoted(file) +
                                      " is damaged: delete it and add your models again; the models "
                                      "themselves are not touched.");
}

ModelInfo gone(const fs::path& path, const Error& error) {
  ModelInfo info;
  info.name = path.filename().string();
  info.path = path;
  info.problems.emplace_back(error.what());
  return info;
}

[[noreturn]] void refuse(ErrorCode code, const std::string& sentence) {
  throw Error(code, sentence);
}

ModelInfo checked(ModelInfo info, Operation operation) {
  if (info.can(operation)) return info;
  const std::string reason = info.usable()
                                 ? "it is " + info.family + (info.inpainting ? " for inpainting" : "") +
                                       ", which cannot " + to_string(operation) + "; choose another model."
                                 : info.problems.front();
  refuse(ErrorCode::MissingWeights, "The model " + quoted(info.path) + " cannot be used: " + reason);
}
}  // namespace

struct ModelList::Entry {
  std::string id;
  fs::path path;

  ModelInfo describe() const {
    ModelInfo info;
    try {
      info = describe_model(path);
    } catch (const Error& error) {
      info = gone(path, error);
    }
    info.id = id;
    return info;
  }
};

fs::path user_data_folder() {
  const auto variable = [](const char* name) -> fs::path {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
  };
  // The specification ignores relative paths: https://specifications.freedesktop.org/basedir-spec/
  const fs::path chosen = variable("XDG_DATA_HOME");
  const fs::path base = chosen.is_absolute() ? chosen : variable("HOME") / ".local" / "share";
  return base / "pentimento";
}

ModelList::ModelList(const fs::path& folder) : file_(folder / "models.json") {}

std::vector<ModelList::Entry> ModelList::read() const {
  std::vector<Entry> entries;
  const json list = read_json(file_);
  for (const json& item : list["models"]) {
    if (!item.is_object()) continue;
    const auto text = [&](const char* key) {
      return item.contains(key) && item[key].is_string() ? item[key].get<std::string>() : std::string();
    };
    const fs::path path = text("path");
    if (is_id(text("id")) && path.is_absolute()) entries.push_back({text("id"), path});
  }
  return entries;
}

void ModelList::write(const std::vector<Entry>& entries) const {
  json models = json::array();
  for (const Entry& entry : entries) models.push_back({{"id", entry.id}, {"path", entry.path.string()}});
  const json list = {{"pentimento_models", kListVersion}, {"models", models}};
  std::error_code error;
  fs::create_directories(file_.parent_path(), error);
  AtomicFile safe(file_);
  std::ofstream out(safe.path(), std::ios::binary);
  out << list.dump(2, ' ', false, json::error_handler_t::replace) << "\n";
  out.close();
  if (!out) refuse(ErrorCode::BadFile, quoted(file_) + " cannot be written: the disk may be full.");
  safe.commit();
}

std::vector<ModelInfo> ModelList::models() const {
  std::vector<ModelInfo> models;
  for (const Entry& entry : read()) models.push_back(entry.describe());
  return models;
}

ModelInfo ModelList::add(const fs::path& path) {
  ModelInfo info = describe_model(path);
  if (!info.usable()) {
    refuse(ErrorCode::MissingWeights, quoted(path) + " cannot be used: " + info.problems.front());
  }
  info.path = fs::weakly_canonical(path);
  std::vector<Entry> entries = read();
  const auto same = std::find_if(entries.begin(), entries.end(),
                                 [&](const Entry& entry) { return entry.path == info.path; });
  if (same != entries.end()) {
    info.id = same->id;
    return info;
  }
  const auto taken = [&](const std::string& id) {
    return std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.id == id; });
  };
  const std::string base = id_from(info.name);
  info.id = base;
  for (int i = 2; taken(info.id); ++i) info.id = base + "-" + std::to_string(i);
  entries.push_back({info.id, info.path});
  write(entries);
  return info;
}

void ModelList::remove(const std::string& id) {
  std::vector<Entry> entries = read();
  if (std::erase_if(entries, [&](const Entry& entry) { return entry.id == id; }) == 0) {
    refuse(ErrorCode::Usage,
           "There is no model \"" + id + "\" in the list; see 'pentimento-cli models list'.");
  }
  write(entries);
}

ModelInfo ModelList::find(const std::string& id_or_path, Operation operation,
                          const fs::path& config_folder) const {
  const std::vector<Entry> entries = read();
  for (const Entry& entry : entries) {
    if (!id_or_path.empty() && entry.id != id_or_path) continue;
    ModelInfo info = entry.id == id_or_path && !config_folder.empty()
                         ? describe_model(entry.path, config_folder)
                         : entry.describe();
    info.id = entry.id;
    if (info.can(operation)) return info;
    if (!id_or_path.empty()) return checked(std::move(info), operation);
  }
  if (id_or_path.empty()) {
    refuse(
        ErrorCode::MissingWeights,
        "To " + to_string(operation) +
            " from words Pentimento needs a model, and none that can do it has been added yet: add a Stable "
            "Diffusion checkpoint that you have with 'pentimento-cli models add PATH' or under Models in "
            "the window.");
  }
  std::error_code error;
  if (!fs::exists(id_or_path, error)) {
    refuse(ErrorCode::MissingWeights,
           "There is no model \"" + id_or_path +
               "\": it is neither in the list of models (see 'pentimento-cli models "
               "list') nor a file or folder.");
  }
  return checked(describe_model(fs::weakly_canonical(id_or_path), config_folder), operation);
}

fs::path ModelList::tiny_autoencoder() const {
  for (const Entry& entry : read()) {
    const ModelInfo info = entry.describe();
    if (info.tiny_autoencoder && info.usable()) return info.path;
  }
  return {};
}

}  // namespace pentimento::engine
