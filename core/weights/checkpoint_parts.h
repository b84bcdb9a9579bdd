// What the two layouts have in common: the parts of a checkpoint as found, before they are checked.
#pragma once

#include <optional>
#include <utility>

#include "base/error.h"
#include "weights/checkpoint.h"

namespace pentimento::weights {

struct CheckpointParts {
  std::optional<Network<UNetConfig>> unet;
  std::optional<Network<AutoencoderConfig>> autoencoder;
  std::optional<Network<ClipTextConfig>> text_encoder;
  std::optional<SchedulerConfig> scheduler;
  std::optional<std::filesystem::path> tokenizer_folder;
  /// What a single file tells about the prediction type, if anything.
  std::optional<PredictionType> marked_prediction_type;
  /// With path, layout, and the family where names alone told it; problems and notes met so far.
  CheckpointDescription description;
};

/// Runs `action`; a model that is merely unusable becomes a problem, a damaged file stays an exception.
template <typename Action>
void note_problems(CheckpointDescription& description, Action action) {
  try {
    action();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::MissingWeights) throw;
    description.problems.emplace_back(error.what());
  }
}

CheckpointParts load_folder(const std::filesystem::path& folder, const OpenOptions& options);
CheckpointParts load_single_file(const std::filesystem::path& file, const OpenOptions& options);

/// Checks all parts against their configurations and each other, and completes the description.
Checkpoint assemble(CheckpointParts parts, const OpenOptions& options);

}  // namespace pentimento::weights
