// Finding the file with the tensors of one part of a diffusers folder.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "weights/safetensors.h"

namespace pentimento::weights {

/// `stem.safetensors`, `stem.VARIANT.safetensors` or the index of a sharded one. With an empty `variant`: the
/// plain file, else fp16, else any. Empty when the folder has none of them. Error MissingWeights when it has
/// only pickle files, or other variants than the wanted one.
std::optional<std::filesystem::path> find_weights(const std::filesystem::path& folder,
                                                  const std::string& stem, const std::string& variant);

/// One file or, by the extension .json, the shards of an index.
SafetensorsFile read_safetensors_or_index(const std::filesystem::path& path);

}  // namespace pentimento::weights
