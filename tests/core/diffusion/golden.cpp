#include "golden.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <regex>

#include "tests/catch.h"

namespace pentimento::diffusion {
namespace {

at::ScalarType scalar_type(weights::DType dtype) {
  switch (dtype) {
    case weights::DType::F32:
      return at::kFloat;
    case weights::DType::F64:
      return at::kDouble;
    case weights::DType::F16:
      return at::kHalf;
    case weights::DType::I64:
      return at::kLong;
    case weights::DType::U8:
      return at::kByte;
    default:
      throw std::runtime_error("golden of an unexpected type");
  }
}

}  // namespace

double max_error(const at::Tensor& actual, const at::Tensor& expected) {
  if (actual.sizes() != expected.sizes()) return std::numeric_limits<double>::infinity();
  if (actual.numel() == 0) return 0;
  const double error = (actual.to(at::kDouble) - expected.to(at::kDouble)).abs().max().item<double>();
  return std::isfinite(error) ? error : std::numeric_limits<double>::infinity();
}

at::Tensor GoldenEntry::load(const std::string& tensor) const {
  const weights::TensorView& view = tensors_->at(tensor);
  at::Tensor copy = at::empty(view.shape, scalar_type(view.dtype));
  std::copy(view.bytes.begin(), view.bytes.end(), static_cast<std::byte*>(copy.data_ptr()));
  return copy;
}

void GoldenEntry::check(const std::string& role, const at::Tensor& actual, double slack, double least) const {
  const at::Tensor expected = output(role);
  const double error = max_error(actual, expected), allowed = std::max(slack * tolerance(role), least);
  if (std::getenv("PENTIMENTO_PARITY")) {
    std::cout << "parity " << name() << " " << role << " error " << error << " tolerance " << allowed
              << " peak " << expected.to(at::kDouble).abs().max().item<double>() << "\n";
  }
  INFO(name() << " " << role << ": shape " << actual.sizes() << " for " << expected.sizes() << ", error "
              << error);
  CHECK(error <= allowed);
}

std::optional<Golden> Golden::open(const std::string& name) {
  constexpr std::string_view kShared = "shared/";
  const bool shared = name.starts_with(kShared);
  const std::filesystem::path folder = shared ? PENTIMENTO_SHARED_GOLDENS : PENTIMENTO_GOLDENS;
  const std::string stem = shared ? name.substr(kShared.size()) : name;
  if (std::ifstream file(folder / (stem + ".json")); file) {
    Golden golden;
    // Python writes infinities, which JSON does not have; nothing reads them.
    const std::string text(std::istreambuf_iterator<char>(file), {});
    golden.document_ = nlohmann::json::parse(std::regex_replace(text, std::regex("-?Infinity"), "null"));
    golden.tensors_ = std::make_shared<const weights::StateDict>(
        weights::read_safetensors(folder / (stem + ".safetensors")).tensors);
    return golden;
  }
  WARN("Skipped: there is no golden " << name << ".");
  return std::nullopt;
}

std::vector<GoldenEntry> Golden::entries(const std::string& kind) const {
  std::vector<GoldenEntry> found;
  for (const nlohmann::json& entry : document_.at("entries")) {
    if (entry.at("kind") == kind) found.emplace_back(entry, *tensors_);
  }
  return found;
}

GoldenEntry Golden::entry(const std::string& name) const {
  for (const nlohmann::json& entry : document_.at("entries")) {
    if (entry.at("name") == name) return {entry, *tensors_};
  }
  throw std::runtime_error("golden without entry " + name);
}

}  // namespace pentimento::diffusion
