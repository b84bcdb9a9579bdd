#include "weights/shape_reading.h"

#include "base/error.h"
#include "weights/quote.h"

namespace pentimento::weights {

int extent(const StateDict& tensors, const std::string& name, std::size_t axis) {
  constexpr std::int64_t kMax = 10'000'000;
  const TensorView& tensor = tensors.at(name);
  if (tensor.shape.size() > axis && tensor.shape[axis] >= 1 && tensor.shape[axis] <= kMax)
    return static_cast<int>(tensor.shape[axis]);
  throw Error(ErrorCode::MissingWeights, "The tensor " + quoted_name(tensor.source_name) + " has the shape " +
                                             quoted_name(to_string(tensor.shape)) +
                                             ", which no model of a known kind has.");
}

int count_numbered(const StateDict& tensors, const std::string& prefix, const std::string& suffix,
                   int limit) {
  int count = 0;
  while (count < limit && tensors.has_prefix(prefix + std::to_string(count) + suffix)) ++count;
  return count;
}

}  // namespace pentimento::weights
