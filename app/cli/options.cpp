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
  add_parsed(command, "--engine", "ID",
             "auto, patchmatch or painterly (built in), or diffusion (needs a model) (auto)",
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

void add_compute_options(CLI::App& command, engine::GenerationOptions& options) {
  const auto text_option = [&](const char* name, const char* help, std::string& field) {
    add_parsed(command, name, "NAME", help, [&field](const std::string& text) { field = text; });
  };
  text_option("--device", "auto, cpu or cuda (auto)", options.device);
  text_option("--dtype", "auto, fp32, bf16 or fp16 (auto)", options.dtype);
  text_option("--decode", "auto, whole or tiled, which takes less memory (auto)", options.decode);
}

void add_generation_options(CLI::App& command, engine::EditRequest& request) {
  engine::GenerationOptions& options = request.generation;
  const auto text_option = [&](const char* name, const char* value, const char* help, std::string& field) {
    add_parsed(command, name, value, help, [&field](const std::string& text) { field = text; });
  };
  text_option("--prompt", "TEXT", "What to paint, in words; \"(word:1.3)\" emphasizes", options.prompt);
  text_option("--negative-prompt", "TEXT", "What not to paint", options.negative_prompt);
  text_option("--model", "ID_OR_PATH", "Which model (the first that can): see 'pentimento-cli models list'",
              options.model);
  text_option("--config", "FOLDER", "diffusers' JSON files, for a single file that does not tell all",
              options.config_folder);
  add_parsed(command, "--steps", "N", "Steps of the scheduler (20; LCM models 4)",
             [&options](const std::string& text) {
               options.steps = parse_whole("--steps", text, 1, engine::kMaxSteps);
             });
  add_parsed(command, "--preset", "NAME",
             "fast, balanced or best: steps, scheduler and decoding where they are not given",
             [&options](const std::string& text) {
               options.preset = engine::preset_from_string(text);
               if (options.preset) return;
               throw Error(ErrorCode::Usage,
                           "--preset must be fast, balanced or best, not \"" + text + "\".");
             });
  text_option(
      "--scheduler", "NAME",
      "ddim, ddpm, pndm, euler, euler-ancestral, heun, dpmpp-2m, dpmpp-2m-sde, unipc or lcm (the model's "
      "own)",
      options.scheduler);
  add_parsed(command, "--guidance-scale", "G", "How closely to follow the prompt; 1 not at all (7.5)",
             [&options](const std::string& text) {
               options.guidance_scale = parse_number("--guidance-scale", text);
             });
  add_compute_options(command, options);
  command.add_flag("--fast-decoding", options.fast_decoding,
                   "Decode with a TAESD from the list of models: quicker, a little less exact");
  command.add_flag_callback(
      "--no-harmonize", [&request] { request.harmonize = false; },
      "Do not match the model's color, light, sharpness and grain to the surroundings");
}

}  // namespace pentimento::cli
