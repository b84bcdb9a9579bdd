// The panel of edits, and the panels around the canvas, driven by mouse and keys.
#include <QAccessible>
#include <QMenuBar>

#include "document/stack.h"
#include "tests/ui/named.h"
#include "tests/ui/window_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : WindowFixture {
  std::int64_t removeAt(double x, double y) {
    session.setMask(image::Mask(session.document().picture.size()), QStringLiteral("Clear"));
    select({x, y, 1});
    runToEnd();
    session.viewCandidate(0);
    session.acceptCandidate();
    return session.document().edits.back()->id;
  }
  EditsList& list() { return tab.edits().list(); }
  EditsModel& rows() { return list().edits(); }
  const document::Edit& edit(std::size_t index) const { return *session.document().edits.at(index); }
  void settle() {
    REQUIRE(waitUntil([&] { return !session.changingEdits(); }));
  }
  void listKey(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    list().setFocus();
    QTest::keyClick(&list(), key, modifiers);
    settle();
  }
  StackActions& stack() { return tab.edit().stack; }
};
}  // namespace

TEST_CASE("the first accepted edit opens the panel of edits, the top edit first and the base below") {
  Fixture f;
  f.openPicture();
  CHECK_FALSE(f.tab.edits().isVisible());
  f.removeAt(100, 100);
  REQUIRE(f.tab.edits().isVisible());
  const auto second = f.removeAt(200, 150);
  REQUIRE(f.rows().rowCount() == 3);
  CHECK(f.rows().idAt(0) == second);
  CHECK(f.rows().index(0).data().toString() == "Remove");
  CHECK(f.rows().index(0).data(EditsModel::Detail).toString() == QStringLiteral("Candidate 1 of 3"));
  CHECK_FALSE(f.rows().index(0).data(Qt::DecorationRole).value<QImage>().isNull());
  CHECK(f.rows().index(2).data().toString() == "picture.png");
  CHECK(f.list().current() == second);
}

TEST_CASE("the narrowest panel of edits still shows the text of its buttons") {
  Fixture f;
  f.openPicture();
  f.removeAt(150, 120);
  auto* page = f.window.findChild<EditPage*>();
  auto* dock = f.window.findChild<QDockWidget*>(QStringLiteral("edits"));
  page->resizeDocks({dock}, {10}, Qt::Horizontal);
  QTest::qWait(10);
  const auto* button = named<QToolButton>(f.window, QStringLiteral("Change the mask"));
  REQUIRE(button);
  CHECK(button->width() >= button->sizeHint().width());
}

TEST_CASE("a panel that the person hid stays hidden") {
  Fixture f;
  f.openPicture();
  f.removeAt(100, 100);
  f.key(Qt::Key_F8);
  CHECK_FALSE(f.tab.edits().isVisible());
  f.removeAt(200, 150);
  CHECK_FALSE(f.tab.edits().isVisible());
  f.key(Qt::Key_F8);
  CHECK(f.tab.edits().isVisible());
}

TEST_CASE("a click on the eye and the space key switch an edit off and on") {
  Fixture f;
  f.openPicture();
  f.removeAt(100, 100);
  QTest::mouseClick(f.list().viewport(), Qt::LeftButton, {}, f.list().eyeAt(0).center());
  f.settle();
  CHECK_FALSE(f.edit(0).enabled);
  CHECK(f.rows().index(0).data(Qt::CheckStateRole).toInt() == Qt::Unchecked);
  f.listKey(Qt::Key_Space);
  CHECK(f.edit(0).enabled);
}

TEST_CASE("keys of the list move, swap and delete the current edit") {
  Fixture f;
  f.openPicture();
  const auto first = f.removeAt(100, 100), second = f.removeAt(106, 106);
  f.listKey(Qt::Key_Down, Qt::ControlModifier);
  CHECK(f.edit(0).id == second);
  CHECK(f.list().current() == second);
  f.listKey(Qt::Key_Up, Qt::ControlModifier);
  CHECK(f.edit(1).id == second);
  f.listKey(Qt::Key_Right);
  CHECK(f.edit(1).chosen == 1);
  f.listKey(Qt::Key_Left);
  f.listKey(Qt::Key_Left);
  CHECK(f.edit(1).chosen == 2);
  f.listKey(Qt::Key_Delete);
  REQUIRE(f.session.document().edits.size() == 1);
  CHECK(f.edit(0).id == first);
  CHECK(f.rows().rowCount() == 2);
  f.key(Qt::Key_Z, Qt::ControlModifier);
  CHECK(f.rows().rowCount() == 3);
}

