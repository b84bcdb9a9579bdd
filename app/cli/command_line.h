// The command line of pentimento-cli: commands, help, messages and exit codes.
#pragma once

#include <functional>
#include <stop_token>

#include "base/error.h"

namespace CLI {
class App;
}

namespace pentimento::cli {

/// What the command line asks for. Throws Error or Cancelled.
using Command = std::function<void(const std::stop_token& interrupted)>;

/// Adds its commands to `app`; when one is on the command line, `chosen` is set.
void add_edit_commands(CLI::App& app, Command& chosen);  // remove, add, extend, vary, generate
void add_place_command(CLI::App& app, Command& chosen);
void add_run_command(CLI::App& app, Command& chosen);
void add_models_command(CLI::App& app, Command& chosen);
void add_project_commands(CLI::App& app, Command& chosen);  // check, repair
void add_export_command(CLI::App& app, Command& chosen);
void add_info_command(CLI::App& app, Command& chosen);

/// 2 wrong usage, 3 bad file, 4 weights missing, 5 out of memory, 1 a bug of ours.
int exit_code(ErrorCode code);
inline constexpr int kExitCancelled = 130;

/// "pentimento-cli: " and the sentence, in one line, on stderr.
void print_message(const std::string& sentence);

/// The whole program. Returns its exit code.
int run_command_line(int argc, char** argv);

}  // namespace pentimento::cli
