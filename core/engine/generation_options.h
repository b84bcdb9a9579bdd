// What a person chooses for a model that makes pictures from words. The built-in engine ignores all of it.
// Names as in diffusers; empty means that the model decides: see sampling_for() in sampling_plan.h.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace pentimento::engine {

/// One word for steps, scheduler and decoding together.
enum class Preset { Fast, Balanced, Best };

struct GenerationOptions {
  std::string prompt;           ///< UTF-8, at most kMaxPromptBytes; "(word:1.2)" emphasizes
  std::string negative_prompt;  ///< as `prompt`; without effect at a guidance scale of 1 or less
  std::string model;  ///< id in the list of models, or the path of a checkpoint; empty: the first that can
  std::string model_hash;     ///< of the checkpoint that was used; empty in a request: any
  std::string config_folder;  ///< diffusers' JSON files for a single file whose shapes alone do not tell
  std::optional<int> steps;   ///< 1..kMaxSteps
  std::string scheduler;      ///< one of kSchedulers; empty: the checkpoint's own
  std::optional<double> guidance_scale;  ///< 0..kMaxGuidanceScale
  std::string device = "auto";           ///< one of kDevices
  std::string dtype = "auto";            ///< one of kDTypes
  std::string decode = "auto";           ///< one of kDecodes
  bool fast_decoding = false;            ///< with a tiny autoencoder (TAESD), if one is in the list of models
  /// Decides steps, scheduler and decoding where they are left open, once the model is known; never in a
  /// recipe, which has what it decided.
  std::optional<Preset> preset = {};

  bool operator==(const GenerationOptions&) const = default;
};

inline constexpr std::size_t kMaxPromptBytes = 16384;
inline constexpr int kMaxSteps = 1000;
inline constexpr double kMaxGuidanceScale = 100;
inline constexpr std::array<std::string_view, 10> kSchedulers = {
    "ddim", "ddpm", "pndm", "euler", "euler-ancestral", "heun", "dpmpp-2m", "dpmpp-2m-sde", "unipc", "lcm"};
inline constexpr std::array<std::string_view, 3> kDevices = {"auto", "cpu", "cuda"};
inline constexpr std::array<std::string_view, 4> kDTypes = {"auto", "fp32", "bf16", "fp16"};
/// Of the autoencoder: the whole picture, or overlapping tiles, which take less memory and change the
/// picture a little. Auto: tiles where memory is short.
inline constexpr std::array<std::string_view, 3> kDecodes = {"auto", "whole", "tiled"};

/// "fast", "balanced", "best".
std::string to_string(Preset preset);
std::optional<Preset> preset_from_string(const std::string& word);

/// `options` with what the preset decides: steps, scheduler and fast_decoding. A distilled model (LCM) keeps
/// its own scheduler and needs fewer steps.
GenerationOptions with_preset(GenerationOptions options, Preset preset, bool distilled = false);

/// `options` with nothing left to their preset: what is chosen stays, what is open follows from the preset.
GenerationOptions preset_resolved(GenerationOptions options, bool distilled);

/// Throws Error(Usage) with a sentence: prompts too long or not UTF-8, numbers out of range or NaN, unknown
/// words.
void validate(const GenerationOptions& options);

}  // namespace pentimento::engine
