#include "diffusion/noise_source.h"

#include "golden.h"
#include "tests/catch.h"

namespace pentimento::diffusion {

TEST_CASE("Seeds draw the numbers of torch") {
  const std::optional<Golden> golden = Golden::open("rng");
  if (!golden) return;
  for (const GoldenEntry& entry : golden->entries("rng")) {
    NoiseSource noise({std::stoull(entry.params().at("seed").get<std::string>())});
    for (int i = 0; entry.has_output("draw" + std::to_string(i)); ++i) {
      const std::string role = "draw" + std::to_string(i);
      // Equal to the bit with the same vector instructions, else in all but the last bits.
      CHECK(max_error(noise.randn(entry.output(role).sizes()), entry.output(role)) <= 1e-6);
    }
  }
}

TEST_CASE("A batch with a seed for each picture draws what single runs draw") {
  NoiseSource both({4, 5}), first({4}), second({5});
  const at::Tensor batch = both.randn({2, 4, 8, 8});
  CHECK(at::equal(batch[0], first.randn({1, 4, 8, 8})[0]));
  CHECK(at::equal(batch[1], second.randn({1, 4, 8, 8})[0]));
}

}  // namespace pentimento::diffusion
