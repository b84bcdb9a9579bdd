// The tools that select, driven by mouse and keys.
#include "tests/catch.h"
#include "tests/ui/canvas/canvas_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;
using Tool = Canvas::Tool;

namespace {
struct Fixture : CanvasFixture {
  void drag(Tool tool, QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton,
            Qt::KeyboardModifiers m = {}) {
    canvas.setTool(tool);
    stroke(from, to, button, m);
    finish();
  }
  void click(QPoint p, Qt::KeyboardModifiers m = {}) {
    press(p, Qt::LeftButton, m);
    release(p, Qt::LeftButton, m);
  }
  void finish() {
    REQUIRE(QTest::qWaitFor([&] { return !canvas.selecting().busy(); }, 20000));
  }
  std::size_t steps() const { return session.history().size(); }
  QRect bounds() const { return session.maskBounds(); }
};
}  // namespace

TEST_CASE_METHOD(Fixture, "the rectangle tool selects whole pixels in one step") {
  drag(Tool::Rectangle, at(100, 80), at(200, 180));
  const QRect wanted(100, 80, 100, 100);
  CHECK(std::abs(bounds().left() - wanted.left()) <= 1);
  CHECK(std::abs(bounds().right() - wanted.right()) <= 1);
  CHECK(maskAt(bounds().left(), bounds().top()) == 255);
  CHECK(maskAt(150, 130) == 255);
  CHECK(steps() == 2);
  session.undo();
  CHECK(session.mask().empty());
}

TEST_CASE_METHOD(Fixture, "the ellipse tool leaves the corners out") {
  drag(Tool::Ellipse, at(100, 80), at(200, 180));
  CHECK(maskAt(150, 130) == 255);
  CHECK(maskAt(103, 83) == 0);
  CHECK(maskAt(104, 130) == 255);
}

TEST_CASE_METHOD(Fixture, "Shift adds and Alt subtracts and both intersect") {
  drag(Tool::Rectangle, at(50, 50), at(150, 150));
  drag(Tool::Rectangle, at(200, 50), at(300, 150), Qt::LeftButton, Qt::ShiftModifier);
  CHECK(maskAt(100, 100) == 255);
  CHECK(maskAt(250, 100) == 255);
  drag(Tool::Rectangle, at(90, 90), at(120, 120), Qt::LeftButton, Qt::AltModifier);
  CHECK(maskAt(100, 100) == 0);
  CHECK(maskAt(60, 60) == 255);
  drag(Tool::Rectangle, at(40, 40), at(80, 80), Qt::LeftButton, Qt::ShiftModifier | Qt::AltModifier);
  CHECK(maskAt(60, 60) == 255);
  CHECK(maskAt(250, 100) == 0);
  drag(Tool::Rectangle, at(200, 200), at(250, 250));
  CHECK(maskAt(60, 60) == 0);
  CHECK(maskAt(220, 220) == 255);
  CHECK(steps() == 6);
}

TEST_CASE_METHOD(Fixture, "a mode that was chosen holds without keys") {
  drag(Tool::Rectangle, at(50, 50), at(150, 150));
  canvas.selecting().setDefaultMode(SelectionMode::Add);
  drag(Tool::Ellipse, at(200, 50), at(300, 150));
  CHECK(maskAt(100, 100) == 255);
  CHECK(maskAt(250, 100) == 255);
}

TEST_CASE_METHOD(Fixture, "the right button takes away with every tool that selects") {
  for (const Tool tool : {Tool::Rectangle, Tool::Ellipse, Tool::Lasso, Tool::Wand}) {
    drag(Tool::Rectangle, at(50, 50), at(250, 250));
    REQUIRE(maskAt(150, 150) == 255);
    if (tool == Tool::Lasso) {
      canvas.setTool(tool);
      press(at(120, 120), Qt::RightButton);
      for (const QPoint p : {at(180, 120), at(180, 180), at(120, 180)}) move(p, Qt::RightButton);
      release(at(120, 180), Qt::RightButton);
      finish();
    } else {
      drag(tool, at(120, 120), at(180, 180), Qt::RightButton);
    }
    INFO(static_cast<int>(tool));
    CHECK(maskAt(150, 150) == 0);
  }
}

