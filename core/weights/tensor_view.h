// One tensor of a file on disk: number format, shape, and where its bytes lie. Nothing is copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "weights/dtype.h"
#include "weights/mapped_file.h"

namespace pentimento::weights {

/// Row-major; empty for a scalar.
using Shape = std::vector<std::int64_t>;

/// Number of elements of a shape whose product is known to fit (as in every TensorView).
std::int64_t element_count(const Shape& shape);

/// "[320, 4, 3, 3]".
std::string to_string(const Shape& shape);

struct TensorView {
  DType dtype = DType::F32;
  Shape shape;
  /// Row-major, little-endian, element_count(shape) * size_of(dtype) bytes. NOT aligned to the element: the
  /// format does not promise it.
  std::span<const std::byte> bytes;
  /// The bytes hold the matrix [shape[1], shape[0]]: transpose when copying. Only for matrices.
  bool transposed = false;
  /// The name under which the file holds it, for error messages.
  std::string source_name;
  /// Keeps `bytes` valid.
  std::shared_ptr<const MappedFile> file;

  std::int64_t element_count() const { return weights::element_count(shape); }
};

}  // namespace pentimento::weights
