// Models and prompts that cannot be used: the exit code and one sentence.
#include <nlohmann/json.hpp>

#include "engine/machine.h"
#include "tests/app/model_scene.h"
#include "tests/core/weights/checkpoints.h"

using namespace pentimento;
using namespace pentimento::test;
namespace fs = std::filesystem;

TEST_CASE("cli: without a model the sentence says how to add one") {
  const ModelScene s;
  s.check_refused(s.add(), 4, "models add");
  s.check_refused(s.generate(), 4, "models add");
  s.check_refused({"extend", s.picture, "--left", "8", "--prompt", "sea", "-o", s.out}, 4, "models add");
  s.check_refused({"vary", s.picture, "--engine", "diffusion", "-o", s.out}, 4, "models add");
  s.check_refused(s.add({"--model", s.file("nothing")}), 4, "nothing");
  CHECK(run_cli({"vary", s.picture, "--mask", s.mask, "-o", s.out}).exit_code == 0);  // built in, as ever
}

TEST_CASE("cli: options of a model that make no sense are exit code 2") {
  const ModelScene s;
  for (const char* steps : {"0", "-1", "1001", "many", "1.5"}) {
    s.check_refused(s.generate({"--steps", steps}), 2, "");
  }
  for (const char* guidance : {"nan", "inf", "-1", "101", "strong"}) {
    s.check_refused(s.generate({"--guidance-scale", guidance}), 2, "guidance");
  }
  for (const char* size :
       {"0x0", "0x64", "100000x64", "64x100000", "-64x64", "64", "x", "64x", "1e3x64", "99999999999x64"}) {
    s.check_refused({"generate", "--prompt", "x", "--size", size, "-o", s.out}, 2, "");
  }
  s.check_refused(s.generate({"--scheduler", "magic"}), 2, "dpmpp-2m");
  s.check_refused(s.generate({"--device", "abacus"}), 2, "cuda");
  s.check_refused(s.generate({"--dtype", "fp8"}), 2, "bf16");
  s.check_refused(s.generate({"--preset", "slow"}), 2, "balanced");
  s.check_refused(s.generate({"--decode", "half"}), 2, "tiled");
  s.check_refused(s.generate({"--prompt", "caf\xE9"}), 2, "");
  s.check_refused(s.add({"--engine", "patchmatch"}), 2, "patchmatch");
  s.check_refused({"generate", "--size", "64x64", "-o", s.out}, 2, "--prompt");
  s.check_refused({"remove", s.picture, "--mask", s.mask, "--engine", "diffusion", "-o", s.out}, 2,
                  "diffusion");
}

