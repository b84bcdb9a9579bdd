// Times of the stages of Stable Diffusion 1.5 with random weights, for comparison with diffusers at the same
// number of threads: diffusion_bench [PIXELS [THREADS [REPEATS [STAGES [DTYPE [CHECKPOINT]]]]]]. STAGES is a
// string of letters: t text encoder, 1 and 2 UNet of that batch, d and e autoencoder, s TAESD, l opening
// CHECKPOINT and building its networks. Prints the shortest of the repeats, in lines for
// diffusion_beside_diffusers.py and then as JSON.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "diffusion/machine.h"
#include "diffusion/networks/autoencoder_kl.h"
#include "diffusion/networks/autoencoder_tiny.h"
#include "diffusion/networks/clip_text_encoder.h"
#include "diffusion/networks/state_dict_source.h"
#include "diffusion/networks/unet.h"
#include "tests/core/diffusion/random_weights.h"
#include "tests/core/weights/published_configs.h"
#include "weights/checkpoint.h"

namespace pentimento::diffusion {
namespace {

using Clock = std::chrono::steady_clock;

struct Bench {
  int latent = 64, repeats = 3;
  std::string stages, checkpoint;
  at::TensorOptions options;
  nlohmann::json seconds = nlohmann::json::object();

  bool wants(char stage) const { return stages.find(stage) != std::string::npos; }

  void time(const std::string& stage, const std::function<void()>& work, bool warm_up = true) {
    if (warm_up) work();  // first touch of the weights
    double best = 1e9;
    for (int i = 0; i < (warm_up ? repeats : 1); ++i) {
      const Clock::time_point start = Clock::now();
      work();
      best = std::min(best, std::chrono::duration<double>(Clock::now() - start).count());
    }
    seconds[stage] = best;
    std::printf("%-28s %8.3f s\n", stage.c_str(), best);
    std::fflush(stdout);
  }
};

class ConvertedWeights : public TensorSource {
 public:
  ConvertedWeights(const char* component, at::TensorOptions options)
      : source_(component), options_(options) {}
  at::Tensor tensor(const std::string& name, at::IntArrayRef shape) override {
    return source_.tensor(name, shape).to(options_);
  }

 private:
  RandomWeights source_;
  at::TensorOptions options_;
};

template <typename Network, typename Config>
Network random_network(const char* component, const Config& config, const Bench& bench) {
  ConvertedWeights source(component, bench.options);
  return Network(Weights(source), config);
}

void bench_text_encoder(Bench& bench) {
  if (!bench.wants('t')) return;
  const auto encoder = random_network<ClipTextEncoder>("text_encoder", weights::test::clip_l(), bench);
  const at::Tensor ids = at::full({1, 77}, 320, at::kLong);
  bench.time("text encoder", [&] { encoder(ids, 0, {}); });
}

void bench_unet(Bench& bench) {
  if (!bench.wants('1') && !bench.wants('2')) return;
  const auto unet = random_network<UNet>("unet", weights::test::sd1_unet(), bench);
  for (const int batch : {1, 2}) {
    if (!bench.wants(static_cast<char>('0' + batch))) continue;
    const at::Tensor sample = at::randn({batch, 4, bench.latent, bench.latent});
    const at::Tensor text = at::randn({batch, 77, 768}), timesteps = at::full({batch}, 501.0F);
    bench.time("UNet evaluation, batch " + std::to_string(batch),
               [&] { unet(sample, timesteps, text, {}, {}); });
  }
}

void bench_autoencoders(Bench& bench) {
  const at::Tensor latents = at::randn({1, 4, bench.latent, bench.latent});
  const at::Tensor picture = at::rand({1, 3, 8 * bench.latent, 8 * bench.latent}) * 2 - 1;
  if (bench.wants('d') || bench.wants('e')) {
    const auto large = random_network<AutoencoderKL>("vae", weights::test::sd_autoencoder(), bench);
    if (bench.wants('d')) bench.time("autoencoder, decode", [&] { large.decode(latents, {}); });
    if (bench.wants('e')) bench.time("autoencoder, encode", [&] { large.encode(picture, {}); });
  }
  if (bench.wants('s')) {
    const auto tiny = random_network<AutoencoderTiny>("vae", weights::TinyAutoencoderConfig{}, bench);
    bench.time("TAESD, decode", [&] { tiny.decode(latents, {}); });
  }
}

template <typename Network, typename Config>
void build(const weights::Network<Config>& part, const at::TensorOptions& options) {
  StateDictSource source(part.tensors, options);
  Network(Weights(source), part.config);
}

void bench_load(Bench& bench) {
  if (!bench.wants('l') || bench.checkpoint.empty()) return;
  bench.time(
      "load",
      [&] {
        const weights::Checkpoint checkpoint = weights::open_checkpoint(bench.checkpoint);
        build<ClipTextEncoder>(checkpoint.text_encoder, bench.options);
        build<UNet>(checkpoint.unet, bench.options);
        build<AutoencoderKL>(checkpoint.autoencoder, bench.options);
      },
      false);
}

std::int64_t peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return std::int64_t{usage.ru_maxrss} * 1024;
}

}  // namespace
}  // namespace pentimento::diffusion

int main(int argc, char** argv) {
  using namespace pentimento::diffusion;
  const c10::InferenceMode inference;
  const auto text = [&](int index, const char* fallback) {
    return std::string(argc > index ? argv[index] : fallback);
  };
  const std::string dtype = text(5, "fp32");
  const int pixels = std::stoi(text(1, "512")), threads = std::stoi(text(2, "2"));
  Bench bench;
  bench.latent = pixels / 8;
  bench.repeats = std::stoi(text(3, "3"));
  bench.stages = text(4, "t12desl");
  bench.checkpoint = text(6, "");
  bench.options = tensor_options(Device::Cpu, pentimento::compute::compute_type_named(dtype).value());
  at::set_num_threads(threads);
  bench_load(bench);
  bench_text_encoder(bench);
  bench_unet(bench);
  bench_autoencoders(bench);
  const nlohmann::json report = {{"model", "Stable Diffusion 1.5"},
                                 {"pixels", pixels},
                                 {"threads", threads},
                                 {"dtype", dtype},
                                 {"repeats", bench.repeats},
                                 {"seconds", bench.seconds},
                                 {"peak_bytes", peak_bytes()}};
  std::cout << report.dump(2) << "\n";
}
