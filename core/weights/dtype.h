// Number formats of tensors on disk, named as safetensors names them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace pentimento::weights {

enum class DType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

/// Bytes of one element.
std::size_t size_of(DType dtype);

/// "F64" "F32" "F16" "BF16" "I64" "I32" "I16" "I8" "U8" "BOOL".
std::string_view name_of(DType dtype);

/// The inverse of name_of; empty for a name that is not supported, such as the 8-bit floats "F8_E4M3".
std::optional<DType> dtype_named(std::string_view name);

}  // namespace pentimento::weights
