// Tensors by name, as torch's state_dict; here still on disk. A value: copying copies names and views, the
// numbers stay in the mapped files, which live as long as any view of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "weights/tensor_view.h"

namespace pentimento::weights {

class StateDict {
 public:
  using Map = std::map<std::string, TensorView, std::less<>>;

  bool empty() const { return tensors_.empty(); }
  std::size_t size() const { return tensors_.size(); }
  Map::const_iterator begin() const { return tensors_.begin(); }  ///< In the order of names.
  Map::const_iterator end() const { return tensors_.end(); }

  /// Null when there is no such tensor.
  const TensorView* find(std::string_view name) const;
  bool contains(std::string_view name) const { return find(name) != nullptr; }

  /// Error MissingWeights, naming the tensor, when there is no such tensor.
  const TensorView& at(std::string_view name) const;

  /// False, and nothing changes, when the name is taken.
  bool insert(std::string name, const TensorView& tensor);

  /// False when there is no such tensor.
  bool erase(std::string_view name);

  /// True when any name starts with `prefix`.
  bool has_prefix(std::string_view prefix) const;

  /// The tensors whose name starts with `prefix`, named without it.
  StateDict without_prefix(std::string_view prefix) const;

  /// Sums over all tensors: numbers, and bytes on disk.
  std::int64_t parameter_count() const;
  std::uint64_t byte_count() const;

 private:
  Map tensors_;
};

}  // namespace pentimento::weights
