#include "app/cli/reporter.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include "app/cli/bar_reporter.h"
#include "app/cli/command_line.h"
#include "app/cli/json_reporter.h"

namespace pentimento::cli {

namespace {
/// --progress none: not even notes.
class SilentReporter : public Reporter {
 public:
  void note(const std::string&) override {}
};

bool on_terminal() {
  const char* terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && terminal && std::string_view(terminal) != "dumb";
}
}  // namespace

ProgressMode parse_progress(const std::string& text) {
  if (text == "auto") return ProgressMode::Auto;
  if (text == "bar") return ProgressMode::Bar;
  if (text == "json") return ProgressMode::Json;
  if (text == "none") return ProgressMode::None;
  throw Error(ErrorCode::Usage, "--progress must be auto, bar, json or none, not \"" + text + "\".");
}

void Reporter::note(const std::string& sentence) {
  print_message(sentence);
}

std::unique_ptr<Reporter> make_reporter(ProgressMode mode) {
  switch (mode) {
    case ProgressMode::Bar:
      return std::make_unique<BarReporter>();
    case ProgressMode::Json:
      return std::make_unique<JsonReporter>();
    case ProgressMode::None:
      return std::make_unique<SilentReporter>();
    case ProgressMode::Auto:
      break;
  }
  if (on_terminal()) return std::make_unique<BarReporter>();
  return std::make_unique<Reporter>();
}

}  // namespace pentimento::cli
