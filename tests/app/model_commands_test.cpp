// add, extend, vary and generate with a real model: tiny, with random weights, made here.
#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/app/model_scene.h"
#include "tests/core/engine/random_checkpoint.h"
#include "tests/core/weights/checkpoints.h"

using namespace pentimento;
using namespace pentimento::test;
namespace fs = std::filesystem;

namespace {
struct TinyModel : ModelScene {
  std::string model = file("tiny");

  TinyModel() {
    engine::write_random_checkpoint(model);
    REQUIRE(run_cli({"models", "add", model}).exit_code == 0);
  }

  image::Image made(const std::vector<std::string>& arguments) const {
    const Outcome outcome = run_cli(arguments);
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    return read(out);
  }
};
}  // namespace

TEST_CASE("cli: a tokenizer that does not fit the text encoder is exit code 4") {
  const TinyModel s;
  const std::string tokenizer = s.model + "/tokenizer/";
  SECTION("a text encoder with fewer tokens") {
    weights::test::Model other = weights::test::tiny_sd1();
    other.text_encoder.vocab_size = 500;
    weights::test::write_folder(s.file("other"), other);
    fs::remove_all(s.model + "/text_encoder");
    fs::copy(s.file("other") + "/text_encoder", s.model + "/text_encoder");
    s.check_refused(s.generate({"--model", s.model}), 4, "knows 500 tokens and not 517");
  }
  SECTION("a vocabulary without the mark of the end") {
    std::ofstream(tokenizer + "vocab.json") << R"({"a": 0, "<|startoftext|>": 1})";
    s.check_refused(s.generate({"--model", s.model}), 4, "<|endoftext|>");
  }
  SECTION("a vocabulary of something else") {
    std::ofstream(tokenizer + "vocab.json") << R"({"hello": 0, "world": 1})";
    s.check_refused(s.generate({"--model", s.model}), 4, "does not fit CLIP");
  }
  SECTION("no vocabulary at all") {
    std::ofstream(tokenizer + "vocab.json") << "[1, 2";
    s.check_refused(s.generate({"--model", s.model}), 3, "vocab.json");
  }
}

TEST_CASE("cli: generate makes a picture of the size, the same for the same seed") {
  const TinyModel s;
  const image::Image first = s.made(s.generate());
  CHECK(first.size() == Size{64, 72});
  CHECK(engine::bytes_of(s.made(s.generate({"--model", "tiny"})).pixels) == engine::bytes_of(first.pixels));
  CHECK(engine::bytes_of(s.made(s.generate({"--model", s.model})).pixels) == engine::bytes_of(first.pixels));
  CHECK(engine::bytes_of(s.made(s.generate({"--seed", "1"})).pixels) != engine::bytes_of(first.pixels));
  for (const char* name : {"ddim", "ddpm", "pndm", "euler", "euler-ancestral", "heun", "dpmpp-2m",
                           "dpmpp-2m-sde", "unipc", "lcm"}) {
    INFO(name);
    CHECK(run_cli(s.generate({"--scheduler", name})).exit_code == 0);
  }
}

TEST_CASE("cli: add changes the mask and its ring only") {
  const TinyModel s;
  const image::Image before = TinyModel::read(s.picture), after = s.made(s.add());
  CHECK(engine::same_outside(before.pixels, after.pixels, kSelected.grown(8)));
  CHECK(engine::bytes_of(before.pixels, kSelected) != engine::bytes_of(after.pixels, kSelected));
  CHECK(run_cli(s.add({"--no-harmonize", "--ring", "0", "--candidates", "2"})).exit_code == 0);
  CHECK(fs::exists(s.file("out-2.png")));
}

TEST_CASE("cli: extend and vary with words") {
  const TinyModel s;
  const image::Image wide =
      s.made({"extend", s.picture, "--left", "24", "--prompt", "sea", "--steps", "2", "-o", s.out});
  CHECK(wide.size() == Size{96 + 24, 72});
  CHECK(engine::bytes_of(wide.pixels, {24, 0, 96, 72}) ==
        engine::bytes_of(TinyModel::read(s.picture).pixels));
  const image::Image other =
      s.made({"vary", s.picture, "--prompt", "sea", "--strength", "0.5", "--steps", "4", "-o", s.out});
  CHECK(other.size() == kSceneSize);
  CHECK(run_cli({"vary", s.picture, "--mask", s.mask, "--prompt", "", "--model", "tiny", "--steps", "4", "-o",
                 s.out})
            .exit_code == 0);
}

