#include "weights/json_file.h"

#include <string>
#include <unordered_set>
#include <vector>

#include "base/error.h"
#include "weights/mapped_file.h"
#include "weights/quote.h"

namespace pentimento::weights {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMaxSize = 64'000'000;
constexpr int kMaxDepth = 32;

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
  throw Error(ErrorCode::BadFile,
              quoted_path(path) + " " + what + "; get the file again from where the model is from.");
}

std::string read_text(const std::filesystem::path& path) {
  const auto file = MappedFile::open(path);
  if (file->size() > kMaxSize) fail(path, "is too large to be a configuration");
  std::string text(file->size(), '\0');
  file->read_at(0, std::as_writable_bytes(std::span(text)));
  return text;
}

// Refuses what JSON allows and no honest file has.
class Guard {
 public:
  explicit Guard(const std::filesystem::path& path) : path_(path) {}

  bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
    if (depth > kMaxDepth) fail(path_, "is nested too deeply");
    if (event == Json::parse_event_t::object_start) {
      keys_.resize(static_cast<std::size_t>(depth) + 2);
      keys_.back().clear();
    }
    if (event == Json::parse_event_t::key) {
      const std::string& key = parsed.get_ref<const std::string&>();
      if (!keys_.at(static_cast<std::size_t>(depth)).insert(key).second)
        fail(path_, "has the key " + quoted_name(key) + " twice");
    }
    return true;
  }

 private:
  const std::filesystem::path& path_;
  std::vector<std::unordered_set<std::string>> keys_;  // Of the open objects, by depth.
};

}  // namespace

Json read_json_object(const std::filesystem::path& path) {
  const std::string text = read_text(path);
  Guard guard(path);
  Json json;
  try {
    json = Json::parse(text, std::ref(guard));
  } catch (const Json::exception&) {
    fail(path, "is no valid JSON");
  }
  if (!json.is_object()) fail(path, "holds no JSON object");
  return json;
}

}  // namespace pentimento::weights
