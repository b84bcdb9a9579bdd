// info: what a picture, a project, a recipe or a checkpoint is.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/checkpoint_info.h"
#include "app/cli/command_line.h"
#include "app/cli/facts.h"
#include "app/cli/files.h"
#include "base/utf8.h"
#include "engine/recipe.h"
#include "image/io.h"
#include "project/check.h"
#include "weights/checkpoint.h"

namespace pentimento::cli {

namespace {
namespace fs = std::filesystem;
using nlohmann::json;

struct InfoOptions {
  fs::path file;
  bool as_json = false;
};

std::string words(Size size) {
  return std::to_string(size.width) + " x " + std::to_string(size.height) + " pixels";
}

std::string sample_words(image::SampleType type) {
  switch (type) {
    case image::SampleType::UInt8:
      return "8-bit integer";
    case image::SampleType::UInt16:
      return "16-bit integer";
    case image::SampleType::Half:
      return "16-bit float";
    case image::SampleType::Float:
      break;
  }
  return "32-bit float";
}

std::string sample_key(image::SampleType type) {
  switch (type) {
    case image::SampleType::UInt8:
      return "uint8";
    case image::SampleType::UInt16:
      return "uint16";
    case image::SampleType::Half:
      return "half";
    case image::SampleType::Float:
      break;
  }
  return "float";
}

std::string fixed(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::vector<Fact> facts_of(const image::ImageInfo& info) {
  const image::PixelFormat& format = info.pixel_format;
  const double megapixels = static_cast<double>(info.size.area()) / 1e6;
  const std::int64_t memory = info.size.area() * format.pixel_bytes();
  const std::string channels =
      std::string(format.color_channels == 1 ? "grey" : "RGB") + (format.alpha ? " with alpha" : "");
  return {{"kind", "kind", "picture", "picture"},
          {"format", "format", info.format, info.format},
          {"width", nullptr, info.size.width, ""},
          {"height", nullptr, info.size.height, ""},
          {"megapixels", "size", megapixels, words(info.size) + " (" + fixed(megapixels, 1) + " megapixels)"},
          {"sample_type", "samples", sample_key(format.sample), sample_words(format.sample)},
          {"channels", "channels", format.channels(), channels},
          {"alpha", nullptr, format.alpha, ""},
          {"profile", "profile", info.profile, info.profile.empty() ? "none" : info.profile},
          {"orientation", "orientation", info.orientation,
           info.orientation == 1 ? "upright" : std::to_string(info.orientation) + " (turned when opened)"},
          {"digital_source", "source", info.digital_source,
           info.digital_source.empty() ? "not said" : info.digital_source},
          {"recipes", "recipes", info.recipes,
           info.recipes.empty() ? "none" : std::to_string(info.recipes.size()) + " (--json shows them)"},
          {"memory_bytes", "memory", memory, fixed(static_cast<double>(memory) / 1e6, 1) + " MB when open"}};
}

std::string context_words(const engine::ContextChoice& context) {
  const Rect& r = context.fixed;
  switch (context.kind) {
    case engine::ContextChoice::Kind::Whole:
      return "whole";
    case engine::ContextChoice::Kind::Fixed:
      return std::to_string(r.width) + "x" + std::to_string(r.height) + "+" + std::to_string(r.x) + "+" +
             std::to_string(r.y);
    case engine::ContextChoice::Kind::Auto:
      break;
  }
  return "auto";
}

std::vector<Fact> facts_of(const engine::Recipe& recipe) {
  const engine::EditRequest& s = recipe.settings();
  const Size size = recipe.picture_size();
  const std::string operation = to_string(s.operation);
  const bool model = !s.generation.model.empty();
  return {
      {"kind", "kind", "recipe", "recipe"},
      {"operation", "operation", operation, operation},
      {"width", nullptr, size.width, ""},
      {"height", nullptr, size.height, ""},
      {"picture_hash", "picture", recipe.picture_hash(),
       recipe.needs_picture() ? words(size) + ", " + recipe.picture_hash() : "none; makes " + words(s.size)},
      {"prompt", s.generation.prompt.empty() ? nullptr : "prompt", s.generation.prompt, s.generation.prompt},
      {"model", model ? "model" : nullptr, s.generation.model, s.generation.model},
      {"steps", s.generation.steps ? "steps" : nullptr,
       s.generation.steps ? json(*s.generation.steps) : json(),
       std::to_string(s.generation.steps.value_or(0))},
      {"scheduler", s.generation.scheduler.empty() ? nullptr : "scheduler", s.generation.scheduler,
       s.generation.scheduler},
      {"device", model ? "device" : nullptr, s.generation.device, s.generation.device},
      {"dtype", model ? "dtype" : nullptr, s.generation.dtype, s.generation.dtype},
      {"decode", model ? "decoding" : nullptr, s.generation.decode, s.generation.decode},
      {"placed", recipe.needs_placed_picture() ? "placed" : nullptr, s.placement.path,
       printable(s.placement.path)},
      {"mask", "mask", recipe.has_mask(), recipe.has_mask() ? "in the recipe" : "none"},
      {"engine", "engine", s.engine, s.engine},
      {"seed", "seed", s.seed, std::to_string(s.seed)},
      {"candidates", "candidates", s.candidates, std::to_string(s.candidates)},
      {"strength", "strength", s.strength ? json(*s.strength) : json(nullptr),
       s.strength ? json(*s.strength).dump() : "the engine's own"},
      {"ring", "ring", s.ring, std::to_string(s.ring) + " pixels"},
      {"context", "context", context_words(s.context), context_words(s.context)},
      {"made_with", "made with", recipe.made_with(), recipe.made_with()}};
}

std::vector<Fact> facts_of(const project::Report& report) {
  return {{"kind", "kind", "project", "Pentimento project"},
          {"width", nullptr, report.canvas.width, ""},
          {"height", nullptr, report.canvas.height, ""},
          {nullptr, "canvas", nullptr, words(report.canvas)},
          {"edits", "edits", report.edits, std::to_string(report.edits)},
          {"candidates", "candidates", report.candidates, std::to_string(report.candidates)},
          {"states", "history", report.states, std::to_string(report.states) + " states"}};
}

/// Pictures are binary; a recipe is JSON text and begins with a brace.
bool looks_like_recipe(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  char first = 0;
  in >> first;  // skips white space
  return in && first == '{';
}

void run_info(const InfoOptions& options) {
  const fs::path& file = options.file;
  if (weights::looks_like_checkpoint(file)) {
    print_facts(file, checkpoint_facts(file), options.as_json);
    return;
  }
  if (project::looks_like_project(file)) {
    print_facts(file, facts_of(project::summary(file)), options.as_json);
    return;
  }
  const auto facts = looks_like_recipe(file)
                         ? facts_of(engine::Recipe::parse(read_text(file, kMaxRecipeBytes), file.string()))
                         : facts_of(image::read_info(file));
  print_facts(file, facts, options.as_json);
}
}  // namespace

void add_info_command(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<InfoOptions>();
  CLI::App* command = app.add_subcommand("info", "Say what a picture, a project, a recipe or a model is");
  command
      ->add_option_function<std::string>(
          "FILE", [options](const std::string& text) { options->file = text; },
          "A picture, a project, a recipe, or a model: a file or a folder")
      ->required();
  command->add_flag("--json", options->as_json, "For programs");
  command->callback(
      [options, &chosen] { chosen = [options](const std::stop_token&) { run_info(*options); }; });
}

}  // namespace pentimento::cli
