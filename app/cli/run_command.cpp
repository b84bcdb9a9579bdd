// run: repeat a recipe, on its own picture or on others.
#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "app/cli/command_line.h"
#include "app/cli/edit_job.h"
#include "app/cli/files.h"
#include "engine/content_hash.h"
#include "engine/foreign_errors.h"
#include "engine/recipe.h"

namespace pentimento::cli {

namespace {
namespace fs = std::filesystem;

struct RunOptions {
  fs::path recipe;
  std::vector<std::string> pictures;
  engine::GenerationOptions compute{};  ///< device, dtype and decode: what is not auto replaces the recipe's
  OutputOptions output;
};

/// The result of each picture: OUT for one, else a file of the picture's name in the folder OUT.
std::vector<fs::path> results_of(const RunOptions& options) {
  std::error_code error;
  const fs::path& out = options.output.out;
  if (!fs::is_directory(out, error)) {
    if (options.pictures.size() == 1) return {out};
    throw Error(ErrorCode::Usage, "The results of several pictures go to a folder, and " + quoted(out) +
                                      " is none: make the folder first.");
  }
  std::vector<fs::path> results;
  for (const fs::path picture : options.pictures) {
    const fs::path result = out / picture.filename();
    if (same_file(result, picture)) {
      throw Error(ErrorCode::Usage,
                  "The result would overwrite the picture " + quoted(picture) + ": choose another folder.");
    }
    if (std::find(results.begin(), results.end(), result) != results.end()) {
      throw Error(ErrorCode::Usage, "Two pictures have the name " + quoted(picture.filename()) +
                                        ": their results cannot go to one folder.");
    }
    results.push_back(result);
  }
  return results;
}

/// A recipe of another machine may ask for what this one does not have.
engine::EditRequest with_compute(engine::EditRequest request, const engine::GenerationOptions& chosen) {
  const auto replace = [](std::string& word, const std::string& other) {
    if (other != "auto") word = other;
  };
  replace(request.generation.device, chosen.device);
  replace(request.generation.dtype, chosen.dtype);
  replace(request.generation.decode, chosen.decode);
  return request;
}

/// With its other picture, which lies where it was when the recipe was written.
engine::Placement placement_of(const engine::Recipe& recipe, Progress& progress) {
  const std::string& path = recipe.settings().placement.path;
  if (path.empty()) {
    throw Error(ErrorCode::BadFile,
                "The recipe places a picture that was in no file, so it cannot be repeated.");
  }
  return recipe.placement_of(image::read_image(path, progress));
}

EditJob job_of(const RunOptions& options, const engine::Recipe& recipe, const fs::path& picture,
               const fs::path& result, Reporter& reporter) {
  EditJob job;
  job.picture = picture;
  job.out = result;
  job.candidates = recipe.settings().candidates;
  job.write = options.output.write;
  job.request = [&options, &recipe, &reporter, picture](image::Image image, Progress& progress) {
    if (engine::content_hash(image) != recipe.picture_hash()) {
      reporter.note(quoted(picture) + " is not the picture that " + quoted(options.recipe) +
                    " was made with; its settings are used on this one.");
    }
    engine::EditRequest request = recipe.request_for(std::move(image));
    if (recipe.needs_placed_picture()) request.placement = placement_of(recipe, progress);
    return with_compute(std::move(request), options.compute);
  };
  return job;
}

/// Runs all pictures; one that fails does not keep the others from their turn.
void run_all(const std::vector<EditJob>& jobs, Reporter& reporter, const std::stop_token& interrupted) {
  std::optional<Error> first;
  for (const EditJob& job : jobs) {
    try {
      run_edit_job(job, reporter, interrupted);
    } catch (const Cancelled&) {
      throw;
    } catch (...) {
      const Error error = engine::current_exception_as_error();
      if (jobs.size() == 1) throw error;
      print_message(error.what());
      if (!first) first = error;
    }
  }
  if (first) throw Error(first->code(), "Not every picture could be edited; see above.");
}

void run_recipe(const RunOptions& options, const std::stop_token& interrupted) {
  use_threads(options.output);
  const std::unique_ptr<Reporter> reporter = make_reporter(options.output.progress);
  const auto recipe =
      engine::Recipe::parse(read_text(options.recipe, kMaxRecipeBytes), options.recipe.string());
  if (!recipe.needs_picture()) {
    if (!options.pictures.empty()) {
      throw Error(ErrorCode::Usage, "This recipe makes a new picture: it takes none to edit.");
    }
    EditJob job = job_of(options, recipe, {}, options.output.out, *reporter);
    job.request = [&recipe, &options](const image::Image&, Progress&) {
      return with_compute(recipe.settings(), options.compute);
    };
    run_edit_job(job, *reporter, interrupted);
    return;
  }
  if (options.pictures.empty()) {
    throw Error(ErrorCode::Usage, "This recipe edits a picture: name it after the recipe.");
  }
  const auto results = results_of(options);
  std::vector<EditJob> jobs;
  for (std::size_t i = 0; i < results.size(); ++i) {
    jobs.push_back(job_of(options, recipe, options.pictures[i], results[i], *reporter));
  }
  run_all(jobs, *reporter, interrupted);
}
}  // namespace

void add_run_command(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<RunOptions>();
  CLI::App* command = app.add_subcommand("run", "Repeat a recipe on its own picture or on others");
  add_parsed(*command, "RECIPE", "", "A recipe that --recipe has written",
             [options](const std::string& text) { options->recipe = text; })
      ->required();
  command->add_option("IN", options->pictures, "One or more pictures");
  add_output_options(*command, options->output, "OUT_OR_FOLDER");
  add_compute_options(*command, options->compute);
  command->footer(std::string("\nExamples:\n"
                              "  pentimento-cli run edit.json beach.jpg -o clean.png\n"
                              "  pentimento-cli run edit.json frames/*.png -o cleaned/\n") +
                  kJsonHelp);
  command->callback([options, &chosen] {
    chosen = [options](const std::stop_token& interrupted) { run_recipe(*options, interrupted); };
  });
}

}  // namespace pentimento::cli
