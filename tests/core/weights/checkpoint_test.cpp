#include "weights/checkpoint.h"

#include <chrono>

#include "base/error.h"
#include "checkpoints.h"
#include "original_names.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::weights;
using namespace pentimento::weights::test;
using Catch::Matchers::ContainsSubstring;

namespace {

Checkpoint open_single(const Model& model, const OpenOptions& options = {}, const Metadata& metadata = {}) {
  const TemporaryFolder folder;
  write_single_file(folder.path() / "a name that says nothing", model, metadata);
  return open_checkpoint(folder.path() / "a name that says nothing", options);
}

Checkpoint open_folder(const Model& model, const FolderOptions& how = {}, const OpenOptions& options = {}) {
  const TemporaryFolder folder;
  write_folder(folder.path(), model, how);
  return open_checkpoint(folder.path(), options);
}

template <typename Config>
void check_complete(const Network<Config>& network) {
  const auto expected = expected_tensors(network.config);
  CHECK(network.tensors.size() == expected.size());
  for (const TensorSpec& spec : expected) {
    const TensorView* tensor = network.tensors.find(spec.name);
    REQUIRE(tensor);
    CHECK(tensor->shape == spec.shape);
    CHECK(tensor->bytes.size() == static_cast<std::size_t>(tensor->element_count()) * size_of(tensor->dtype));
  }
}

void check_complete(const Checkpoint& checkpoint) {
  check_complete(checkpoint.unet);
  check_complete(checkpoint.autoencoder);
  check_complete(checkpoint.text_encoder);
}

CheckpointDescription describe_tensors(const std::vector<TestTensor>& tensors) {
  const TemporaryFolder folder;
  write_sparse_safetensors(folder.path() / "m", tensors);
  return describe(folder.path() / "m");
}

}  // namespace

TEST_CASE("single file of SD 1.x gives diffusers names and the published configuration") {
  const Checkpoint checkpoint = open_single(full_sd1());
  check_complete(checkpoint);
  CHECK(checkpoint.unet.config == sd1_unet());
  CHECK(checkpoint.text_encoder.config == clip_l());
  CHECK(checkpoint.autoencoder.config.block_out_channels == std::vector<int>{128, 256, 512, 512});
  CHECK(checkpoint.scheduler.class_name == "PNDMScheduler");
  CHECK_FALSE(checkpoint.scheduler.prediction_type.has_value());
  CHECK_FALSE(checkpoint.tokenizer_folder.has_value());
  CHECK_FALSE(checkpoint.pad_token_id.has_value());  // the mark of the end
  const CheckpointDescription& d = checkpoint.description;
  CHECK(d.family == Family::SD1);
  CHECK(d.layout == Layout::SingleFile);
  CHECK(d.native_size == 512);
  CHECK(d.prediction_type_known);
  CHECK(d.missing.empty());
  CHECK(d.notes.empty());
  REQUIRE(d.parts.size() == 3);
  CHECK(d.parts[0].parameter_count == 859'520'964);
  CHECK(d.parts[1].parameter_count == 83'653'863);
  CHECK(d.parts[2].parameter_count == 123'060'480);
}

TEST_CASE("single file of SD 2.x splits q k v and leaves out its last layer") {
  const Checkpoint checkpoint = open_single(full_sd2());
  check_complete(checkpoint);
  CHECK(checkpoint.unet.config == sd2_unet());
  CHECK(checkpoint.text_encoder.config.num_hidden_layers == 23);
  CHECK(checkpoint.text_encoder.config.num_attention_heads == 16);
  CHECK(checkpoint.text_encoder.config.hidden_act == "gelu");
  CHECK(checkpoint.pad_token_id == 0);
  const CheckpointDescription& d = checkpoint.description;
  CHECK(d.family == Family::SD2);
  CHECK(d.native_size == 768);
  CHECK(d.prediction_type == PredictionType::VPrediction);
  CHECK_FALSE(d.prediction_type_known);
  CHECK(checkpoint.scheduler.class_name == "DDIMScheduler");
  CHECK(checkpoint.scheduler.prediction_type == PredictionType::VPrediction);
}

