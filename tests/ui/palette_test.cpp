// The command palette: what it finds, runs and lists, and how keys are chosen in it.
#include <QMenuBar>

#include "tests/ui/window_fixture.h"
#include "ui/actions/shortcuts.h"
#include "ui/panels/command_search.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : WindowFixture {
  Fixture() : palette(*window.findChild<CommandPalette*>()) {}

  void open() {
    QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key_K, Qt::ControlModifier);
    REQUIRE(waitUntil([&] { return palette.line().hasFocus(); }));
  }
  void type(const QString& words) { QTest::keyClicks(&palette.line(), words); }
  QAction* current() const {
    return palette.list().current() ? palette.list().current()->action.data() : nullptr;
  }
  QAction* action(const char* name) const { return window.findChild<QAction*>(QString::fromLatin1(name)); }

  CommandPalette& palette;
};

bool better(const char* query, const SearchText& a, const SearchText& b) {
  return searchScore(query, a) > searchScore(query, b);
}
}  // namespace

TEST_CASE("words are found in any order and by beginnings, initials and letters") {
  const SearchText fit{"Fit in the window", "View", {}};
  const SearchText recent{"beach.png", "File › Open recent", {}};
  CHECK(searchScore("window fit", fit) > 0);
  CHECK(searchScore("fw", fit) > 0);
  CHECK(searchScore("ftwn", fit) > 0);
  CHECK(searchScore("view fit", fit) > 0);
  CHECK(searchScore("fit grow", fit) == 0);
  CHECK(searchScore("zzz", fit) == 0);
  CHECK(better("fit", fit, {"Benefit", {}, {}}));
  CHECK(better("win", fit, {"Unwind", {}, {}}));
  CHECK(better("open", {"Open…", "File", {}}, recent));
  CHECK(better("grow", {"Grow", "Mask", {}}, {"Soften", "Mask", "grow"}));
  CHECK(better("mask", {"Load mask", "Mask", {}}, {"Load the mask of another picture", "Mask", {}}));
  CHECK(searchScore(QStringLiteral("羽化"), {QStringLiteral("羽化"), {}, {}}) > 0);
  CHECK(searchScore(QStringLiteral("feather"), {QStringLiteral("羽化"), {}, "mask.feather"}) > 0);
}

TEST_CASE("the palette runs what is found and gives the focus back") {
  Fixture f;
  f.openPicture();
  f.open();
  f.type("invert");
  REQUIRE(f.current() == f.action("mask.invert"));
  QTest::keyClick(&f.palette.line(), Qt::Key_Return);
  CHECK_FALSE(f.palette.isVisible());
  CHECK(f.tab.canvas().hasFocus());
  CHECK(waitUntil([&] { return f.session.maskBounds() == QRect(0, 0, 320, 240); }));
  // Without words the last used comes first.
  f.open();
  CHECK(f.current() == f.action("mask.invert"));
  QTest::keyClick(&f.palette.line(), Qt::Key_Escape);
  CHECK_FALSE(f.palette.isVisible());
  CHECK(f.tab.canvas().hasFocus());
}

TEST_CASE("what cannot be used now is at the end and does not run") {
  Fixture f;
  f.openPicture();
  f.open();
  f.type("mask");
  bool usable = true;
  for (int row = 0; row < f.palette.list().count(); ++row) {
    f.palette.list().setCurrentRow(row);
    const QAction* action = f.current();
    const bool now = !action || action->isEnabled();
    CHECK_FALSE((now && !usable));
    usable = now;
  }
  CHECK_FALSE(usable);  // there are some: nothing is masked
  f.palette.line().clear();
  f.type("feather");
  REQUIRE(f.current() == f.action("mask.feather"));
  QTest::keyClick(&f.palette.line(), Qt::Key_Return);
  CHECK(f.palette.isVisible());
}

