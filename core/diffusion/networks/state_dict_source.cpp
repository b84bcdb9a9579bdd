#include "diffusion/networks/state_dict_source.h"

#include <ATen/ATen.h>

#include <cstdint>
#include <memory>

#include "base/error.h"

namespace pentimento::diffusion {
namespace {

at::ScalarType scalar_type(const weights::TensorView& view) {
  switch (view.dtype) {
    case weights::DType::F64:
      return at::kDouble;
    case weights::DType::F32:
      return at::kFloat;
    case weights::DType::F16:
      return at::kHalf;
    case weights::DType::BF16:
      return at::kBFloat16;
    default:
      break;
  }
  throw Error(ErrorCode::MissingWeights, "The tensor " + view.source_name + " holds " +
                                             std::string(weights::name_of(view.dtype)) +
                                             " where weights should be; the checkpoint cannot be used.");
}

// The mapped bytes themselves, or a copy where they do not lie as the processor wants them. Their pages leave
// memory with the tensor: packed or converted weights would be there twice.
at::Tensor mapped(const weights::TensorView& view, at::IntArrayRef stored_shape) {
  const at::ScalarType type = scalar_type(view);
  auto* bytes = const_cast<std::byte*>(view.bytes.data());  // from_blob wants it; nobody writes to weights
  const bool aligned = reinterpret_cast<std::uintptr_t>(bytes) % c10::elementSize(type) == 0;
  if (aligned) {
    return at::from_blob(
        bytes, stored_shape, [file = view.file, part = view.bytes](void*) { file->release(part); },
        at::TensorOptions(type));
  }
  at::Tensor copy = at::empty(stored_shape, type);
  std::copy(view.bytes.begin(), view.bytes.end(), static_cast<std::byte*>(copy.data_ptr()));
  view.file->release(view.bytes);
  return copy;
}

}  // namespace

at::Tensor StateDictSource::tensor(const std::string& name, at::IntArrayRef shape) {
  const weights::TensorView& view = tensors_.at(name);
  if (at::IntArrayRef(view.shape) != shape) {
    throw Error(ErrorCode::MissingWeights,
                "The tensor " + name + " has the shape " + weights::to_string(view.shape) + " and not " +
                    weights::to_string(shape.vec()) + "; the checkpoint is of another model.");
  }
  if (!view.transposed) return mapped(view, shape).to(options_);
  return mapped(view, {shape[1], shape[0]}).t().to(options_).contiguous();
}

}  // namespace pentimento::diffusion
