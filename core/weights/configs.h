// What the config.json files of a diffusers folder say, as plain values. Field names are diffusers' and
// transformers' own; a key that is absent has the default of the upstream class; unknown keys are ignored.
// A value that asks for a structure outside these families is refused (Error MissingWeights, naming the key);
// a file that is no such JSON is Error BadFile.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pentimento::weights {

enum class PredictionType { Epsilon, VPrediction, Sample };

/// UNet2DConditionModel. Lists have one entry for each level, as in block_out_channels.
struct UNetConfig {
  int in_channels = 4;  ///< 9 for inpainting: latents, mask, latents of the masked picture.
  int out_channels = 4;
  int sample_size = 64;  ///< Native height and width in latents; 64 is 512 pixels.
  std::vector<int> block_out_channels = {320, 640, 1280, 1280};
  std::vector<bool> down_attention = {true, true, true, false};  ///< CrossAttnDownBlock2D or DownBlock2D.
  std::vector<bool> up_attention = {false, true, true, true};    ///< In the order of up_blocks.
  int layers_per_block = 2;                                      ///< Up blocks have one more.
  std::vector<int> transformer_layers_per_block = {1, 1, 1, 1};  ///< The middle block has the last value.
  /// Number of heads at each level: the file's `attention_head_dim`, which is misnamed upstream.
  std::vector<int> attention_heads = {8, 8, 8, 8};
  /// True for the published families and wherever a config.json says so. False when heads were guessed from
  /// shapes that no published model has.
  bool attention_heads_known = true;
  int cross_attention_dim = 1280;
  bool use_linear_projection = false;
  bool upcast_attention = false;
  int norm_num_groups = 32;
  double norm_eps = 1e-5;
  bool flip_sin_to_cos = true;
  double freq_shift = 0;
  bool center_input_sample = false;
  std::string act_fn = "silu";
  double mid_block_scale_factor = 1;
  int downsample_padding = 1;
  std::optional<int> time_cond_proj_dim;  ///< LCM: width of the embedding of the guidance scale.
  /// SDXL ("text_time"): widths of the added embedding.
  std::optional<int> addition_time_embed_dim;
  std::optional<int> projection_class_embeddings_input_dim;

  int levels() const { return static_cast<int>(block_out_channels.size()); }
  bool operator==(const UNetConfig&) const = default;
};

/// AutoencoderKL.
struct AutoencoderConfig {
  int in_channels = 3;
  int out_channels = 3;
  int latent_channels = 4;
  std::vector<int> block_out_channels = {64};
  int layers_per_block = 1;
  int norm_num_groups = 32;
  int sample_size = 32;
  double scaling_factor = 0.18215;
  bool force_upcast = true;
  bool use_quant_conv = true;
  bool use_post_quant_conv = true;

  int levels() const { return static_cast<int>(block_out_channels.size()); }
  bool operator==(const AutoencoderConfig&) const = default;
};

/// AutoencoderTiny (TAESD).
struct TinyAutoencoderConfig {
  int in_channels = 3;
  int out_channels = 3;
  int latent_channels = 4;
  std::vector<int> encoder_block_out_channels = {64, 64, 64, 64};
  std::vector<int> decoder_block_out_channels = {64, 64, 64, 64};
  std::vector<int> num_encoder_blocks = {1, 3, 3, 3};
  std::vector<int> num_decoder_blocks = {3, 3, 3, 1};
  double scaling_factor = 1.0;
  double latent_magnitude = 3;
  double latent_shift = 0.5;

  bool operator==(const TinyAutoencoderConfig&) const = default;
};

/// CLIPTextModel (also ...WithProjection).
struct ClipTextConfig {
  int vocab_size = 49408;
  int hidden_size = 512;
  int intermediate_size = 2048;
  int num_hidden_layers = 12;
  int num_attention_heads = 8;
  bool num_attention_heads_known = true;  ///< As UNetConfig::attention_heads_known.
  int max_position_embeddings = 77;
  int projection_dim = 512;
  bool with_projection = false;           ///< Has `text_projection.weight`.
  std::string hidden_act = "quick_gelu";  ///< Or "gelu".
  double layer_norm_eps = 1e-5;
  int eos_token_id = 49407;

  bool operator==(const ClipTextConfig&) const = default;
};

/// scheduler_config.json. Everything is optional because only values written in the file travel to another
/// scheduler; each scheduler has defaults of its own.
struct SchedulerConfig {
  std::string class_name;  ///< "PNDMScheduler"; empty when there is no file.
  std::optional<int> num_train_timesteps;
  std::optional<double> beta_start, beta_end;
  std::optional<std::string> beta_schedule;  ///< "linear" "scaled_linear" "squaredcos_cap_v2"
  std::optional<std::vector<double>> trained_betas;
  std::optional<PredictionType> prediction_type;
  std::optional<std::string> timestep_spacing;  ///< "leading" "linspace" "trailing"
  std::optional<int> steps_offset;
  std::optional<bool> set_alpha_to_one, skip_prk_steps, clip_sample, thresholding, use_karras_sigmas,
      use_exponential_sigmas, use_lu_lambdas, rescale_betas_zero_snr, lower_order_final, euler_at_final,
      predict_x0;
  std::optional<double> clip_sample_range, dynamic_thresholding_ratio, sample_max_value, timestep_scaling,
      sigma_min, sigma_max;
  std::optional<std::string> algorithm_type, solver_type, final_sigmas_type, variance_type,
      interpolation_type;
  std::optional<int> solver_order, original_inference_steps;
  std::optional<std::vector<int>> disable_corrector;

  bool operator==(const SchedulerConfig&) const = default;
};

UNetConfig read_unet_config(const std::filesystem::path& json);
AutoencoderConfig read_autoencoder_config(const std::filesystem::path& json);
TinyAutoencoderConfig read_tiny_autoencoder_config(const std::filesystem::path& json);
ClipTextConfig read_clip_text_config(const std::filesystem::path& json);
SchedulerConfig read_scheduler_config(const std::filesystem::path& json);

}  // namespace pentimento::weights
