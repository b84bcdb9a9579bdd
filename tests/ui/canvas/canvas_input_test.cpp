// What mouse, wheel and keys do.
#include "tests/catch.h"
#include "tests/ui/canvas/canvas_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
double distance(const QPointF& a, const QPointF& b) {
  return std::hypot(a.x() - b.x(), a.y() - b.y());
}
}  // namespace

TEST_CASE_METHOD(CanvasFixture, "the left button paints and a stroke is one step of the history") {
  canvas.setBrushDiameter(20);
  stroke(at(100, 150), at(300, 150));
  CHECK(maskAt(200, 150) == 255);
  CHECK(maskAt(200, 157) == 255);
  CHECK(maskAt(200, 165) == 0);
  CHECK(maskAt(330, 150) == 0);
  CHECK(session.history().size() == 2);
  session.undo();
  CHECK(session.mask().empty());
  session.redo();
  CHECK(maskAt(200, 150) == 255);
}

TEST_CASE_METHOD(CanvasFixture, "the right button erases with any tool") {
  canvas.setBrushDiameter(40);
  for (const auto tool : {Canvas::Tool::Brush, Canvas::Tool::Eraser, Canvas::Tool::Pan}) {
    canvas.setTool(Canvas::Tool::Brush);
    stroke(at(100, 150), at(300, 150));
    REQUIRE(maskAt(200, 150) == 255);
    canvas.setTool(tool);
    stroke(at(200, 150), at(210, 150), Qt::RightButton);
    CHECK(maskAt(205, 150) == 0);
    CHECK(maskAt(110, 150) == 255);
  }
}

TEST_CASE_METHOD(CanvasFixture, "the eraser erases with the left button") {
  canvas.setBrushDiameter(40);
  stroke(at(100, 150), at(300, 150));
  canvas.setTool(Canvas::Tool::Eraser);
  stroke(at(200, 150), at(210, 150));
  CHECK(maskAt(205, 150) == 0);
}

TEST_CASE_METHOD(CanvasFixture, "Shift and a click draw a straight line from the last point") {
  canvas.setBrushDiameter(10);
  stroke(at(50, 50), at(60, 50));
  press(at(300, 250), Qt::LeftButton, Qt::ShiftModifier);
  release(at(300, 250), Qt::LeftButton, Qt::ShiftModifier);
  settle();
  CHECK(maskAt(180, 150) == 255);  // the middle of the line
  CHECK(maskAt(180, 170) == 0);
  CHECK(session.history().size() == 3);
}

TEST_CASE_METHOD(CanvasFixture, "Shift while dragging keeps to a straight line") {
  canvas.setBrushDiameter(10);
  press(at(50, 100));
  for (int i = 1; i <= 20; ++i)
    move(at(50 + 10 * i, 100 + (i > 1 ? i % 3 : 0) * 8), Qt::LeftButton, Qt::ShiftModifier);
  release(at(250, 108), Qt::LeftButton, Qt::ShiftModifier);
  settle();
  CHECK(maskAt(150, 100) == 255);
  CHECK(maskAt(150, 108) == 0);
  CHECK(maskAt(200, 112) == 0);
}

TEST_CASE_METHOD(CanvasFixture, "every position between two frames is painted") {
  canvas.setBrushDiameter(6);
  press(at(50, 50));
  move(at(50, 200));
  move(at(200, 200));
  release(at(200, 200));
  settle();
  CHECK(maskAt(50, 190) == 255);
  CHECK(maskAt(125, 200) == 255);
  CHECK(maskAt(125, 125) == 0);
}

TEST_CASE_METHOD(CanvasFixture, "Escape cancels the stroke") {
  press(at(100, 100));
  move(at(200, 100));
  settle();
  CHECK_FALSE(session.mask().empty());
  QTest::keyClick(&canvas, Qt::Key_Escape);
  CHECK(session.mask().empty());
  move(at(200, 200));
  release(at(200, 200));
  settle();
  CHECK(session.mask().empty());
  CHECK(session.history().size() == 1);
}

TEST_CASE_METHOD(CanvasFixture, "a pen's pressure scales the brush and its other end erases") {
  canvas.setBrushDiameter(40);
  QPointingDevice pen(QStringLiteral("pen"), 1, QInputDevice::DeviceType::Stylus,
                      QPointingDevice::PointerType::Pen, QInputDevice::Capability::Pressure, 1, 1);
  QPointingDevice tail(QStringLiteral("tail"), 2, QInputDevice::DeviceType::Stylus,
                       QPointingDevice::PointerType::Eraser, QInputDevice::Capability::Pressure, 1, 1);
  const auto send = [&](QPointingDevice& device, QEvent::Type type, QPointF p, double pressure) {
    QTabletEvent event(type, &device, p, canvas.mapToGlobal(p), pressure, 0, 0, 0, 0, 0, Qt::NoModifier,
                       Qt::LeftButton, Qt::LeftButton);
    QApplication::sendEvent(&canvas, &event);
  };
  send(pen, QEvent::TabletPress, at(100, 100), 0.5);
  send(pen, QEvent::TabletMove, at(200, 100), 0.5);
  send(pen, QEvent::TabletRelease, at(200, 100), 0);
  settle();
  CHECK(maskAt(150, 100) == 255);
  CHECK(maskAt(150, 108) == 255);
  CHECK(maskAt(150, 113) == 0);
  send(tail, QEvent::TabletPress, at(150, 100), 1);
  send(tail, QEvent::TabletRelease, at(150, 100), 0);
  settle();
  CHECK(maskAt(150, 100) == 0);
}