TEST_CASE("cli: a prompt that is too long or no text is exit code 2") {
  const ModelScene s;
  s.check_refused({"generate", "--prompt", std::string(100'000, 'a'), "--size", "64x64", "-o", s.out}, 2,
                  "shorten");
  s.check_refused({"generate", "--prompt", "caf\xE9", "--size", "64x64", "-o", s.out}, 2, "UTF-8");
}

TEST_CASE("cli: hostile model files are exit code 3 or 4") {
  const ModelScene s;
  const std::string huge("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F{", 9);
  const std::string deep = std::string("\x00\x01\x00\x00\x00\x00\x00\x00", 8) + std::string(256, '[');
  for (const std::string& bytes :
       {std::string(), std::string("short"), huge, deep, std::string(1000, '\x80')}) {
    const std::string file = s.write_file("bad.safetensors", bytes);
    s.check_refused(s.generate({"--model", file}), 3, "bad.safetensors");
    s.check_refused({"models", "add", file}, 3, "bad.safetensors");
  }
  s.check_refused({"models", "add", s.write_file("old.ckpt", "\x80\x02}q")}, 3, "old.ckpt");
  fs::create_directory(s.file("empty"));
  s.check_refused({"models", "add", s.file("empty")}, 3, "empty");
  s.check_refused({"models", "add", s.file("nowhere")}, 3, "nowhere");
}

TEST_CASE("cli: safetensors with hostile headers are exit code 3") {
  const ModelScene s;
  using weights::test::safetensors_of;
  const auto tensor = [](const std::string& name, const std::string& dtype, const std::string& shape,
                         const std::string& offsets) {
    return "\"" + name + R"(":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" +
           offsets + "}";
  };
  const std::string data(16, '\0');
  const std::string two_to_63("\x00\x00\x00\x00\x00\x00\x00\x80{}", 10);
  const std::string nothing_after("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8);
  const std::string files[] = {
      two_to_63, nothing_after,
      // overlapping, beyond the file, backwards, overflowing, of another size than the shape says
      safetensors_of(
          "{" + tensor("a", "F32", "[2]", "[0,8]") + "," + tensor("b", "F32", "[2]", "[4,12]") + "}", data),
      safetensors_of("{" + tensor("a", "F32", "[4]", "[0,4096]") + "}", data),
      safetensors_of("{" + tensor("a", "F32", "[2]", "[8,0]") + "}", data),
      safetensors_of("{" + tensor("a", "F32", "[4]", "[18446744073709551600,18446744073709551615]") + "}",
                     data),
      safetensors_of("{" + tensor("a", "F32", "[4]", "[-8,8]") + "}", data),
      safetensors_of("{" + tensor("a", "F32", "[4611686018427387904,4]", "[0,16]") + "}", data),
      safetensors_of("{" + tensor("a", "F32", "[-4]", "[0,16]") + "}", data),
      // number formats that are not there, or not a text
      safetensors_of("{" + tensor("a", "F31", "[4]", "[0,16]") + "}", data),
      safetensors_of(R"({"a":{"dtype":7,"shape":[4],"data_offsets":[0,16]}})", data),
      // deep, and not JSON at all
      safetensors_of(R"({"a":)" + std::string(100'000, '['), data),
      safetensors_of(R"({"__metadata__":)" + std::string(50'000, '{') + std::string(50'000, '}') + "}", data),
      safetensors_of("[]", data), safetensors_of("{\"a\xFF\":1}", data)};
  int number = 0;
  for (const std::string& bytes : files) {
    INFO("file " << ++number);
    const std::string file = s.write_file("bad.safetensors", bytes);
    s.check_refused(s.generate({"--model", file}), 3, "bad.safetensors");
    s.check_refused({"models", "add", file}, 3, "bad.safetensors");
    s.check_refused({"info", file}, 3, "bad.safetensors");
  }
}

TEST_CASE("cli: weights in a format that is no weight are exit code 4") {
  const ModelScene s;
  weights::test::Model model = weights::test::tiny_sd1();
  model.dtype = weights::DType::I64;
  weights::test::write_single_file(s.file("integers.safetensors"), model);
  const Outcome outcome = run_cli(s.generate({"--model", s.file("integers.safetensors")}));
  INFO(outcome.err);
  CHECK((outcome.exit_code == 3 || outcome.exit_code == 4));
  CHECK(is_one_sentence(outcome.err));
}

TEST_CASE("cli: a recipe with a prompt of a megabyte or broken text is exit code 3") {
  const ModelScene s;
  const auto recipe = [&](const std::string& prompt) {
    return s.write_file("r.json",
                        R"({"pentimento_recipe":2,"operation":"generate","picture":null,"engine":)"
                        R"("diffusion","seed":1,"candidates":1,"strength":null,"ring":8,"raw":false,)"
                        R"("harmonize":true,"size":{"width":64,"height":64},"context":"auto",)"
                        R"("margins":{"left":0,"top":0,"right":0,"bottom":0},"mask":null,)"
                        R"("generation":{"prompt":")" +
                            prompt + "\"}}");
  };
  s.check_refused({"run", recipe(std::string(1 << 20, 'a')), "-o", s.out}, 3, "prompt");
  s.check_refused({"run", recipe("caf\xE9"), "-o", s.out}, 3, "r.json");
  s.check_refused({"run", recipe("fine"), "-o", s.out}, 4, "models add");  // the recipe itself is good
}

TEST_CASE("cli: without a CUDA device asking for one is exit code 2") {
  const ModelScene s;
  weights::test::write_folder(s.file("model"), weights::test::tiny_sd1());
  if (engine::this_machine().cuda_memory > 0) return;  // tests tagged [.cuda] are for that machine
  s.check_refused(s.generate({"--model", s.file("model"), "--device", "cuda"}), 2, "CUDA");
}

TEST_CASE("cli: a folder with missing or foreign parts is exit code 4") {
  const ModelScene s;
  const std::string model = s.file("model");
  weights::test::write_folder(model, weights::test::tiny_sd1());
  SECTION("no autoencoder") {
    fs::remove_all(model + "/vae");
    s.check_refused(s.generate({"--model", model}), 4, "autoencoder");
  }
  SECTION("a text encoder of another model") {
    weights::test::Model other = weights::test::tiny_sd1();
    other.text_encoder.hidden_size = 64;
    weights::test::write_folder(s.file("other"), other);
    fs::remove_all(model + "/text_encoder");
    fs::copy(s.file("other") + "/text_encoder", model + "/text_encoder");
    s.check_refused(s.generate({"--model", model}), 4, "text encoder");
  }
  SECTION("no text encoder") {
    fs::remove_all(model + "/text_encoder");
    s.check_refused(s.generate({"--model", model}), 4, "text encoder");
  }
  SECTION("no UNet") {
    fs::remove_all(model + "/unet");
    s.check_refused(s.generate({"--model", model}), 4, "choose a");
  }
  SECTION("a UNet for latents of another model") {
    weights::test::Model other = weights::test::tiny_sd1();
    other.unet.in_channels = other.unet.out_channels = 16;
    weights::test::write_folder(s.file("other"), other);
    fs::remove_all(model + "/unet");
    fs::copy(s.file("other") + "/unet", model + "/unet");
    s.check_refused(s.generate({"--model", model}), 4, "UNet");
  }
  SECTION("a truncated file") {
    const fs::path unet = model + "/unet/diffusion_pytorch_model.safetensors";
    fs::resize_file(unet, fs::file_size(unet) / 2);
    s.check_refused(s.generate({"--model", model}), 3, "");
  }
}

TEST_CASE("cli: the list of models") {
  const ModelScene s;
  weights::test::write_folder(s.file("My Model"), weights::test::tiny_sd1());
  CHECK(contains(run_cli({"models", "list"}).out, "models add"));
  CHECK(run_cli({"models", "add", s.file("My Model")}).exit_code == 0);
  const Outcome list = run_cli({"models", "list", "--json"});
  const auto models = nlohmann::json::parse(list.out);
  REQUIRE(models.size() == 1);
  CHECK(models[0]["id"] == "my-model");
  CHECK(models[0]["usable"] == true);
  CHECK(models[0]["native_size"] == 512);
  CHECK(contains(run_cli({"models", "list"}).out, "add, extend, vary, generate"));
  CHECK(contains(run_cli({"models", "verify"}).out, "my-model: good"));
  CHECK(run_cli({"models", "verify", "my-model", "--full"}).exit_code == 0);
  CHECK(run_cli({"models", "verify", "other"}).exit_code == 2);
  fs::remove_all(s.file("My Model") + "/unet");
  CHECK(run_cli({"models", "verify"}).exit_code == 4);
  CHECK(contains(run_cli({"models", "list"}).out, "cannot be used"));
  CHECK(run_cli({"models", "remove", "my-model"}).exit_code == 0);
  CHECK(run_cli({"models", "remove", "my-model"}).exit_code == 2);
  CHECK(nlohmann::json::parse(run_cli({"models", "list", "--json"}).out).empty());
  CHECK(run_cli({"models"}).exit_code == 2);
}

TEST_CASE("cli: a damaged list of models is exit code 3") {
  const ModelScene s;
  fs::create_directories(s.file("data") + "/pentimento");
  std::ofstream(s.file("data") + "/pentimento/models.json") << "{\"models\":";
  s.check_refused({"models", "list"}, 3, "models.json");
  s.check_refused(s.generate(), 3, "models.json");
}

TEST_CASE("cli: info says what a model is, can do and takes") {
  const ModelScene s;
  weights::test::write_folder(s.file("model"), weights::test::tiny_sd1());
  const auto facts = nlohmann::json::parse(run_cli({"info", s.file("model"), "--json"}).out);
  CHECK(facts["usable"] == true);
  CHECK(facts["operations"].size() == 4);
  CHECK(facts["plan"]["dtype"] == "fp32");
  CHECK(facts["plan"]["estimated_bytes"].get<double>() > 1e6);
  CHECK(contains(run_cli({"info", s.file("model")}).out, "processor, fp32"));
}
