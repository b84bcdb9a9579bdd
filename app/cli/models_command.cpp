// models: the list of checkpoints that a person has.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/cli/command_line.h"
#include "app/cli/facts.h"
#include "app/cli/files.h"
#include "app/cli/options.h"
#include "engine/models.h"

namespace pentimento::cli {

namespace {
using engine::ModelInfo;
using engine::ModelList;
using nlohmann::json;

std::vector<std::string> operation_words(const ModelInfo& model) {
  std::vector<std::string> words;
  for (const engine::Operation operation : model.operations) words.push_back(to_string(operation));
  return words;
}

json to_json(const ModelInfo& model) {
  return {{"id", model.id},
          {"name", model.name},
          {"path", model.path.string()},
          {"hash", model.hash},
          {"family", model.family},
          {"inpainting", model.inpainting},
          {"latent_consistency", model.latent_consistency},
          {"dtype", model.dtype},
          {"bytes", model.bytes},
          {"native_size", model.native_size},
          {"operations", operation_words(model)},
          {"usable", model.usable()},
          {"problems", model.problems},
          {"notes", model.notes}};
}

/// "Stable Diffusion 1.x, inpainting, 512 px, F16, 2.13 GB: add, extend, vary".
std::string description(const ModelInfo& model) {
  const std::string can = model.tiny_autoencoder ? "previews, fast decoding" : joined(operation_words(model));
  return joined(engine::model_facts(model)) + ": " + can;
}

void print_model(const ModelInfo& model) {
  std::printf("%s\n  %s\n", model.id.c_str(), model.path.string().c_str());
  if (!model.usable()) {
    std::printf("  cannot be used: %s\n", model.problems.front().c_str());
    return;
  }
  std::printf("  %s\n", description(model).c_str());
}

void list(bool as_json) {
  const auto models = ModelList().models();
  if (as_json) {
    json all = json::array();
    for (const ModelInfo& model : models) all.push_back(to_json(model));
    std::printf("%s\n", all.dump(2, ' ', false, json::error_handler_t::replace).c_str());
    return;
  }
  if (models.empty()) {
    std::printf(
        "No models yet. Add a Stable Diffusion 1.x or 2.x checkpoint that you have:\n"
        "  pentimento-cli models add PATH\n");
  }
  for (const ModelInfo& model : models) print_model(model);
}

void verify(const std::string& id, bool full, const std::stop_token& interrupted) {
  bool found = false, good = true;
  for (const ModelInfo& model : ModelList().models()) {
    if (!id.empty() && model.id != id) continue;
    found = true;
    Progress part(interrupted);
    const auto problems = engine::verify_model(model, full, part);
    good = good && problems.empty();
    std::printf("%s: %s\n", model.id.c_str(), problems.empty() ? "good" : problems.front().c_str());
  }
  if (!found && !id.empty()) {
    throw Error(ErrorCode::Usage,
                "There is no model \"" + id + "\" in the list; see 'pentimento-cli models list'.");
  }
  if (!good) throw Error(ErrorCode::MissingWeights, "Not every model can be used; see above.");
}

struct ModelsOptions {
  std::string path, id;
  bool as_json = false, full = false;
};
}  // namespace

void add_models_command(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<ModelsOptions>();
  CLI::App* models = app.add_subcommand("models", "List, add, verify and remove the models that you have");
  models->require_subcommand(1);
  models->footer(
      "\nExamples:\n"
      "  pentimento-cli models add ~/models/v1-5-pruned-emaonly.safetensors\n"
      "  pentimento-cli models list\n");
  const auto choose = [&chosen](const std::function<void(const std::stop_token&)>& run) {
    return [&chosen, run] { chosen = run; };
  };

  CLI::App* list_command = models->add_subcommand("list", "What is in the list and what it can do");
  list_command->add_flag("--json", options->as_json, "For programs");
  list_command->callback(choose([options](const std::stop_token&) { list(options->as_json); }));

  CLI::App* add_command = models->add_subcommand("add", "Add a file or folder; nothing is copied");
  add_parsed(*add_command, "PATH", "", "A .safetensors file, or a folder as diffusers writes it",
             [options](const std::string& text) { options->path = text; })
      ->required();
  add_command->callback(
      choose([options](const std::stop_token&) { print_model(ModelList().add(options->path)); }));

  CLI::App* verify_command = models->add_subcommand("verify", "Check the files of one model or of all");
  add_parsed(*verify_command, "ID", "", "Of the list; without it all models",
             [options](const std::string& text) { options->id = text; });
  verify_command->add_flag("--full", options->full, "Read every number: takes as long as reading the files");
  verify_command->callback(choose(
      [options](const std::stop_token& interrupted) { verify(options->id, options->full, interrupted); }));

  CLI::App* remove_command = models->add_subcommand("remove", "Take a model off the list; its files stay");
  add_parsed(*remove_command, "ID", "", "Of the list", [options](const std::string& text) {
    options->id = text;
  })->required();
  remove_command->callback(choose([options](const std::stop_token&) { ModelList().remove(options->id); }));
}

}  // namespace pentimento::cli
