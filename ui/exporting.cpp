#include "ui/exporting.h"

#include <QSettings>
#include <filesystem>

#include "document/stack.h"
#include "engine/provenance.h"
#include "image/adapted.h"
#include "image/kept_recipes.h"
#include "openraster/openraster.h"
#include "ui/local_files.h"

namespace pentimento::ui {

namespace {
/// Marked before it is made smaller: the recipes are those of the picture.
document::Document prepared(document::Document document, const ExportSettings& settings, Progress& progress) {
  image::Image& picture = document.picture;
  const std::vector<std::string> recipes = document::recipes_in_use(document);
  picture = image::with_digital_source(picture, engine::digital_source(recipes));
  if (settings.recipes) picture = image::with_recipes(picture, recipes);
  if (settings.layers()) return document;
  if (settings.srgb) picture = image::in_srgb(picture, progress);
  picture = image::scaled(picture, settings.scale, progress);
  return document;
}
}  // namespace

ExportSettings rememberedExport() {
  const QSettings kept;
  ExportSettings settings;
  settings.suffix = kept.value(QStringLiteral("export/format"), settings.suffix).toString();
  settings.write.quality = kept.value(QStringLiteral("export/quality"), settings.write.quality).toInt();
  settings.write.lossless_webp = kept.value(QStringLiteral("export/lossless"), true).toBool();
  const int sample = kept.value(QStringLiteral("export/sample"), -1).toInt();
  if (sample >= 0 && sample <= static_cast<int>(image::SampleType::Float)) {
    settings.write.sample = static_cast<image::SampleType>(sample);
  }
  const int metadata = kept.value(QStringLiteral("export/metadata"), 0).toInt();
  if (metadata >= 0 && metadata <= static_cast<int>(image::MetadataChoice::ProfileOnly)) {
    settings.write.metadata = static_cast<image::MetadataChoice>(metadata);
  }
  settings.srgb = kept.value(QStringLiteral("export/srgb"), false).toBool();
  settings.recipes = kept.value(QStringLiteral("export/recipes"), false).toBool();
  return settings;
}

/// All but the scale, which belongs to one picture.
void rememberExport(const ExportSettings& settings) {
  QSettings kept;
  kept.setValue(QStringLiteral("export/format"), settings.suffix);
  kept.setValue(QStringLiteral("export/quality"), settings.write.quality);
  kept.setValue(QStringLiteral("export/lossless"), settings.write.lossless_webp);
  kept.setValue(QStringLiteral("export/sample"),
                settings.write.sample ? static_cast<int>(*settings.write.sample) : -1);
  kept.setValue(QStringLiteral("export/metadata"), static_cast<int>(settings.write.metadata));
  kept.setValue(QStringLiteral("export/srgb"), settings.srgb);
  kept.setValue(QStringLiteral("export/recipes"), settings.recipes);
}

QStringList writeExport(const document::Document& document, const QString& file,
                        const ExportSettings& settings, Progress& progress) {
  const std::filesystem::path path = toPath(file);
  Progress preparing = progress.part(0, 0.3), writing = progress.part(0.3, 1);
  const document::Document copy = prepared(document, settings, preparing);
  const auto losses =
      settings.layers()
          ? openraster::write(copy, path, {settings.write.sample, settings.write.metadata}, writing)
          : image::write_image(copy.picture, path, settings.write, writing);
  QStringList sentences;
  for (const std::string& loss : losses) sentences << QString::fromUtf8(loss.c_str());
  return sentences;
}

}  // namespace pentimento::ui
