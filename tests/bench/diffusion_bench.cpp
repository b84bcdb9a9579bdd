// Times of the stages of Stable Diffusion 1.5 with random weights, for comparison with diffusers at the same
// number of threads: diffusion_bench [PIXELS [THREADS [REPEATS]]]. Prints the shortest of the repeats.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>

#include "diffusion/networks/autoencoder_kl.h"
#include "diffusion/networks/autoencoder_tiny.h"
#include "diffusion/networks/clip_text_encoder.h"
#include "diffusion/networks/unet.h"
#include "tests/core/diffusion/model_configs.h"
#include "tests/core/diffusion/random_weights.h"

namespace pentimento::diffusion {
namespace {

using Clock = std::chrono::steady_clock;

template <typename Network, typename Config>
Network random_network(const char* component, const Config& config) {
  RandomWeights source(component);
  return Network(Weights(source), config);
}

double seconds(const std::function<void()>& work) {
  const Clock::time_point start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void report(const char* stage, int repeats, const std::function<void()>& work) {
  work();  // first touch of the weights
  double best = seconds(work);
  for (int i = 1; i < repeats; ++i) best = std::min(best, seconds(work));
  std::printf("%-28s %8.3f s\n", stage, best);
}

void bench_text_encoder(int repeats) {
  const auto encoder = random_network<ClipTextEncoder>("text_encoder", full_sd1_clip());
  const at::Tensor ids = at::full({1, 77}, 320, at::kLong);
  report("text encoder", repeats, [&] { encoder(ids, 0, {}); });
}

void bench_unet(int latent, int repeats) {
  const auto unet = random_network<UNet>("unet", full_sd1_unet());
  for (const int batch : {1, 2}) {
    const at::Tensor sample = at::randn({batch, 4, latent, latent}), text = at::randn({batch, 77, 768});
    const at::Tensor timesteps = at::full({batch}, 501.0F);
    const std::string stage = "UNet evaluation, batch " + std::to_string(batch);
    report(stage.c_str(), repeats, [&] { unet(sample, timesteps, text, {}, {}); });
  }
}

void bench_autoencoders(int latent, int repeats) {
  const at::Tensor latents = at::randn({1, 4, latent, latent});
  const at::Tensor picture = at::rand({1, 3, 8 * latent, 8 * latent}) * 2 - 1;
  const auto large = random_network<AutoencoderKL>("vae", full_autoencoder());
  report("autoencoder, decode", repeats, [&] { large.decode(latents, {}); });
  report("autoencoder, encode", repeats, [&] { large.encode(picture, {}); });
  const auto tiny = random_network<AutoencoderTiny>("vae", weights::TinyAutoencoderConfig{});
  report("TAESD, decode", repeats, [&] { tiny.decode(latents, {}); });
}

void print_peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%-28s %8.2f GB\n", "peak memory", static_cast<double>(usage.ru_maxrss) / 1e6);
}

}  // namespace
}  // namespace pentimento::diffusion

int main(int argc, char** argv) {
  using namespace pentimento::diffusion;
  const c10::InferenceMode inference;
  const auto argument = [&](int index, int fallback) {
    return argc > index ? std::stoi(argv[index]) : fallback;
  };
  const int latent = argument(1, 512) / 8, threads = argument(2, 2), repeats = argument(3, 3);
  at::set_num_threads(threads);
  std::printf("Stable Diffusion 1.5, %d pixels, %d threads, best of %d\n", 8 * latent, threads, repeats);
  bench_text_encoder(repeats);
  bench_unet(latent, repeats);
  bench_autoencoders(latent, repeats);
  print_peak_memory();
}
