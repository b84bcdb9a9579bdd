// The single file of the original releases: all parts under prefixes, no configuration.
#include <array>
#include <bit>

#include "weights/autoencoder_names.h"
#include "weights/checkpoint_parts.h"
#include "weights/clip_text_names.h"
#include "weights/families.h"
#include "weights/ldm_unet.h"
#include "weights/quote.h"
#include "weights/weight_files.h"

namespace pentimento::weights {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUNetPrefix = "model.diffusion_model.";
constexpr std::string_view kAutoencoderPrefix = "first_stage_model.";
constexpr std::string_view kClipPrefix = "cond_stage_model.transformer.";
constexpr std::string_view kOpenClipPrefix = "cond_stage_model.model.";

std::optional<fs::path> config_file(const OpenOptions& options, const fs::path& name) {
  if (!options.config_folder) return std::nullopt;
  std::error_code ignored;
  const fs::path file = *options.config_folder / name;
  return fs::exists(file, ignored) ? std::optional(file) : std::nullopt;
}

void load_unet(const StateDict& all, const OpenOptions& options, CheckpointParts& parts) {
  const bool prefixed = all.has_prefix(std::string(kUNetPrefix) + "input_blocks.");
  if (!prefixed && !all.has_prefix("input_blocks.")) return;
  const StateDict tensors = prefixed ? all.without_prefix(kUNetPrefix) : all;
  Network<UNetConfig> unet;
  const auto json = config_file(options, "unet/config.json");
  unet.config = json ? read_unet_config(*json) : infer_ldm_unet_config(tensors);
  unet.tensors = ldm_unet_renames(unet.config).apply(tensors);
  parts.unet = std::move(unet);
}

void load_autoencoder(const StateDict& all, const OpenOptions& options, CheckpointParts& parts) {
  if (!all.has_prefix(kAutoencoderPrefix)) return;
  Network<AutoencoderConfig> autoencoder;
  autoencoder.tensors = with_diffusers_autoencoder_names(all.without_prefix(kAutoencoderPrefix));
  const auto json = config_file(options, "vae/config.json");
  autoencoder.config = json ? read_autoencoder_config(*json) : infer_autoencoder_config(autoencoder.tensors);
  parts.autoencoder = std::move(autoencoder);
}

void load_text_encoder(const StateDict& all, const OpenOptions& options, CheckpointParts& parts) {
  const bool clip = all.has_prefix(kClipPrefix);
  if (!clip && !all.has_prefix(kOpenClipPrefix)) return;
  Network<ClipTextConfig> text_encoder;
  text_encoder.tensors = clip ? with_clip_text_prefix(all.without_prefix(kClipPrefix))
                              : with_transformers_names(all.without_prefix(kOpenClipPrefix));
  const auto json = config_file(options, "text_encoder/config.json");
  text_encoder.config = json ? read_clip_text_config(*json)
                             : infer_clip_text_config(text_encoder.tensors, clip ? "quick_gelu" : "gelu");
  parts.text_encoder = std::move(text_encoder);
}

// The number of training steps, which some files carry. Read through the file, not through the mapping.
std::optional<std::int64_t> read_global_step(const StateDict& all) {
  const TensorView* tensor = all.find("global_step");
  if (!tensor || tensor->dtype != DType::I64 || tensor->element_count() != 1) return std::nullopt;
  std::array<std::byte, sizeof(std::int64_t)> bytes{};
  tensor->file->read_at(static_cast<std::uint64_t>(tensor->bytes.data() - tensor->file->bytes().data()),
                        bytes);
  return std::bit_cast<std::int64_t>(bytes);
}

// Marks that trainers leave: metadata of Stability AI's ModelSpec, an empty tensor "v_pred", and the step
// count by which diffusers knows stable-diffusion-2-base.
std::optional<PredictionType> marked_prediction_type(const SafetensorsFile& file) {
  constexpr std::int64_t kStepsOfSd2Base = 875'000;
  if (const auto it = file.metadata.find("modelspec.prediction_type"); it != file.metadata.end()) {
    if (it->second == "v") return PredictionType::VPrediction;
    if (it->second == "epsilon") return PredictionType::Epsilon;
  }
  if (file.tensors.contains("v_pred")) return PredictionType::VPrediction;
  if (read_global_step(file.tensors) == kStepsOfSd2Base) return PredictionType::Epsilon;
  return std::nullopt;
}

bool is_diffusers_unet(const StateDict& tensors) {
  return tensors.contains("conv_in.weight") && tensors.has_prefix("down_blocks.") &&
         !tensors.has_prefix("controlnet_cond_embedding.");
}

}  // namespace

CheckpointParts load_single_file(const fs::path& path, const OpenOptions& options) {
  const SafetensorsFile file = read_safetensors_or_index(path);
  CheckpointParts parts;
  CheckpointDescription& description = parts.description;
  description.path = path;
  description.layout = Layout::SingleFile;
  parts.marked_prediction_type = marked_prediction_type(file);
  note_problems(description, [&] { load_unet(file.tensors, options, parts); });
  if (!parts.unet && description.problems.empty()) {
    if (is_diffusers_unet(file.tensors))
      description.problems.push_back(
          quoted_path(path) + " is the UNet of a model folder; choose the folder, with model_index.json.");
    else
      description.family = recognize_family(file.tensors);
    return parts;
  }
  note_problems(description, [&] { load_autoencoder(file.tensors, options, parts); });
  note_problems(description, [&] { load_text_encoder(file.tensors, options, parts); });
  if (const auto json = config_file(options, "scheduler/scheduler_config.json"))
    note_problems(description, [&] { parts.scheduler = read_scheduler_config(*json); });
  if (const auto folder = config_file(options, "tokenizer")) parts.tokenizer_folder = *folder;
  return parts;
}

}  // namespace pentimento::weights
