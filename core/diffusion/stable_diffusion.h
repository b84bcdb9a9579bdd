// A Stable Diffusion checkpoint that is ready to make pictures. This header and options.h are all that other
// modules see of this one: no libtorch type passes them. Used by one thread at a time. Errors: Error
// (MissingWeights and BadFile for what is wrong with the checkpoint, OutOfMemory), Cancelled.
#pragma once

#include <filesystem>
#include <memory>
#include <opencv2/core.hpp>

#include "base/geometry.h"
#include "base/progress.h"
#include "compute/run_plan.h"
#include "diffusion/options.h"
#include "weights/checkpoint.h"

namespace pentimento::diffusion {

using compute::ComputeType;
using compute::Device;
using compute::RunPlan;

struct ModelOptions {
  weights::OpenOptions open;
  /// merges.txt of CLIP, for single files, which carry no tokenizer.
  std::filesystem::path clip_merges;
  /// A TAESD for previews; empty: previews come from a linear map of the latents.
  std::filesystem::path tiny_autoencoder;
  /// Decodes the result with the TAESD too: about fifteen times faster, and a little less exact.
  bool fast_decoding = false;
  int threads = 0;  ///< 0: one for each processor core. libtorch has one number for the whole process.
  compute::Wishes compute;  ///< What is left open follows from the machine.
};

class StableDiffusion {
 public:
  /// Opens and checks the checkpoint, which takes well below a second: networks are built when they are first
  /// needed, and float32 weights stay mapped.
  StableDiffusion(const std::filesystem::path& checkpoint, const ModelOptions& options);
  ~StableDiffusion();
  StableDiffusion(StableDiffusion&&) noexcept;
  StableDiffusion& operator=(StableDiffusion&&) noexcept;

  const weights::CheckpointDescription& description() const;

  /// Width and height of all pictures must be multiples of this.
  int size_unit() const;

  /// How a picture of this size will be computed. A run that meets less memory than that goes on with a
  /// smaller plan, and fails with Error OutOfMemory after the smallest. Error Usage for a device that is not
  /// there.
  RunPlan plan(Size size) const;

  /// How the last picture was computed: its plan, or a smaller one where memory ran out.
  const RunPlan& last_plan() const;

  /// Pictures are CV_32FC3, RGB, display-encoded sRGB, 0..1. What lies outside 0..1 is clamped.
  cv::Mat text_to_image(Size size, const SamplingOptions& options, Progress& progress,
                        const PreviewSink& preview = {}) const;
  cv::Mat image_to_image(const cv::Mat& picture, const SamplingOptions& options, Progress& progress,
                         const PreviewSink& preview = {}) const;
  /// mask: CV_8UC1 or CV_32FC1 of the picture's size; from half on a pixel is replaced.
  cv::Mat inpaint(const cv::Mat& picture, const cv::Mat& mask, const SamplingOptions& options,
                  Progress& progress, const PreviewSink& preview = {}) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pentimento::diffusion
