#include "app/cli/json_reporter.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/cli/command_line.h"
#include "engine/edit_area.h"

namespace pentimento::cli {

using nlohmann::json;

const char* const kJsonHelp = R"(
--progress json writes one JSON object a line to stdout:
  {"event":"started","picture":FILE,"operation":"remove","engine":ID,"seed":N,
   "candidates":N,"width":W,"height":H}          size of the result
  {"event":"progress","fraction":0..1,"candidate":1..N}
  {"event":"candidate","index":1..N,"file":FILE,"seed":N,"seconds":S,
   "changed":{"x":X,"y":Y,"width":W,"height":H}} outside it nothing changed
and for each picture ends with one of
  {"event":"finished","seconds":S}
  {"event":"failed","code":EXIT_CODE,"message":SENTENCE}
  {"event":"cancelled"})";

void print_json_line(const json& value) {
  // File names need not be UTF-8.
  const std::string line = value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
  std::fputs(line.c_str(), stdout);
  std::fflush(stdout);
}

void JsonReporter::reading(const std::filesystem::path& picture) {
  picture_ = picture;
  told_ = -1;
}

void JsonReporter::started(const engine::EditRequest& request, const std::string& engine) {
  const Size size = engine::result_size(request);
  print_json_line({{"event", "started"},
                   {"picture", picture_.string()},
                   {"operation", engine::to_string(request.operation)},
                   {"engine", engine},
                   {"seed", request.seed},
                   {"candidates", request.candidates},
                   {"width", size.width},
                   {"height", size.height}});
}

void JsonReporter::progressed(double fraction, int candidate) {
  constexpr double kStep = 0.005;
  if (fraction - told_ < kStep && !(fraction == 1 && told_ < 1)) return;
  told_ = fraction;
  print_json_line({{"event", "progress"}, {"fraction", fraction}, {"candidate", candidate + 1}});
}

void JsonReporter::candidate(int index, const std::filesystem::path& file, const engine::Candidate& made) {
  const Rect& r = made.changed;
  print_json_line({{"event", "candidate"},
                   {"index", index + 1},
                   {"file", file.string()},
                   {"seed", made.recipe.seed},
                   {"seconds", made.seconds},
                   {"seam", made.seam ? nlohmann::json(*made.seam) : nlohmann::json(nullptr)},
                   {"changed", {{"x", r.x}, {"y", r.y}, {"width", r.width}, {"height", r.height}}}});
}

void JsonReporter::finished(double seconds) {
  print_json_line({{"event", "finished"}, {"seconds", seconds}});
}

void JsonReporter::failed(const Error& error) {
  print_json_line({{"event", "failed"}, {"code", exit_code(error.code())}, {"message", error.what()}});
}

void JsonReporter::cancelled() {
  print_json_line({{"event", "cancelled"}});
}

}  // namespace pentimento::cli