TEST_CASE_METHOD(Fixture, "Shift pressed during the drag makes a square") {
  canvas.setTool(Tool::Rectangle);
  press(at(50, 50));
  move(at(150, 80));
  move(at(150, 80), Qt::LeftButton, Qt::ShiftModifier);
  release(at(150, 80), Qt::LeftButton, Qt::ShiftModifier);
  finish();
  CHECK(std::abs(bounds().width() - bounds().height()) <= 1);
  CHECK(bounds().width() > 90);
}

TEST_CASE_METHOD(Fixture, "a click without a drag selects nothing in place of what was") {
  drag(Tool::Rectangle, at(50, 50), at(150, 150));
  canvas.setTool(Tool::Rectangle);
  click(at(300, 200));
  finish();
  CHECK(session.mask().empty());
  CHECK(steps() == 3);
  click(at(300, 200));
  finish();
  CHECK(steps() == 3);
}

TEST_CASE_METHOD(Fixture, "Esc gives a rectangle up") {
  canvas.setTool(Tool::Rectangle);
  press(at(50, 50));
  move(at(150, 150));
  QTest::keyClick(&canvas, Qt::Key_Escape);
  release(at(150, 150));
  finish();
  CHECK(steps() == 1);
}

TEST_CASE_METHOD(Fixture, "the lasso selects what it goes around") {
  canvas.setTool(Tool::Lasso);
  press(at(100, 100));
  for (const QPoint p : {at(200, 100), at(200, 200), at(100, 200)}) move(p);
  release(at(100, 200));
  finish();
  CHECK(maskAt(150, 150) == 255);
  CHECK(maskAt(95, 150) == 0);
}

TEST_CASE_METHOD(Fixture, "a polygon is closed by a click on its first corner or by Enter") {
  canvas.setTool(Tool::Polygon);
  for (const QPoint p : {at(50, 50), at(150, 50), at(150, 150)}) click(p);
  CHECK(steps() == 1);
  click(at(50, 50));
  finish();
  CHECK(maskAt(130, 70) == 255);
  CHECK(maskAt(70, 130) == 0);
  CHECK(steps() == 2);
  for (const QPoint p : {at(200, 50), at(300, 50), at(300, 150)}) click(p, Qt::ShiftModifier);
  QTest::keyClick(&canvas, Qt::Key_Return);
  finish();
  CHECK(maskAt(130, 70) == 255);
  CHECK(maskAt(280, 70) == 255);
}

TEST_CASE_METHOD(Fixture, "Backspace takes a corner back and Esc the polygon") {
  canvas.setTool(Tool::Polygon);
  for (const QPoint p : {at(50, 50), at(150, 50), at(350, 250), at(150, 150)}) click(p);
  QTest::keyClick(&canvas, Qt::Key_Backspace);
  QTest::keyClick(&canvas, Qt::Key_Backspace);
  click(at(150, 150));
  QTest::keyClick(&canvas, Qt::Key_Return);
  finish();
  CHECK(maskAt(300, 220) == 0);
  CHECK(maskAt(130, 70) == 255);
  click(at(200, 200));
  click(at(250, 200));
  QTest::keyClick(&canvas, Qt::Key_Escape);
  CHECK(steps() == 2);
  click(at(200, 200));  // begins anew
  QTest::keyClick(&canvas, Qt::Key_Return);
  finish();
  CHECK(steps() == 2);
}

TEST_CASE_METHOD(Fixture, "the magic wand selects one color and what is connected with it") {
  open(picture({400, 300}, [](int x, int) { return x / 100 % 2 ? qRgb(200, 40, 40) : qRgb(30, 30, 200); }));
  settle();
  canvas.setTool(Tool::Wand);
  click(at(50, 150));
  finish();
  CHECK(maskAt(20, 20) == 255);
  CHECK(maskAt(150, 150) == 0);
  CHECK(maskAt(250, 150) == 0);
  image::SimilarColors options = canvas.wandOptions();
  options.contiguous = false;
  canvas.setWandOptions(options);
  click(at(50, 150));
  finish();
  CHECK(maskAt(250, 150) == 255);
  options.tolerance = 255;
  canvas.setWandOptions(options);
  click(at(50, 150));
  finish();
  CHECK(maskAt(150, 150) == 255);
}

