// Weights of a file as tensors: mapped while they are used, and not a moment longer.
#include "diffusion/networks/state_dict_source.h"

#include <ATen/ATen.h>

#include <fstream>
#include <string>

#include "diffusion/networks/layers.h"
#include "tests/catch.h"
#include "tests/core/weights/files.h"

namespace pentimento::diffusion {
namespace {

// Of the mapping that holds `address`: how much of it is in this process's memory, in kB (proc(5), smaps).
long resident(const void* address) {
  std::ifstream smaps("/proc/self/smaps");
  const auto wanted = reinterpret_cast<std::uintptr_t>(address);
  bool inside = false;
  for (std::string line; std::getline(smaps, line);) {
    unsigned long from = 0, to = 0;
    long size = 0;
    if (std::sscanf(line.c_str(), "%lx-%lx ", &from, &to) == 2) inside = from <= wanted && wanted < to;
    if (inside && std::sscanf(line.c_str(), "Rss: %ld", &size) == 1) return size;
  }
  return -1;
}

struct OneLayer {
  OneLayer() {
    weights::test::write_sparse_safetensors(file, {{"linear.weight", {1024, 1024}, weights::DType::F32}});
  }
  weights::test::TemporaryFolder folder;
  std::filesystem::path file = folder / "a.safetensors";
};

}  // namespace

TEST_CASE("Weights that were converted or packed or put away leave memory") {
  const OneLayer model;
  const weights::StateDict tensors = weights::read_safetensors(model.file).tensors;
  const void* bytes = tensors.at("linear.weight").bytes.data();
  constexpr long kSize = 4096;
  SECTION("put away") {
    StateDictSource source(tensors);
    {
      const at::Tensor weight = source.tensor("linear.weight", {1024, 1024});
      CHECK(weight.sum().item<float>() == 0);
      CHECK(resident(bytes) >= kSize);
    }
    CHECK(resident(bytes) < kSize / 8);
  }
  SECTION("converted") {
    StateDictSource source(tensors, at::kDouble);
    const at::Tensor weight = source.tensor("linear.weight", {1024, 1024});
    CHECK(weight.sum().item<double>() == 0);
    CHECK(resident(bytes) < kSize / 8);
  }
  SECTION("packed") {
    if (!at::hasMKLDNN()) return;  // stays as it is
    StateDictSource source(tensors);
    const Linear linear(Weights(source) / "linear", 1024, 1024, false);
    CHECK(linear(at::ones({32, 1024})).abs().max().item<float>() == 0);
    CHECK(resident(bytes) < kSize / 8);
  }
}

}  // namespace pentimento::diffusion
