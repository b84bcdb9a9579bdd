#include "app/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "app/cli/interrupt.h"
#include "engine/foreign_errors.h"

namespace pentimento::cli {

namespace {
constexpr const char* kFooter = R"(
Examples:
  pentimento-cli remove beach.jpg --mask bin.png -o clean.png
  pentimento-cli add beach.jpg --mask sea.png --prompt "a red boat" -o boat.png
  pentimento-cli extend beach.jpg --left 20% --top 300 -o wide.png
  pentimento-cli vary beach.jpg --strength 0.7 --candidates 4 -o other.png

Exit codes: 0 done, 2 wrong usage, 3 a file cannot be read or written,
4 weights missing or unusable, 5 out of memory, 130 cancelled (Ctrl-C).
Each command has its own help: pentimento-cli remove --help)";

void describe(CLI::App& app) {
  app.name("pentimento-cli");
  app.description("Pentimento: remove, add, extend or vary parts of a picture; the rest stays bit for bit.");
  app.footer(kFooter);
  app.set_version_flag("--version", "pentimento-cli " PENTIMENTO_VERSION);
  app.require_subcommand(1);
}

/// The innermost command that was named, for "see ... --help".
std::string command_path(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app.get_name() : app.get_name() + " " + commands.front()->get_name();
}

int refuse_usage(const CLI::App& app, const CLI::ParseError& error) {
  std::string what = error.what();
  if (app.get_subcommands().empty()) {
    const auto words = app.remaining();
    what = words.empty() ? "Say what to do" : "There is no command \"" + words.front() + "\"";
    what += ": remove, add, extend, vary, generate, run, models, export, check, repair or info";
  }
  while (!what.empty() && (what.back() == '.' || what.back() == '\n')) what.pop_back();
  print_message(what + "; see '" + command_path(app) + " --help'.");
  return exit_code(ErrorCode::Usage);
}

int run(const Command& command) {
  try {
    const Interrupt interrupt;
    command(interrupt.token());
    return 0;
  } catch (const Cancelled&) {
    print_message("Cancelled.");
    return kExitCancelled;
  } catch (...) {
    const Error error = engine::current_exception_as_error();
    print_message(error.what());
    return exit_code(error.code());
  }
}
}  // namespace

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::Usage:
      return 2;
    case ErrorCode::BadFile:
      return 3;
    case ErrorCode::MissingWeights:
      return 4;
    case ErrorCode::OutOfMemory:
      return 5;
    case ErrorCode::Internal:
      break;
  }
  return 1;
}

void print_message(const std::string& sentence) {
  std::string line = "pentimento-cli: " + sentence;
  // File names and foreign messages may hold line breaks or escape sequences.
  std::replace_if(
      line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  line += '\n';
  std::fputs(line.c_str(), stderr);
}

int run_command_line(int argc, char** argv) {
  CLI::App app;
  Command command;
  describe(app);
  add_edit_commands(app, command);
  add_place_command(app, command);
  add_run_command(app, command);
  add_models_command(app, command);
  add_project_commands(app, command);
  add_export_command(app, command);
  add_info_command(app, command);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help_or_version) {
    return app.exit(help_or_version);
  } catch (const CLI::ParseError& error) {
    return refuse_usage(app, error);
  }
  return run(command);
}

}  // namespace pentimento::cli
