#include "app/cli/edit_job.h"

#include <chrono>
#include <utility>

#include "app/cli/files.h"
#include "base/atomic_file.h"
#include "engine/foreign_errors.h"
#include "engine/provenance.h"
#include "engine/recipe.h"
#include "engine/run_request.h"

namespace pentimento::cli {

namespace {
namespace fs = std::filesystem;

engine::EditRequest read_request(const EditJob& job, Reporter& reporter, const std::stop_token& interrupted) {
  if (job.picture.empty()) {
    Progress nothing_to_read(interrupted);
    return job.request({}, nothing_to_read);
  }
  reporter.reading(job.picture);
  Progress reading(interrupted), preparing(interrupted);
  image::Image picture = image::read_image(job.picture, reading);
  return job.request(std::move(picture), preparing);
}

void write_candidate(const EditJob& job, const engine::Candidate& candidate, const fs::path& file, bool first,
                     Reporter& reporter, const std::stop_token& interrupted) {
  reporter.writing(file);
  Progress progress(interrupted);
  const image::Image picture =
      image::with_digital_source(candidate.image, engine::digital_source(candidate.recipe));
  const auto losses = image::write_image(picture, file, job.write, progress);
  if (!first) return;  // the same for all candidates
  for (const std::string& loss : losses) reporter.note(loss);
}

void tell_smaller_plan(const engine::GenerationOptions& planned, const engine::GenerationOptions& used,
                       Reporter& reporter) {
  if (planned == used) return;
  reporter.note("Memory ran out at first, so this was made on the " +
                std::string(used.device == "cuda" ? "CUDA device" : "processor") + " in " + used.dtype +
                (used.decode == "tiled" ? " and decoded in tiles." : "."));
}

void run(const EditJob& job, Reporter& reporter, const std::stop_token& interrupted) {
  engine::EditRequest request = read_request(job, reporter, interrupted);
  const engine::Backends backends = engine::built_in_backends();
  engine::validate(request);
  request.engine = engine::choose_backend(backends, request).id();
  reporter.started(request, request.engine);

  const auto files = candidate_files(job.out, request.candidates);
  engine::RunObserver observer;
  observer.progressed = [&](double fraction, int candidate) { reporter.progressed(fraction, candidate); };
  observer.planned = [&](const engine::EditRequest& planned) {
    request.generation = planned.generation;
    request.repaint = planned.repaint;
  };
  observer.ready = [&](int index, const engine::Candidate& candidate) {
    const fs::path& file = files[static_cast<std::size_t>(index)];
    write_candidate(job, candidate, file, index == 0, reporter, interrupted);
    reporter.candidate(index, file, candidate);
    tell_smaller_plan(request.generation, candidate.recipe.generation, reporter);
    request.generation = candidate.recipe.generation;
  };
  engine::run_request(engine::EditRequest(request), backends, interrupted, observer);
  if (job.done) job.done(request);
}

void check_files(const EditCommandOptions& options, const std::vector<Input>& inputs) {
  for (const fs::path& file : candidate_files(options.output.out, options.settings.candidates)) {
    for (const Input& input : inputs) {
      if (input.file.empty() || !same_file(file, input.file)) continue;
      throw Error(ErrorCode::Usage,
                  "The result would overwrite " + input.what + " " + quoted(input.file) + ".");
    }
    if (!options.recipe.empty() && same_file(file, options.recipe)) {
      throw Error(ErrorCode::Usage, "Result and recipe cannot both go to " + quoted(file) + ".");
    }
  }
  if (!options.recipe.empty()) check_replaceable(options.recipe);
}
}  // namespace

void check_outputs(const EditJob& job) {
  for (const fs::path& file : candidate_files(job.out, job.candidates)) image::check_writable(file);
}

void run_edit_job(const EditJob& job, Reporter& reporter, const std::stop_token& interrupted) {
  const auto start = std::chrono::steady_clock::now();
  try {
    check_outputs(job);
    run(job, reporter, interrupted);
  } catch (const Cancelled&) {
    reporter.cancelled();
    throw;
  } catch (...) {
    reporter.failed(engine::current_exception_as_error());
    throw;
  }
  reporter.finished(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
}

void run_edit_command(const EditCommandOptions& options, const std::vector<Input>& inputs,
                      const decltype(EditJob::request)& request, const std::stop_token& interrupted) {
  check_files(options, inputs);
  use_threads(options.output);
  const std::unique_ptr<Reporter> reporter = make_reporter(options.output.progress);
  EditJob job;
  job.picture = options.picture;
  job.out = options.output.out;
  job.candidates = options.settings.candidates;
  job.write = options.output.write;
  job.request = request;
  if (!options.recipe.empty()) {
    job.done = [&](const engine::EditRequest& made) { write_text(options.recipe, recipe_to_json(made)); };
  }
  run_edit_job(job, *reporter, interrupted);
}

}  // namespace pentimento::cli
