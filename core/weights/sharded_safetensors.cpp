#include <map>
#include <utility>

#include "base/error.h"
#include "weights/json_file.h"
#include "weights/quote.h"
#include "weights/safetensors.h"

namespace pentimento::weights {
namespace {

[[noreturn]] void fail(const std::filesystem::path& index, const std::string& what) {
  throw Error(ErrorCode::BadFile, quoted_path(index) + " " + what + ".");
}

// A plain file name: anything else could reach files outside the model's folder.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name != "." && name != ".." && name.find_first_of("/\\:") == std::string::npos &&
         name.find('\0') == std::string::npos && std::filesystem::path(name).filename() == name;
}

// File name -> names of its tensors.
std::map<std::string, std::vector<std::string>> read_weight_map(const std::filesystem::path& index) {
  const nlohmann::json json = read_json_object(index);
  const auto entries = json.find("weight_map");
  if (entries == json.end() || !entries->is_object())
    fail(index, "is no index of shards: it has no \"weight_map\"");
  std::map<std::string, std::vector<std::string>> shards;
  for (const auto& [tensor, file] : entries->items()) {
    if (!file.is_string()) fail(index, "names no file for the tensor " + quoted_name(tensor));
    const auto& name = file.get_ref<const std::string&>();
    if (!is_plain_name(name))
      fail(index, "names a file outside its folder, " + quoted_name(name) + ", which is refused");
    shards[name].push_back(tensor);
  }
  return shards;
}

SafetensorsFile read_shard(const std::filesystem::path& index, const std::string& name) {
  const std::filesystem::path path = index.parent_path() / name;
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    fail(index, "needs the file " + quoted_name(name) + ", which is not beside it; copy or download it too");
  return read_safetensors(path);
}

}  // namespace

SafetensorsFile read_sharded_safetensors(const std::filesystem::path& index) {
  SafetensorsFile result;
  for (const auto& [name, tensors] : read_weight_map(index)) {
    SafetensorsFile shard = read_shard(index, name);
    for (const std::string& tensor : tensors) {
      const TensorView* view = shard.tensors.find(tensor);
      if (!view)
        fail(index,
             "expects the tensor " + quoted_name(tensor) + " in " + quoted_name(name) + ", where it is not");
      result.tensors.insert(tensor, *view);
    }
    result.metadata.merge(shard.metadata);
  }
  return result;
}

}  // namespace pentimento::weights