TEST_CASE("F2 or a double click renames an edit, and undo takes the name back") {
  Fixture f;
  f.openPicture();
  f.removeAt(100, 100);
  const auto name = [&] { return f.rows().index(0).data().toString(); };
  const auto type = [&](const QString& text, Qt::Key end) {
    auto* field = named<QLineEdit>(f.list(), QStringLiteral("Name of the edit"));
    REQUIRE(field);
    CHECK(field->hasFocus());
    CHECK(field->selectedText() == name());
    QTest::keyClicks(field, text);
    QTest::keyClick(field, end);
    REQUIRE(waitUntil([&] { return f.list().findChildren<QLineEdit*>().empty(); }));
    f.settle();
  };
  f.listKey(Qt::Key_F2);
  type(QStringLiteral(" wires  b [ "), Qt::Key_Return);
  CHECK(f.edit(0).name == "wires b [");
  CHECK(name() == "wires b [");
  CHECK(f.rows()
            .index(0)
            .data(EditsModel::Detail)
            .toString()
            .startsWith(QStringLiteral("Remove  ·  Candidate 1 of 3")));
  CHECK(f.stack().mask->isChecked() == false);  // Enter ended the typing, and nothing else
  CHECK(f.tab.edit().undo->text().contains(QStringLiteral("Rename edit")));
  const QPoint middle = f.list().visualRect(f.rows().index(0)).center();
  QTest::mouseClick(f.list().viewport(), Qt::LeftButton, {}, middle);
  QTest::mouseDClick(f.list().viewport(), Qt::LeftButton, {}, middle);
  type(QStringLiteral("poles"), Qt::Key_Escape);
  CHECK(name() == "wires b [");
  f.listKey(Qt::Key_F2);
  type(QStringLiteral("Remove"), Qt::Key_Return);  // what it is called anyway
  CHECK(f.edit(0).name.empty());
  f.key(Qt::Key_Z, Qt::ControlModifier);
  CHECK(name() == "wires b [");
  f.key(Qt::Key_Z, Qt::ControlModifier);
  CHECK(name() == "Remove");
}

TEST_CASE("renaming from the menu shows the panel, the picture as it was opened keeps its name") {
  Fixture f;
  f.openPicture();
  CHECK_FALSE(f.stack().rename->isEnabled());
  f.removeAt(100, 100);
  f.key(Qt::Key_F8);
  REQUIRE_FALSE(f.tab.edits().isVisible());
  f.stack().rename->trigger();
  CHECK(f.tab.edits().isVisible());
  auto* field = named<QLineEdit>(f.list(), QStringLiteral("Name of the edit"));
  REQUIRE(field);
  CHECK(field->isVisible());
  QTest::keyClick(field, Qt::Key_Escape);
  f.listKey(Qt::Key_End);
  CHECK_FALSE(f.stack().rename->isEnabled());
}

TEST_CASE("keys on the base do nothing to the edits") {
  Fixture f;
  f.openPicture();
  f.removeAt(100, 100);
  f.listKey(Qt::Key_End);
  CHECK(f.list().current() == std::nullopt);
  f.listKey(Qt::Key_Delete);
  f.listKey(Qt::Key_Space);
  REQUIRE(f.session.document().edits.size() == 1);
  CHECK(f.edit(0).enabled);
}

TEST_CASE("a row that is dragged moves its edit, never under the base") {
  Fixture f;
  f.openPicture();
  f.removeAt(100, 100);
  const auto second = f.removeAt(106, 106);
  CHECK(f.rows().moveRow({}, 0, {}, 3));
  f.settle();
  CHECK(f.edit(0).id == second);
  CHECK(f.rows().idAt(1) == second);
  CHECK_FALSE(f.rows().moveRow({}, 2, {}, 0));
}

