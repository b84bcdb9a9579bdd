// Several documents in tabs, driven by keys, clicks, drags, drops and files as a person would.
#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QUrl>

#include "tests/ui/unsaved_work_left.h"
#include "tests/ui/window_fixture.h"
#include "ui/preferences.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : WindowFixture {
  Documents& documents() { return window.documents(); }
  QTabBar& bar() { return window.tabBar().tabs(); }
  DocumentTab& now() { return window.current(); }

  void pressKey(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) {
    QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
  }
  bool reading() {
    for (int i = 0; i < documents().count(); ++i) {
      if (documents().at(i).files().opening()) return true;
    }
    return false;
  }
  void openFiles(const QStringList& files) {
    answers.openFiles = files;
    pressKey(Qt::Key_O);
    REQUIRE(waitUntil([&] { return !reading(); }));
  }
  /// a.png, b.png, ... each in a tab; the first is current.
  QStringList openSome(int count) {
    QStringList files;
    for (int i = 0; i < count; ++i) files << writePicture(QString(QChar('a' + i)) + QStringLiteral(".png"));
    openFiles(files);
    REQUIRE(documents().count() == count);
    return files;
  }
  QStringList names() {
    QStringList names;
    for (int i = 0; i < documents().count(); ++i) names << documents().at(i).name();
    return names;
  }
  static void change(DocumentTab& which) {
    EditorSession& its = which.session();
    its.beginStroke({30, 1, false}, {40, 30, 1});
    its.endStroke();
    its.run(engine::Operation::Remove);
    REQUIRE(waitUntil([&] { return !its.running(); }));
    its.viewCandidate(0);
    its.acceptCandidate();
    REQUIRE(its.modified());
  }
  QPoint middleOf(int index) { return bar().tabRect(index).center(); }
};
}  // namespace

TEST_CASE("files open in tabs of their own, the first in place of the start page") {
  Fixture f;
  CHECK_FALSE(f.window.tabBar().isVisible());
  const QStringList files = f.openSome(3);
  CHECK(&f.now() == &f.tab);
  CHECK(f.tab.file() == files[0]);
  CHECK(f.window.tabBar().isVisible());
  CHECK(f.names() == QStringList{"a.png", "b.png", "c.png"});
  CHECK(f.bar().tabToolTip(1).startsWith(QDir::toNativeSeparators(files[1])));
  CHECK(f.window.windowTitle() == QStringLiteral("a.png[*] - Pentimento"));
  CHECK(f.tab.canvas().hasFocus());
  CHECK(f.window.menuBar()->actions().constFirst()->menu() == f.tab.menus().constFirst());
}

TEST_CASE("a file is not opened twice: its tab is shown") {
  Fixture f;
  const QStringList files = f.openSome(2);
  f.openFiles({testFolder().path() + QStringLiteral("/./b.png")});
  CHECK(f.documents().count() == 2);
  CHECK(f.now().file() == files[1]);
  f.window.open(files);
  CHECK(f.documents().count() == 2);
  CHECK(f.now().file() == files[0]);
}

TEST_CASE("a link to a file that is open shows its tab") {
  Fixture f;
  const QStringList files = f.openSome(2);
  const QString link = f.file(QStringLiteral("link.png"));
  REQUIRE(QFile::link(files[1], link));
  f.openFiles({link});
  CHECK(f.documents().count() == 2);
  CHECK(f.now().file() == files[1]);
}

TEST_CASE("Ctrl+T and the button show the start page in a new tab, where the next picture opens") {
  Fixture f;
  f.openSome(1);
  f.pressKey(Qt::Key_T);
  REQUIRE(f.documents().count() == 2);
  CHECK(f.now().untouched());
  CHECK(f.window.windowTitle() == QStringLiteral("Pentimento[*]"));
  f.openFiles({f.writePicture(QStringLiteral("z.png"))});
  CHECK(f.names() == QStringList{"a.png", "z.png"});
  auto* add = f.window.tabBar().findChild<QToolButton*>({}, Qt::FindDirectChildrenOnly);
  REQUIRE(add);
  QTest::mouseClick(add, Qt::LeftButton);
  CHECK(f.documents().count() == 3);
  CHECK(f.now().name() == QStringLiteral("Start page"));
}

TEST_CASE("Ctrl+W closes the tab, and the last one becomes the start page") {
  Fixture f;
  f.openSome(3);
  f.pressKey(Qt::Key_W);
  CHECK(f.names() == QStringList{"b.png", "c.png"});
  CHECK(f.now().name() == QStringLiteral("b.png"));
  f.pressKey(Qt::Key_W);
  f.pressKey(Qt::Key_W);
  REQUIRE(f.documents().count() == 1);
  CHECK(f.now().untouched());
  CHECK_FALSE(f.window.tabBar().isVisible());
  CHECK_FALSE(f.now().tabActions().close->isEnabled());
  CHECK(f.answers.unsavedAsked == 0);
}

