#include "weights/renames.h"

#include <utility>

namespace pentimento::weights {
namespace {

TensorView third(TensorView tensor, int index) {
  if (tensor.shape.empty() || tensor.shape.front() % 3 != 0) return tensor;
  tensor.shape.front() /= 3;
  const std::size_t size = tensor.bytes.size() / 3;
  tensor.bytes = tensor.bytes.subspan(static_cast<std::size_t>(index) * size, size);
  return tensor;
}

TensorView squeezed(TensorView tensor) {
  if (tensor.shape.size() == 4 && tensor.shape[2] == 1 && tensor.shape[3] == 1) tensor.shape.resize(2);
  return tensor;
}

TensorView transposed(TensorView tensor) {
  if (tensor.shape.size() != 2) return tensor;
  std::swap(tensor.shape[0], tensor.shape[1]);
  tensor.transposed = !tensor.transposed;
  return tensor;
}

}  // namespace

TensorView changed(const TensorView& tensor, TensorChange change) {
  switch (change) {
    case TensorChange::FirstThird:
      return third(tensor, 0);
    case TensorChange::SecondThird:
      return third(tensor, 1);
    case TensorChange::LastThird:
      return third(tensor, 2);
    case TensorChange::Squeeze:
      return squeezed(tensor);
    case TensorChange::Transpose:
      return transposed(tensor);
    case TensorChange::None:
      break;
  }
  return tensor;
}

void RenameTable::rename(const std::string& from, const std::string& to, TensorChange change) {
  rows_[from].push_back({to, change});
}

void RenameTable::drop(const std::string& from) {
  rows_[from].clear();
}

// Tries the whole name, then without its last part, and so on.
RenameTable::Rows::const_iterator RenameTable::find_row(std::string_view name) const {
  while (true) {
    const auto row = rows_.find(name);
    if (row != rows_.end()) return row;
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return rows_.end();
    name = name.substr(0, dot);
  }
}

StateDict RenameTable::apply(const StateDict& tensors) const {
  StateDict result;
  for (const auto& [name, tensor] : tensors) {
    const auto row = find_row(name);
    if (row == rows_.end()) {
      result.insert(name, tensor);
      continue;
    }
    const std::string rest = name.substr(row->first.size());
    for (const Target& target : row->second)
      result.insert(target.name + rest, changed(tensor, target.change));
  }
  return result;
}

}  // namespace pentimento::weights
