// Files that people take for safetensors, told apart by their first bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace pentimento::weights {

/// What the file is and what to do, as the end of the sentence `"x.ckpt" is ...`; empty when the bytes may be
/// safetensors. `start`: up to the first 64 bytes of the file.
std::optional<std::string> recognize_foreign_format(std::span<const std::byte> start);

}  // namespace pentimento::weights
