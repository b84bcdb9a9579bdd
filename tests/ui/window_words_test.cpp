// Words, models, the queue and new pictures in the whole window.
#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QUrl>

#include "tests/core/weights/checkpoints.h"
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/models_dialog.h"
#include "ui/panels/queue_list.h"
#include "ui/theme.h"

using namespace pentimento;
using namespace pentimento::ui;
using engine::Operation;

namespace {
struct Fixture : WindowFixture {
  Fixture() {
    QDir(testFolder().filePath(QStringLiteral("pentimento"))).removeRecursively();
    tab.models().refresh();
    REQUIRE(waitUntil([&] { return !tab.models().busy(); }));
  }

  QLineEdit* prompt() { return window.findChild<SelectionBar*>()->prompt(); }
  void type(const QString& words) {
    key(Qt::Key_P);
    REQUIRE(waitUntil([&] { return prompt()->hasFocus(); }));
    QTest::keyClicks(prompt(), words);
  }
  QString writeModel(const QString& name) const {
    weights::test::write_single_file(file(name).toStdString(), weights::test::full_sd1());
    return file(name);
  }
  void drop(const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &event);
  }
  void addModel() {
    answers.model = writeModel(QStringLiteral("tiny.safetensors"));
    tab.words().addModelFile->trigger();
    REQUIRE(waitUntil([&] { return session.model().has_value(); }));
  }
};
}  // namespace

TEST_CASE("words without a model lead to a page that helps and not to an error") {
  Fixture f;
  f.openPicture();
  f.select();
  f.type(QStringLiteral("a boat"));
  CHECK(f.session.primaryOperation() == Operation::Add);
  QTest::keyClick(f.prompt(), Qt::Key_Return);
  CHECK_FALSE(f.session.running());
  CHECK_FALSE(f.tab.messages().isVisible());
  CHECK(f.tab.side().isVisible());
  const auto* page = f.tab.side().findChild<NoModelPage*>();
  REQUIRE(page);
  CHECK(page->isVisible());
  CHECK(waitUntil([&] { return page->isAncestorOf(f.window.focusWidget()); }));
}

TEST_CASE("a model that is dropped on the window is added and words run") {
  Fixture f;
  f.openPicture();
  f.select();
  f.drop(f.writeModel(QStringLiteral("dropped.safetensors")));
  REQUIRE(waitUntil([&] { return f.session.model().has_value(); }));
  CHECK(f.session.document().picture.size() == Size{320, 240});
  CHECK(f.session.model()->name.find("dropped") != std::string::npos);
  f.type(QStringLiteral("a boat"));
  QTest::keyClick(f.prompt(), Qt::Key_Return);
  CHECK(f.session.running());
  CHECK(waitUntil([&] { return f.tab.canvas().hasFocus(); }));
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  CHECK(f.script->lastJob().operation == Operation::Add);
  CHECK(f.script->lastJob().generation.prompt == "a boat");
  CHECK(f.session.candidates().size() == 3);
}

TEST_CASE("a file that is no model is told about and not added") {
  Fixture f;
  QFile junk(f.file("junk.safetensors"));
  REQUIRE(junk.open(QIODevice::WriteOnly));
  junk.write("nothing");
  junk.close();
  f.drop(f.file("junk.safetensors"));
  REQUIRE(waitUntil([&] { return f.tab.messages().isVisible(); }));
  CHECK(f.tab.messages().text().contains(QStringLiteral("junk.safetensors")));
  CHECK(f.tab.models().models().empty());
}

TEST_CASE("the models dialog lists what there is and takes it off the list") {
  Fixture f;
  f.addModel();
  ModelsDialog dialog(f.tab.words(), &f.window);
  dialog.show();
  auto* list = dialog.findChild<QListWidget*>();
  REQUIRE(list);
  CHECK(list->count() == 1);
  for (auto* button : dialog.findChildren<QPushButton*>()) {
    if (button->text().contains(QStringLiteral("Remove"))) button->click();
  }
  REQUIRE(waitUntil([&] { return f.tab.models().models().empty(); }));
  CHECK(list->count() == 0);
  CHECK_FALSE(f.session.model().has_value());
  CHECK(QFile::exists(f.answers.model));
}

TEST_CASE("Esc in the line for words goes back to the canvas and keeps the words") {
  Fixture f;
  f.openPicture();
  f.select();
  f.type(QStringLiteral("brown fox"));  // B, E, H, M and the like are keys of the window
  CHECK(f.session.settings().generation.prompt == "brown fox");
  QTest::keyClick(f.prompt(), Qt::Key_Escape);
  CHECK(f.tab.canvas().hasFocus());
  CHECK(f.session.settings().generation.prompt == "brown fox");
}

