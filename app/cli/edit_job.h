// Runs one request on one picture and writes its candidates: the common part of the editing commands and run.
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/cli/options.h"
#include "engine/edit_request.h"

namespace pentimento::cli {

struct EditJob {
  std::filesystem::path picture;  ///< empty: the request starts from nothing
  std::filesystem::path out;
  int candidates = 1;
  image::WriteOptions write;
  /// The request for the picture when it has been read.
  std::function<engine::EditRequest(image::Image, Progress&)> request;
  /// Called with the request, its engine resolved, when all candidates are written. May be empty.
  std::function<void(const engine::EditRequest&)> done;
};

/// What the commands that make one edit have in common.
struct EditCommandOptions {
  std::filesystem::path picture, recipe;  ///< recipe: where it goes; empty: nowhere
  engine::EditRequest settings;           ///< the request without its pictures and masks
  OutputOptions output;
};

/// A file besides the picture that an edit is made from.
struct Input {
  std::string what;            ///< in a sentence, as in "the mask"
  std::filesystem::path file;  ///< empty: there is none
};

/// Runs such a command: threads, progress and recipe as they were asked for. `request` as in EditJob. Throws
/// Error before the work when a result would replace one of `inputs` or the recipe.
void run_edit_command(const EditCommandOptions& options, const std::vector<Input>& inputs,
                      const decltype(EditJob::request)& request, const std::stop_token& interrupted);

/// Throws Error when a result could not be written: before the work, which may be long.
void check_outputs(const EditJob& job);

/// Throws Error or Cancelled; the reporter has been told. Candidates that were written before stay.
void run_edit_job(const EditJob& job, Reporter& reporter, const std::stop_token& interrupted);

}  // namespace pentimento::cli
