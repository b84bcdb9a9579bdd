// check and repair: whether a project file is sound, and what can be saved of one that is not.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/cli/command_line.h"
#include "project/check.h"

namespace pentimento::cli {

namespace {
namespace fs = std::filesystem;

struct ProjectOptions {
  fs::path file, out;
};

void print_lines(const std::vector<std::string>& sentences) {
  for (const std::string& sentence : sentences) std::printf("  %s\n", sentence.c_str());
}

void check_project(const fs::path& file, const std::stop_token& interrupted) {
  Progress progress(interrupted);
  const project::Report report = project::check(file, progress);
  if (report.problems.empty()) {
    std::printf("%s: good\n", file.string().c_str());
    return;
  }
  std::printf("%s:\n", file.string().c_str());
  print_lines(report.problems);
  throw Error(
      ErrorCode::BadFile,
      "\"" + file.string() + "\" is damaged; \"pentimento-cli repair\" saves what can be read of it.");
}

void repair_project(const ProjectOptions& options, const std::stop_token& interrupted) {
  fs::path out = options.out;
  if (out.empty()) {
    out = options.file;
    out.replace_filename(options.file.stem().string() + "-repaired" + project::kSuffix);
  }
  Progress progress(interrupted);
  std::vector<std::string> losses;
  const project::Content content = project::salvage(options.file, losses, progress);
  project::Project::create(out, content);
  std::printf("%s: %zu states saved\n", out.string().c_str(), content.history.size());
  print_lines(losses);
}

CLI::App* add_command(CLI::App& app, const char* name, const char* description,
                      const std::shared_ptr<ProjectOptions>& options) {
  CLI::App* command = app.add_subcommand(name, description);
  command
      ->add_option_function<std::string>(
          "PROJECT", [options](const std::string& text) { options->file = text; }, "A .pentimento file")
      ->required();
  return command;
}
}  // namespace

void add_project_commands(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<ProjectOptions>();
  add_command(app, "check", "Read everything in a project and say whether it is sound", options)
      ->callback([options, &chosen] {
        chosen = [options](const std::stop_token& interrupted) { check_project(options->file, interrupted); };
      });
  CLI::App* repair =
      add_command(app, "repair", "Save what can be read of a damaged project as another", options);
  repair->add_option_function<std::string>(
      "-o,--output", [options](const std::string& text) { options->out = text; },
      "The new project; without it, NAME-repaired beside the old one, which stays as it is");
  repair->callback([options, &chosen] {
    chosen = [options](const std::stop_token& interrupted) { repair_project(*options, interrupted); };
  });
}

}  // namespace pentimento::cli