TEST_CASE("painting goes on while something runs and the queue shows what waits") {
  Fixture f;
  f.openPicture();
  f.tab.words().panel->setChecked(true);
  f.select();
  f.script->allowed = 0;
  f.key(Qt::Key_Return);
  REQUIRE(waitUntil([&] { return f.script->started == 1; }));
  f.key(Qt::Key_Return);
  CHECK(f.session.waiting().empty());  // the same again is not asked for by accident
  f.select({60, 60, 1});
  f.key(Qt::Key_Return);
  REQUIRE(f.session.waiting().size() == 1);
  auto* queue = f.window.findChild<QueueList*>();
  REQUIRE(queue);
  int buttons = 0;
  for (auto* button : queue->findChildren<QToolButton*>()) buttons += button->isVisible() ? 1 : 0;
  CHECK(buttons == 4);  // stop; earlier, later, not at all
  f.key(Qt::Key_Escape, Qt::ShiftModifier);
  CHECK_FALSE(f.session.running());
  CHECK(f.session.waiting().empty());
}

TEST_CASE("a new picture from words") {
  Fixture f;
  f.addModel();
  f.answers.newPicture = std::pair(Size{256, 128}, QStringLiteral("a meadow"));
  f.tab.words().newPicture->trigger();
  REQUIRE(waitUntil([&] { return f.session.candidates().size() == 3; }));
  CHECK(f.session.document().picture.size() == Size{256, 128});
  CHECK(f.script->lastJob().generation.prompt == "a meadow");
  f.tab.canvas().setFocus();
  f.key(Qt::Key_Return);
  CHECK(f.session.modified());
}

TEST_CASE("a picture is pasted") {
  Fixture f;
  QImage picture(60, 40, QImage::Format_RGB32);
  picture.fill(Qt::darkCyan);
  QGuiApplication::clipboard()->setImage(picture);
  f.tab.edit().paste->trigger();
  REQUIRE(waitUntil([&] { return f.session.hasPicture(); }));
  CHECK(f.session.document().picture.size() == Size{60, 40});
  CHECK(f.session.modified());
  QGuiApplication::clipboard()->setText(QStringLiteral("no picture"));
  f.tab.edit().paste->trigger();
  CHECK(f.tab.messages().isVisible());
  CHECK(f.session.document().picture.size() == Size{60, 40});
}

TEST_CASE("Tab shows the picture before an extension where it was") {
  Fixture f;
  f.openPicture();
  f.session.setMargins({40, 16, 0, 0});
  f.key(Qt::Key_Return);
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  const QPointF corner = f.tab.canvas().toWidget({0, 0});
  QTest::keyPress(&f.tab.canvas(), Qt::Key_Tab);
  CHECK(f.session.shown() == Shown::Original);
  CHECK(f.session.shownImage().size() == Size{360, 256});
  CHECK(f.tab.canvas().toWidget({0, 0}) == corner);
  QTest::keyRelease(&f.tab.canvas(), Qt::Key_Tab);
  CHECK(f.session.shown() == Shown::Candidate);
}

TEST_CASE("a recent file that is gone leaves the list when it is opened") {
  Fixture f;
  f.studio.recent.add(f.file("gone.png"));
  CHECK(f.studio.recent.files().size() == 1);
  f.openFile(f.file("gone.png"));
  CHECK(f.tab.messages().isVisible());
  CHECK(waitUntil([&] { return f.studio.recent.files().isEmpty(); }));
}

TEST_CASE("the theme changes at run time everywhere") {
  Fixture f;
  f.openPicture();
  applyTheme(Theme::Dark);
  const QColor dark = f.window.palette().color(QPalette::Window);
  const QImage darkWindow = f.window.grab().toImage();
  applyTheme(Theme::Light);
  CHECK(f.window.palette().color(QPalette::Window).lightness() > dark.lightness());
  const QImage lightWindow = f.window.grab().toImage();
  // Surroundings of the picture, menu bar, tools.
  for (const QPoint& at : {QPoint(200, 60), QPoint(600, 5), QPoint(20, 500)}) {
    INFO(at.x() << " " << at.y());
    CHECK(lightWindow.pixelColor(at).lightness() > darkWindow.pixelColor(at).lightness() + 60);
  }
}
