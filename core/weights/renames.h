// Renaming tensors from one naming to another by a table. A row renames a dotted name and everything below
// it; it may say that the tensor is a slice, a reshape or the transpose of what the file holds. All of that
// is done on views: nothing is copied.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "weights/state_dict.h"

namespace pentimento::weights {

enum class TensorChange {
  None,
  FirstThird,   ///< Rows 0..n/3 of a stacked [q; k; v] weight or bias.
  SecondThird,  ///< Rows n/3..2n/3.
  LastThird,    ///< Rows 2n/3..n.
  Squeeze,      ///< [out, in, 1, 1] to [out, in]: a 1x1 convolution as a linear layer. Others stay.
  Transpose,    ///< [a, b] to [b, a].
};

/// The changed view; the tensor as it is when the change does not fit its shape.
TensorView changed(const TensorView& tensor, TensorChange change);

class RenameTable {
 public:
  /// `from` and `to` without a trailing dot. Several rows with the same `from` give several tensors.
  void rename(const std::string& from, const std::string& to, TensorChange change = TensorChange::None);
  /// The tensors at and below this name are left out.
  void drop(const std::string& from);

  /// The most specific row counts; tensors without a row keep their name.
  StateDict apply(const StateDict& tensors) const;

 private:
  struct Target {
    std::string name;
    TensorChange change;
  };
  using Rows = std::map<std::string, std::vector<Target>, std::less<>>;

  Rows::const_iterator find_row(std::string_view name) const;

  Rows rows_;
};

}  // namespace pentimento::weights
