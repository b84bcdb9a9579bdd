#include "weights/families.h"

#include <algorithm>
#include <array>

namespace pentimento::weights {
namespace {

struct Mark {
  std::string_view text;
  Family family;
};

// In the order in which they decide: a LoRA of a text encoder also has the names of a text encoder.
constexpr std::array kMarks = {
    Mark{"lora_unet_", Family::Lora},
    Mark{"lora_te", Family::Lora},
    Mark{".lora_down.", Family::Lora},
    Mark{".lora_A.", Family::Lora},
    Mark{".lora.down.", Family::Lora},
    Mark{".hada_w1_a", Family::Lora},
    Mark{".lokr_w1", Family::Lora},
    Mark{"control_model.", Family::ControlNet},
    Mark{"controlnet_cond_embedding.", Family::ControlNet},
    Mark{"emb_params", Family::TextualInversion},
    Mark{"string_to_param", Family::TextualInversion},
    Mark{"double_blocks.", Family::Flux},
    Mark{"joint_blocks.", Family::SD3},
    Mark{"adaln_single.", Family::PixArt},
    Mark{"conv_first.", Family::Upscaler},
    Mark{"RRDB_trunk.", Family::Upscaler},
    Mark{"model.1.sub.", Family::Upscaler},
    Mark{"encoder.layers.0.weight", Family::TinyAutoencoder},
    Mark{"decoder.layers.0.weight", Family::TinyAutoencoder},
    Mark{"3.conv.0.weight", Family::TinyAutoencoder},
    Mark{"decoder.mid.block_1.", Family::Autoencoder},
    Mark{"decoder.mid_block.", Family::Autoencoder},
    Mark{"text_model.encoder.", Family::TextEncoder},
    Mark{"transformer.resblocks.", Family::TextEncoder},
    Mark{"encoder.block.0.layer.0.SelfAttention.", Family::TextEncoder},
};

bool any_name_contains(const StateDict& tensors, std::string_view text) {
  return std::any_of(tensors.begin(), tensors.end(),
                     [text](const auto& item) { return item.first.find(text) != std::string::npos; });
}

}  // namespace

std::string_view name_of(Family family) {
  switch (family) {
    case Family::SD1:
      return "Stable Diffusion 1.x";
    case Family::SD2:
      return "Stable Diffusion 2.x";
    case Family::SDXL:
      return "Stable Diffusion XL";
    case Family::SDXLRefiner:
      return "Stable Diffusion XL refiner";
    case Family::SD3:
      return "Stable Diffusion 3";
    case Family::Flux:
      return "Flux";
    case Family::PixArt:
      return "PixArt";
    case Family::DeepFloydIF:
      return "DeepFloyd IF";
    case Family::TinyAutoencoder:
      return "TAESD preview autoencoder";
    case Family::Autoencoder:
      return "autoencoder";
    case Family::TextEncoder:
      return "text encoder";
    case Family::Lora:
      return "LoRA";
    case Family::ControlNet:
      return "ControlNet";
    case Family::TextualInversion:
      return "textual inversion embedding";
    case Family::Upscaler:
      return "upscaler";
    case Family::Unknown:
      break;
  }
  return "unknown";
}

std::string_view name_of(Part part) {
  switch (part) {
    case Part::UNet:
      return "UNet";
    case Part::Autoencoder:
      return "autoencoder";
    case Part::TextEncoder:
      return "text encoder";
    case Part::Tokenizer:
      return "tokenizer";
    case Part::Scheduler:
      break;
  }
  return "scheduler";
}

Family recognize_family(const StateDict& tensors) {
  for (const Mark& mark : kMarks)
    if (any_name_contains(tensors, mark.text)) return mark.family;
  return Family::Unknown;
}

Family family_of(const UNetConfig& config) {
  constexpr int kClipWidth = 768, kOpenClipWidth = 1024, kRefinerWidth = 1280;
  if (config.projection_class_embeddings_input_dim)
    return config.cross_attention_dim == kRefinerWidth    ? Family::SDXLRefiner
           : config.cross_attention_dim == kOpenClipWidth ? Family::Unknown  // unCLIP, made from SD 2.1.
                                                          : Family::SDXL;
  if (config.cross_attention_dim == kClipWidth) return Family::SD1;
  if (config.cross_attention_dim == kOpenClipWidth) return Family::SD2;
  return config.use_linear_projection ? Family::SD2 : Family::SD1;
}

std::string advice_for(Family family) {
  switch (family) {
    case Family::SDXL:
    case Family::SDXLRefiner:
    case Family::SD3:
    case Family::Flux:
    case Family::PixArt:
    case Family::DeepFloydIF:
      return "This is a " + std::string(name_of(family)) +
             " model, which is not supported yet; choose a Stable Diffusion 1.x or 2.x checkpoint.";
    case Family::TinyAutoencoder:
    case Family::Autoencoder:
    case Family::TextEncoder:
    case Family::Lora:
    case Family::ControlNet:
    case Family::TextualInversion:
    case Family::Upscaler:
      return "This is " +
             std::string(family == Family::Upscaler || family == Family::Autoencoder ? "an " : "a ") +
             std::string(name_of(family)) +
             ", which makes no pictures by itself; choose a complete checkpoint.";
    default:
      return "This is no model of a known kind; choose a Stable Diffusion 1.x or 2.x checkpoint.";
  }
}

SchedulerConfig published_scheduler(Family family, PredictionType prediction_type, bool latent_consistency) {
  SchedulerConfig config;
  config.num_train_timesteps = 1000;
  config.beta_start = 0.00085;
  config.beta_end = 0.012;
  config.beta_schedule = "scaled_linear";
  config.clip_sample = false;
  if (latent_consistency) {
    config.class_name = "LCMScheduler";
    config.set_alpha_to_one = true;
    config.steps_offset = 0;
    config.timestep_spacing = "leading";
    config.original_inference_steps = 50;
    config.timestep_scaling = 10.0;
    config.rescale_betas_zero_snr = false;
    config.thresholding = false;
    config.prediction_type = prediction_type;
    return config;
  }
  const bool ddim = family == Family::SD2 && prediction_type == PredictionType::VPrediction;
  config.class_name = ddim ? "DDIMScheduler" : "PNDMScheduler";
  config.set_alpha_to_one = false;
  config.skip_prk_steps = true;
  config.steps_offset = 1;
  // The file of SD 1.x has no such key; a value that differs from every scheduler's default must be written.
  if (family == Family::SD2 || prediction_type != PredictionType::Epsilon)
    config.prediction_type = prediction_type;
  return config;
}

}  // namespace pentimento::weights
