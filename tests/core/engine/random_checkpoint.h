// A tiny Stable Diffusion checkpoint with random weights, made in C++: its pictures are noise, but all of the
// way there is real.
#pragma once

#include <filesystem>

namespace pentimento::engine {

struct RandomCheckpoint {
  int in_channels = 4;  ///< 9: trained for inpainting
  unsigned seed = 1;
};

/// Writes a diffusers folder (about 15 MB); native size 64 px.
void write_random_checkpoint(const std::filesystem::path& folder, const RandomCheckpoint& options = {});

}  // namespace pentimento::engine
