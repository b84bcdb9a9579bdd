// Compares what a file holds with what a network needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "weights/expected_tensors.h"
#include "weights/state_dict.h"

namespace pentimento::weights {

struct TensorMismatch {
  struct Misshapen {
    std::string name;
    Shape actual;
    Shape expected;
  };
  std::vector<std::string> missing;
  std::vector<std::string> extra;
  std::vector<Misshapen> misshapen;
  std::vector<std::string> not_float;  ///< Whole numbers or booleans where weights should be.

  bool empty() const { return missing.empty() && extra.empty() && misshapen.empty() && not_float.empty(); }
};

TensorMismatch compare(const StateDict& actual, const std::vector<TensorSpec>& expected);

/// "the UNet lacks 3 tensors (conv_in.bias, ...) and ..." : the first few of each kind and how many there
/// are. `part` is "UNet", "autoencoder", "text encoder".
std::string describe(const TensorMismatch& mismatch, std::string_view part);

}  // namespace pentimento::weights
