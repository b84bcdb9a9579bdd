// Reading safetensors: 8 bytes little-endian header length, a JSON header, then the tensors' bytes without
// gaps. Format: https://github.com/huggingface/safetensors (README, "Format"). Every file may be hostile:
// length, JSON, names, dtypes, shapes and offsets are checked with arithmetic that cannot overflow, and as in
// the reference implementation overlaps, holes and bytes after the last tensor are refused.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "weights/state_dict.h"

namespace pentimento::weights {

/// Limits, beyond which a file is refused.
inline constexpr std::uint64_t kMaxHeaderSize = 100'000'000;  ///< As the reference implementation.
inline constexpr std::size_t kMaxNameLength = 4096;
inline constexpr std::size_t kMaxRank = 64;

using Metadata = std::map<std::string, std::string>;

struct TensorEntry {
  std::string name;
  DType dtype = DType::F32;
  Shape shape;
  std::uint64_t begin = 0;  ///< Bytes from the end of the header.
  std::uint64_t end = 0;
};

struct SafetensorsHeader {
  std::vector<TensorEntry> tensors;  ///< In the order of their bytes.
  Metadata metadata;                 ///< The `__metadata__` entry.
};

/// Parses and checks the JSON of a header whose tensors fill exactly `data_size` bytes. Error BadFile; its
/// sentence names `file` and, where one is to blame, the tensor.
SafetensorsHeader parse_safetensors_header(std::string_view json, std::uint64_t data_size,
                                           const std::filesystem::path& file);

struct SafetensorsFile {
  StateDict tensors;
  Metadata metadata;
};

/// Opens one file; reads the header only. Error BadFile. Pickle files (.ckpt, .pt, .bin), whatever their
/// name, are refused with the advice to convert them: unpickling runs code from the file.
SafetensorsFile read_safetensors(const std::filesystem::path& path);

/// Opens all shards of an index (`*.safetensors.index.json`), which lie in its folder. Error BadFile for a
/// name that leaves the folder, a tensor that is not in its shard, or a shard that is not there.
SafetensorsFile read_sharded_safetensors(const std::filesystem::path& index);

}  // namespace pentimento::weights
