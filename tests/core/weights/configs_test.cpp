#include "weights/configs.h"

#include "base/error.h"
#include "files.h"
#include "published_configs.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::weights;
using namespace pentimento::weights::test;
using Catch::Matchers::ContainsSubstring;

namespace {

UNetConfig unet_of(const std::string& json) {
  const TemporaryFolder folder;
  return read_unet_config(folder.write("config.json", json));
}

std::string unet_error(const std::string& json) {
  return sentence_of([&] { unet_of(json); });
}

std::string vae_error(const std::string& json) {
  const TemporaryFolder folder;
  return sentence_of([&] { read_autoencoder_config(folder.write("config.json", json)); });
}

std::string text_error(const std::string& json) {
  const TemporaryFolder folder;
  return sentence_of([&] { read_clip_text_config(folder.write("config.json", json)); });
}

}  // namespace

TEST_CASE("an empty config has the defaults of the upstream classes") {
  CHECK(unet_of("{}") == UNetConfig{});
  const TemporaryFolder folder;
  const auto path = folder.write("config.json", "{}");
  CHECK(read_autoencoder_config(path) == AutoencoderConfig{});
  CHECK(read_clip_text_config(path) == ClipTextConfig{});
  CHECK(read_tiny_autoencoder_config(path) == TinyAutoencoderConfig{});
  CHECK(read_scheduler_config(path) == SchedulerConfig{});
}

TEST_CASE("UNet heads are the misnamed attention_head_dim unless num_attention_heads is set") {
  CHECK(unet_of(R"({"attention_head_dim":8})").attention_heads == std::vector<int>{8, 8, 8, 8});
  CHECK(unet_of(R"({"attention_head_dim":[5,10,20,20]})").attention_heads == std::vector<int>{5, 10, 20, 20});
  CHECK(unet_of(R"({"attention_head_dim":8,"num_attention_heads":4})").attention_heads ==
        std::vector<int>{4, 4, 4, 4});
  CHECK(unet_of(R"({"attention_head_dim":8,"num_attention_heads":null})").attention_heads.front() == 8);
}

TEST_CASE("sample size of old small UNets is raised as diffusers does") {
  CHECK(unet_of(R"({"_diffusers_version":"0.6.0","sample_size":32})").sample_size == 64);
  CHECK(unet_of(R"({"_diffusers_version":"0.6.0","sample_size":96})").sample_size == 96);
  CHECK(unet_of(R"({"_diffusers_version":"0.10.0.dev0","sample_size":32})").sample_size == 32);
  CHECK(unet_of(R"({"_diffusers_version":"0.21.0","sample_size":16})").sample_size == 16);
}

TEST_CASE("UNets of another structure are refused naming the key") {
  CHECK_THAT(unet_error(R"({"class_embed_type":"timestep"})"), ContainsSubstring("class_embed_type"));
  CHECK_THAT(unet_error(R"({"down_block_types":["SimpleCrossAttnDownBlock2D"]})"),
             ContainsSubstring("down_block_types"));
  CHECK_THAT(unet_error(R"({"encoder_hid_dim":4096})"), ContainsSubstring("encoder_hid_dim"));
  CHECK_THAT(unet_error(R"({"layers_per_block":[1,2,2,2]})"), ContainsSubstring("layers_per_block"));
  CHECK_THAT(unet_error(R"({"_class_name":"PixArtTransformer2DModel"})"), ContainsSubstring("_class_name"));
  CHECK_THAT(vae_error(R"({"_class_name":"AutoencoderTiny"})"), ContainsSubstring("_class_name"));
  CHECK_THAT(text_error(R"({"model_type":"t5"})"), ContainsSubstring("model_type"));
}

TEST_CASE("values out of range are refused naming the key") {
  CHECK_THAT(unet_error(R"({"in_channels":0})"), ContainsSubstring("in_channels"));
  CHECK_THAT(unet_error(R"({"in_channels":-4})"), ContainsSubstring("in_channels"));
  CHECK_THAT(unet_error(R"({"in_channels":18446744073709551615})"), ContainsSubstring("in_channels"));
  CHECK_THAT(unet_error(R"({"in_channels":4.5})"), ContainsSubstring("in_channels"));
  CHECK_THAT(unet_error(R"({"in_channels":"4"})"), ContainsSubstring("in_channels"));
  CHECK_THAT(unet_error(R"({"layers_per_block":1000000000})"), ContainsSubstring("layers_per_block"));
  CHECK_THAT(unet_error(R"({"block_out_channels":[]})"), ContainsSubstring("block_out_channels"));
  CHECK_THAT(unet_error(R"({"block_out_channels":[33,64,96,96]})"), ContainsSubstring("attention_head_dim"));
  CHECK_THAT(unet_error(R"({"block_out_channels":[40,64,96,96]})"), ContainsSubstring("norm_num_groups"));
  CHECK_THAT(unet_error(R"({"attention_head_dim":[8]})"), ContainsSubstring("attention_head_dim"));
  CHECK_THAT(unet_error(R"({"attention_head_dim":0})"), ContainsSubstring("attention_head_dim"));
  CHECK_THAT(unet_error(R"({"block_out_channels":[32,64]})"), ContainsSubstring("down_block_types"));
  CHECK_THAT(vae_error(R"({"scaling_factor":0})"), ContainsSubstring("scaling_factor"));
  CHECK_THAT(text_error(R"({"hidden_size":30,"num_attention_heads":4})"),
             ContainsSubstring("num_attention_heads"));
}

TEST_CASE("config files that are no JSON object are refused with code BadFile") {
  for (const char* json : {"", "[]", "{", "{\"a\":1,\"a\":2}", "NaN", "{\"in_channels\":NaN}", "\xff\xfe"}) {
    try {
      unet_of(json);
      FAIL("no error for " << json);
    } catch (const Error& e) {
      CHECK(e.code() == ErrorCode::BadFile);
    }
  }
}

TEST_CASE("scheduler config keeps what is written and nothing else") {
  const TemporaryFolder folder;
  const SchedulerConfig config = read_scheduler_config(folder.write("scheduler_config.json", R"({
    "_class_name":"DDIMScheduler","beta_start":0.00085,"beta_end":0.012,"beta_schedule":"scaled_linear",
    "num_train_timesteps":1000,"trained_betas":null,"clip_sample":false,"prediction_type":"v_prediction",
    "set_alpha_to_one":false,"skip_prk_steps":true,"steps_offset":1,"something_new":[1,2]})"));
  CHECK(config.class_name == "DDIMScheduler");
  CHECK(config.beta_start == 0.00085);
  CHECK(config.prediction_type == PredictionType::VPrediction);
  CHECK(config.steps_offset == 1);
  CHECK(config.set_alpha_to_one == false);
  CHECK_FALSE(config.trained_betas.has_value());
  CHECK_FALSE(config.timestep_spacing.has_value());
  CHECK_THAT(
      sentence_of([&] { read_scheduler_config(folder.write("s.json", R"({"prediction_type":"flow"})")); }),
      ContainsSubstring("prediction_type"));
}
