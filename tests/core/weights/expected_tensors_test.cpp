#include "weights/expected_tensors.h"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "published_configs.h"
#include "tests/catch.h"

using namespace pentimento::weights;
using namespace pentimento::weights::test;

namespace {

using Shapes = std::map<std::string, Shape>;

Shapes as_map(const std::vector<TensorSpec>& specs) {
  Shapes shapes;
  for (const TensorSpec& spec : specs) shapes[spec.name] = spec.shape;
  REQUIRE(shapes.size() == specs.size());
  return shapes;
}

// The reference list of one component, made by the reference implementation itself.
Shapes recipe(const std::filesystem::path& folder, const std::string& component) {
  std::ifstream file(folder / "recipe.json");
  const nlohmann::json json = nlohmann::json::parse(file);
  Shapes shapes;
  for (const auto& tensor : json.at("tensors"))
    if (tensor.at("component") == component) shapes[tensor.at("key")] = tensor.at("shape").get<Shape>();
  return shapes;
}

template <typename Config>
std::int64_t count(const Config& config) {
  return parameter_count(expected_tensors(config));
}

}  // namespace

TEST_CASE("full-size configurations have the published parameter counts") {
  CHECK(count(sd1_unet()) == 859'520'964);
  CHECK(count(sd2_unet()) == 865'910'724);
  CHECK(count(sdxl_unet()) == 2'567'463'684);
  CHECK(count(sd_autoencoder()) == 83'653'863);
  CHECK(count(clip_l()) == 123'060'480);
  CHECK(count(clip_h()) == 340'387'840);
  CHECK(count(TinyAutoencoderConfig{}) == 2'445'063);
}

TEST_CASE("variants differ in the tensors that make them variants") {
  UNetConfig inpainting = sd1_unet();
  inpainting.in_channels = 9;
  CHECK(count(inpainting) == 859'520'964 + 5 * 320 * 9);
  UNetConfig lcm = sd1_unet();
  lcm.time_cond_proj_dim = 256;
  CHECK(count(lcm) == 859'520'964 + 320 * 256);
  CHECK(as_map(expected_tensors(lcm)).at("time_embedding.cond_proj.weight") == Shape{320, 256});
  CHECK(as_map(expected_tensors(sd2_unet())).at("mid_block.attentions.0.proj_in.weight") ==
        Shape{1280, 1280});
  CHECK(as_map(expected_tensors(sd1_unet())).at("mid_block.attentions.0.proj_in.weight") ==
        Shape{1280, 1280, 1, 1});
}

TEST_CASE("tensor lists equal those of the reference implementation") {
  const std::filesystem::path recipes = PENTIMENTO_TEST_RECIPES;
  if (!std::filesystem::exists(recipes)) {
    WARN("no reference recipes beside the repository: skipped");
    return;
  }
  for (const char* arch :
       {"tiny-sd", "tiny-sd2", "tiny-sd-inpaint", "tiny-lcm", "tiny-sdxl", "tiny-sdxl-inpaint"}) {
    const std::filesystem::path folder = recipes / arch;
    INFO(arch);
    CHECK(as_map(expected_tensors(read_unet_config(folder / "unet/config.json"))) == recipe(folder, "unet"));
    CHECK(as_map(expected_tensors(read_autoencoder_config(folder / "vae/config.json"))) ==
          recipe(folder, "vae"));
    CHECK(as_map(expected_tensors(read_clip_text_config(folder / "text_encoder/config.json"))) ==
          recipe(folder, "text_encoder"));
  }
  const std::filesystem::path xl = recipes / "tiny-sdxl";
  CHECK(as_map(expected_tensors(read_clip_text_config(xl / "text_encoder_2/config.json"))) ==
        recipe(xl, "text_encoder_2"));
}
