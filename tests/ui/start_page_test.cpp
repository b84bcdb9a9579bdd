// The page that the window starts with, and the log.
#include <QClipboard>
#include <QLabel>
#include <QPushButton>

#include "tests/ui/window_fixture.h"
#include "ui/dialogs/log_dialog.h"
#include "ui/file_thumbnails.h"
#include "ui/log.h"
#include "ui/panels/engine_summary.h"
#include "ui/panels/recent_pictures.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
QImage madeOf(FileThumbnails& thumbnails, const QString& file) {
  std::optional<QImage> made;
  const auto connection = QObject::connect(&thumbnails, &FileThumbnails::made, &thumbnails,
                                           [&](const QString&, const QImage& image) { made = image; });
  thumbnails.make({file});
  REQUIRE(waitUntil([&] { return made.has_value(); }));
  QObject::disconnect(connection);
  return *made;
}

QString read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}
}  // namespace

TEST_CASE("recent pictures are shown and a click opens one") {
  WindowFixture f;
  const QString path = f.writePicture("shown.png");
  f.studio.recent.add(path);
  auto* recent = f.window.findChild<RecentPictures*>();
  REQUIRE(recent);
  REQUIRE(recent->isVisible());
  auto* card = recent->findChild<QToolButton*>();
  REQUIRE(card);
  CHECK(card->accessibleName() == QStringLiteral("Open shown.png"));
  const QRgb empty = card->icon().pixmap(136, 92).toImage().pixel(68, 46);
  CHECK(waitUntil([&] { return card->icon().pixmap(136, 92).toImage().pixel(68, 46) != empty; }));
  QTest::mouseClick(card, Qt::LeftButton);
  REQUIRE(waitUntil([&] { return f.session.hasPicture(); }));
  CHECK(f.session.filePath() == path);
}

TEST_CASE("thumbnails are kept and made anew when the file is another") {
  const TestApplication application;
  QTemporaryDir folder;
  FileThumbnails thumbnails({60, 60}, nullptr, folder.filePath("cache"));
  const QString path = folder.filePath("picture.png");
  const auto write = [&](QRgb color, QSize size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    REQUIRE(image.save(path));
  };
  write(qRgb(200, 0, 0), {300, 150});
  CHECK(madeOf(thumbnails, path).size() == QSize(60, 30));
  CHECK(QDir(folder.filePath("cache")).entryList(QDir::Files).size() == 1);
  CHECK(qRed(madeOf(thumbnails, path).pixel(5, 5)) == 200);
  CHECK(QDir(folder.filePath("cache")).entryList(QDir::Files).size() == 1);
  write(qRgb(0, 200, 0), {100, 400});
  CHECK(madeOf(thumbnails, path).size() == QSize(15, 60));
  CHECK(madeOf(thumbnails, folder.filePath("nowhere.png")).isNull());
}

TEST_CASE("the start page says what can be done without a model") {
  WindowFixture f;
  const auto* summary = f.window.findChild<EngineSummary*>();
  REQUIRE(summary);
  bool builtIn = false;
  for (const auto* label : summary->findChildren<QLabel*>()) {
    builtIn = builtIn || label->text().contains(QStringLiteral("Remove, Extend, Vary"));
  }
  CHECK(builtIn);
  CHECK(waitUntil([&] { return summary->findChild<QToolButton*>()->isVisible(); }));
}

TEST_CASE("runs and errors are in the log") {
  WindowFixture f;
  QTemporaryDir folder;
  startLog(folder.path());
  f.openPicture();
  f.select();
  f.runToEnd();
  f.script->fails = true;
  f.session.run(engine::Operation::Vary);
  REQUIRE(waitUntil([&] { return f.tab.messages().isVisible(); }));
  for (const char* part : {"run: remove, 3 candidates", "candidate: remove", "on purpose"}) {
    INFO(part);
    CHECK(logText().contains(QLatin1String(part)));
    CHECK(waitUntil([&] { return read(folder.filePath("log.txt")).contains(QLatin1String(part)); }));
  }
  f.window.findChild<QAction*>("window.log")->trigger();
  auto* dialog = f.window.findChild<LogDialog*>();
  REQUIRE(dialog);
  for (auto* button : dialog->findChildren<QPushButton*>()) {
    if (button->text().contains(QStringLiteral("all"))) button->click();
  }
  CHECK(QGuiApplication::clipboard()->text() == logText());
}
