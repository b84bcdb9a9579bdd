// Projects through the window: saving, opening, closing, and what a crash has left.
#include <QDir>
#include <QFile>
#include <QToolButton>

#include "tests/ui/unsaved_work_left.h"
#include "tests/ui/window_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : WindowFixture {
  QString saveProject(const QString& name) {
    answers.saveFile = file(name);
    tab.files().saveAs->trigger();
    REQUIRE(waitUntil([&] { return session.isProject(); }));
    return file(name);
  }
  bool told(const char* words) {
    return waitUntil([&] { return tab.messages().text().contains(QLatin1String(words)); });
  }
  QToolButton* button(const QString& text) {
    for (QToolButton* button : window.findChildren<QToolButton*>()) {
      if (button->isVisible() && button->text() == text) return button;
    }
    return nullptr;
  }
  void press(const QString& text) {
    REQUIRE(waitUntil([&] { return button(text) != nullptr; }));
    QTest::mouseClick(button(text), Qt::LeftButton);
  }
};
}  // namespace

TEST_CASE("a picture becomes a project that is never unsaved") {
  Fixture f;
  f.openPicture();
  f.acceptAnEdit();
  const QString file = f.saveProject("beach.pentimento");
  CHECK(f.told("From now on"));
  CHECK(f.window.windowTitle().startsWith(QStringLiteral("beach.pentimento")));
  f.select({60, 60, 1});
  f.runToEnd();
  f.session.acceptCandidate();
  CHECK_FALSE(f.session.modified());
  CHECK_FALSE(f.window.isWindowModified());
  CHECK(f.tab.files().save->isEnabled());
  f.key(Qt::Key_S, Qt::ControlModifier);
  CHECK(f.told("saved already"));
  f.tab.tabActions().close->trigger();
  REQUIRE(waitUntil([&] { return !f.session.hasPicture(); }));  // when all is on disk
  CHECK(f.answers.unsavedAsked == 0);
  f.openFile(file);
  CHECK(f.session.document().edits.size() == 2);
  CHECK(f.session.runs().size() == 2);
  CHECK(f.session.history().can_undo());
  CHECK(f.studio.recent.files().value(0) == file);
}

TEST_CASE("a picture that is saved from a project is a copy and the project stays open") {
  Fixture f;
  f.openPicture();
  f.acceptAnEdit();
  const QString file = f.saveProject("a.pentimento");
  f.answers.saveFile = f.file("copy.png");
  f.tab.files().saveAs->trigger();
  CHECK(f.told("Saved a copy as copy.png"));
  CHECK(f.session.filePath() == file);
  CHECK(QFile::exists(f.file("copy.png")));
}

TEST_CASE("changes can be saved as a project before the window closes") {
  Fixture f;
  f.openPicture();
  f.acceptAnEdit();
  f.answers.unsaved = UnsavedAnswer::SaveProject;
  f.answers.saveFile = f.file("on-quit.pentimento");
  f.window.close();
  REQUIRE(waitUntil([&] { return !f.window.isVisible(); }));
  CHECK(project::looks_like_project(f.file("on-quit.pentimento").toStdString()));
}

TEST_CASE("a project that cannot be written is told about and the session goes on") {
  Fixture f;
  f.openPicture();
  f.acceptAnEdit();
  f.answers.saveFile = f.file("no-such-folder/x.pentimento");
  f.tab.files().saveAs->trigger();
  CHECK(f.told("x.pentimento"));
  CHECK(f.session.modified());
  f.saveProject("elsewhere.pentimento");
  CHECK_FALSE(f.session.modified());
}

TEST_CASE("a damaged project is refused with the way to repair it") {
  Fixture f;
  QFile broken(f.file("broken.pentimento"));
  REQUIRE(broken.open(QIODevice::WriteOnly));
  broken.write(QByteArray("SQLite format 3\0", 16) + QByteArray(3000, 'x'));
  broken.close();
  f.openFile(broken.fileName());
  CHECK(f.told("broken.pentimento"));
  CHECK_FALSE(f.session.hasPicture());
}

TEST_CASE("the start page offers what a crash has left and it is recovered with its history") {
  const TestApplication application;
  leaveUnsavedWork(QStringLiteral("/nowhere/beach.jpg"), noisePicture({90, 70}));
  Fixture f;
  f.press(QStringLiteral("Recover"));
  REQUIRE(waitUntil([&] { return f.session.hasPicture(); }));
  CHECK(f.session.filePath() == QStringLiteral("/nowhere/beach.jpg"));
  CHECK(f.session.modified());
  CHECK(f.session.history().can_undo());
  CHECK(f.told("Recovered beach.jpg"));
  f.answers.unsaved = UnsavedAnswer::Discard;
  f.tab.tabActions().close->trigger();
  CHECK(waitUntil([&] { return QDir(unsavedFolder()).isEmpty(); }));
}

TEST_CASE("what a crash has left can be thrown away") {
  const TestApplication application;
  const QString file = leaveUnsavedWork(QStringLiteral("/nowhere/beach.jpg"), noisePicture({90, 70}));
  Fixture f;
  f.press(QStringLiteral("Discard"));
  CHECK(waitUntil([&] { return !QFile::exists(file); }));
  CHECK(waitUntil([&] { return f.button(QStringLiteral("Recover")) == nullptr; }));
}

TEST_CASE("a picture that is opened directly comes with a line about what a crash has left") {
  const TestApplication application;
  leaveUnsavedWork(QStringLiteral("/nowhere/beach.jpg"), noisePicture({90, 70}));
  Fixture f;
  f.openFile(f.writePicture("other.png"));
  CHECK(f.told("beach.jpg, no edits yet"));
  f.press(QStringLiteral("Recover"));
  REQUIRE(waitUntil([&] { return f.window.documents().count() == 2; }));
  const EditorSession& recovered = f.window.current().session();
  REQUIRE(waitUntil([&] { return recovered.hasPicture(); }));
  CHECK(recovered.filePath() == QStringLiteral("/nowhere/beach.jpg"));
  CHECK(recovered.document().picture.size() == Size{90, 70});
  CHECK(f.session.hasPicture());
}