TEST_CASE("cli: a recipe of a model makes the same picture again") {
  const TinyModel s;
  const std::string recipe = s.file("r.json"), again = s.file("again.png");
  const image::Image first = s.made(s.generate({"--recipe", recipe, "--guidance-scale", "3", "--seed", "7"}));
  REQUIRE(run_cli({"run", recipe, "-o", again}).exit_code == 0);
  CHECK(engine::bytes_of(TinyModel::read(again).pixels) == engine::bytes_of(first.pixels));
  const image::Image added = s.made(s.add({"--recipe", recipe}));
  REQUIRE(run_cli({"run", recipe, s.picture, "-o", again}).exit_code == 0);
  CHECK(engine::bytes_of(TinyModel::read(again).pixels) == engine::bytes_of(added.pixels));
  CHECK(run_cli({"models", "remove", "tiny"}).exit_code == 0);
  CHECK(run_cli({"run", recipe, s.picture, "-o", again}).exit_code == 4);
}

TEST_CASE("cli: bf16, fp16 and tiled decoding run on the processor and stay near fp32") {
  const TinyModel s;
  const image::Image exact = s.made(s.generate());
  const auto mean_difference = [&](const image::Image& other) {
    const auto a = engine::bytes_of(exact.pixels), b = engine::bytes_of(other.pixels);
    REQUIRE(a.size() == b.size());
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
      sum += std::abs(static_cast<int>(a[i]) - static_cast<int>(b[i]));
    return sum / static_cast<double>(a.size());
  };
  for (const char* dtype : {"bf16", "fp16"}) {
    const double difference = mean_difference(s.made(s.generate({"--dtype", dtype, "--device", "cpu"})));
    INFO(dtype);
    CHECK(difference > 0);
    CHECK(difference < 8);  // of 255; two steps of random weights
  }
  CHECK(mean_difference(s.made(s.generate({"--dtype", "fp32", "--decode", "whole"}))) == 0);
  CHECK(run_cli(s.generate({"--decode", "tiled"})).exit_code == 0);
}

TEST_CASE("cli: a preset decides what is open and the recipe says what it decided") {
  const TinyModel s;
  const std::string recipe = s.file("r.json");
  const auto generation = [&](std::vector<std::string> more) {
    std::vector<std::string> words = {"generate", "--prompt", "x",        "--size", "64x64",
                                      "-o",       s.out,      "--recipe", recipe};
    words.insert(words.end(), more.begin(), more.end());
    const Outcome outcome = run_cli(words);
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    return nlohmann::json::parse(std::ifstream(recipe))["generation"];
  };
  const auto fast = generation({"--preset", "fast"});
  CHECK(fast["steps"] == 10);
  CHECK(fast["scheduler"] == "unipc");
  CHECK(fast["fast_decoding"] == true);
  const auto best = generation({"--preset", "best", "--steps", "2", "--scheduler", "euler"});
  CHECK(best["steps"] == 2);
  CHECK(best["scheduler"] == "euler");
  CHECK(best["device"] == "cpu");
  CHECK(best["dtype"] == "fp32");
  CHECK(best["decode"] == "whole");
  CHECK(best["guidance_scale"] == 7.5);
  CHECK(best["model_hash"].get<std::string>().starts_with("xxh3-128:"));
  const Outcome info = run_cli({"info", recipe});
  CHECK(contains(info.out, "fp32"));
  CHECK(contains(info.out, "euler"));
}

TEST_CASE("cli: a recipe may be run with another number format") {
  const TinyModel s;
  const std::string recipe = s.file("r.json"), other = s.file("other.png");
  const image::Image first = s.made(s.generate({"--recipe", recipe}));
  REQUIRE(run_cli({"run", recipe, "--dtype", "bf16", "-o", other}).exit_code == 0);
  CHECK(engine::bytes_of(TinyModel::read(other).pixels) != engine::bytes_of(first.pixels));
  CHECK(run_cli({"run", recipe, "--device", "abacus", "-o", other}).exit_code == 2);
}

TEST_CASE("cli: progress and cancel of a model") {
  const TinyModel s;
  const Outcome outcome = run_cli(s.generate({"--progress", "json"}));
  CHECK(contains(outcome.out, "\"event\":\"finished\""));
  CHECK(contains(outcome.out, "\"engine\":\"diffusion\""));
  fs::remove(s.out);
  Program program({"generate", "--prompt", "x", "--size", "512x512", "--steps", "1000", "--progress", "json",
                   "-o", s.out});
  while (!contains(program.out(), "progress")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  program.send(SIGINT);
  CHECK(program.wait().exit_code == 130);
  CHECK_FALSE(fs::exists(s.out));
}
