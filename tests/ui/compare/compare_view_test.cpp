// Comparing, with mouse, wheel and keys.
#include "ui/compare/compare_view.h"

#include <QSignalSpy>

#include "tests/catch.h"
#include "tests/ui/canvas/canvas_fixture.h"
#include "tests/ui/test_application.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
constexpr QRgb kColors[] = {qRgb(200, 30, 30), qRgb(30, 200, 30), qRgb(30, 30, 200), qRgb(90, 90, 90)};

struct Fixture : CanvasFixture {
  explicit Fixture(int count = 2) {
    std::vector<Compared> pictures;
    for (int i = 0; i < count; ++i) {
      pictures.push_back({QStringLiteral("Picture %1").arg(i), flatPicture({400, 300}, kColors[i])});
    }
    canvas.setZoom(1.5);
    view.resize(600, 450);
    view.show();
    view.compare(std::move(pictures), canvas, session.shownImage(), session.converter());
    settled();
  }
  void settled() {
    REQUIRE(waitUntil([&] { return view.stage().settled(); }));
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(&view.stage(), key, modifiers);
  }
  QColor at(const QPoint& place) {
    settled();
    const QImage shot = view.stage().grab().toImage();
    return shot.pixelColor(place * shot.devicePixelRatio());
  }
  Comparison& comparison() { return view.comparison(); }

  CompareView view;
};
}  // namespace

TEST_CASE("compare: side by side at the zoom and place of the canvas, zoomed and moved together") {
  Fixture f(4);
  CompareStage& stage = f.view.stage();
  CHECK(stage.zoom() == f.canvas.zoom());
  for (int i = 0; i < 4; ++i) CHECK(f.at(stage.toWidget(i, {200, 150})) == QColor(kColors[i]));
  const QPoint before = stage.toWidget(0, {200, 150}), pointer = stage.toWidget(3, {200, 150});
  QWheelEvent wheel(pointer, stage.mapToGlobal(pointer), {}, {0, 120}, Qt::NoButton, {}, Qt::NoScrollPhase,
                    false);
  const double zoom = stage.zoom();
  QApplication::sendEvent(&stage, &wheel);
  CHECK(stage.zoom() > zoom);
  CHECK((stage.toWidget(3, {200, 150}) - pointer).manhattanLength() <= 2);
  QTest::mousePress(&stage, Qt::LeftButton, {}, before);
  QTest::mouseMove(&stage, before + QPoint(20, 10));
  QTest::mouseRelease(&stage, Qt::LeftButton, {}, before + QPoint(20, 10));
  CHECK((stage.toWidget(0, {200, 150}) - before - QPoint(20, 10)).manhattanLength() <= 2);
}

TEST_CASE("compare: a click marks, a double click takes") {
  Fixture f(3);
  QSignalSpy taken(&f.view, &CompareView::taken);
  QTest::mouseClick(&f.view.stage(), Qt::LeftButton, {}, f.view.stage().toWidget(2, {200, 150}));
  CHECK(f.comparison().marked() == 2);
  QTest::mouseDClick(&f.view.stage(), Qt::LeftButton, {}, f.view.stage().toWidget(0, {200, 150}));
  REQUIRE(taken.count() == 1);
  CHECK(taken[0][0].toInt() == 0);
  CHECK(f.view.isHidden());
}

TEST_CASE("compare: the wipe's divider follows mouse and arrow keys") {
  Fixture f;
  f.key(Qt::Key_W);
  CHECK(f.comparison().mode() == CompareMode::Wipe);
  CompareStage& stage = f.view.stage();
  const QPoint middle(stage.width() / 2, stage.height() / 2);
  CHECK(f.at(middle - QPoint(60, 0)) == QColor(kColors[0]));
  CHECK(f.at(middle + QPoint(60, 0)) == QColor(kColors[1]));
  QTest::mousePress(&stage, Qt::LeftButton, {}, middle);
  QTest::mouseMove(&stage, middle + QPoint(100, 0));
  QTest::mouseRelease(&stage, Qt::LeftButton, {}, middle + QPoint(100, 0));
  CHECK(f.at(middle + QPoint(60, 0)) == QColor(kColors[0]));
  const double before = f.comparison().divider();
  f.key(Qt::Key_Left);
  CHECK(f.comparison().divider() == Approx(before - 0.01));
  f.key(Qt::Key_Left, Qt::ShiftModifier);
  CHECK(f.comparison().divider() == Approx(before - 0.11));
  f.key(Qt::Key_X);
  CHECK(f.at(middle + QPoint(160, 0)) == QColor(kColors[0]));
}

TEST_CASE("compare: flicker shows one after the other, and stands still under reduced motion") {
  Fixture f;
  f.view.stage().setAnimated(false);
  f.key(Qt::Key_F);
  for (int i = 0; i < 5; ++i) f.key(Qt::Key_Up);
  CHECK(f.comparison().rate() == Comparison::kMaxRate);
  QTest::qWait(250);
  CHECK(f.comparison().marked() == 1);
  f.key(Qt::Key_Space);
  CHECK(f.comparison().marked() == 0);
  f.view.stage().setAnimated(true);
  CHECK(waitUntil([&] { return f.comparison().marked() == 1; }));
}

TEST_CASE("compare: the difference is amplified and counted") {
  Fixture f;
  f.key(Qt::Key_D);
  CHECK(waitUntil([&] { return f.view.bar().numbers().contains("170 of 255"); }));
  CHECK(f.at(f.view.stage().toWidget(0, {200, 150})) == QColor(255, 255, 0));
  for (int i = 0; i < 8; ++i) f.key(Qt::Key_Down);
  CHECK(f.comparison().amplification() == 1);
  CHECK(f.at(f.view.stage().toWidget(0, {200, 150})) == QColor(170, 170, 0));
}

TEST_CASE("compare: where the canvas shows all, all of each is shown") {
  Fixture f;
  f.canvas.zoomToFit();
  f.view.compare({{"a", flatPicture({400, 300}, 0)}, {"b", flatPicture({400, 300}, 1)}}, f.canvas,
                 f.session.shownImage(), f.session.converter());
  const CompareStage& stage = f.view.stage();
  CHECK((stage.toWidget(0, {400, 300}) - stage.toWidget(0, {0, 0})).x() < stage.width() / 2);
  CHECK(stage.rect().contains(stage.toWidget(1, {400, 300})));
}

TEST_CASE("compare: Esc leaves, from the bar, too") {
  Fixture f;
  QSignalSpy left(&f.view, &CompareView::left);
  f.key(Qt::Key_Escape);
  CHECK(left.count() == 1);
  CHECK(f.view.isHidden());
  f.view.compare({{"a", flatPicture({400, 300}, 0)}, {"b", flatPicture({400, 300}, 1)}}, f.canvas,
                 f.session.shownImage(), f.session.converter());
  QTest::keyClick(f.view.bar().findChild<QToolButton*>(), Qt::Key_Escape);
  CHECK(left.count() == 2);
}
