// The folder that diffusers' save_pretrained writes.
#include "weights/autoencoder_names.h"
#include "weights/checkpoint_parts.h"
#include "weights/clip_text_names.h"
#include "weights/config_reader.h"
#include "weights/families.h"
#include "weights/quote.h"
#include "weights/weight_files.h"

namespace pentimento::weights {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

// The tensors and the config.json of one part; empty when the part is not there.
template <typename Config>
std::optional<Network<Config>> load_network(const fs::path& folder, const std::string& stem,
                                            const OpenOptions& options,
                                            Config (*read_config)(const fs::path&),
                                            StateDict (*rename)(const StateDict&)) {
  const auto file = find_weights(folder, stem, options.variant);
  if (!file) return std::nullopt;
  const fs::path json = folder / "config.json";
  if (!is_there(json))
    throw Error(ErrorCode::MissingWeights,
                "The folder " + quoted_path(folder) + " has no config.json; get it too.");
  Network<Config> network;
  network.config = read_config(json);
  network.tensors = rename(read_safetensors_or_index(*file).tensors);
  return network;
}

StateDict as_it_is(const StateDict& tensors) {
  return tensors;
}

// Models of other architectures have a `transformer` folder, or a UNet of another class.
Family family_of_folder(const fs::path& folder) {
  const fs::path transformer = folder / "transformer" / "config.json";
  if (!is_there(transformer)) return Family::Unknown;
  const std::string name = ConfigReader(transformer).text("_class_name").value_or("");
  if (name.starts_with("Flux")) return Family::Flux;
  if (name.starts_with("SD3")) return Family::SD3;
  if (name.starts_with("PixArt") || name == "Transformer2DModel") return Family::PixArt;
  return Family::Unknown;
}

bool is_deepfloyd(const fs::path& folder) {
  const fs::path json = folder / "unet" / "config.json";
  return is_there(json) && ConfigReader(json).has("encoder_hid_dim") && is_there(folder / "text_encoder");
}

// One part alone: somebody chose `unet/` or a TAESD instead of the folder above.
void recognize_part(const fs::path& folder, CheckpointDescription& description) {
  const fs::path json = folder / "config.json";
  if (!is_there(json)) {
    description.problems.push_back("The folder " + quoted_path(folder) +
                                   " is no model: it holds neither model_index.json nor unet/.");
    return;
  }
  const std::string name = ConfigReader(json).text("_class_name").value_or("");
  if (name == "AutoencoderTiny") description.family = Family::TinyAutoencoder;
  if (name == "AutoencoderKL") description.family = Family::Autoencoder;
  if (name == "ControlNetModel") description.family = Family::ControlNet;
  if (description.family == Family::Unknown)
    description.problems.push_back(
        "The folder " + quoted_path(folder) +
        " is one part of a model; choose the folder above it, with model_index.json.");
}

}  // namespace

CheckpointParts load_folder(const fs::path& folder, const OpenOptions& options) {
  CheckpointParts parts;
  CheckpointDescription& description = parts.description;
  description.path = folder;
  description.layout = Layout::Folder;
  description.family = is_deepfloyd(folder) ? Family::DeepFloydIF : family_of_folder(folder);
  if (description.family != Family::Unknown) return parts;
  if (!is_there(folder / "model_index.json") && !is_there(folder / "unet")) {
    recognize_part(folder, description);
    return parts;
  }
  note_problems(description, [&] {
    parts.unet = load_network<UNetConfig>(folder / "unet", "diffusion_pytorch_model", options,
                                          read_unet_config, as_it_is);
  });
  note_problems(description, [&] {
    parts.autoencoder =
        load_network<AutoencoderConfig>(folder / "vae", "diffusion_pytorch_model", options,
                                        read_autoencoder_config, with_diffusers_autoencoder_names);
  });
  note_problems(description, [&] {
    parts.text_encoder = load_network<ClipTextConfig>(folder / "text_encoder", "model", options,
                                                      read_clip_text_config, with_clip_text_prefix);
  });
  if (const fs::path json = folder / "scheduler" / "scheduler_config.json"; is_there(json))
    note_problems(description, [&] { parts.scheduler = read_scheduler_config(json); });
  if (is_there(folder / "tokenizer")) parts.tokenizer_folder = folder / "tokenizer";
  return parts;
}

}  // namespace pentimento::weights
