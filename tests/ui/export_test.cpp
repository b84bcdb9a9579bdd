// The export dialog, and what comes out of it.
#include <QLabel>

#include "image/digital_source.h"
#include "image/kept_recipes.h"
#include "openraster/openraster.h"
#include "tests/ui/named.h"
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/export_dialog.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : WindowFixture {
  Fixture() { openPicture(); }
};

void choose(ExportDialog& dialog, const QString& suffix) {
  auto* format = named<QComboBox>(dialog, QStringLiteral("Format"));
  REQUIRE(format);
  format->setCurrentIndex(format->findData(suffix));
}

/// The text beside "File size:".
QString sizeText(const ExportDialog& dialog) {
  for (const auto* label : dialog.findChildren<QLabel*>()) {
    if (label->text().contains(QStringLiteral("kB")) || label->text().contains(QStringLiteral("KiB")))
      return label->text();
  }
  return {};
}

image::Image read(const QString& file) {
  Progress progress;
  return image::read_image(file.toStdString(), progress);
}
}  // namespace

TEST_CASE("the dialog offers what the format can hold and keeps what fits") {
  Fixture f;
  ExportDialog dialog(f.session.document());
  auto* depth = named<QComboBox>(dialog, QStringLiteral("Depth"));
  choose(dialog, QStringLiteral("png"));
  CHECK(depth->count() == 3);
  depth->setCurrentIndex(2);
  CHECK(dialog.settings().write.sample == image::SampleType::UInt16);
  choose(dialog, QStringLiteral("tif"));
  CHECK(depth->count() == 5);
  CHECK(dialog.settings().write.sample == image::SampleType::UInt16);
  choose(dialog, QStringLiteral("jpg"));
  CHECK_FALSE(depth->isEnabled());
  CHECK_FALSE(dialog.settings().write.sample.has_value());
  auto* quality = named<QSlider>(dialog, QStringLiteral("Quality"));
  dialog.show();
  CHECK(quality->isVisible());
  choose(dialog, QStringLiteral("webp"));
  CHECK_FALSE(quality->isVisible());
}

TEST_CASE("the size of the file is found out in the background and follows the settings") {
  Fixture f;
  ExportDialog dialog(f.session.document());
  choose(dialog, QStringLiteral("jpg"));
  dialog.show();
  REQUIRE(waitUntil([&] { return !sizeText(dialog).isEmpty(); }));
  const QString fine = sizeText(dialog);
  named<QSlider>(dialog, QStringLiteral("Quality"))->setValue(20);
  CHECK(sizeText(dialog).isEmpty());
  REQUIRE(waitUntil([&] { return !sizeText(dialog).isEmpty(); }));
  CHECK(sizeText(dialog) != fine);
  // A dialog that is closed while it estimates leaves nothing behind that runs on.
  named<QSlider>(dialog, QStringLiteral("Quality"))->setValue(30);
}

TEST_CASE("what was chosen last is offered again, but for the scale") {
  Fixture f;
  ExportSettings settings;
  settings.suffix = QStringLiteral("webp");
  settings.write.lossless_webp = false;
  settings.write.quality = 71;
  settings.write.metadata = image::MetadataChoice::Copyright;
  settings.scale = 0.5;
  rememberExport(settings);
  ExportDialog dialog(f.session.document());
  const ExportSettings offered = dialog.settings();
  CHECK(offered.suffix == settings.suffix);
  CHECK_FALSE(offered.write.lossless_webp);
  CHECK(offered.write.quality == 71);
  CHECK(offered.write.metadata == image::MetadataChoice::Copyright);
  CHECK(offered.scale == 1);
}

TEST_CASE("an export is scaled, keeps recipes when it is told to, and leaves the document alone") {
  Fixture f;
  f.acceptAnEdit();
  ExportSettings settings;
  settings.scale = 0.5;
  settings.recipes = true;
  Progress progress;
  const QString file = f.file(QStringLiteral("half.png"));
  CHECK(writeExport(f.session.document(), file, settings, progress).isEmpty());
  const image::Image copy = read(file);
  CHECK(copy.size() == Size{160, 120});
  const auto recipes = image::recipes_of(copy.metadata->xmp);
  REQUIRE(recipes.size() == 1);
  CHECK(recipes[0].find("\"operation\"") != std::string::npos);
  settings.recipes = false;
  Progress again;
  writeExport(f.session.document(), file, settings, again);
  CHECK(image::recipes_of(read(file).metadata->xmp).empty());
}

TEST_CASE("a document is exported as layers") {
  Fixture f;
  f.acceptAnEdit();
  ExportSettings settings;
  settings.suffix = QStringLiteral("ora");
  const QString file = f.file(QStringLiteral("layers.ora"));
  Progress progress;
  writeExport(f.session.document(), file, settings, progress);
  QFile zip(file);
  REQUIRE(zip.open(QIODevice::ReadOnly));
  const QByteArray bytes = zip.readAll();
  CHECK(bytes.contains("image/openraster"));
  CHECK(bytes.count("<layer ") == 2);
}
