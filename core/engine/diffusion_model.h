// A checkpoint that is ready to make pictures, as the diffusion library hands it out. No libtorch here: the
// library (diffusion_module.cpp) is opened at run time. Private to this module and its tests.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "compute/run_plan.h"
#include "engine/edit_backend.h"

namespace pentimento::engine {

/// Which checkpoint, and how it is loaded. Models with equal sources are the same.
struct ModelSource {
  std::filesystem::path path;
  std::filesystem::path config_folder;     ///< as GenerationOptions::config_folder
  std::filesystem::path tiny_autoencoder;  ///< for previews; may be empty
  std::filesystem::path clip_merges;       ///< CLIP's vocabulary for single files, which carry none
  bool fast_decoding = false;
  int threads = 0;  ///< 0: one for each processor core
  compute::Wishes compute;
  std::string hash;  ///< of the checkpoint: another file at the same path is another model

  bool operator==(const ModelSource&) const = default;
};

/// GenerationOptions with nothing left to decide.
struct Sampling {
  std::string prompt, negative_prompt;
  int steps = 20;
  double guidance_scale = 7.5;
  double strength = 1;    ///< above 0, so large that at least one step is made
  std::string scheduler;  ///< one of kSchedulers; empty: the checkpoint's own
  std::uint64_t seed = 0;
};

/// Pictures are CV_32FC3 sRGB, masks CV_8UC1 of the same size (255: replace). Errors are Error; Cancelled.
class DiffusionModel {
 public:
  virtual ~DiffusionModel() = default;
  virtual cv::Mat text_to_image(Size size, const Sampling& sampling, Progress& progress,
                                const PreviewSink& preview) = 0;
  virtual cv::Mat image_to_image(const cv::Mat& picture, const Sampling& sampling, Progress& progress,
                                 const PreviewSink& preview) = 0;
  virtual cv::Mat inpaint(const cv::Mat& picture, const cv::Mat& mask, const Sampling& sampling,
                          Progress& progress, const PreviewSink& preview) = 0;
  /// How the last picture was computed; a smaller plan than the first where memory ran out.
  virtual compute::RunPlan last_plan() const { return {}; }
};

using LoadModel = std::function<std::unique_ptr<DiffusionModel>(const ModelSource&)>;

/// Opens the diffusion library of this installation. Throws Error(MissingWeights) when there is none, and
/// what the library throws.
std::unique_ptr<DiffusionModel> load_installed_model(const ModelSource& source);

/// merges.txt of CLIP in this installation (share/pentimento/clip), whether it is there or not.
std::filesystem::path installed_clip_merges();

/// What the library exports.
inline constexpr const char* kDiffusionLibrary = "pentimento_diffusion";
inline constexpr const char* kLoadDiffusionModel = "pentimento_load_diffusion_model";
using LoadDiffusionModel = DiffusionModel*(const ModelSource&);
inline constexpr const char* kDescribeMachine = "pentimento_describe_machine";
using DescribeMachine = void(compute::Machine&);

}  // namespace pentimento::engine
