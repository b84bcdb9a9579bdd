// Reading configurations off shapes: sizes of untrusted tensors as small positive numbers.
#pragma once

#include <string>

#include "weights/state_dict.h"

namespace pentimento::weights {

/// Extent `axis` of a tensor that must be there, of rank > axis, between 1 and 10 million. Error
/// MissingWeights naming the tensor otherwise.
int extent(const StateDict& tensors, const std::string& name, std::size_t axis);

/// How many of prefix + "0" + suffix, prefix + "1" + suffix, ... begin names; at most `limit`.
int count_numbered(const StateDict& tensors, const std::string& prefix, const std::string& suffix, int limit);

}  // namespace pentimento::weights
