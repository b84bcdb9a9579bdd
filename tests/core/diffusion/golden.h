// Reference numbers of diffusers and transformers: a JSON list of entries beside a safetensors file, made by
// tests/reference. The small ones are in tests/golden, larger ones beside the repository.
#pragma once

#include <ATen/ATen.h>

#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "diffusion/networks/state_dict_source.h"
#include "weights/safetensors.h"

namespace pentimento::diffusion {

class GoldenEntry {
 public:
  GoldenEntry(nlohmann::json entry, const weights::StateDict& tensors)
      : entry_(std::move(entry)), tensors_(&tensors) {}

  std::string name() const { return entry_.at("name"); }
  std::string kind() const { return entry_.at("kind"); }
  const nlohmann::json& params() const { return entry_.at("params"); }
  bool has_input(const std::string& role) const { return entry_.at("inputs").contains(role); }
  bool has_output(const std::string& role) const { return entry_.at("outputs").contains(role); }
  at::Tensor input(const std::string& role) const { return load(entry_.at("inputs").at(role)); }
  at::Tensor output(const std::string& role) const {
    return load(entry_.at("outputs").at(role).at("tensor"));
  }
  double tolerance(const std::string& role) const { return entry_.at("outputs").at(role).at("tolerance"); }
  const nlohmann::json& outputs() const { return entry_.at("outputs"); }

  /// Checks with Catch2 that `actual` has the shape of the output and is within its tolerance (times
  /// `slack`), or within `least` if that is more. Prints the error when PENTIMENTO_PARITY is set in the
  /// environment.
  void check(const std::string& role, const at::Tensor& actual, double slack = 1, double least = 0) const;

 private:
  at::Tensor load(const std::string& tensor) const;
  nlohmann::json entry_;
  const weights::StateDict* tensors_;
};

class Golden {
 public:
  /// "tiny-sd" out of tests/golden, "shared/tiny-sd" from beside the repository. Empty, with a message, when
  /// it is not there.
  static std::optional<Golden> open(const std::string& name);

  std::vector<GoldenEntry> entries(const std::string& kind) const;
  GoldenEntry entry(const std::string& name) const;

 private:
  nlohmann::json document_;
  std::shared_ptr<const weights::StateDict> tensors_;
};

/// The largest absolute difference; infinite when shapes differ or a number is not finite.
double max_error(const at::Tensor& actual, const at::Tensor& expected);

}  // namespace pentimento::diffusion
