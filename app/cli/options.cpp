#include "app/cli/options.h"

#include <CLI/CLI.hpp>
#include <opencv2/core/utility.hpp>

#include "app/cli/values.h"

namespace pentimento::cli {

CLI::Option* add_parsed(CLI::App& command, const std::string& name, const std::string& value_name,
                        const std::string& help, const std::function<void(const std::string&)>& parse) {
  const auto checked = [parse](const std::string& text) {
    try {
      parse(text);
    } catch (const Error& error) {
      throw CLI::ValidationError(error.what());
    }
  };
  return command.add_option_function<std::string>(name, checked, help)->type_name(value_name);
}

void add_output_options(CLI::App& command, OutputOptions& options, const std::string& out_name) {
  add_parsed(command, "-o,--output", out_name, "Where the result goes; the suffix tells the format",
             [&](const std::string& text) { options.out = text; })
      ->required();
  add_parsed(command, "--quality", "1..100", "Of JPEG files (95)", [&](const std::string& text) {
    options.write.quality = parse_whole("--quality", text, 1, 100);
  });
  add_parsed(command, "--threads", "N", "Use at most N threads; the result is the same",
             [&](const std::string& text) { options.threads = parse_whole("--threads", text, 1, 1024); });
  add_parsed(command, "--progress", "MODE",
             "auto (a bar on a terminal), bar, json (see below) or none (nothing but errors)",
             [&](const std::string& text) { options.progress = parse_progress(text); });
}

void use_threads(const OutputOptions& options) {
  if (options.threads > 0) cv::setNumThreads(options.threads);
}

void add_request_options(CLI::App& command, engine::EditRequest& request) {
  add_parsed(command, "--engine", "ID", "auto or patchmatch (auto)",
             [&](const std::string& text) { request.engine = text; });
  add_parsed(command, "--seed", "N",
             "Same seed, same result (0); \"random\" for another one each time. Candidate i uses N + i - 1",
             [&](const std::string& text) { request.seed = parse_seed(text); });
  add_parsed(command, "--candidates", "N", "Make N results: OUT-1, OUT-2, .. (1)",
             [&](const std::string& text) {
               request.candidates = parse_whole("--candidates", text, 1, engine::kMaxCandidates);
             });
  add_parsed(command, "--context", "REGION",
             "What the engine looks at: auto, whole or WxH+X+Y in pixels of the result (auto)",
             [&](const std::string& text) { request.context = parse_context(text); });
  command.add_flag("--raw", request.raw,
                   "The engine's own picture in the whole context region, without compositing");
}

}  // namespace pentimento::cli