TEST_CASE("keys go from tab to tab") {
  Fixture f;
  f.openSome(3);
  const auto at = [&] { return f.documents().indexOf(f.now()); };
  f.pressKey(Qt::Key_Tab);
  CHECK(at() == 1);
  CHECK(f.now().canvas().hasFocus());
  f.pressKey(Qt::Key_PageDown);
  CHECK(at() == 2);
  f.pressKey(Qt::Key_Tab);
  CHECK(at() == 0);
  f.pressKey(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);  // as keyboards send Shift+Tab
  CHECK(at() == 2);
  f.pressKey(Qt::Key_PageUp);
  CHECK(at() == 1);
  f.pressKey(Qt::Key_3, Qt::AltModifier);
  CHECK(at() == 2);
  f.pressKey(Qt::Key_1, Qt::AltModifier);
  CHECK(at() == 0);
  f.pressKey(Qt::Key_7, Qt::AltModifier);  // there is none
  CHECK(at() == 0);
}

TEST_CASE("clicks choose and close tabs, and dragging moves them") {
  Fixture f;
  f.openSome(3);
  QTest::mouseClick(&f.bar(), Qt::LeftButton, {}, f.middleOf(2));
  CHECK(f.now().name() == QStringLiteral("c.png"));
  CHECK(f.now().canvas().hasFocus());
  QTest::mouseClick(&f.bar(), Qt::MiddleButton, {}, f.middleOf(1));
  CHECK(f.names() == QStringList{"a.png", "c.png"});
  CHECK(f.now().name() == QStringLiteral("c.png"));
  const QPoint from = f.middleOf(1), to(2, from.y());
  QTest::mousePress(&f.bar(), Qt::LeftButton, {}, from);
  for (int i = 1; i <= 10; ++i) QTest::mouseMove(&f.bar(), from + (to - from) * i / 10);
  QTest::mouseRelease(&f.bar(), Qt::LeftButton, {}, to);
  REQUIRE(waitUntil([&] { return f.names() == QStringList{"c.png", "a.png"}; }));
  CHECK(f.now().name() == QStringLiteral("c.png"));
  CHECK(f.bar().tabText(0) == QStringLiteral("c.png"));
  f.pressKey(Qt::Key_2, Qt::AltModifier);
  CHECK(f.now().name() == QStringLiteral("a.png"));
  auto* close = f.bar().tabButton(0, QTabBar::RightSide);
  CHECK(close->accessibleName() == QStringLiteral("Close c.png"));
  QTest::mouseClick(close, Qt::LeftButton);
  CHECK(f.names() == QStringList{"a.png"});
}

TEST_CASE("the menu of a tab copies its path and closes the others") {
  Fixture f;
  const QStringList files = f.openSome(3);
  QMenu menu;
  f.documents().at(1).tabActions().fillTabMenu(&menu);
  f.documents().at(1).tabActions().copyPath->trigger();
  CHECK(QGuiApplication::clipboard()->text() == QDir::toNativeSeparators(files[1]));
  REQUIRE(menu.actions().contains(f.documents().at(1).tabActions().closeOthers));
  f.documents().at(1).tabActions().closeOthers->trigger();
  CHECK(f.names() == QStringList{"b.png"});
  CHECK(f.now().name() == QStringLiteral("b.png"));
}

TEST_CASE("closing a tab asks about that one, which is shown for it") {
  Fixture f;
  f.openSome(2);
  f.change(f.documents().at(1));
  CHECK(f.bar().tabText(1) == QStringLiteral("• b.png"));
  CHECK_FALSE(f.window.isWindowModified());
  QTest::mouseClick(&f.bar(), Qt::MiddleButton, {}, f.middleOf(1));
  CHECK(f.answers.unsavedAsked == 1);
  CHECK(f.names().size() == 2);  // cancelled
  CHECK(f.now().name() == QStringLiteral("b.png"));
  CHECK(f.window.isWindowModified());
  f.answers.unsaved = UnsavedAnswer::Discard;
  f.pressKey(Qt::Key_W);
  CHECK(f.answers.unsavedAsked == 2);
  CHECK(f.names() == QStringList{"a.png"});
}