TEST_CASE("strokes and other steps leave the rows alone") {
  Fixture f;
  f.openPicture();
  f.removeAt(100, 100);
  f.removeAt(200, 150);
  int resets = 0, changes = 0;
  QObject::connect(&f.rows(), &QAbstractItemModel::modelReset, [&] { ++resets; });
  QObject::connect(&f.rows(), &QAbstractItemModel::dataChanged, [&] { ++changes; });
  f.select({60, 60, 1});
  f.select({90, 60, 1});
  CHECK(changes == 0);
  f.listKey(Qt::Key_Space);
  CHECK(changes == 1);
  CHECK(resets == 0);
}

TEST_CASE("the opacity slider is one step to undo") {
  Fixture f;
  f.openPicture();
  f.removeAt(100, 100);
  auto* slider = named<QSlider>(f.window, QStringLiteral("Opacity of the edit"));
  REQUIRE(slider);
  const auto steps = f.session.history().size();
  slider->setSliderDown(true);
  for (const int value : {80, 60, 40}) {
    slider->setValue(value);
    QTest::qWait(5);
  }
  slider->setSliderDown(false);
  f.settle();
  CHECK(f.edit(0).opacity == 0.4);
  CHECK(f.session.history().size() == steps + 1);
  CHECK(f.rows().index(0).data(EditsModel::Detail).toString().startsWith(QStringLiteral("40 %")));
  f.key(Qt::Key_Z, Qt::ControlModifier);
  CHECK(slider->value() == 100);
}

TEST_CASE("a click on a sibling takes it") {
  Fixture f;
  f.openPicture();
  f.removeAt(100, 100);
  auto* siblings = named<QListWidget>(f.window, QStringLiteral("Candidates of the edit"));
  REQUIRE(siblings);
  REQUIRE(siblings->count() == 3);
  CHECK_FALSE(siblings->item(1)->icon().isNull());
  QTest::mouseClick(siblings->viewport(), Qt::LeftButton, {},
                    siblings->visualItemRect(siblings->item(2)).center());
  f.settle();
  CHECK(f.edit(0).chosen == 2);
}

TEST_CASE("the mask is changed again until Enter or Esc, and no run starts by accident") {
  for (const Qt::Key end : {Qt::Key_Return, Qt::Key_Escape}) {
    Fixture f;
    f.openPicture();
    f.removeAt(100, 100);
    const int started = f.script->started;
    f.listKey(Qt::Key_Return);
    REQUIRE(f.session.maskedEdit().has_value());
    auto* bar = f.window.findChild<MaskAgainBar*>();
    REQUIRE(bar);
    CHECK(bar->isVisible());
    CHECK_FALSE(f.window.findChild<SelectionBar*>()->isVisible());
    CHECK(waitUntil([&] { return bar->parentWidget()->rect().contains(bar->geometry()); }));
    const image::Mask before = f.edit(0).mask;
    f.select({130, 100, 1});
    f.settle();
    CHECK_FALSE(f.edit(0).mask == before);
    CHECK(f.tab.canvas().hasFocus());
    f.key(end);
    CHECK_FALSE(f.session.maskedEdit().has_value());
    CHECK_FALSE(bar->isVisible());
    CHECK(f.script->started == started);
  }
}

TEST_CASE("undoing past the mask of an edit ends changing it") {
  Fixture f;
  f.openPicture();
  const auto first = f.removeAt(100, 100);
  f.removeAt(200, 150);
  f.session.maskAgain(first);
  f.select({130, 100, 1});
  f.settle();
  f.session.undo();
  CHECK(f.session.maskedEdit() == first);
  f.session.undo();
  CHECK_FALSE(f.session.maskedEdit().has_value());
}

TEST_CASE("what is pointed at is outlined on the canvas") {
  Fixture f;
  f.openPicture();
  f.removeAt(100, 100);
  const auto grab = [&] { return f.tab.canvas().grab().toImage(); };
  f.tab.view().mask->setChecked(false);
  f.tab.canvas().setFocus();
  REQUIRE(waitUntil([&] { return f.tab.canvas().settled(); }));
  const QImage plain = grab();
  QTest::mouseMove(f.list().viewport(), f.list().visualRect(f.rows().index(0)).center());
  CHECK(waitUntil([&] { return grab() != plain; }));
  QTest::mouseMove(f.list().viewport(), f.list().visualRect(f.rows().index(1)).center());
  CHECK(waitUntil([&] { return grab() == plain; }));
}