TEST_CASE("prediction type of a single file can be set or marked") {
  OpenOptions options;
  options.prediction_type = PredictionType::Epsilon;
  const Checkpoint base = open_single(full_sd2(), options);
  CHECK(base.description.prediction_type_known);
  CHECK(base.description.native_size == 512);
  CHECK(base.scheduler.class_name == "PNDMScheduler");
  const Checkpoint marked = open_single(full_sd2(), {}, {{"modelspec.prediction_type", "epsilon"}});
  CHECK(marked.description.prediction_type == PredictionType::Epsilon);
  CHECK(marked.description.prediction_type_known);
  std::vector<TestTensor> tensors = original_tensors(tiny_sd1());
  tensors.push_back({"v_pred", {0}});
  CHECK(describe_tensors(tensors).prediction_type == PredictionType::VPrediction);
  tensors = original_tensors(tiny_sd2());
  tensors.push_back({"global_step", {}, DType::I64, std::string("\xf8\x59\x0d\0\0\0\0\0", 8)});
  CHECK(describe_tensors(tensors).prediction_type == PredictionType::Epsilon);
}

TEST_CASE("inpainting and LCM forms are told by their shapes in both layouts") {
  for (Model model : {tiny_sd1(), tiny_sd2()}) {
    model.unet.in_channels = 9;
    model.scheduler = "{}";
    for (const Checkpoint& checkpoint : {open_single(model), open_folder(model)}) {
      check_complete(checkpoint);
      CHECK(checkpoint.description.inpainting);
      CHECK_FALSE(checkpoint.description.latent_consistency);
      CHECK(checkpoint.description.in_channels == 9);
      CHECK(checkpoint.description.prediction_type == PredictionType::Epsilon);
    }
  }
  Model lcm = tiny_sd1();
  lcm.unet.time_cond_proj_dim = 256;
  for (const Checkpoint& checkpoint : {open_single(lcm), open_folder(lcm)}) {
    check_complete(checkpoint);
    CHECK(checkpoint.description.latent_consistency);
  }
  CHECK(open_single(lcm).scheduler.class_name == "LCMScheduler");
}

TEST_CASE("folder gives configurations as written") {
  const Checkpoint checkpoint = open_folder(tiny_sd2());
  check_complete(checkpoint);
  CHECK(checkpoint.unet.config == [] {
    UNetConfig config = tiny_sd2_unet();
    return config;
  }());
  CHECK(checkpoint.description.layout == Layout::Folder);
  CHECK(checkpoint.description.family == Family::SD2);
  CHECK(checkpoint.description.prediction_type == PredictionType::VPrediction);
  CHECK(checkpoint.description.prediction_type_known);
  CHECK(checkpoint.scheduler.class_name == "DDIMScheduler");
  CHECK(checkpoint.tokenizer_folder->filename() == "tokenizer");
}

TEST_CASE("variants of a folder are found") {
  Model half = tiny_sd1();
  half.dtype = DType::F16;
  CHECK(open_folder(half, {.variant = "fp16"}).description.parts[0].dtype == DType::F16);
  const TemporaryFolder folder;
  write_folder(folder.path(), tiny_sd1());
  write_folder(folder.path(), half, {.variant = "fp16"});
  CHECK(describe(folder.path()).parts[0].dtype == DType::F32);
  OpenOptions options;
  options.variant = "fp16";
  CHECK(describe(folder.path(), options).parts[0].dtype == DType::F16);
  options.variant = "bf16";
  const CheckpointDescription d = describe(folder.path(), options);
  CHECK_FALSE(d.usable);
  CHECK_THAT(d.problems.front(), ContainsSubstring("no variant \"bf16\""));
}

TEST_CASE("old VAE attention names and bare text names are accepted") {
  check_complete(open_folder(tiny_sd1(), {.old_attention_names = true, .bare_text_names = true}));
}

