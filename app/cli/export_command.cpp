// export: the picture of a project as a file, or all its layers as OpenRaster.
#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/command_line.h"
#include "app/cli/files.h"
#include "app/cli/options.h"
#include "app/cli/values.h"
#include "base/atomic_file.h"
#include "document/stack.h"
#include "engine/provenance.h"
#include "image/adapted.h"
#include "image/io.h"
#include "image/kept_recipes.h"
#include "openraster/openraster.h"
#include "project/project.h"

namespace pentimento::cli {

namespace {
namespace fs = std::filesystem;

struct ExportOptions {
  fs::path project, out;
  double scale = 1;
  bool srgb = false, recipes = false;
  image::WriteOptions write;
};

image::SampleType parse_depth(const std::string& text) {
  if (text == "8") return image::SampleType::UInt8;
  if (text == "16") return image::SampleType::UInt16;
  if (text == "half") return image::SampleType::Half;
  if (text == "float") return image::SampleType::Float;
  throw Error(ErrorCode::Usage, "--depth must be 8, 16, half or float, not \"" + text + "\".");
}

image::MetadataChoice parse_metadata(const std::string& text) {
  if (text == "all") return image::MetadataChoice::All;
  if (text == "copyright") return image::MetadataChoice::Copyright;
  if (text == "profile") return image::MetadataChoice::ProfileOnly;
  throw Error(ErrorCode::Usage, "--metadata must be all, copyright or profile, not \"" + text + "\".");
}

/// Before the project is read, which may take long.
void check_out(const fs::path& out) {
  if (openraster::is_openraster(out)) {
    check_replaceable(out);
  } else {
    image::check_writable(out);
  }
}

void export_project(const ExportOptions& options, const std::stop_token& interrupted) {
  check_out(options.out);
  const auto opened = project::Project::open(options.project);
  document::Document document = opened.content.history.current();
  const auto recipes = document::recipes_in_use(document);
  document.picture = image::with_digital_source(document.picture, engine::digital_source(recipes));
  if (options.recipes) document.picture = image::with_recipes(document.picture, recipes);
  Progress progress(interrupted);
  if (!openraster::is_openraster(options.out)) {
    if (options.srgb) document.picture = image::in_srgb(document.picture, progress);
    document.picture = image::scaled(document.picture, options.scale, progress);
  }
  const auto losses =
      openraster::is_openraster(options.out)
          ? openraster::write(document, options.out, {options.write.sample, options.write.metadata}, progress)
          : image::write_image(document.picture, options.out, options.write, progress);
  for (const std::string& loss : losses) print_message(loss);
}

void add_options(CLI::App& command, ExportOptions& options) {
  add_parsed(command, "PROJECT", "FILE", "A .pentimento file", [&](const std::string& text) {
    options.project = text;
  })->required();
  add_parsed(command, "OUT", "FILE",
             "Where it goes; the suffix tells the format: png, jpg, tif, webp, exr, or ora, which keeps each "
             "edit as a layer",
             [&](const std::string& text) { options.out = text; })
      ->required();
  add_parsed(command, "--depth", "DEPTH", "8, 16, half or float, where the format has it (the picture's own)",
             [&](const std::string& text) { options.write.sample = parse_depth(text); });
  add_parsed(
      command, "--quality", "1..100", "Of JPEG and lossy WebP files (95)",
      [&](const std::string& text) { options.write.quality = parse_whole("--quality", text, 1, 100); });
  add_parsed(command, "--scale", "PERCENT", "Size of the picture, 1 to 1000 (100); layers keep theirs",
             [&](const std::string& text) { options.scale = parse_whole("--scale", text, 1, 1000) / 100.0; });
  command.add_flag("--srgb", options.srgb, "Convert the colors to sRGB and leave the profile out");
  command.add_flag("--recipes", options.recipes,
                   "Store the recipes of the edits in the file's XMP; info shows them");
  command.add_flag_callback(
      "--lossy", [&options] { options.write.lossless_webp = false; }, "WebP with loss: smaller files");
  add_parsed(command, "--metadata", "WHICH",
             "all, copyright: of EXIF and XMP only creator and rights, or profile: only color profile and "
             "resolution (all). What networks made is marked in any case.",
             [&](const std::string& text) { options.write.metadata = parse_metadata(text); });
}
}  // namespace

void add_export_command(CLI::App& app, Command& chosen) {
  const auto options = std::make_shared<ExportOptions>();
  CLI::App* command = app.add_subcommand("export", "Write the picture of a project as a file, or its layers");
  add_options(*command, *options);
  command->callback([options, &chosen] {
    chosen = [options](const std::stop_token& interrupted) { export_project(*options, interrupted); };
  });
}

}  // namespace pentimento::cli
