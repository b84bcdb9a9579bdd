// The board in the window: keys and mouse, as a person would.
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>

#include "engine/recipe.h"
#include "tests/ui/board/board_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : BoardFixture {
  void selectRows(std::initializer_list<int> rows) {
    view().selectionModel()->clearSelection();
    for (const int row : rows) {
      view().selectionModel()->setCurrentIndex(model().index(row), QItemSelectionModel::Select);
    }
  }
};
}  // namespace

TEST_CASE("board: Shift+F9 shows it in place of the strip, Esc goes back to the canvas") {
  Fixture f;
  CHECK_FALSE(f.tab.candidateArea().strip().isVisible());
  CHECK(f.view().isVisible());
  f.press(Qt::Key_Escape);
  CHECK(f.tab.canvas().hasFocus());
  f.key(Qt::Key_F9, Qt::ShiftModifier);
  CHECK(f.tab.candidateArea().strip().isVisible());
  CHECK_FALSE(f.view().isVisible());
}

TEST_CASE("board: Enter shows a candidate in place and accepts it the second time") {
  Fixture f;
  f.view().select(2);
  f.press(Qt::Key_Return);
  REQUIRE(waitUntil([&] { return f.session.currentCandidate() >= 0; }));
  CHECK(f.session.placeOf(f.session.currentCandidate()) == f.model().entry(2).place);
  f.press(Qt::Key_Return);
  CHECK(f.session.document().edits.size() == 1);
  CHECK(f.model().index(2).data(BoardModel::Accepted).toBool());
}

TEST_CASE("board: stars, labels and notes by key") {
  Fixture f;
  f.press(Qt::Key_S);
  f.press(Qt::Key_3);
  CHECK(f.model().entry(0).record().starred);
  CHECK(f.model().entry(0).record().color_label == 3);
  f.press(Qt::Key_3);
  CHECK(f.model().entry(0).record().color_label == 0);
  f.selectRows({0, 1});
  f.press(Qt::Key_S);
  CHECK(f.model().entry(0).record().starred);
  CHECK(f.model().entry(1).record().starred);
  f.press(Qt::Key_S);
  CHECK_FALSE(f.model().entry(0).record().starred);
  f.view().select(1);
  f.press(Qt::Key_N);
  QPlainTextEdit* note = f.tab.candidateArea().panel().details().note();
  REQUIRE(waitUntil([&] { return note->hasFocus(); }));
  QTest::keyClicks(note, "nice");
  QTest::keyClick(note, Qt::Key_Return);
  CHECK(f.model().entry(1).record().note == "nice");
  CHECK(f.view().hasFocus());
}

TEST_CASE("board: delete, and Ctrl+Z or the button of the message brings back") {
  Fixture f;
  const CandidatePlace kept = f.model().entry(0).place;
  f.selectRows({1, 2});
  f.press(Qt::Key_Delete);
  CHECK(f.model().rowCount() == 1);
  CHECK(f.tab.messages().text().contains("2"));
  f.press(Qt::Key_Z, Qt::ControlModifier);
  CHECK(f.model().rowCount() == 3);
  CHECK(f.session.history().can_undo());  // the document's own undo was not meant
  f.selectRows({0});
  f.press(Qt::Key_Delete);
  CHECK(f.model().rowCount() == 2);
  QToolButton* undo = nullptr;
  REQUIRE(waitUntil([&] {
    for (auto* button : f.tab.messages().findChildren<QToolButton*>()) {
      if (button->isVisible() && button->text() == "Undo") undo = button;
    }
    return undo != nullptr;
  }));
  QTest::mouseClick(undo, Qt::LeftButton);
  CHECK(f.model().rowCount() == 3);
  CHECK(f.tab.messages().text().isEmpty());
  CHECK(f.model().entry(0).place.run == kept.run);
}

TEST_CASE("board: search as it is typed, and back") {
  Fixture f;
  f.press(Qt::Key_F, Qt::ControlModifier);
  QLineEdit* search = f.tab.candidateArea().panel().bar().search();
  REQUIRE(waitUntil([&] { return search->hasFocus(); }));
  const std::uint64_t seed = f.model().entry(1).record().seed;
  QTest::keyClicks(search, "seed:" + QString::number(seed));
  REQUIRE(f.model().rowCount() == 1);
  CHECK(f.model().entry(0).record().seed == seed);
  QTest::keyClick(search, Qt::Key_Return);
  CHECK(f.view().hasFocus());
  QTest::keyClick(search, Qt::Key_Escape);
  CHECK(f.model().rowCount() == 3);
}

