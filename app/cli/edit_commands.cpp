// remove, add, extend, vary, repaint, generate.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/command_line.h"
#include "app/cli/edit_job.h"
#include "app/cli/files.h"
#include "app/cli/values.h"
#include "engine/variation.h"

namespace pentimento::cli {

namespace {
namespace fs = std::filesystem;
using engine::EditRequest;
using engine::Operation;

constexpr const char* kRingHelp = "Blend over PX pixels around the mask, 0 to 32 (8)";

/// The command line of one edit.
struct EditOptions : EditCommandOptions {
  fs::path mask, copy_from, never_from;
  Extent left, top, right, bottom;
  double aspect = 0;  ///< of a variation, width to height; 0: see settings.size
};

engine::Margins margins_of(const EditOptions& options, Size picture) {
  return {options.left.pixels(picture.width), options.top.pixels(picture.height),
          options.right.pixels(picture.width), options.bottom.pixels(picture.height)};
}

/// What may be copied; a mask without size where everything may.
image::Mask sources_of(const EditOptions& options, Size picture, Progress& progress) {
  if (options.copy_from.empty() && options.never_from.empty()) return {};
  image::Mask sources = options.copy_from.empty() ? image::Mask(picture).inverted()
                                                  : image::read_mask(options.copy_from, picture, progress);
  if (options.never_from.empty()) return sources;
  return sources.subtracted(image::read_mask(options.never_from, picture, progress));
}

EditRequest request_of(const EditOptions& options, image::Image picture, Progress& progress) {
  EditRequest request = options.settings;
  if (!options.mask.empty()) {
    request.mask = image::read_mask(options.mask, picture.size(), progress);
    if (request.mask.empty()) {
      throw Error(ErrorCode::Usage, "The mask " + quoted(options.mask) +
                                        " selects nothing: paint white over what is to be replaced.");
    }
  }
  if (request.operation == Operation::Extend) request.margins = margins_of(options, picture.size());
  if (options.aspect > 0) request.size = engine::size_of_aspect(picture.size(), options.aspect);
  request.fill.sources = sources_of(options, picture.size(), progress);
  request.image = std::move(picture);
  return request;
}

std::vector<Input> inputs_of(const EditOptions& options) {
  return {{"the mask", options.mask},
          {"the mask of --copy-from", options.copy_from},
          {"the mask of --never-from", options.never_from},
          {"the picture of --style", options.settings.repaint.style}};
}

void run_command(const EditOptions& options, const std::stop_token& interrupted) {
  const auto request = [&](image::Image picture, Progress& progress) {
    return request_of(options, std::move(picture), progress);
  };
  run_edit_command(options, inputs_of(options), request, interrupted);
}

/// Adds what all commands have.
CLI::App* add_command(CLI::App& app, const std::shared_ptr<EditOptions>& options, Operation operation,
                      const std::string& help, const std::string& examples, Command& chosen) {
  CLI::App* command = app.add_subcommand(engine::to_string(operation), help);
  options->settings.operation = operation;
  if (operation != Operation::Generate) {
    add_parsed(*command, "IN", "", "The picture: PNG, JPEG, TIFF, WebP or OpenEXR",
               [options](const std::string& text) { options->picture = text; })
        ->required();
  }
  add_output_options(*command, options->output, "OUT");
  add_request_options(*command, options->settings);
  const bool models = operation != Operation::Remove && operation != Operation::Repaint;
  if (models) add_generation_options(*command, options->settings);
  add_parsed(*command, "--recipe", "OUT.json", "Also write how it was made; 'pentimento-cli run' repeats it",
             [options](const std::string& text) { options->recipe = text; });
  command->footer("\nExamples:\n" + examples + "\n" + kJsonHelp);
  command->callback([options, &chosen] {
    chosen = [options](const std::stop_token& interrupted) { run_command(*options, interrupted); };
  });
  return command;
}

CLI::Option* add_mask(CLI::App& command, const std::shared_ptr<EditOptions>& options,
                      const std::string& help) {
  return add_parsed(command, "--mask", "MASK", help,
                    [options](const std::string& text) { options->mask = text; });
}

void add_ring(CLI::App& command, const std::shared_ptr<EditOptions>& options, const std::string& help) {
  add_parsed(command, "--ring", "PX", help, [options](const std::string& text) {
    options->settings.ring = parse_whole("--ring", text, 0, image::kMaxRing);
  });
}

/// What the built-in engine copies from, and how.
void add_fill_options(CLI::App& command, const std::shared_ptr<EditOptions>& options) {
  engine::FillOptions& fill = options->settings.fill;
  add_parsed(command, "--sampling", "AREA", "Copy from: near, anywhere, sides or above-and-below (near)",
             [&fill](const std::string& text) { fill.sampling = parse_sampling("--sampling", text); });
  add_parsed(command, "--copy-from", "MASK", "Copy only what is white in this picture of the same size",
             [options](const std::string& text) { options->copy_from = text; });
  add_parsed(command, "--never-from", "MASK", "Never copy what is white in this picture of the same size",
             [options](const std::string& text) { options->never_from = text; });
  add_parsed(command, "--guide", "\"X,Y X,Y ..\"", "A line that the filling follows; may be given again",
             [&fill](const std::string& text) { add_guides("--guide", text, fill.guides); })
      ->join(';');
  add_parsed(command, "--adaptation", "A", "How far copies may change light and color, 0 to 1 (0.5)",
             [&fill](const std::string& text) { fill.adaptation = parse_number("--adaptation", text); });
  command.add_flag("--mirrored", fill.mirrored, "Copy mirrored, too");
  add_parsed(command, "--turned", "DEGREES", "Copy turned by up to this, too (0)",
             [&fill](const std::string& text) { fill.turned = parse_number("--turned", text); });
  add_parsed(command, "--scaled", "S", "Copy larger or smaller by up to this share, too: 0.2 is 20 % (0)",
             [&fill](const std::string& text) { fill.scaled = parse_number("--scaled", text); });
}

void add_remove(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<EditOptions>();
  CLI::App* command = add_command(app, options, Operation::Remove, "Remove what the mask covers",
                                  "  pentimento-cli remove beach.jpg --mask bin.png -o clean.png\n"
                                  "  pentimento-cli remove scan.tif --mask dust.png --ring 2 -o scan.tif",
                                  chosen);
  add_mask(*command, options, "A picture of the same size: black keeps, white replaces, grey partly")
      ->required();
  add_ring(*command, options, kRingHelp);
  add_fill_options(*command, options);
}

void add_strength(CLI::App& command, const std::shared_ptr<EditOptions>& options, const std::string& help) {
  add_parsed(command, "--strength", "S", help, [options](const std::string& text) {
    options->settings.strength = parse_number("--strength", text);
  });
}

void add_add(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<EditOptions>();
  CLI::App* command =
      add_command(app, options, Operation::Add, "Add what words say where the mask is (needs a model)",
                  "  pentimento-cli add beach.jpg --mask sea.png --prompt \"a red boat\" -o boat.png\n"
                  "  pentimento-cli add room.png --mask wall.png --prompt \"a framed map\" --model sd15 "
                  "--candidates 4 -o map.png",
                  chosen);
  command->get_option("--prompt")->required();
  add_mask(*command, options, "A picture of the same size: black keeps, white replaces, grey partly")
      ->required();
  add_strength(*command, options, "How much of what is there is replaced, 0 to 1 (1)");
  add_ring(*command, options, kRingHelp);
}

void add_generate(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<EditOptions>();
  CLI::App* command = add_command(
      app, options, Operation::Generate, "Make a new picture from words (needs a model)",
      "  pentimento-cli generate --prompt \"a lighthouse at dusk\" --size 512x512 -o new.png\n"
      "  pentimento-cli generate --prompt \"a fox\" --model sd15 --steps 30 --seed 7 --size 512x768 "
      "-o fox.png",
      chosen);
  command->get_option("--prompt")->required();
  add_parsed(*command, "--size", "WxH", "Of the new picture, in pixels", [options](const std::string& text) {
    options->settings.size = parse_size("--size", text);
  })->required();
}

void add_extend(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<EditOptions>();
  CLI::App* command = add_command(app, options, Operation::Extend, "Extend the picture past its border",
                                  "  pentimento-cli extend beach.jpg --left 200 --right 200 -o wide.png\n"
                                  "  pentimento-cli extend beach.jpg --top 20% --candidates 3 -o tall.png",
                                  chosen);
  const auto add_side = [&](const std::string& name, Extent& extent) {
    add_parsed(*command, name, "N", "New pixels on this side, or a share of the picture (\"20%\")",
               [options, name, &extent](const std::string& text) { extent = parse_extent(name, text); });
  };
  add_side("--left", options->left);
  add_side("--right", options->right);
  add_side("--top", options->top);
  add_side("--bottom", options->bottom);
  add_strength(*command, options, "With a model: how little of the border's colors it starts from (0.9)");
  add_ring(*command, options, "Has no effect here: the old part stays as it is, bit for bit");
  add_fill_options(*command, options);
}

/// On another canvas, or a canvas that joins itself.
void add_format_options(CLI::App& command, const std::shared_ptr<EditOptions>& options) {
  CLI::Option* size = add_parsed(
      command, "--size", "WxH", "The whole picture in another format, in pixels; things keep their shape",
      [options](const std::string& text) { options->settings.size = parse_size("--size", text); });
  add_parsed(command, "--aspect", "W:H", "The same with as many pixels as the picture, as 16:9",
             [options](const std::string& text) { options->aspect = parse_aspect("--aspect", text); })
      ->excludes(size);
  add_parsed(command, "--tile", "WAY", "Opposite borders join: horizontal, vertical or both (none)",
             [options](const std::string& text) { options->settings.tiling = parse_tiling("--tile", text); });
}

void add_vary(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<EditOptions>();
  CLI::App* command = add_command(app, options, Operation::Vary, "Make variations in the same style",
                                  "  pentimento-cli vary beach.jpg --strength 0.3 -o other.png\n"
                                  "  pentimento-cli vary beach.jpg --mask sky.png --candidates 4 -o sky.png\n"
                                  "  pentimento-cli vary beach.jpg --aspect 16:9 -o wide.png\n"
                                  "  pentimento-cli vary grass.jpg --tile both -o tile.png",
                                  chosen);
  add_mask(*command, options, "Vary only here (the whole picture): black keeps, white replaces, grey partly");
  add_strength(*command, options,
               "From 0 (other details) to 1 (another layout) (0.5; in another format, or as a tile, 0.1)");
  add_format_options(*command, options);
  add_ring(*command, options, kRingHelp);
}

void add_repaint(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<EditOptions>();
  CLI::App* command = add_command(
      app, options, Operation::Repaint,
      "Paint the picture: watercolor, oil, gouache, ink, or like another picture",
      "  pentimento-cli repaint beach.jpg --style watercolor -o watercolor.png\n"
      "  pentimento-cli repaint beach.jpg --style monet.jpg --strength 0.8 -o like-monet.png\n"
      "  pentimento-cli repaint beach.jpg --mask sky.png --style oil --detail 0.3 --candidates 4 -o sky.png",
      chosen);
  engine::RepaintOptions& repaint = options->settings.repaint;
  add_parsed(*command, "--style", "STYLE",
             "watercolor, oil, gouache or ink; or a picture whose brush and palette are taken",
             [&repaint](const std::string& text) { repaint.style = text; })
      ->required();
  add_parsed(*command, "--detail", "D", "From 0 (large brushes) to 1 (fine ones) (0.5)",
             [&repaint](const std::string& text) { repaint.detail = parse_number("--detail", text); });
  add_strength(*command, options, "From 0 (the picture itself) to 1 (the loosest painting) (0.7)");
  add_mask(*command, options,
           "Paint only here (the whole picture): black keeps, white replaces, grey partly");
  add_ring(*command, options, kRingHelp);
}
}  // namespace

void add_edit_commands(CLI::App& app, Command& chosen) {
  add_remove(app, chosen);
  add_add(app, chosen);
  add_extend(app, chosen);
  add_vary(app, chosen);
  add_repaint(app, chosen);
  add_generate(app, chosen);
}

}  // namespace pentimento::cli
