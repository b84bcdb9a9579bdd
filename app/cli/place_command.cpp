// place: another picture is put into this one and made to fit.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/command_line.h"
#include "app/cli/edit_job.h"
#include "app/cli/values.h"

namespace pentimento::cli {

namespace {
namespace fs = std::filesystem;
using engine::EditRequest;

struct PlaceOptions : EditCommandOptions {
  fs::path object, cut_out;
  std::optional<PointOption> at;
  std::optional<double> scale;
  engine::Transform transform;
};

EditRequest request_of(const PlaceOptions& options, image::Image picture, Progress& progress) {
  EditRequest request = options.settings;
  engine::Placement& placement = request.placement;
  placement.picture = image::read_image(options.object, progress);
  placement.path = fs::absolute(options.object).string();
  const Size size = placement.picture.size();
  if (!options.cut_out.empty()) placement.cut_out = image::read_mask(options.cut_out, size, progress);
  placement.transform = options.transform;
  placement.transform.scale_x = placement.transform.scale_y =
      options.scale.value_or(engine::centered(placement, picture.size()).scale_x);
  const PointOption middle{picture.size().width / 2.0, picture.size().height / 2.0};
  const PointOption at = options.at.value_or(middle);
  placement.transform = engine::moved_to(placement, {at.x, at.y});
  request.image = std::move(picture);
  return request;
}

void run_place(const PlaceOptions& options, const std::stop_token& interrupted) {
  const auto request = [&](image::Image picture, Progress& progress) {
    return request_of(options, std::move(picture), progress);
  };
  run_edit_command(options, {{"the placed picture", options.object}, {"the cut-out", options.cut_out}},
                   request, interrupted);
}

void add_number(CLI::App& command, const std::string& name, const std::string& value, const std::string& help,
                const std::function<void(double)>& set) {
  add_parsed(command, name, value, help,
             [name, set](const std::string& text) { set(parse_number(name, text)); });
}

void add_transform(CLI::App& command, const std::shared_ptr<PlaceOptions>& options) {
  add_parsed(command, "--at", "X,Y", "Where its middle comes to lie, in pixels of the picture (the middle)",
             [options](const std::string& text) { options->at = parse_point("--at", text); });
  add_number(command, "--scale", "S", "Its size: 1 as it is (as it is, or so that it fits)",
             [options](double v) { options->scale = v; });
  add_number(command, "--rotate", "DEG", "Degrees clockwise (0)",
             [options](double v) { options->transform.rotation = v; });
  add_parsed(command, "--cutout", "MASK", "A picture of the object's size: white is placed (all of it)",
             [options](const std::string& text) { options->cut_out = text; });
  command.add_flag("--mirror", options->transform.mirrored, "Left and right change places");
}

void add_harmony(CLI::App& command, const std::shared_ptr<PlaceOptions>& options) {
  engine::Harmony& harmony = options->settings.placement.harmony;
  const auto share = [&](const char* name, const char* help, double& field) {
    add_number(command, name, "0..1", help, [options, &field](double v) { field = v; });
  };
  share("--color", "Match the color of the light (0.6)", harmony.color);
  share("--light", "Match darkness and contrast (0.5)", harmony.light);
  share("--sharpness", "Match how sharp edges are (1)", harmony.sharpness);
  share("--grain", "Match film grain and noise (1)", harmony.grain);
  share("--blocks", "Match the blocks of JPEG (1)", harmony.blocks);
  share("--seam", "Let its border go over into the picture's colors (0)", harmony.seam);
  command.add_flag_callback(
      "--no-harmonize", [options] { options->settings.harmonize = false; }, "Match nothing of these");
  add_number(command, "--shadow", "0..1", "Opacity of its shadow (0.6; 0 for what is cut off)",
             [&harmony, options](double v) { harmony.shadow.opacity = v; });
  command.add_flag_callback(
      "--no-shadow", [&harmony, options] { harmony.shadow.opacity = 0; }, "As --shadow 0");
  add_number(command, "--shadow-direction", "DEG",
             "Where it falls: 0 to the right, 90 to the viewer, 180 to the left (away from the light)",
             [&harmony, options](double v) { harmony.shadow.direction = v; });
  add_number(command, "--shadow-length", "L", "Of the object's height, 0 to 3 (0.3)",
             [&harmony, options](double v) { harmony.shadow.length = v; });
  share("--shadow-softness", "From 0 (sun) to 1 (clouds) (0.5)", harmony.shadow.softness);
}
}  // namespace

void add_place_command(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<PlaceOptions>();
  options->settings.operation = engine::Operation::Place;
  CLI::App* command = app.add_subcommand("place", "Put another picture into this one and make it fit");
  add_parsed(*command, "IN", "", "The picture: PNG, JPEG, TIFF, WebP or OpenEXR",
             [options](const std::string& text) { options->picture = text; })
      ->required();
  add_parsed(*command, "OBJECT", "", "The picture to put into it; what is transparent stays out",
             [options](const std::string& text) { options->object = text; })
      ->required();
  add_output_options(*command, options->output, "OUT");
  add_transform(*command, options);
  add_harmony(*command, options);
  add_parsed(*command, "--seed", "N", "Of the grain: same seed, same result (0)",
             [options](const std::string& text) { options->settings.seed = parse_seed(text); });
  add_parsed(*command, "--context", "REGION",
             "What it is made to fit: auto, whole or WxH+X+Y in pixels of the picture (auto)",
             [options](const std::string& text) { options->settings.context = parse_context(text); });
  add_parsed(*command, "--recipe", "OUT.json", "Also write how it was made; 'pentimento-cli run' repeats it",
             [options](const std::string& text) { options->recipe = text; });
  command->footer(
      std::string("\nExamples:\n"
                  "  pentimento-cli place table.jpg cup.png --at 1200,900 --scale 0.5 -o set.png\n"
                  "  pentimento-cli place lawn.jpg dog.jpg --cutout dog-mask.png --mirror -o lawn.png\n\n") +
      kJsonHelp);
  command->callback([options, &chosen] {
    chosen = [options](const std::stop_token& interrupted) { run_place(*options, interrupted); };
  });
}

}  // namespace pentimento::cli
