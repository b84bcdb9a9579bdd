#include "weights/configs.h"

#include "weights/config_reader.h"

namespace pentimento::weights {
namespace {

constexpr int kMaxWidth = 65536;
constexpr int kMaxLayers = 256;
constexpr int kMaxTimesteps = 100'000;
constexpr std::size_t kMaxLevels = 8;

void check_widths(const ConfigReader& json, const char* key, const std::vector<int>& widths, int groups) {
  if (widths.empty() || widths.size() > kMaxLevels) json.invalid(key);
  for (const int width : widths)
    if (width % groups != 0) json.invalid(key);
}

void read_autoencoder_blocks(const ConfigReader& json, const char* key, const char* only) {
  for (const std::string& type : json.texts(key).value_or(std::vector<std::string>{}))
    if (type != only) json.unsupported(key);
}

std::optional<PredictionType> read_prediction_type(const ConfigReader& json) {
  const auto name = json.text("prediction_type");
  if (!name) return std::nullopt;
  if (*name == "epsilon") return PredictionType::Epsilon;
  if (*name == "v_prediction") return PredictionType::VPrediction;
  if (*name == "sample") return PredictionType::Sample;
  json.unsupported("prediction_type");
}

void read_solver(const ConfigReader& json, SchedulerConfig& config) {
  config.algorithm_type = json.text("algorithm_type");
  config.solver_type = json.text("solver_type");
  config.solver_order = json.integer("solver_order", 1, 3);
  config.final_sigmas_type = json.text("final_sigmas_type");
  config.lower_order_final = json.boolean("lower_order_final");
  config.euler_at_final = json.boolean("euler_at_final");
  config.predict_x0 = json.boolean("predict_x0");
  config.disable_corrector = json.integers("disable_corrector", 0, kMaxTimesteps);
  config.use_karras_sigmas = json.boolean("use_karras_sigmas");
  config.use_exponential_sigmas = json.boolean("use_exponential_sigmas");
  config.use_lu_lambdas = json.boolean("use_lu_lambdas");
  config.sigma_min = json.number("sigma_min");
  config.sigma_max = json.number("sigma_max");
  config.interpolation_type = json.text("interpolation_type");
}

void read_noise_schedule(const ConfigReader& json, SchedulerConfig& config) {
  config.num_train_timesteps = json.integer("num_train_timesteps", 1, kMaxTimesteps);
  config.beta_start = json.number("beta_start");
  config.beta_end = json.number("beta_end");
  config.beta_schedule = json.text("beta_schedule");
  config.trained_betas = json.numbers("trained_betas");
  config.rescale_betas_zero_snr = json.boolean("rescale_betas_zero_snr");
  config.timestep_spacing = json.text("timestep_spacing");
  config.steps_offset = json.integer("steps_offset", 0, kMaxTimesteps);
  config.set_alpha_to_one = json.boolean("set_alpha_to_one");
  config.skip_prk_steps = json.boolean("skip_prk_steps");
}

}  // namespace

AutoencoderConfig read_autoencoder_config(const std::filesystem::path& path) {
  const ConfigReader json(path);
  json.require("_class_name", "AutoencoderKL");
  json.require("mid_block_add_attention", true);
  json.require("act_fn", "silu");
  read_autoencoder_blocks(json, "down_block_types", "DownEncoderBlock2D");
  read_autoencoder_blocks(json, "up_block_types", "UpDecoderBlock2D");
  if (json.has("shift_factor") && json.number("shift_factor") != 0.0) json.unsupported("shift_factor");
  AutoencoderConfig config;
  config.in_channels = json.integer("in_channels", 1, kMaxWidth).value_or(config.in_channels);
  config.out_channels = json.integer("out_channels", 1, kMaxWidth).value_or(config.out_channels);
  config.latent_channels = json.integer("latent_channels", 1, kMaxWidth).value_or(config.latent_channels);
  config.norm_num_groups = json.integer("norm_num_groups", 1, kMaxWidth).value_or(config.norm_num_groups);
  config.block_out_channels =
      json.integers("block_out_channels", 1, kMaxWidth).value_or(config.block_out_channels);
  check_widths(json, "block_out_channels", config.block_out_channels, config.norm_num_groups);
  config.layers_per_block = json.integer("layers_per_block", 1, kMaxLayers).value_or(config.layers_per_block);
  config.sample_size = json.integer("sample_size", 1, kMaxWidth).value_or(config.sample_size);
  config.scaling_factor = json.number("scaling_factor").value_or(config.scaling_factor);
  if (!(config.scaling_factor > 0)) json.invalid("scaling_factor");
  config.force_upcast = json.boolean("force_upcast").value_or(config.force_upcast);
  config.use_quant_conv = json.boolean("use_quant_conv").value_or(true);
  config.use_post_quant_conv = json.boolean("use_post_quant_conv").value_or(true);
  return config;
}

TinyAutoencoderConfig read_tiny_autoencoder_config(const std::filesystem::path& path) {
  const ConfigReader json(path);
  json.require("_class_name", "AutoencoderTiny");
  json.require("act_fn", "relu");
  json.require("upsampling_scaling_factor", 2);
  json.require("upsample_fn", "nearest");
  TinyAutoencoderConfig config;
  config.in_channels = json.integer("in_channels", 1, kMaxWidth).value_or(config.in_channels);
  config.out_channels = json.integer("out_channels", 1, kMaxWidth).value_or(config.out_channels);
  config.latent_channels = json.integer("latent_channels", 1, kMaxWidth).value_or(config.latent_channels);
  const auto read_list = [&json](const char* key, std::vector<int>& list, int min, int max) {
    list = json.integers(key, min, max).value_or(list);
    check_widths(json, key, list, 1);
  };
  read_list("encoder_block_out_channels", config.encoder_block_out_channels, 1, kMaxWidth);
  read_list("decoder_block_out_channels", config.decoder_block_out_channels, 1, kMaxWidth);
  read_list("num_encoder_blocks", config.num_encoder_blocks, 0, kMaxLayers);
  read_list("num_decoder_blocks", config.num_decoder_blocks, 0, kMaxLayers);
  if (config.num_encoder_blocks.size() != config.encoder_block_out_channels.size())
    json.invalid("num_encoder_blocks");
  if (config.num_decoder_blocks.size() != config.decoder_block_out_channels.size())
    json.invalid("num_decoder_blocks");
  config.scaling_factor = json.number("scaling_factor").value_or(config.scaling_factor);
  config.latent_magnitude = json.number("latent_magnitude").value_or(config.latent_magnitude);
  config.latent_shift = json.number("latent_shift").value_or(config.latent_shift);
  return config;
}

ClipTextConfig read_clip_text_config(const std::filesystem::path& path) {
  const ConfigReader json(path);
  ClipTextConfig config;
  const std::string model = json.text("model_type").value_or("clip_text_model");
  if (model != "clip_text_model" && model != "clip") json.unsupported("model_type");
  config.vocab_size = json.integer("vocab_size", 1, 10'000'000).value_or(config.vocab_size);
  config.hidden_size = json.integer("hidden_size", 1, kMaxWidth).value_or(config.hidden_size);
  config.intermediate_size =
      json.integer("intermediate_size", 1, 4 * kMaxWidth).value_or(config.intermediate_size);
  config.num_hidden_layers =
      json.integer("num_hidden_layers", 1, kMaxLayers).value_or(config.num_hidden_layers);
  config.num_attention_heads =
      json.integer("num_attention_heads", 1, kMaxWidth).value_or(config.num_attention_heads);
  if (config.hidden_size % config.num_attention_heads != 0) json.invalid("num_attention_heads");
  config.max_position_embeddings =
      json.integer("max_position_embeddings", 2, kMaxWidth).value_or(config.max_position_embeddings);
  config.projection_dim = json.integer("projection_dim", 0, kMaxWidth).value_or(config.projection_dim);
  const auto architectures = json.texts("architectures").value_or(std::vector<std::string>{});
  config.with_projection = !architectures.empty() && architectures.front() == "CLIPTextModelWithProjection";
  config.hidden_act = json.text("hidden_act").value_or(config.hidden_act);
  if (config.hidden_act != "quick_gelu" && config.hidden_act != "gelu") json.unsupported("hidden_act");
  config.layer_norm_eps = json.number("layer_norm_eps").value_or(config.layer_norm_eps);
  config.eos_token_id = json.integer("eos_token_id", 0, 10'000'000).value_or(config.eos_token_id);
  return config;
}

SchedulerConfig read_scheduler_config(const std::filesystem::path& path) {
  const ConfigReader json(path);
  SchedulerConfig config;
  config.class_name = json.text("_class_name").value_or("");
  read_noise_schedule(json, config);
  read_solver(json, config);
  config.prediction_type = read_prediction_type(json);
  config.clip_sample = json.boolean("clip_sample");
  config.clip_sample_range = json.number("clip_sample_range");
  config.thresholding = json.boolean("thresholding");
  config.dynamic_thresholding_ratio = json.number("dynamic_thresholding_ratio");
  config.sample_max_value = json.number("sample_max_value");
  config.variance_type = json.text("variance_type");
  config.timestep_scaling = json.number("timestep_scaling");
  config.original_inference_steps = json.integer("original_inference_steps", 1, kMaxTimesteps);
  return config;
}

}  // namespace pentimento::weights