TEST_CASE("board: Ctrl and the wheel change the size of the cells") {
  Fixture f;
  const int before = f.view().cellWidth();
  QWheelEvent wheel({50, 50}, f.view().viewport()->mapToGlobal(QPointF(50, 50)), {}, {0, 120}, Qt::NoButton,
                    Qt::ControlModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(f.view().viewport(), &wheel);
  CHECK(f.view().cellWidth() > before);
  CHECK(f.view().sizeHintForIndex(f.model().index(0)).width() > before);
}

TEST_CASE("board: C compares what is selected, and what is taken is seen in place") {
  Fixture f;
  f.selectRows({0, 2});
  f.press(Qt::Key_C);
  CompareView* compare = f.tab.workspace().comparing();
  REQUIRE(waitUntil([&] { return compare->isVisible(); }));
  CHECK(compare->comparison().count() == 2);
  CHECK_FALSE(f.tab.canvas().isVisible());
  QTest::keyClick(&compare->stage(), Qt::Key_2);
  QTest::keyClick(&compare->stage(), Qt::Key_Return);
  REQUIRE(waitUntil([&] { return f.session.currentCandidate() >= 0; }));
  CHECK(f.session.placeOf(f.session.currentCandidate()) == f.model().entry(2).place);
  CHECK(f.tab.canvas().isVisible());
}

TEST_CASE("canvas: C compares the candidate that is viewed with the picture before") {
  WindowFixture f;
  f.openPicture();
  f.select();
  f.runToEnd();
  f.key(Qt::Key_C);
  CompareView* compare = f.tab.workspace().comparing();
  REQUIRE(waitUntil([&] { return compare->isVisible(); }));
  CHECK(compare->comparison().pictures()[0].name == "Before");
  QTest::keyClick(&compare->stage(), Qt::Key_Escape);
  CHECK(f.tab.canvas().isVisible());
}

TEST_CASE("board: the recipe is copied and its settings are used again") {
  Fixture f;
  f.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  const std::string text = QGuiApplication::clipboard()->text().toStdString();
  const std::uint64_t seed = f.model().entry(0).record().seed;
  CHECK(engine::Recipe::parse(text, "clipboard").settings().seed == seed);
  f.session.setMask(image::Mask({320, 240}), "Nothing");
  f.press(Qt::Key_U);
  CHECK(f.session.settings().seed == seed);
  CHECK_FALSE(f.session.maskBounds().isEmpty());
}

TEST_CASE("board: many are exported, and what is there is not overwritten without asking") {
  Fixture f;
  f.answers.exports = ExportPattern{testFolder().path(), "board-{n}", "png", {}};
  f.selectRows({0, 1, 2});
  f.press(Qt::Key_X);
  REQUIRE(waitUntil([&] { return f.tab.messages().text().contains("3"); }));
  for (const char* name : {"board-1.png", "board-2.png", "board-3.png"}) CHECK(QFile::exists(f.file(name)));
  CHECK(f.answers.existingFiles.isEmpty());
  f.answers.existing = ExistingAnswer::KeepBoth;
  f.selectRows({0});
  f.press(Qt::Key_X);
  REQUIRE(waitUntil([&] { return QFile::exists(f.file("board-1-2.png")); }));
  CHECK(f.answers.existingFiles == QStringList{f.file("board-1.png")});
  f.answers.existing = ExistingAnswer::Cancel;
  QFile::remove(f.file("board-1-2.png"));
  f.press(Qt::Key_X);
  CHECK_FALSE(QFile::exists(f.file("board-1-2.png")));
}

TEST_CASE("board: with all panels the window stays as wide as it was, the details give way") {
  Fixture f;
  const BoardDetails& details = f.tab.candidateArea().panel().details();
  f.window.resize(1000, 760);
  f.tab.panels().edits->setChecked(true);
  f.tab.words().panel->setChecked(true);
  REQUIRE(waitUntil([&] { return !details.isVisible(); }));
  CHECK(f.window.width() == 1000);
  CHECK(f.window.minimumSizeHint().width() <= 1000);
  f.press(Qt::Key_N);
  CHECK(details.isVisible());
  f.window.resize(1600, 760);
  REQUIRE(waitUntil([&] { return details.isVisible(); }));
  CHECK(f.window.width() == 1600);
}

TEST_CASE("board: each order is there again in the next window") {
  Fixture f;
  for (const BoardOrder order : {BoardOrder::Starred, BoardOrder::Seam}) {
    f.model().setOrder(order);
    MainWindow next(f.studio, promptsOf(f.answers));
    CHECK(next.current().candidateArea().panel().model().order() == order);
  }
}