TEST_CASE("every action has a name of its own and is in the palette") {
  Fixture f;
  f.openPicture();
  QSet<QString> names;
  int named = 0;
  for (const ListedAction& each : listActions(f.tab, f.tab.menus())) {
    if (!each.action || each.action->objectName().isEmpty()) continue;
    ++named;
    names << each.action->objectName();
    INFO(each.action->objectName().toStdString());
    CHECK_FALSE(each.name.isEmpty());
  }
  CHECK(named == names.size());
  int keyed = 0;
  for (const QAction* action : f.window.findChildren<QAction*>()) {
    if (action->shortcuts().isEmpty()) continue;
    INFO(action->text().toStdString());
    CHECK(names.contains(action->objectName()));
    ++keyed;
  }
  CHECK(keyed > 40);
}

TEST_CASE("no two actions have the same keys unless they are meant to") {
  Fixture f;
  QList<QAction*> all;
  for (const ListedAction& each : listActions(f.tab, f.tab.menus())) {
    if (each.action) all << each.action;
  }
  for (const QAction* action : all) {
    for (const QKeySequence& key : action->shortcuts()) {
      INFO(action->objectName().toStdString() << " " << key.toString().toStdString());
      CHECK(clashing(action, key, all).isEmpty());
    }
  }
}

TEST_CASE("keys are chosen in the palette and are the same after a restart") {
  Fixture f;
  f.openPicture();
  f.open();
  f.type("grow");
  REQUIRE(f.current() == f.action("mask.grow"));
  QTest::keyClick(&f.palette.line(), Qt::Key_F2);
  REQUIRE(f.palette.keys().recording());
  QTest::keyClick(&f.palette.keys(), Qt::Key_J, Qt::ControlModifier);
  CHECK_FALSE(f.palette.keys().recording());
  CHECK(f.palette.line().hasFocus());
  CHECK(f.action("mask.grow")->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_J));
  CHECK(f.palette.list().current()->keys == QStringLiteral("Ctrl+J"));
  MainWindow again(f.studio, promptsOf(f.answers));
  CHECK(again.findChild<QAction*>("mask.grow")->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_J));
  for (auto* button : f.palette.findChildren<QToolButton*>()) {
    if (button->text() == QStringLiteral("Default keys")) button->click();
  }
  CHECK(f.action("mask.grow")->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_G));
}

TEST_CASE("keys that another action has are taken from it only when the person says so") {
  Fixture f;
  f.openPicture();
  for (const bool take : {false, true}) {
    f.open();
    f.type("smooth");
    REQUIRE(f.current() == f.action("mask.smooth"));
    QTest::keyClick(&f.palette.line(), Qt::Key_F2);
    QTest::keyClick(&f.palette.keys(), Qt::Key_G, Qt::ControlModifier);
    QWidget* focus = f.window.focusWidget();
    REQUIRE(qobject_cast<QToolButton*>(focus));
    QTest::keyClick(focus, take ? Qt::Key_Space : Qt::Key_Escape);
    CHECK((f.action("mask.smooth")->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_G)) == take);
    CHECK(f.action("mask.grow")->shortcuts().isEmpty() == take);
    CHECK(f.palette.line().hasFocus());
    f.palette.close();
  }
}

TEST_CASE("Ctrl+K opens the palette from a line of text too") {
  Fixture f;
  f.openPicture();
  f.select();
  f.key(Qt::Key_P);
  auto* prompt = f.window.findChild<SelectionBar*>()->prompt();
  REQUIRE(waitUntil([&] { return prompt->hasFocus(); }));
  QTest::keyClicks(prompt, "boat");
  f.open();
  QTest::keyClick(&f.palette.line(), Qt::Key_Escape);
  CHECK(prompt->hasFocus());
  CHECK(prompt->text() == QStringLiteral("boat"));
}

TEST_CASE("recent pictures and the keys of the canvas are found") {
  Fixture f;
  f.studio.recent.add(f.file("holiday.png"));
  f.open();
  f.type("holiday");
  REQUIRE(f.current());
  CHECK(f.current()->text().contains(QStringLiteral("holiday.png")));
  f.palette.line().clear();
  f.type("move picture");
  REQUIRE(f.palette.list().current());
  CHECK(f.palette.list().current()->keys.contains(QStringLiteral("Space")));
}