TEST_CASE("closing the window asks about each document in turn, and Cancel loses nothing") {
  Fixture f;
  f.openSome(3);
  f.change(f.documents().at(0));
  f.change(f.documents().at(2));
  QStringList asked;
  f.answers.onUnsaved = [&](const QString& name) {
    CHECK(f.now().name() == name);
    asked << name;
    return name == QStringLiteral("a.png") ? UnsavedAnswer::Discard : UnsavedAnswer::Cancel;
  };
  CHECK_FALSE(f.window.close());
  CHECK(asked == QStringList{"a.png", "c.png"});
  CHECK(f.window.isVisible());
  CHECK(f.documents().count() == 3);
  CHECK(f.documents().at(0).session().modified());
  f.answers.onUnsaved = [&](const QString& name) {
    return name == QStringLiteral("a.png") ? UnsavedAnswer::Save : UnsavedAnswer::Discard;
  };
  f.window.close();
  REQUIRE(waitUntil([&] { return !f.window.isVisible(); }));
  CHECK_FALSE(f.documents().at(0).session().modified());
}

TEST_CASE("dropped files open in tabs") {
  Fixture f;
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(f.writePicture(QStringLiteral("one.png"))),
                QUrl::fromLocalFile(f.writePicture(QStringLiteral("two.png")))});
  QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&f.window, &enter);
  QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&f.window, &drop);
  REQUIRE(waitUntil([&] { return f.documents().count() == 2 && !f.reading(); }));
  CHECK(f.names() == QStringList{"one.png", "two.png"});
}

TEST_CASE("a pasted picture opens in a tab of its own") {
  Fixture f;
  f.openSome(1);
  QImage picture(30, 20, QImage::Format_RGB32);
  picture.fill(Qt::red);
  QGuiApplication::clipboard()->setImage(picture);
  f.tab.edit().paste->trigger();
  REQUIRE(waitUntil([&] { return f.documents().count() == 2; }));
  CHECK(f.now().name() == QStringLiteral("Pasted picture"));
  CHECK(f.now().session().modified());
  CHECK(f.session.hasPicture());
}

TEST_CASE("a file that cannot be read leaves no tab behind, and says why in the one that is there") {
  Fixture f;
  f.openSome(1);
  f.openFiles({f.file(QStringLiteral("not-there.png"))});
  CHECK(f.names() == QStringList{"a.png"});
  CHECK(f.tab.messages().isVisible());
  CHECK(f.tab.messages().text().contains(QStringLiteral("not-there.png")));
}

TEST_CASE("tool, brush, mask and panels are the same in every tab") {
  Fixture f;
  f.openSome(2);
  f.tab.canvas().setTool(Canvas::Tool::Lasso);
  f.tab.canvas().setBrushDiameter(77);
  f.tab.canvas().setMaskColor(Qt::yellow);
  f.tab.view().bounds->trigger();
  f.pressKey(Qt::Key_F8, {});
  f.pressKey(Qt::Key_F9, {});
  f.pressKey(Qt::Key_Tab);
  CHECK(f.now().canvas().tool() == Canvas::Tool::Lasso);
  CHECK(f.now().canvas().brush().diameter == 77);
  CHECK(f.now().canvas().maskColor() == QColor(Qt::yellow));
  CHECK_FALSE(f.now().canvas().boundsVisible());
  CHECK(f.now().panels().edits->isChecked());
  CHECK(f.now().edits().isVisible());
  CHECK_FALSE(f.now().panels().candidates->isChecked());
  CHECK(f.now().edits().width() == f.tab.edits().width());
  f.pressKey(Qt::Key_F12, {});
  f.pressKey(Qt::Key_Tab);
  CHECK(f.tab.panels().canvasOnly->isChecked());
  CHECK_FALSE(f.tab.edits().isVisible());
  f.pressKey(Qt::Key_F12, {});
  CHECK(f.tab.edits().isVisible());
}

TEST_CASE("a panel that floats leaves with its tab and comes back with it") {
  Fixture f;
  f.openSome(2);
  f.pressKey(Qt::Key_F8, {});
  auto* dock = f.tab.findChild<Dock*>(QStringLiteral("edits"));
  REQUIRE(dock);
  dock->setFloating(true);
  REQUIRE(dock->isVisible());
  f.pressKey(Qt::Key_Tab);
  CHECK_FALSE(dock->isVisible());
  CHECK(f.now().findChild<Dock*>(QStringLiteral("edits"))->isVisible());
  f.pressKey(Qt::Key_Tab);
  CHECK(dock->isVisible());
  CHECK(f.tab.panels().edits->isChecked());
}

