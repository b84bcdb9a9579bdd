// What can be seen.
#include "tests/catch.h"
#include "tests/ui/canvas/canvas_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
bool close(const QColor& a, const QColor& b, int by = 3) {
  return std::abs(a.red() - b.red()) <= by && std::abs(a.green() - b.green()) <= by &&
         std::abs(a.blue() - b.blue()) <= by;
}
const QColor kPicture(40, 90, 140);

bool waitForRun(EditorSession& session) {
  return QTest::qWaitFor([&] { return !session.running(); }, 5000);
}
}  // namespace

TEST_CASE_METHOD(CanvasFixture, "the picture fits into the view with room to grab its borders") {
  const QRectF shown(canvas.toWidget({0, 0}), canvas.toWidget({400, 300}));
  CHECK(QRectF(canvas.rect()).adjusted(10, 10, -10, -10).contains(shown));
  CHECK(close(colorAt(200, 150), kPicture, 0));
  CHECK(colorAt(-20, 150).saturation() == 0);
}

TEST_CASE_METHOD(CanvasFixture, "zoom counts device pixels") {
  canvas.zoomToActualPixels();
  const double ratio = canvas.devicePixelRatioF();
  CHECK(canvas.toWidget({101, 0}).x() - canvas.toWidget({100, 0}).x() == Approx(1 / ratio));
}

TEST_CASE_METHOD(CanvasFixture, "at 100 percent every pixel is on the screen as it is") {
  open(noisePicture({300, 200}));
  canvas.zoomToActualPixels();
  settle();
  QTest::qWait(50);
  const QImage shot = canvas.grab().toImage().convertToFormat(QImage::Format_RGB32);
  const QPoint corner = (canvas.toWidget({0, 0}) * shot.devicePixelRatio()).toPoint();
  const image::Image expected = noisePicture({300, 200});
  int differing = 0;
  for (int y = 0; y < 200; ++y) {
    std::uint8_t p[3];
    for (int x = 0; x < 300; ++x) {
      expected.pixels.read({x, y, 1, 1}, p, 3);
      differing += (shot.pixel(corner + QPoint(x, y)) & 0xffffff) != (qRgb(p[0], p[1], p[2]) & 0xffffff);
    }
  }
  CHECK(differing == 0);
}

TEST_CASE_METHOD(CanvasFixture, "from 200 percent on pixels are squares") {
  open(picture({64, 64}, [](int x, int y) { return (x + y) % 2 ? qRgb(255, 255, 255) : qRgb(0, 0, 0); }));
  canvas.setZoom(8);
  settle();
  CHECK(colorAt(30.1, 30.1) == QColor(Qt::black));
  CHECK(colorAt(30.8, 30.8) == QColor(Qt::black));
  CHECK(colorAt(31.1, 30.8) == QColor(Qt::white));
}

TEST_CASE_METHOD(CanvasFixture, "a mask tints the picture while it is painted") {
  canvas.setMaskColor(Qt::red);
  canvas.setMaskOpacity(0.5);
  canvas.setBrushDiameter(60);
  press(at(200, 150));
  settle();
  CHECK(close(colorAt(208, 158), QColor(147, 45, 70), 4));
  CHECK(close(colorAt(300, 150), kPicture));
  canvas.setMaskVisible(false);
  CHECK(close(colorAt(208, 158), kPicture));
  canvas.setMaskVisible(true);
  release(at(200, 150));
  session.undo();
  CHECK(close(colorAt(208, 158), kPicture));
}

TEST_CASE_METHOD(CanvasFixture, "the ring is drawn around the mask unless bounds are hidden") {
  image::Mask mask({400, 300});
  mask.set({100, 100, 80, 80}, cv::Mat(80, 80, CV_8UC1, cv::Scalar(255)));
  EditSettings settings = session.settings();
  settings.ring = 20;
  session.setSettings(settings);
  session.setMask(mask, QStringLiteral("test"));
  settle();
  CHECK_FALSE(close(colorAt(185, 140), kPicture));
  CHECK(close(colorAt(207, 140), kPicture));
  canvas.setBoundsVisible(false);
  CHECK(close(colorAt(185, 140), kPicture));
}

TEST_CASE_METHOD(CanvasFixture, "the context region is drawn while the mask is painted") {
  open(flatPicture({4000, 3000}, kPicture.rgb()));
  canvas.zoomToFit();
  settle();
  const QImage before = canvas.grab().toImage();
  press(at(2000, 1500));
  move(at(2010, 1500));
  settle();
  QTest::qWait(30);
  const QImage during = canvas.grab().toImage();
  release(at(2010, 1500));
  settle();
  // 768 px around the stroke: its left side lies about 384 px left of it.
  int differing = 0;
  for (int x = 1560; x < 1680; ++x) {
    const QPoint p = (canvas.toWidget({double(x), 1500}) * before.devicePixelRatio()).toPoint();
    differing += before.pixel(p) != during.pixel(p);
  }
  CHECK(differing > 0);
}

