#include "weights/dtype.h"

#include <array>

namespace pentimento::weights {
namespace {

struct Row {
  DType dtype;
  std::string_view name;
  std::size_t size;
};

constexpr std::array kTable = {
    Row{DType::F64, "F64", 8},   Row{DType::F32, "F32", 4}, Row{DType::F16, "F16", 2},
    Row{DType::BF16, "BF16", 2}, Row{DType::I64, "I64", 8}, Row{DType::I32, "I32", 4},
    Row{DType::I16, "I16", 2},   Row{DType::I8, "I8", 1},   Row{DType::U8, "U8", 1},
    Row{DType::Bool, "BOOL", 1},
};

const Row& row(DType dtype) {
  return kTable.at(static_cast<std::size_t>(dtype));
}

}  // namespace

std::size_t size_of(DType dtype) {
  return row(dtype).size;
}

std::string_view name_of(DType dtype) {
  return row(dtype).name;
}

std::optional<DType> dtype_named(std::string_view name) {
  for (const Row& r : kTable)
    if (r.name == name) return r.dtype;
  return std::nullopt;
}

}  // namespace pentimento::weights