TEST_CASE_METHOD(CanvasFixture, "the wheel zooms and keeps the point under the pointer") {
  const QPoint pointer = at(320, 80);
  const QPointF fixed = canvas.toPicture(pointer);
  QSignalSpy zoomed(&canvas, &Canvas::zoomChanged);
  for (const int delta : {120, 120, 120, -120, 240, 120}) {
    wheel(pointer, delta);
    CHECK(distance(canvas.toPicture(pointer), fixed) <= 1.5);
  }
  CHECK(zoomed.count() == 6);
  CHECK(canvas.zoom() > 3);
}

TEST_CASE_METHOD(CanvasFixture, "steps of the wheel meet 100 percent and Ctrl makes them fine") {
  canvas.setZoom(0.4);
  for (int i = 0; i < 30 && canvas.zoom() < 0.99; ++i) wheel(at(200, 150), 120);
  CHECK(canvas.zoom() == Approx(1));
  wheel(at(200, 150), 120, Qt::ControlModifier);
  CHECK(canvas.zoom() == Approx(1.05));
}

TEST_CASE_METHOD(CanvasFixture, "pinching zooms about the fingers") {
  const QPoint pointer = at(100, 100);
  const QPointF fixed = canvas.toPicture(pointer);
  const double before = canvas.zoom();
  QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, pointer,
                            pointer, canvas.mapToGlobal(pointer), 0.5, {}, 1);
  QApplication::sendEvent(&canvas, &event);
  CHECK(canvas.zoom() == Approx(before * 1.5));
  CHECK(distance(canvas.toPicture(pointer), fixed) <= 1.5);
}

TEST_CASE_METHOD(CanvasFixture, "Space and the middle button pan") {
  canvas.setZoom(4);
  const QPointF before = canvas.toPicture(QPointF(100, 100));
  stroke({200, 200}, {260, 220}, Qt::MiddleButton);
  const QPointF panned = canvas.toPicture(QPointF(160, 120));
  CHECK(distance(panned, before) < 0.3);
  QTest::keyPress(&canvas, Qt::Key_Space);
  stroke({200, 200}, {140, 180});
  QTest::keyRelease(&canvas, Qt::Key_Space);
  CHECK(distance(canvas.toPicture(QPointF(100, 100)), before) < 0.3);
  CHECK(session.mask().empty());
  stroke({200, 200}, {210, 200});
  CHECK_FALSE(session.mask().empty());
}

TEST_CASE_METHOD(CanvasFixture, "dragging a border sets margins and dragging back takes them away") {
  const QPoint border = at(400, 150) + QPoint(4, 0);
  const double scale = canvas.toWidget({1, 0}).x() - canvas.toWidget({0, 0}).x();
  press(border);
  move(border + QPoint(30, 25));
  CHECK(session.margins() == engine::Margins{0, 0, int(std::lround(30 / scale)), 0});
  move(border + QPoint(-50, 0));
  CHECK(session.margins().none());
  move(border + QPoint(20, 0));
  release(border + QPoint(20, 0));
  CHECK(session.margins().right == int(std::lround(20 / scale)));
  CHECK(session.mask().empty());
}

TEST_CASE_METHOD(CanvasFixture, "dragging a corner sets two margins") {
  const QPoint corner = at(0, 0) - QPoint(4, 4);
  press(corner);
  move(corner - QPoint(20, 10));
  release(corner - QPoint(20, 10));
  const double scale = canvas.toWidget({1, 0}).x() - canvas.toWidget({0, 0}).x();
  CHECK(session.margins() ==
        engine::Margins{int(std::lround(20 / scale)), int(std::lround(10 / scale)), 0, 0});
}

TEST_CASE_METHOD(CanvasFixture, "Escape gives back the margins from before the drag") {
  session.setMargins({0, 0, 50, 0});
  settle();
  const QPoint border = at(450, 150) + QPoint(4, 0);
  press(border);
  move(border + QPoint(30, 0));
  QTest::keyClick(&canvas, Qt::Key_Escape);
  CHECK(session.margins() == engine::Margins{0, 0, 50, 0});
}

TEST_CASE_METHOD(CanvasFixture, "the cursor says what a press would do") {
  const auto hover = [&](QPoint p) {
    move(p, Qt::NoButton);
    return canvas.cursor().shape();
  };
  CHECK(hover(at(200, 150)) == Qt::BlankCursor);  // the brush outline is the cursor
  CHECK(hover(at(400, 150) + QPoint(4, 0)) == Qt::SizeHorCursor);
  CHECK(hover(at(200, 300) + QPoint(0, 4)) == Qt::SizeVerCursor);
  CHECK(hover(at(400, 300) + QPoint(4, 4)) == Qt::SizeFDiagCursor);
  CHECK(hover(at(400, 0) + QPoint(4, -4)) == Qt::SizeBDiagCursor);
  canvas.setTool(Canvas::Tool::Pan);
  CHECK(hover(at(200, 150)) == Qt::OpenHandCursor);
}

TEST_CASE_METHOD(CanvasFixture, "brush steps change the size by about a sixth and by at least a pixel") {
  canvas.setBrushDiameter(48);
  canvas.brushLarger();
  CHECK(canvas.brush().diameter == 57);
  canvas.brushSmaller();
  CHECK(canvas.brush().diameter == 48);
  canvas.setBrushDiameter(2);
  canvas.brushSmaller();
  canvas.brushSmaller();
  CHECK(canvas.brush().diameter == 1);
  canvas.brushLarger();
  CHECK(canvas.brush().diameter == 2);
}

TEST_CASE_METHOD(CanvasFixture, "without a picture nothing happens") {
  session.close();
  settle();
  stroke({100, 100}, {200, 200});
  wheel({100, 100}, 120);
  canvas.zoomToFit();
  CHECK_FALSE(session.hasPicture());
  CHECK(canvas.grab().width() > 0);
}
