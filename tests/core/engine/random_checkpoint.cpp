#include "tests/core/engine/random_checkpoint.h"

#include <cmath>
#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "tests/core/weights/checkpoints.h"

namespace pentimento::engine {

namespace {
namespace fs = std::filesystem;

/// Near what a trained network has, so that values neither vanish nor explode.
std::vector<float> random_numbers(const std::string& name, const std::vector<std::int64_t>& shape,
                                  std::mt19937& random) {
  double fan_in = 1, count = 1;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    count *= static_cast<double>(shape[i]);
    if (i > 0) fan_in *= static_cast<double>(shape[i]);
  }
  const bool scale = shape.size() == 1 && name.ends_with("weight");
  std::normal_distribution<float> normal(
      scale ? 1.0F : 0.0F, shape.size() == 1 ? 0.05F : static_cast<float>(1 / std::sqrt(fan_in)));
  std::vector<float> values(static_cast<std::size_t>(count));
  for (float& value : values) value = normal(random);
  return values;
}

/// Replaces the zeros of a float32 file.
void fill_with_random(const fs::path& file, std::mt19937& random) {
  std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
  std::uint64_t length = 0;
  stream.read(reinterpret_cast<char*>(&length), sizeof length);
  std::string header(length, '\0');
  stream.read(header.data(), static_cast<std::streamsize>(length));
  const auto tensors = nlohmann::json::parse(header);
  for (const auto& [name, tensor] : tensors.items()) {
    if (name == "__metadata__" || tensor["dtype"] != "F32") continue;
    const auto values = random_numbers(name, tensor["shape"].get<std::vector<std::int64_t>>(), random);
    stream.seekp(
        static_cast<std::streamoff>(sizeof length + length + tensor["data_offsets"][0].get<std::uint64_t>()));
    stream.write(reinterpret_cast<const char*>(values.data()),
                 static_cast<std::streamsize>(values.size() * sizeof(float)));
  }
}
}  // namespace

void write_random_checkpoint(const fs::path& folder, const RandomCheckpoint& options) {
  weights::test::Model model = weights::test::tiny_sd1();
  model.unet.sample_size = 8;
  model.unet.in_channels = options.in_channels;
  model.text_encoder.vocab_size = 49408;  // the marks of start and end are its last two
  model.scheduler = R"({"_class_name":"PNDMScheduler","beta_start":0.00085,"beta_end":0.012,
    "beta_schedule":"scaled_linear","skip_prk_steps":true,"set_alpha_to_one":false,"steps_offset":1})";
  weights::test::write_folder(folder, model);
  // Letters only: 256 bytes, once more at the end of a word, and two marks.
  std::ofstream(folder / "tokenizer" / "merges.txt") << "#version: 0.2\ni n\nt h\na n\n";
  std::mt19937 random(options.seed);
  for (const char* file : {"unet/diffusion_pytorch_model.safetensors",
                           "vae/diffusion_pytorch_model.safetensors", "text_encoder/model.safetensors"}) {
    fill_with_random(folder / file, random);
  }
}

}  // namespace pentimento::engine