TEST_CASE("shards of a folder are read through their index") {
  const TemporaryFolder folder;
  write_folder(folder.path(), tiny_sd1());
  const auto vae = folder.path() / "vae";
  const auto plain = vae / "diffusion_pytorch_model.safetensors";
  std::string map;
  for (const TensorSpec& spec : expected_tensors(tiny_autoencoder()))
    map += (map.empty() ? "\"" : ",\"") + spec.name +
           "\":\"diffusion_pytorch_model-00001-of-00001.safetensors\"";
  std::filesystem::rename(plain, vae / "diffusion_pytorch_model-00001-of-00001.safetensors");
  folder.write("vae/diffusion_pytorch_model.safetensors.index.json", "{\"weight_map\":{" + map + "}}");
  CHECK(describe(folder.path()).usable);
  std::filesystem::remove(vae / "diffusion_pytorch_model-00001-of-00001.safetensors");
  CHECK_THAT(sentence_of([&] { describe(folder.path()); }), ContainsSubstring("needs the file"));
}

TEST_CASE("model_index.json and a hub cache folder lead to the model") {
  const TemporaryFolder folder;
  write_folder(folder.path() / "snapshots" / "abc", tiny_sd1());
  CHECK(describe(folder.path() / "snapshots" / "abc" / "model_index.json").usable);
  folder.write("refs/main", "abc");
  CHECK(describe(folder.path()).usable);
  folder.write("refs/main", "../../../../etc");
  CHECK(describe(folder.path()).usable);
}

TEST_CASE("config folder settles what shapes do not tell") {
  const TemporaryFolder folder;
  write_single_file(folder.path() / "m.safetensors", tiny_sd2());
  write_folder(folder.path() / "config", tiny_sd2());
  const Checkpoint guessed = open_checkpoint(folder.path() / "m.safetensors");
  CHECK_FALSE(guessed.unet.config.attention_heads_known);
  CHECK(guessed.description.notes.size() == 2);
  OpenOptions options;
  options.config_folder = folder.path() / "config";
  const Checkpoint sure = open_checkpoint(folder.path() / "m.safetensors", options);
  CHECK(sure.unet.config == tiny_sd2_unet());
  CHECK(sure.text_encoder.config.num_attention_heads == 2);
  CHECK(sure.description.prediction_type_known);
  CHECK(sure.description.notes.empty());
  CHECK(sure.scheduler.class_name == "DDIMScheduler");
}

TEST_CASE("a UNet without prefix or with other extra tensors is understood") {
  std::vector<TestTensor> tensors = original_unet(tiny_sd1_unet());
  for (TestTensor& tensor : tensors) tensor.name.erase(0, std::string("model.diffusion_model.").size());
  const CheckpointDescription bare = describe_tensors(tensors);
  CHECK(bare.family == Family::SD1);
  CHECK(bare.missing == std::vector<Part>{Part::Autoencoder, Part::TextEncoder});
  CHECK_THAT(bare.problems.front(), ContainsSubstring("It has no autoencoder"));
  tensors = original_tensors(tiny_sd1());
  tensors.push_back({"model.diffusion_model.input_blocks.0.0.zebra", {1}});
  const CheckpointDescription extra = describe_tensors(tensors);
  CHECK(extra.usable);
  REQUIRE(extra.notes.size() == 1 + 1);
  CHECK_THAT(extra.notes[0] + extra.notes[1], ContainsSubstring("conv_in.zebra"));
}

TEST_CASE("missing and misshapen tensors are named") {
  std::vector<TestTensor> tensors = original_tensors(tiny_sd1());
  std::erase_if(tensors, [](const TestTensor& t) { return t.name == "model.diffusion_model.out.2.bias"; });
  CheckpointDescription d = describe_tensors(tensors);
  CHECK_FALSE(d.usable);
  CHECK_THAT(d.problems.front(), ContainsSubstring("The UNet lacks 1 tensor (\"conv_out.bias\")"));
  tensors = original_tensors(tiny_sd1());
  for (TestTensor& tensor : tensors)
    if (tensor.name == "first_stage_model.quant_conv.bias") tensor.shape = {9};
  d = describe_tensors(tensors);
  CHECK_THAT(d.problems.front(), ContainsSubstring("\"quant_conv.bias\" is [9], not [8]"));
}