TEST_CASE("a run goes on in a tab that is not seen, which shows it, and the next waits for it") {
  Fixture f;
  f.openSome(2);
  f.script->allowed = 0;
  f.session.run(engine::Operation::Vary);
  REQUIRE(waitUntil([&] { return f.session.progress() > 0; }));
  f.pressKey(Qt::Key_Tab);
  f.now().session().run(engine::Operation::Vary);
  CHECK(f.now().session().waitsForEngine());
  CHECK_FALSE(f.bar().tabIcon(0).isNull());
  CHECK_FALSE(f.bar().tabIcon(1).isNull());
  CHECK(f.bar().accessibleTabName(0) == QStringLiteral("a.png, runs"));
  CHECK(f.bar().accessibleTabName(1) == QStringLiteral("b.png, waits for the engine"));
  f.script->allowed = 1000;
  REQUIRE(waitUntil([&] { return !f.session.running() && !f.now().session().running(); }));
  CHECK(f.session.candidates().size() == 3);
  CHECK(f.now().session().candidates().size() == 3);
  CHECK(f.bar().tabIcon(0).isNull());
}

TEST_CASE("closing a tab cancels its jobs alone") {
  Fixture f;
  f.openSome(2);
  f.script->allowed = 0;
  f.documents().at(1).session().run(engine::Operation::Vary);
  REQUIRE(waitUntil([&] { return f.script->started == 1; }));
  f.session.run(engine::Operation::Vary);
  QTest::mouseClick(&f.bar(), Qt::MiddleButton, {}, f.middleOf(1));
  REQUIRE(waitUntil([&] { return f.script->cancelled == 1 && f.documents().count() == 1; }));
  f.script->allowed = 1000;
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  CHECK(f.session.candidates().size() == 3);
}

TEST_CASE("what a crash has left is recovered all at once, each in its tab") {
  const TestApplication application;
  leaveUnsavedWork(QStringLiteral("/nowhere/beach.jpg"), noisePicture({90, 70}));
  addUnsavedWork(QStringLiteral("/nowhere/hill.jpg"), noisePicture({80, 60}));
  Fixture f;
  REQUIRE(waitUntil([&] { return f.studio.unsaved.works().size() == 2; }));
  QToolButton* all = nullptr;
  for (auto* button : f.tab.findChildren<QToolButton*>()) {
    if (button->text() == QStringLiteral("Recover all")) all = button;
  }
  REQUIRE(all);
  QTest::mouseClick(all, Qt::LeftButton);
  REQUIRE(waitUntil([&] { return f.documents().count() == 2 && !f.reading(); }));
  QStringList names = f.names();
  names.sort();
  CHECK(names == QStringList{"beach.jpg", "hill.jpg"});
  for (int i = 0; i < 2; ++i) CHECK(f.documents().at(i).session().modified());
  f.answers.unsaved = UnsavedAnswer::Discard;
}

TEST_CASE("in another language every tab is made anew with what it shows") {
  Fixture f;
  f.openSome(3);
  f.pressKey(Qt::Key_Tab);
  f.now().canvas().setZoom(3);
  f.change(f.documents().at(2));
  const DocumentTab* before = &f.now();
  applyLanguage(Language::Chinese);
  REQUIRE(waitUntil([&] { return &f.window.current() != before; }));
  CHECK(f.names() == QStringList{"a.png", "b.png", "c.png"});
  CHECK(f.documents().indexOf(f.now()) == 1);
  CHECK(f.now().canvas().zoom() == 3);
  CHECK(f.now().isVisible());
  CHECK(f.bar().tabText(2) == QStringLiteral("• c.png"));
  CHECK(f.bar().tabButton(0, QTabBar::RightSide)->accessibleName() == QStringLiteral("关闭 a.png"));
  applyLanguage(Language::English);
  REQUIRE(waitUntil(
      [&] { return f.window.menuBar()->actions().constFirst()->text() == QStringLiteral("&File"); }));
}

TEST_CASE("memory is divided among the documents") {
  Fixture f;
  f.openSome(3);
  CHECK(f.documents().at(0).canvas().tiles() == f.documents().at(2).canvas().tiles());
  double sum = 0;
  for (int i = 0; i < 3; ++i) sum += f.documents().at(i).memoryShare();
  CHECK(sum <= 1.0001);
  CHECK(f.now().memoryShare() == 0.5);
  f.pressKey(Qt::Key_W);
  f.pressKey(Qt::Key_W);
  CHECK(f.now().memoryShare() == 1);
}

TEST_CASE("the documents of last time are opened if that is preferred") {
  QStringList files;
  {
    Fixture f;
    files = f.openSome(2);
    f.openFiles({f.file(QStringLiteral("not-there.png"))});
    f.pressKey(Qt::Key_T);
  }
  Studio studio{scripted(std::make_shared<Script>())};
  Answers answers;
  MainWindow window(studio, promptsOf(answers));
  window.openLast();
  CHECK(window.current().untouched());
  Preferences preferred = preferences();
  preferred.start = Start::LastDocuments;
  setPreferences(preferred);
  window.openLast();
  REQUIRE(waitUntil([&] { return window.current().session().hasPicture(); }));
  CHECK(window.documents().files() == files);
}
