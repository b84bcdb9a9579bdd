// Small JSON files of a model folder: configs and shard indexes.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

namespace pentimento::weights {

/// The object in a JSON file. Error BadFile when the file cannot be read, is larger than 64 MB, is no JSON
/// object, is nested deeply or has a key twice.
nlohmann::json read_json_object(const std::filesystem::path& path);

}  // namespace pentimento::weights