TEST_CASE("parts of different models are noticed") {
  Model model = tiny_sd1();
  model.text_encoder.hidden_size = 64;
  const TemporaryFolder folder;
  write_folder(folder.path(), model);
  CHECK_THAT(describe(folder.path()).problems.front(), ContainsSubstring("text encoder is of another model"));
  model = tiny_sd1();
  model.unet.in_channels = model.unet.out_channels = 16;
  write_folder(folder.path(), model);
  CHECK_THAT(describe(folder.path()).problems.front(), ContainsSubstring("16 latent channels"));
  model = tiny_sd1();
  model.unet.in_channels = 8;
  write_folder(folder.path(), model);
  CHECK_THAT(describe(folder.path()).problems.front(), ContainsSubstring("takes 8 channels"));
}

TEST_CASE("a folder with missing parts says which") {
  const TemporaryFolder folder;
  write_folder(folder.path(), tiny_sd1());
  for (const char* part : {"vae", "scheduler", "tokenizer"})
    std::filesystem::remove_all(folder.path() / part);
  CheckpointDescription d = describe(folder.path());
  CHECK(d.missing == std::vector<Part>{Part::Autoencoder, Part::Tokenizer, Part::Scheduler});
  CHECK_THAT(d.problems.front(), ContainsSubstring("It has no autoencoder"));
  std::filesystem::remove(folder.path() / "unet" / "config.json");
  CHECK_THAT(describe(folder.path()).problems.front(), ContainsSubstring("no config.json"));
  const TemporaryFolder empty;
  CHECK_THAT(describe(empty.path()).problems.front(),
             ContainsSubstring("neither model_index.json nor unet/"));
}

TEST_CASE("a folder with pickle files only is refused with advice") {
  const TemporaryFolder folder;
  write_folder(folder.path(), tiny_sd1());
  std::filesystem::rename(folder.path() / "unet/diffusion_pytorch_model.safetensors",
                          folder.path() / "unet/diffusion_pytorch_model.bin");
  const CheckpointDescription d = describe(folder.path());
  REQUIRE_FALSE(d.problems.empty());
  CHECK_THAT(d.problems.front(), ContainsSubstring("convert it to safetensors"));
}

TEST_CASE("other kinds of files are told what they are") {
  const auto family = [](const std::string& name) { return describe_tensors({{name, {1}}}).family; };
  CHECK(family("lora_unet_down_blocks_0.lora_down.weight") == Family::Lora);
  CHECK(family("control_model.input_blocks.0.0.weight") == Family::ControlNet);
  CHECK(family("emb_params") == Family::TextualInversion);
  CHECK(family("model.diffusion_model.double_blocks.0.img_attn.qkv.weight") == Family::Flux);
  CHECK(family("model.diffusion_model.joint_blocks.0.x_block.attn.qkv.weight") == Family::SD3);
  CHECK(family("conv_first.weight") == Family::Upscaler);
  CHECK(family("zebra") == Family::Unknown);
  CHECK_THAT(describe_tensors({{"zebra", {1}}}).problems.front(),
             ContainsSubstring("no model of a known kind"));
  CHECK_THAT(describe_tensors({{"conv_in.weight", {1}}, {"down_blocks.0.x", {1}}}).problems.front(),
             ContainsSubstring("UNet of a model folder"));
  CHECK(describe_tensors({}).family == Family::Unknown);
}

TEST_CASE("SDXL is recognized and said to be unsupported") {
  Model xl = tiny_sd1();
  xl.unet = sdxl_unet();
  const TemporaryFolder folder;
  write_single_file(folder.path() / "xl", xl);
  const CheckpointDescription d = describe(folder.path() / "xl");
  CHECK(d.family == Family::SDXL);
  REQUIRE(d.problems.size() == 1);
  CHECK_THAT(d.problems.front(), ContainsSubstring("not supported yet"));
  CHECK(d.parts.front().parameter_count == 2'567'463'684);
  try {
    open_checkpoint(folder.path() / "xl");
    FAIL("no error");
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::MissingWeights);
  }
}