TEST_CASE_METHOD(Fixture, "smart select finds the object under a scribble") {
  open(picture({400, 300}, [](int x, int y) {
    const bool object = (x - 200) * (x - 200) + (y - 150) * (y - 150) < 60 * 60;
    const int grain = (x * 7 + y * 13) % 9;
    return object ? qRgb(200 + grain, 60, 40) : qRgb(40, 90 + grain, 150);
  }));
  settle();
  canvas.setBrushDiameter(16);
  drag(Tool::SmartSelect, at(180, 150), at(220, 150));
  CHECK(maskAt(200, 105) > 200);
  CHECK(maskAt(200, 195) > 200);
  CHECK(maskAt(100, 150) < 50);
  CHECK(steps() == 2);
}

TEST_CASE_METHOD(Fixture, "what is painted while a selection is computed is kept") {
  canvas.setTool(Tool::Rectangle);
  canvas.selecting().setDefaultMode(SelectionMode::Add);
  stroke(at(50, 50), at(100, 100));
  canvas.setTool(Tool::Brush);
  canvas.setBrushDiameter(20);
  stroke(at(200, 200), at(250, 200));
  finish();
  CHECK(maskAt(75, 75) == 255);
  CHECK(maskAt(225, 200) == 255);
}

TEST_CASE_METHOD(Fixture, "the handles of the context region make it a fixed one") {
  open(flatPicture({2400, 1800}, qRgb(40, 90, 140)));
  settle();
  canvas.zoomToFit();
  image::Mask mask({2400, 1800});
  mask.paint({{1200, 900, 1}}, {60, 1, false});
  session.setMask(mask, QStringLiteral("Object"));
  settle();
  const QRect before = session.contextRegion();
  REQUIRE(before.width() < 1000);
  const QPoint corner = canvas.toWidget(QPointF(before.topLeft())).toPoint();
  stroke(corner, corner - QPoint(40, 30));
  const engine::ContextChoice& context = session.settings().context;
  CHECK(context.kind == engine::ContextChoice::Kind::Fixed);
  CHECK(session.contextRegion().left() < before.left() - 100);
  CHECK(session.contextRegion().top() < before.top() - 70);
  CHECK(session.contextRegion().right() == before.right());
  CHECK(session.history().size() == 2);  // nothing was painted
}

TEST_CASE_METHOD(Fixture, "pen pressure changes size or hardness or nothing") {
  const auto paint = [&](double pressure) {
    session.setMask(image::Mask({400, 300}), QStringLiteral("Nothing"));
    const QPointF p = at(200, 150);
    for (const auto type : {QEvent::TabletPress, QEvent::TabletMove, QEvent::TabletRelease}) {
      QTabletEvent event(type, QPointingDevice::primaryPointingDevice(), p, canvas.mapToGlobal(p),
                         type == QEvent::TabletRelease ? 0 : pressure, 0, 0, 0, 0, 0, {}, Qt::LeftButton,
                         type == QEvent::TabletRelease ? Qt::NoButton : Qt::LeftButton);
      QApplication::sendEvent(&canvas, &event);
    }
    settle();
    return bounds().width();
  };
  canvas.setBrushDiameter(100);
  canvas.setBrushHardness(1);
  canvas.setPenPressure(PenPressure::Nothing);
  const int full = paint(0.5);
  canvas.setPenPressure(PenPressure::Size);
  CHECK(std::abs(paint(0.5) - full / 2) <= 2);
  canvas.setPenPressure(PenPressure::Hardness);
  paint(0.2);
  CHECK(maskAt(200, 150) > 240);
  CHECK(maskAt(240, 150) < 160);
}
