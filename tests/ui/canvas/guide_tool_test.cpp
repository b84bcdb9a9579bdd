// Guides, drawn and changed with mouse and keys.
#include "ui/tools/guide_tool.h"

#include "tests/catch.h"
#include "tests/ui/canvas/canvas_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
struct Fixture : CanvasFixture {
  Fixture() { canvas.setTool(Canvas::Tool::Guide); }

  void click(QPoint p, Qt::MouseButton button = Qt::LeftButton) {
    press(p, button);
    release(p, button);
  }
  void key(Qt::Key key) { QTest::keyClick(&canvas, key); }
  Guides guides() const { return session.guides(); }
};

bool near(const Point& p, double x, double y) {
  return std::abs(p.x - x) <= 1 && std::abs(p.y - y) <= 1;
}
}  // namespace

TEST_CASE_METHOD(Fixture,
                 "a drag draws a guide of two points, seen on the canvas, and leaves the mask alone") {
  const QColor before = colorAt(150, 100);
  stroke(at(50, 100), at(250, 100));
  REQUIRE(guides().size() == 1);
  REQUIRE(guides()[0].size() == 2);
  CHECK(near(guides()[0][0], 50, 100));
  CHECK(near(guides()[0][1], 250, 100));
  CHECK(session.maskBounds().isEmpty());
  CHECK(session.history().size() == 1);
  CHECK(colorAt(150, 100.5) != before);
  canvas.setTool(Canvas::Tool::Brush);
  CHECK(colorAt(150, 100.5) != before);  // it is still followed
}

TEST_CASE_METHOD(Fixture, "clicks are corners until Enter, a double click or a click on the end") {
  for (const QPoint p : {at(50, 50), at(150, 80), at(250, 50)}) click(p);
  CHECK(guides().empty());
  key(Qt::Key_Backspace);
  key(Qt::Key_Return);
  REQUIRE(guides().size() == 1);
  CHECK(guides()[0].size() == 2);
  for (const QPoint p : {at(50, 150), at(150, 180), at(250, 150), at(250, 150)}) click(p);
  REQUIRE(guides().size() == 2);
  CHECK(guides()[1].size() == 3);
  click(at(100, 250));
  key(Qt::Key_Escape);
  click(at(300, 250));
  key(Qt::Key_Return);
  CHECK(guides().size() == 2);
}

TEST_CASE_METHOD(Fixture,
                 "a guide is selected by a click and removed by Delete; the right button removes at once") {
  stroke(at(50, 100), at(250, 100));
  stroke(at(50, 200), at(250, 200));
  click(at(150, 100));
  key(Qt::Key_Delete);
  REQUIRE(guides().size() == 1);
  CHECK(near(guides()[0][0], 50, 200));
  key(Qt::Key_Delete);  // none is selected any more
  CHECK(guides().size() == 1);
  click(at(150, 200), Qt::RightButton);
  CHECK(guides().empty());
}

TEST_CASE_METHOD(Fixture, "a point of a guide is dragged elsewhere") {
  stroke(at(50, 100), at(250, 100));
  stroke(at(250, 100), at(300, 220));
  REQUIRE(guides().size() == 1);
  CHECK(near(guides()[0][0], 50, 100));
  CHECK(near(guides()[0][1], 300, 220));
}

TEST_CASE_METHOD(Fixture, "Shift keeps a segment to multiples of 45 degrees") {
  stroke(at(50, 100), at(250, 112), Qt::LeftButton, Qt::ShiftModifier);
  REQUIRE(guides().size() == 1);
  CHECK(guides()[0][1].y == guides()[0][0].y);
  CHECK(near(guides()[0][1], 250, 100));
  stroke(at(250, 100), at(160, 200), Qt::LeftButton, Qt::ShiftModifier);  // its end
  const auto dragged = guides()[0];
  CHECK(std::abs(dragged[1].x - dragged[0].x) == std::abs(dragged[1].y - dragged[0].y));
  canvas.removeGuides();
  click(at(50, 150));
  for (int i = 0; i < 2; ++i) {  // a double click: the corner is not where the pointer is
    press(at(150, 220), Qt::LeftButton, Qt::ShiftModifier);
    release(at(150, 220), Qt::LeftButton, Qt::ShiftModifier);
  }
  REQUIRE(guides().size() == 1);
  REQUIRE(guides()[0].size() == 2);
  CHECK(guides()[0][1].x - guides()[0][0].x == guides()[0][1].y - guides()[0][0].y);
}

TEST_CASE_METHOD(Fixture,
                 "undo and redo go through guides and strokes in the order in which they were made") {
  stroke(at(50, 100), at(250, 100));
  canvas.setTool(Canvas::Tool::Brush);
  stroke(at(100, 100), at(150, 100));
  canvas.setTool(Canvas::Tool::Guide);
  stroke(at(50, 200), at(250, 200));
  CHECK(session.undoLabel() == QStringLiteral("Guide"));
  session.undo();
  CHECK(guides().size() == 1);
  CHECK_FALSE(session.maskBounds().isEmpty());
  session.undo();
  CHECK(guides().size() == 1);
  CHECK(session.maskBounds().isEmpty());
  session.undo();
  CHECK(guides().empty());
  CHECK_FALSE(session.canUndo());
  for (int i = 0; i < 3; ++i) session.redo();
  CHECK(guides().size() == 2);
  CHECK_FALSE(session.maskBounds().isEmpty());
  CHECK_FALSE(session.canRedo());
}

TEST_CASE_METHOD(Fixture, "what was undone does not come back after another step") {
  stroke(at(50, 100), at(250, 100));
  session.undo();
  canvas.setTool(Canvas::Tool::Brush);
  stroke(at(100, 100), at(150, 100));
  CHECK_FALSE(session.canRedo());
  session.undo();
  session.redo();
  CHECK(guides().empty());
}

TEST_CASE_METHOD(Fixture, "no guide is drawn while a model would do the work, and none is shown") {
  const QColor before = colorAt(150, 100);
  stroke(at(50, 100), at(250, 100));
  EditSettings settings = session.settings();
  settings.engine = "diffusion";
  session.setSettings(settings);
  stroke(at(50, 200), at(250, 200));
  CHECK(guides().size() == 1);
  canvas.setTool(Canvas::Tool::Pan);
  CHECK(colorAt(150, 100.5) == before);
}

TEST_CASE_METHOD(CanvasFixture, "where only a mask is made there is no ring and no border to drag") {
  canvas.setMaskOnly();
  EditSettings settings = session.settings();
  settings.ring = 20;
  session.setSettings(settings);
  image::Mask mask({400, 300});
  mask.set({100, 100, 80, 80}, cv::Mat(80, 80, CV_8UC1, cv::Scalar(255)));
  const QColor before = colorAt(185, 140);
  session.setMask(mask, QStringLiteral("test"));
  CHECK(colorAt(185, 140) == before);
  CHECK(colorAt(140, 140) != before);
  const QPoint border = at(400, 150) + QPoint(3, 0);
  stroke(border, border + QPoint(30, 0));
  CHECK(session.margins().none());
}

TEST_CASE_METHOD(CanvasFixture, "a veil lies over what is not copied") {
  const QColor before = colorAt(50, 150);
  QImage open(100, 100, QImage::Format_Alpha8);
  open.fill(255);
  canvas.setVeil({{200, 100, 100, 100}, open});
  CHECK(colorAt(250, 150) == before);
  CHECK(colorAt(50, 150).lightness() != before.lightness());
  canvas.setVeil({});
  CHECK(colorAt(50, 150) == before);
}
