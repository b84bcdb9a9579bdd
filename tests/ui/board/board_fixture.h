// A window with three candidates of one run on the board, which has the focus and its first cell selected.
#pragma once

#include "tests/ui/window_fixture.h"

namespace pentimento::ui {

struct BoardFixture : WindowFixture {
  BoardFixture() {
    openPicture();
    select();
    runToEnd();
    session.viewCandidate(-1);
    key(Qt::Key_F9, Qt::ShiftModifier);
    REQUIRE(waitUntil([&] { return view().hasFocus(); }));
    REQUIRE(model().rowCount() == 3);
    view().select(0);
  }
  BoardView& view() { return tab.candidateArea().panel().view(); }
  BoardModel& model() { return tab.candidateArea().panel().model(); }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view(), key, modifiers); }
};

}  // namespace pentimento::ui
