#include "engine/recipe_generation.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace pentimento::engine {

namespace {
using nlohmann::json;
constexpr std::size_t kMaxPathBytes = 4096;

template <std::size_t N>
std::string read_word(const RecipeFields& fields, const std::string& key,
                      const std::array<std::string_view, N>& words) {
  std::string word = fields.text(key);
  if (std::find(words.begin(), words.end(), word) == words.end()) {
    fields.refuse(key, "a known word, not \"" + word + "\"");
  }
  return word;
}

template <typename T>
json or_null(const std::optional<T>& value) {
  return value ? json(*value) : json(nullptr);
}
}  // namespace

json generation_to_json(const GenerationOptions& o) {
  return {{"prompt", o.prompt},
          {"negative_prompt", o.negative_prompt},
          {"model", o.model},
          {"model_hash", o.model_hash},
          {"config_folder", o.config_folder},
          {"steps", or_null(o.steps)},
          {"scheduler", o.scheduler.empty() ? json(nullptr) : json(o.scheduler)},
          {"guidance_scale", or_null(o.guidance_scale)},
          {"device", o.device},
          {"dtype", o.dtype},
          {"decode", o.decode},
          {"fast_decoding", o.fast_decoding}};
}

GenerationOptions read_generation(const RecipeFields& fields) {
  GenerationOptions o;
  const auto text = [&](const char* key, std::string& value, std::size_t most) {
    if (fields.has(key)) value = fields.utf8(key, most);
  };
  text("prompt", o.prompt, kMaxPromptBytes);
  text("negative_prompt", o.negative_prompt, kMaxPromptBytes);
  text("model", o.model, kMaxPathBytes);
  text("model_hash", o.model_hash, kMaxPathBytes);
  text("config_folder", o.config_folder, kMaxPathBytes);
  if (fields.has("steps")) o.steps = fields.integer("steps", 1, kMaxSteps);
  if (fields.has("guidance_scale")) o.guidance_scale = fields.number("guidance_scale", 0, kMaxGuidanceScale);
  if (fields.has("scheduler")) o.scheduler = read_word(fields, "scheduler", kSchedulers);
  if (fields.has("device")) o.device = read_word(fields, "device", kDevices);
  if (fields.has("dtype")) o.dtype = read_word(fields, "dtype", kDTypes);
  if (fields.has("decode")) o.decode = read_word(fields, "decode", kDecodes);
  if (fields.has("fast_decoding")) o.fast_decoding = fields.flag("fast_decoding");
  return o;
}

}  // namespace pentimento::engine
