#include <algorithm>
#include <array>
#include <set>

#include "weights/check_tensors.h"
#include "weights/checkpoint_parts.h"
#include "weights/families.h"

namespace pentimento::weights {
namespace {

template <typename Config>
void check_tensors(std::optional<Network<Config>>& network, Part part, CheckpointDescription& description) {
  if (!network) return;
  TensorMismatch mismatch = compare(network->tensors, expected_tensors(network->config));
  if (!mismatch.extra.empty()) {
    TensorMismatch extra;
    extra.extra.swap(mismatch.extra);
    for (const std::string& name : extra.extra) network->tensors.erase(name);
    description.notes.push_back(describe(extra, name_of(part)) + " They are ignored.");
  }
  if (!mismatch.empty()) description.problems.push_back(describe(mismatch, name_of(part)));
}

DType dtype_of_most(const StateDict& tensors) {
  std::array<std::int64_t, 10> counts{};
  for (const auto& [name, tensor] : tensors)
    counts.at(static_cast<std::size_t>(tensor.dtype)) += tensor.element_count();
  return static_cast<DType>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

void describe_part(const StateDict& tensors, Part part, CheckpointDescription& description) {
  PartDescription result;
  result.part = part;
  std::set<std::filesystem::path> files;
  for (const auto& [name, tensor] : tensors)
    if (tensor.file) files.insert(tensor.file->path());
  result.files.assign(files.begin(), files.end());
  result.dtype = dtype_of_most(tensors);
  result.parameter_count = tensors.parameter_count();
  result.byte_count = tensors.byte_count();
  description.parts.push_back(std::move(result));
}

template <typename Config>
void describe_network(const std::optional<Network<Config>>& network, Part part,
                      CheckpointDescription& description) {
  if (network)
    describe_part(network->tensors, part, description);
  else
    description.missing.push_back(part);
}

void describe_parts(const CheckpointParts& parts, CheckpointDescription& description) {
  describe_network(parts.unet, Part::UNet, description);
  describe_network(parts.autoencoder, Part::Autoencoder, description);
  describe_network(parts.text_encoder, Part::TextEncoder, description);
  for (const PartDescription& part : description.parts) description.byte_count += part.byte_count;
  if (description.layout == Layout::SingleFile) return;
  const auto add = [&](Part part, bool there) {
    if (there)
      description.parts.emplace_back().part = part;
    else
      description.missing.push_back(part);
  };
  add(Part::Tokenizer, parts.tokenizer_folder.has_value());
  add(Part::Scheduler, parts.scheduler.has_value());
}

// A part that is there but unusable has its own sentence already.
void report_missing(const CheckpointParts& parts, CheckpointDescription& description) {
  for (const Part part : description.missing) {
    const std::string name(name_of(part));
    if (part == Part::Tokenizer || part == Part::Scheduler)
      description.notes.push_back("It has no " + name + "; that of the published models is used.");
    else if (parts.description.problems.empty())
      description.problems.push_back("It has no " + name + "; choose a complete checkpoint.");
  }
}

// The parts must be of one model: width of the text, channels of the latents.
void check_fit(const CheckpointParts& parts, CheckpointDescription& description) {
  if (!parts.unet) return;
  const UNetConfig& unet = parts.unet->config;
  const auto number = [](int value) { return std::to_string(value); };
  if (parts.text_encoder && parts.text_encoder->config.hidden_size != unet.cross_attention_dim)
    description.problems.push_back(
        "The text encoder is of another model: it gives " + number(parts.text_encoder->config.hidden_size) +
        " numbers for each word, the UNet takes " + number(unet.cross_attention_dim) + ".");
  const int latents = parts.autoencoder ? parts.autoencoder->config.latent_channels : unet.out_channels;
  if (unet.out_channels != latents)
    description.problems.push_back("The UNet and the autoencoder are of different models: the UNet gives " +
                                   number(unet.out_channels) + " latent channels, the autoencoder has " +
                                   number(latents) + ".");
  if (unet.in_channels != latents && unet.in_channels != 2 * latents + 1)
    description.problems.push_back(
        "The UNet takes " + number(unet.in_channels) + " channels, not " + number(latents) +
        " or, for inpainting, " + number(2 * latents + 1) +
        "; models for depth, editing by instruction or upscaling are not supported.");
}

void set_prediction_type(const CheckpointParts& parts, const OpenOptions& options,
                         CheckpointDescription& description) {
  const bool from_scheduler = parts.scheduler.has_value() || description.layout == Layout::Folder;
  const bool ambiguous =
      description.family == Family::SD2 && !description.inpainting && !description.latent_consistency;
  if (options.prediction_type) {
    description.prediction_type = *options.prediction_type;
  } else if (from_scheduler) {
    const auto written = parts.scheduler ? parts.scheduler->prediction_type : std::nullopt;
    description.prediction_type = written.value_or(PredictionType::Epsilon);
  } else if (parts.marked_prediction_type) {
    description.prediction_type = *parts.marked_prediction_type;
  } else if (ambiguous) {
    description.prediction_type = PredictionType::VPrediction;
    description.prediction_type_known = false;
    description.notes.emplace_back(
        "The file does not say what its UNet predicts; v-prediction is assumed, as for Stable Diffusion 2.1. "
        "If "
        "pictures come out as noise, set epsilon.");
  }
}

// 96 latents for the 768 pixel models with v-prediction, which the shapes do not tell.
void set_sample_size(CheckpointParts& parts, const CheckpointDescription& description,
                     const OpenOptions& options) {
  constexpr int kSize768 = 96;
  if (description.layout == Layout::Folder || options.config_folder) return;
  if (description.family == Family::SD2 && description.prediction_type == PredictionType::VPrediction)
    parts.unet->config.sample_size = kSize768;
}

void describe_model(CheckpointParts& parts, const OpenOptions& options, CheckpointDescription& description) {
  const UNetConfig& unet = parts.unet->config;
  description.in_channels = unet.in_channels;
  description.latent_channels =
      parts.autoencoder ? parts.autoencoder->config.latent_channels : unet.out_channels;
  description.cross_attention_dim = unet.cross_attention_dim;
  const auto width = [](const auto& config) {
    return config.block_out_channels.empty() ? 0 : config.block_out_channels.front();
  };
  description.unet_width = width(unet);
  if (parts.autoencoder) description.autoencoder_width = width(parts.autoencoder->config);
  description.inpainting = unet.in_channels == 2 * description.latent_channels + 1;
  description.latent_consistency = unet.time_cond_proj_dim.has_value();
  set_prediction_type(parts, options, description);
  set_sample_size(parts, description, options);
  const int scale = parts.autoencoder ? 1 << (parts.autoencoder->config.levels() - 1) : 8;
  description.native_size = unet.sample_size * scale;
  if (!unet.attention_heads_known ||
      (parts.text_encoder && !parts.text_encoder->config.num_attention_heads_known))
    description.notes.emplace_back(
        "The number of attention heads is not in the file and was guessed; give the folder with the model's "
        "JSON "
        "files (config folder) to be sure.");
}

SchedulerConfig scheduler_of(const CheckpointParts& parts, const OpenOptions& options,
                             const CheckpointDescription& description) {
  if (!parts.scheduler)
    return published_scheduler(description.family, description.prediction_type,
                               description.latent_consistency);
  SchedulerConfig config = *parts.scheduler;
  if (options.prediction_type) config.prediction_type = options.prediction_type;
  return config;
}

}  // namespace

Checkpoint assemble(CheckpointParts parts, const OpenOptions& options) {
  CheckpointDescription description = parts.description;
  if (parts.unet) description.family = family_of(parts.unet->config);
  const bool supported = description.family == Family::SD1 || description.family == Family::SD2;
  if (supported) {
    check_tensors(parts.unet, Part::UNet, description);
    check_tensors(parts.autoencoder, Part::Autoencoder, description);
    check_tensors(parts.text_encoder, Part::TextEncoder, description);
  } else if (description.problems.empty() || description.family != Family::Unknown) {
    description.problems = {advice_for(description.family)};
  }
  describe_parts(parts, description);
  Checkpoint checkpoint;
  if (parts.unet) describe_model(parts, options, description);
  if (supported) {
    check_fit(parts, description);
    report_missing(parts, description);
    checkpoint.scheduler = scheduler_of(parts, options, description);
    if (description.family == Family::SD2) checkpoint.pad_token_id = 0;
  }
  description.usable = description.problems.empty();
  checkpoint.description = std::move(description);
  if (parts.unet) checkpoint.unet = std::move(*parts.unet);
  if (parts.autoencoder) checkpoint.autoencoder = std::move(*parts.autoencoder);
  if (parts.text_encoder) checkpoint.text_encoder = std::move(*parts.text_encoder);
  checkpoint.tokenizer_folder = std::move(parts.tokenizer_folder);
  return checkpoint;
}

}  // namespace pentimento::weights
