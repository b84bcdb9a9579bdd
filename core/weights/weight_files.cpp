#include "weights/weight_files.h"

#include <map>

#include "base/error.h"
#include "weights/quote.h"

namespace pentimento::weights {
namespace {

constexpr std::string_view kSuffix = ".safetensors";
constexpr std::string_view kIndexSuffix = ".safetensors.index.json";

struct Found {
  std::map<std::string, std::filesystem::path> variants;  // "" is the plain name.
  bool pickle = false;
};

bool is_shard(const std::string& middle) {
  return middle.find("-of-") != std::string::npos;
}

// "fp16" of ".fp16", "" of "".
std::string variant_of(std::string middle) {
  if (middle.starts_with('.')) middle.erase(0, 1);
  return middle;
}

void add(Found& found, const std::filesystem::path& file, const std::string& rest) {
  constexpr std::string_view kOtherIndexMark = ".safetensors.index.";  // .safetensors.index.fp16.json
  if (rest.ends_with(kIndexSuffix)) {
    found.variants.try_emplace(variant_of(rest.substr(0, rest.size() - kIndexSuffix.size())), file);
  } else if (rest.starts_with(kOtherIndexMark) && rest.ends_with(".json")) {
    found.variants.try_emplace(rest.substr(kOtherIndexMark.size(), rest.size() - kOtherIndexMark.size() - 5),
                               file);
  } else if (rest.ends_with(kSuffix)) {
    const std::string middle = rest.substr(0, rest.size() - kSuffix.size());
    if (!is_shard(middle)) found.variants.insert_or_assign(variant_of(middle), file);
  } else if (rest.ends_with(".bin") || rest.ends_with(".pt") || rest.ends_with(".ckpt")) {
    found.pickle = true;
  }
}

Found search(const std::filesystem::path& folder, const std::string& stem) {
  Found found;
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with(stem)) add(found, it->path(), name.substr(stem.size()));
    if (stem == "model" && name == "pytorch_model.bin") found.pickle = true;  // As transformers calls it.
  }
  return found;
}

}  // namespace

std::optional<std::filesystem::path> find_weights(const std::filesystem::path& folder,
                                                  const std::string& stem, const std::string& variant) {
  const Found found = search(folder, stem);
  if (found.variants.empty() && found.pickle)
    throw Error(
        ErrorCode::MissingWeights,
        "The folder " + quoted_path(folder) +
            " holds only an old pickle file (.bin), which can run any program hidden in it and is never "
            "opened; convert it to safetensors with a tool you trust, or get the .safetensors file.");
  if (found.variants.empty()) return std::nullopt;
  const std::string wanted = !variant.empty() || found.variants.contains("") ? variant : "fp16";
  if (const auto it = found.variants.find(wanted); it != found.variants.end()) return it->second;
  if (variant.empty()) return found.variants.begin()->second;
  throw Error(ErrorCode::MissingWeights, "The folder " + quoted_path(folder) + " has no variant " +
                                             quoted_name(variant) +
                                             " of its weights; leave the variant out.");
}

SafetensorsFile read_safetensors_or_index(const std::filesystem::path& path) {
  return path.extension() == ".json" ? read_sharded_safetensors(path) : read_safetensors(path);
}

}  // namespace pentimento::weights
