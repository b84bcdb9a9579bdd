#include "weights/state_dict.h"

#include <utility>

#include "base/error.h"
#include "weights/quote.h"

namespace pentimento::weights {

std::int64_t element_count(const Shape& shape) {
  std::int64_t count = 1;
  for (const std::int64_t extent : shape) count *= extent;
  return count;
}

std::string to_string(const Shape& shape) {
  std::string text = "[";
  for (const std::int64_t extent : shape) {
    if (text.size() > 1) text += ", ";
    text += std::to_string(extent);
  }
  return text + "]";
}

const TensorView* StateDict::find(std::string_view name) const {
  const auto it = tensors_.find(name);
  return it == tensors_.end() ? nullptr : &it->second;
}

const TensorView& StateDict::at(std::string_view name) const {
  if (const TensorView* tensor = find(name)) return *tensor;
  throw Error(ErrorCode::MissingWeights,
              "The model has no tensor " + quoted_name(name) + "; it is of another kind or incomplete.");
}

bool StateDict::insert(std::string name, const TensorView& tensor) {
  return tensors_.try_emplace(std::move(name), tensor).second;
}

bool StateDict::erase(std::string_view name) {
  const auto it = tensors_.find(name);
  if (it == tensors_.end()) return false;
  tensors_.erase(it);
  return true;
}

bool StateDict::has_prefix(std::string_view prefix) const {
  const auto it = tensors_.lower_bound(prefix);
  return it != tensors_.end() && it->first.starts_with(prefix);
}

StateDict StateDict::without_prefix(std::string_view prefix) const {
  StateDict result;
  for (auto it = tensors_.lower_bound(prefix); it != tensors_.end() && it->first.starts_with(prefix); ++it)
    result.tensors_.emplace_hint(result.tensors_.end(), it->first.substr(prefix.size()), it->second);
  return result;
}

std::int64_t StateDict::parameter_count() const {
  std::int64_t count = 0;
  for (const auto& [name, tensor] : tensors_) count += tensor.element_count();
  return count;
}

std::uint64_t StateDict::byte_count() const {
  std::uint64_t count = 0;
  for (const auto& [name, tensor] : tensors_) count += tensor.bytes.size();
  return count;
}

}  // namespace pentimento::weights
