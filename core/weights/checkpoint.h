// Stable Diffusion checkpoints in the forms people have them: the folder of diffusers (model_index.json,
// unet/, vae/, ...) and the original single file (model.diffusion_model.*, first_stage_model.*,
// cond_stage_model.*). What a file is follows from its keys and shapes, never from its name. Opening reads
// headers and JSON only: a 4 GB file takes milliseconds. Names and shapes: diffusers 0.42 and the CompVis and
// Stability AI releases.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "weights/configs.h"
#include "weights/safetensors.h"

namespace pentimento::weights {

enum class Layout { Folder, SingleFile };

/// What the tensors belong to. Only SD1, SD2 and TinyAutoencoder can be used so far; the others are
/// recognized so that the user is told what the file is.
enum class Family {
  Unknown,
  SD1,
  SD2,
  SDXL,
  SDXLRefiner,
  SD3,
  Flux,
  PixArt,
  DeepFloydIF,
  TinyAutoencoder,
  Autoencoder,
  TextEncoder,
  Lora,
  ControlNet,
  TextualInversion,
  Upscaler,
};

/// "Stable Diffusion 1.x", "LoRA", ...
std::string_view name_of(Family family);

enum class Part { UNet, Autoencoder, TextEncoder, Tokenizer, Scheduler };
std::string_view name_of(Part part);  ///< "UNet", "autoencoder", "text encoder", "tokenizer", "scheduler".

struct PartDescription {
  Part part = Part::UNet;
  std::vector<std::filesystem::path> files;
  DType dtype = DType::F32;  ///< That of most numbers.
  std::int64_t parameter_count = 0;
  std::uint64_t byte_count = 0;
};

struct CheckpointDescription {
  std::filesystem::path path;
  Layout layout = Layout::SingleFile;
  Family family = Family::Unknown;
  std::vector<PartDescription> parts;  ///< Those that are there.
  std::vector<Part> missing;           ///< Those that a picture needs and that are not there. A single file
                                       ///< never holds tokenizer and scheduler; they are not listed for it.
  std::uint64_t byte_count = 0;        ///< Of all files of the checkpoint that would be read.

  int in_channels = 0;
  int latent_channels = 0;
  int cross_attention_dim = 0;
  int unet_width = 0;               ///< Channels of the UNet at full resolution.
  int autoencoder_width = 0;        ///< The same of the autoencoder.
  bool inpainting = false;          ///< 9 input channels: UNet trained for inpainting.
  bool latent_consistency = false;  ///< LCM: guidance goes in as an embedding.
  int native_size = 0;              ///< Pixels, height and width; 512, 768.
  PredictionType prediction_type = PredictionType::Epsilon;
  bool prediction_type_known = true;  ///< False for single files of SD 2.x: nothing in them tells. The value
                                      ///< is then diffusers' guess, and the user may switch it.

  /// Sentences, most important first. Empty when usable.
  std::vector<std::string> problems;
  /// Things worth telling that stop nothing.
  std::vector<std::string> notes;
  /// True when open_checkpoint gives a model that can make pictures.
  bool usable = false;
};

struct OpenOptions {
  /// "fp16" picks `*.fp16.safetensors` in a folder. Empty: the plain name, else the only variant there is.
  std::string variant;
  /// A folder with diffusers' JSON files, for a single file whose shapes alone do not tell its configuration.
  std::optional<std::filesystem::path> config_folder;
  /// Overrides what the checkpoint says or what was guessed.
  std::optional<PredictionType> prediction_type;
};

/// What a file or folder is. Throws Error BadFile only for files that are damaged, unreadable or not
/// safetensors; whatever else is wrong stands in `problems`.
CheckpointDescription describe(const std::filesystem::path& path, const OpenOptions& options = {});

/// True for what describe() can say more about than that it is no model: a folder, model_index.json, an index
/// of shards, a file that begins as safetensors do or that is named like a model (.safetensors .ckpt .pt .pth
/// .bin).
bool looks_like_checkpoint(const std::filesystem::path& path);

template <typename Config>
struct Network {
  Config config;
  StateDict tensors;  ///< Exactly the names and shapes of expected_tensors(config).
};

struct Checkpoint {
  CheckpointDescription description;
  Network<UNetConfig> unet;
  Network<AutoencoderConfig> autoencoder;
  Network<ClipTextConfig> text_encoder;
  /// From the folder, the config folder, or the published configuration of the family.
  SchedulerConfig scheduler;
  /// The folder of the tokenizer's files; vocab.json and merges.txt may be missing there. Empty for a single
  /// file without config folder.
  std::optional<std::filesystem::path> tokenizer_folder;
  /// What fills a prompt's chunk: 0 ("!") for SD 2.x; none for SD 1.x: the tokenizer's mark of the end.
  std::optional<int> pad_token_id;
};

/// Opens all parts under diffusers names, checked against their configurations. Error BadFile for damaged
/// files, Error MissingWeights when describe() would say `usable == false`, with the first problem.
Checkpoint open_checkpoint(const std::filesystem::path& path, const OpenOptions& options = {});

/// A TAESD as a folder, one file, or the original pair taesd_encoder and taesd_decoder (either of the two;
/// the other one is looked for beside it). Errors as open_checkpoint.
Network<TinyAutoencoderConfig> open_tiny_autoencoder(const std::filesystem::path& path);

/// An AutoencoderKL alone (a folder or file in either naming), to use in place of a checkpoint's own.
Network<AutoencoderConfig> open_autoencoder(const std::filesystem::path& path);

}  // namespace pentimento::weights
