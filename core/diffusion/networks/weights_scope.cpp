#include "diffusion/networks/weights_scope.h"

namespace pentimento::diffusion {
namespace {

std::string joined(const std::string& scope, std::string_view name) {
  return scope.empty() ? std::string(name) : scope + "." + std::string(name);
}

}  // namespace

Weights Weights::operator/(std::string_view name) const {
  Weights inner = *this;
  inner.name_ = joined(name_, name);
  return inner;
}

at::Tensor Weights::operator()(std::string_view name, at::IntArrayRef shape) const {
  return source_->tensor(joined(name_, name), shape);
}

}  // namespace pentimento::diffusion