TEST_CASE("a hundred edits are listed at once") {
  Fixture f;
  f.openPicture();
  f.removeAt(100, 100);
  document::Document many = f.session.document();
  document::FlattenCache cache;
  for (int i = 0; i < 99; ++i) {
    auto copy = std::make_shared<document::Edit>(*many.edits.front());
    copy->id = document::new_edit_id();
    many.edits.push_back(copy);
  }
  f.session.open(many, QStringLiteral("/nowhere/many.png"));
  CHECK(f.rows().rowCount() == 101);
  f.listKey(Qt::Key_End);
  CHECK(f.list().current() == std::nullopt);
  f.listKey(Qt::Key_Up);
  f.listKey(Qt::Key_Delete);
  CHECK(f.rows().rowCount() == 100);
}

TEST_CASE("rows tell a screen reader what they are and whether they are on") {
  Fixture f;
  f.openPicture();
  f.removeAt(100, 100);
  QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&f.list());
  REQUIRE(list);
  REQUIRE(list->childCount() >= 2);
  CHECK(list->child(0)->text(QAccessible::Name).startsWith(QStringLiteral("Remove, Candidate 1 of 3")));
  CHECK(list->child(0)->text(QAccessible::Name).endsWith(QStringLiteral(", on")));
}

// --- panels ---

TEST_CASE("panels hide by keys and come back, and the layout is remembered") {
  Fixture f;
  f.openPicture();
  CHECK(f.tab.panels().candidates->isChecked());
  f.key(Qt::Key_F9);
  f.key(Qt::Key_F8);
  f.key(Qt::Key_F7);
  CHECK(f.tab.edits().isVisible());
  CHECK(f.tab.side().isVisible());
  f.window.close();
  MainWindow window(f.studio, promptsOf(f.answers));
  DocumentTab& again = window.current();
  CHECK(again.panels().edits->isChecked());
  CHECK(again.words().panel->isChecked());
  CHECK_FALSE(again.panels().candidates->isChecked());
  again.panels().resetLayout->trigger();
  CHECK_FALSE(again.panels().edits->isChecked());
  CHECK_FALSE(again.words().panel->isChecked());
  CHECK(again.panels().candidates->isChecked());
}

TEST_CASE("the button in its title hides a panel") {
  Fixture f;
  f.openPicture();
  f.key(Qt::Key_F8);
  REQUIRE(f.tab.edits().isVisible());
  auto* hide = named<QToolButton>(f.window, QStringLiteral("Hide Edits"));
  REQUIRE(hide);
  QTest::mouseClick(hide, Qt::LeftButton);
  CHECK_FALSE(f.tab.edits().isVisible());
  CHECK_FALSE(f.tab.panels().edits->isChecked());
}

TEST_CASE("canvas only hides what stands around it and brings it back") {
  Fixture f;
  f.openPicture();
  f.key(Qt::Key_F8);
  f.key(Qt::Key_F12);
  CHECK_FALSE(f.tab.edits().isVisible());
  CHECK_FALSE(f.window.findChild<ToolStrip*>()->isVisible());
  CHECK_FALSE(f.window.findChild<CandidateStrip*>()->isVisible());
  CHECK(f.tab.canvas().isVisible());
  f.key(Qt::Key_F12);
  CHECK(f.tab.edits().isVisible());
  CHECK_FALSE(f.tab.side().isVisible());
  CHECK(f.window.findChild<ToolStrip*>()->isVisible());
  CHECK(f.window.findChild<CandidateStrip*>()->isVisible());
}

TEST_CASE("F6 reaches the panel of edits and Esc leaves it") {
  Fixture f;
  f.openPicture();
  f.removeAt(100, 100);
  f.tab.canvas().setFocus();
  bool reached = false;
  for (int i = 0; i < 8 && !reached; ++i) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    reached = f.tab.edits().isAncestorOf(QApplication::focusWidget());
  }
  REQUIRE(reached);
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
  CHECK(f.tab.canvas().hasFocus());
}
