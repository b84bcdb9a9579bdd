#include "engine/generation_options.h"

#include <algorithm>

#include "base/error.h"
#include "base/utf8.h"

namespace pentimento::engine {

namespace {
constexpr std::array<Preset, 3> kPresets = {Preset::Fast, Preset::Balanced, Preset::Best};

[[noreturn]] void refuse(const std::string& sentence) {
  throw Error(ErrorCode::Usage, sentence);
}

template <std::size_t N>
std::string listed(const std::array<std::string_view, N>& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : ", ") + std::string(word);
  return text;
}

template <std::size_t N>
void check_word(const std::string& name, const std::string& word,
                const std::array<std::string_view, N>& words) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return;
  refuse("There is no " + name + " \"" + printable(word) + "\"; known: " + listed(words) + ".");
}

void check_prompt(const std::string& name, const std::string& text) {
  if (text.size() > kMaxPromptBytes) {
    refuse("The " + name + " has " + std::to_string(text.size()) + " bytes; at most " +
           std::to_string(kMaxPromptBytes) + " make sense to a model: shorten it.");
  }
  if (!is_utf8(text)) refuse("The " + name + " is not valid UTF-8 text: type it again.");
}
}  // namespace

std::string to_string(Preset preset) {
  switch (preset) {
    case Preset::Fast:
      return "fast";
    case Preset::Balanced:
      return "balanced";
    case Preset::Best:
      break;
  }
  return "best";
}

std::optional<Preset> preset_from_string(const std::string& word) {
  for (const Preset preset : kPresets) {
    if (word == to_string(preset)) return preset;
  }
  return std::nullopt;
}

GenerationOptions with_preset(GenerationOptions options, Preset preset, bool distilled) {
  options.fast_decoding = preset == Preset::Fast;
  if (distilled) {
    options.scheduler.clear();
    options.steps = preset == Preset::Fast ? 2 : preset == Preset::Balanced ? 4 : 8;
    return options;
  }
  options.scheduler = preset == Preset::Fast ? "unipc" : "dpmpp-2m";
  options.steps = preset == Preset::Fast ? 10 : preset == Preset::Balanced ? 20 : 40;
  return options;
}

GenerationOptions preset_resolved(GenerationOptions options, bool distilled) {
  if (!options.preset) return options;
  const GenerationOptions decided = with_preset(options, *options.preset, distilled);
  if (!options.steps) options.steps = decided.steps;
  if (options.scheduler.empty()) options.scheduler = decided.scheduler;
  options.fast_decoding = options.fast_decoding || decided.fast_decoding;
  options.preset.reset();
  return options;
}

void validate(const GenerationOptions& options) {
  check_prompt("prompt", options.prompt);
  check_prompt("negative prompt", options.negative_prompt);
  if (options.steps && (*options.steps < 1 || *options.steps > kMaxSteps)) {
    refuse("The steps must be from 1 to " + std::to_string(kMaxSteps) + ", not " +
           std::to_string(*options.steps) + ".");
  }
  const double guidance = options.guidance_scale.value_or(1);
  if (!(guidance >= 0 && guidance <= kMaxGuidanceScale)) {  // also NaN
    refuse("The guidance scale must be from 0 to 100, not " + std::to_string(guidance) + ".");
  }
  if (!options.scheduler.empty()) check_word("scheduler", options.scheduler, kSchedulers);
  check_word("device", options.device, kDevices);
  check_word("dtype", options.dtype, kDTypes);
  check_word("decoding", options.decode, kDecodes);
}

}  // namespace pentimento::engine