TEST_CASE_METHOD(CanvasFixture, "candidates are shown in place and flipping back shows the document") {
  canvas.setBrushDiameter(60);
  stroke(at(200, 150), at(210, 150));
  EditSettings settings = session.settings();
  settings.candidates = 2;
  settings.seed = 2;
  session.setSettings(settings);
  session.run(engine::Operation::Remove);
  REQUIRE(waitForRun(session));
  settle();
  REQUIRE(session.candidates().size() == 2);
  session.viewCandidate(0);
  CHECK(close(colorAt(205, 150), QColor(51, 204, 51), 6));
  CHECK(close(colorAt(100, 150), kPicture));
  session.viewCandidate(1);
  CHECK(close(colorAt(205, 150), QColor(77, 179, 77), 6));
  session.showOriginal(true);
  CHECK(close(colorAt(205, 150), kPicture));
  session.showOriginal(false);
  session.viewCandidate(-1);
  CHECK_FALSE(close(colorAt(205, 150), QColor(77, 179, 77), 6));
  session.viewCandidate(0);
  session.acceptCandidate();
  canvas.setMaskVisible(false);
  CHECK(close(colorAt(205, 150), QColor(51, 204, 51), 6));
  session.undo();
  CHECK(close(colorAt(205, 150), kPicture));
}

TEST_CASE_METHOD(CanvasFixture, "an extended candidate does not move the picture") {
  open(noisePicture({300, 200}));
  session.setMargins({40, 20, 0, 0});
  settle();
  const QPointF before = canvas.toWidget({100, 100});
  EditSettings settings = session.settings();
  settings.candidates = 1;
  session.setSettings(settings);
  session.run(engine::Operation::Extend);
  REQUIRE(waitForRun(session));
  settle();
  REQUIRE(session.shown() == Shown::Candidate);
  CHECK(canvas.toWidget({100, 100}) == before);
  const QColor seen = colorAt(100, 100);
  session.acceptCandidate();
  settle();
  CHECK(session.document().picture.size() == Size{340, 220});
  CHECK(canvas.toWidget({140, 120}) == before);
  CHECK(close(colorAt(140, 120), seen));
}

TEST_CASE_METHOD(CanvasFixture, "alpha shows the checkerboard") {
  open(picture(
      {400, 300}, [](int, int) { return qRgba(255, 0, 0, 0); }, true));
  settle();
  const QColor transparent = colorAt(200, 150);
  CHECK(transparent.saturation() == 0);
  QTest::qWait(20);
  const QImage shot = canvas.grab().toImage();
  QSet<QRgb> tones;
  for (int x = 0; x < 40; ++x)
    tones.insert(shot.pixel((canvas.toWidget({200.0 + x, 150}) * shot.devicePixelRatio()).toPoint()));
  CHECK(tones.size() == 2);
}

TEST_CASE_METHOD(CanvasFixture, "new canvas is hatched and named by its size") {
  session.setMargins({0, 0, 60, 0});
  settle();
  canvas.zoomToFit();
  const QImage with = canvas.grab().toImage();
  session.setMargins({});
  settle();
  canvas.zoomToFit();
  CHECK(with != canvas.grab().toImage());
}

TEST_CASE_METHOD(CanvasFixture, "the brush outline follows the pointer") {
  canvas.setBrushDiameter(50);
  const QImage without = canvas.grab().toImage();
  move(at(200, 150), Qt::NoButton);
  settle();
  const QImage with = canvas.grab().toImage();
  const QPoint onCircle = ((canvas.toWidget({225, 150})) * with.devicePixelRatio()).toPoint();
  bool seen = false;
  for (int dx = -3; dx <= 3; ++dx)
    seen = seen || with.pixel(onCircle + QPoint(dx, 0)) != without.pixel(onCircle + QPoint(dx, 0));
  CHECK(seen);
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(&canvas, &leave);
  CHECK(canvas.grab().toImage() == without);
}

TEST_CASE_METHOD(CanvasFixture, "the canvas tells assistive technology what it shows") {
  CHECK(canvas.accessibleName() == QStringLiteral("Picture canvas"));
  CHECK(canvas.accessibleDescription().contains(QStringLiteral("400")));
  CHECK(canvas.focusPolicy() == Qt::StrongFocus);
}

TEST_CASE_METHOD(CanvasFixture, "panning shows what a new picture of the view shows") {
  open(noisePicture({1000, 800}));
  canvas.setZoom(1.4);
  settle();
  QTest::qWait(60);
  (void)canvas.grab();
  stroke({200, 200}, {117, 161}, Qt::MiddleButton);
  stroke({200, 200}, {217, 261}, Qt::MiddleButton);
  move({-50, -50}, Qt::NoButton);
  QTest::qWait(60);
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(&canvas, &leave);
  const QImage scrolled = canvas.grab().toImage();
  QEvent palette(QEvent::PaletteChange);  // paints everything anew
  QApplication::sendEvent(&canvas, &palette);
  const QImage anew = canvas.grab().toImage();
  int differing = 0;
  for (int y = 0; y < anew.height(); ++y) {
    for (int x = 0; x < anew.width(); ++x) {
      differing += std::abs(qGreen(anew.pixel(x, y)) - qGreen(scrolled.pixel(x, y))) > 6;
    }
  }
  CHECK(differing == 0);
}