TEST_CASE("hostile shapes in a single file give problems and no crash") {
  std::vector<TestTensor> tensors = original_tensors(tiny_sd1());
  for (TestTensor& tensor : tensors)
    if (tensor.name == "model.diffusion_model.input_blocks.0.0.weight") tensor.shape = {0, 1ll << 60, 3, 3};
  CHECK_FALSE(describe_tensors(tensors).usable);
  tensors.clear();
  tensors.push_back({"model.diffusion_model.input_blocks.0.0.weight", {}});
  CHECK_FALSE(describe_tensors(tensors).usable);
}

TEST_CASE("describing what is not there is one sentence") {
  CHECK_THAT(sentence_of([] { describe("/no/such/model"); }), ContainsSubstring("no file or folder"));
}

TEST_CASE("a full-size file opens without reading its numbers") {
  const TemporaryFolder folder;
  write_single_file(folder.path() / "m", full_sd1());
  const auto start = std::chrono::steady_clock::now();
  const CheckpointDescription d = describe(folder.path() / "m");
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  CHECK(d.byte_count > 4'000'000'000);
  INFO("seconds: " << seconds);
  CHECK(seconds < 5);  // Reading 4 GB takes longer everywhere; what it takes is a benchmark's business.
}

TEST_CASE("TAESD opens as folder file and original pair") {
  const TemporaryFolder folder;
  std::vector<TestTensor> modern, encoder, decoder;
  for (const TensorSpec& spec : expected_tensors(TinyAutoencoderConfig{})) {
    modern.push_back({spec.name, spec.shape});
    const std::string rest = spec.name.substr(15);
    const std::size_t dot = rest.find('.');
    if (spec.name.starts_with("encoder"))
      encoder.push_back({rest, spec.shape});
    else
      decoder.push_back({std::to_string(std::stoi(rest.substr(0, dot)) + 1) + rest.substr(dot), spec.shape});
  }
  folder.write("taesd/config.json", R"({"_class_name":"AutoencoderTiny"})");
  folder.write("taesd/diffusion_pytorch_model.safetensors", safetensors_of(modern));
  folder.write("one.safetensors", safetensors_of(modern));
  folder.write("pair/taesd_encoder.safetensors", safetensors_of(encoder));
  folder.write("pair/taesd_decoder.safetensors", safetensors_of(decoder));
  folder.write("alone/taesd_decoder.safetensors", safetensors_of(decoder));
  const std::size_t all = modern.size();
  CHECK(open_tiny_autoencoder(folder.path() / "taesd").tensors.size() == all);
  CHECK(open_tiny_autoencoder(folder.path() / "one.safetensors").tensors.size() == all);
  CHECK(open_tiny_autoencoder(folder.path() / "pair/taesd_decoder.safetensors").tensors.size() == all);
  CHECK(open_tiny_autoencoder(folder.path() / "pair/taesd_encoder.safetensors").tensors.size() == all);
  CHECK(open_tiny_autoencoder(folder.path() / "alone/taesd_decoder.safetensors").tensors.size() ==
        decoder.size());
  CHECK(describe(folder.path() / "taesd").family == Family::TinyAutoencoder);
  CHECK(describe(folder.path() / "pair/taesd_decoder.safetensors").family == Family::TinyAutoencoder);
}

TEST_CASE("an autoencoder alone opens in either naming") {
  const TemporaryFolder folder;
  std::vector<TestTensor> original = original_autoencoder(sd_autoencoder());
  write_sparse_safetensors(folder.path() / "prefixed", original);
  for (TestTensor& tensor : original) tensor.name.erase(0, std::string("first_stage_model.").size());
  original.push_back({"loss.logvar", {}});
  write_sparse_safetensors(folder.path() / "bare", original);
  write_folder(folder.path() / "model", full_sd1());
  for (const char* name : {"prefixed", "bare", "model", "model/vae"}) {
    const auto autoencoder = open_autoencoder(folder.path() / name);
    check_complete(autoencoder);
    CHECK(autoencoder.config.layers_per_block == 2);
  }
  CHECK(describe(folder.path() / "bare").family == Family::Autoencoder);
  CHECK_THAT(sentence_of([&] { open_autoencoder(folder.path() / "model/unet"); }),
             ContainsSubstring("_class_name"));
}
