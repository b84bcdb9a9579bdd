#include "ui/canvas/view_transform.h"

#include "tests/catch.h"

using pentimento::ui::ViewTransform;

namespace {
ViewTransform example(double dpr = 1) {
  ViewTransform view;
  view.setContent({0, 0, 4000, 3000});
  view.setView({800, 600}, dpr);
  view.fit({0, 0, 4000, 3000}, 0);
  return view;
}

double distance(const QPointF& a, const QPointF& b) {
  return std::hypot(a.x() - b.x(), a.y() - b.y());
}
}  // namespace

TEST_CASE("a picture that fits fills the view and is centered") {
  const ViewTransform view = example();
  CHECK(view.zoom() == Approx(0.2));
  CHECK(view.toWidget(QPointF(0, 0)) == QPointF(0, 0));
  CHECK(view.toWidget(QPointF(4000, 3000)) == QPointF(800, 600));
}

TEST_CASE("zoom counts device pixels") {
  const ViewTransform view = example(2);
  CHECK(view.zoom() == Approx(0.4));
  CHECK(view.scale() == Approx(0.2));
  CHECK(view.toWidget(QPointF(4000, 3000)) == QPointF(800, 600));
}

TEST_CASE("zooming keeps the picture point under the anchor") {
  for (const double dpr : {1.0, 1.5, 2.0}) {
    ViewTransform view = example(dpr);
    const QPointF anchor(213, 477);
    const QPointF fixed = view.toPicture(anchor);
    const double startScale = view.scale();
    for (const double zoom : {0.5, 1.0, 3.7, 64.0, 0.9, 0.4}) {
      view.zoomAt(anchor, zoom);
      // The origin is rounded to whole device pixels once for each of the two positions.
      const double before = 0.71 / dpr / startScale * view.scale();
      CHECK(distance(view.toWidget(fixed), anchor) <= 0.71 / dpr + before);
    }
  }
}

TEST_CASE("zoom stays within its range") {
  ViewTransform view = example();
  view.zoomAt({0, 0}, 1e9);
  CHECK(view.zoom() == ViewTransform::kMaxZoom);
  view.zoomAt({0, 0}, 0);
  CHECK(view.zoom() == ViewTransform::kMinZoom);
}

TEST_CASE("steps go up and down one ladder") {
  CHECK(ViewTransform::stepAbove(1) == Approx(1.5));
  CHECK(ViewTransform::stepAbove(1.5) == Approx(2));
  CHECK(ViewTransform::stepBelow(1) == Approx(0.75));
  CHECK(ViewTransform::stepBelow(0.8) == Approx(0.75));
  CHECK(ViewTransform::stepAbove(0.2) == Approx(0.25));
  CHECK(ViewTransform::stepBelow(0.2) == Approx(0.1875));
  CHECK(ViewTransform::stepAbove(64) == 64);
  CHECK(ViewTransform::stepBelow(0.01) == 0.01);
}

TEST_CASE("part of the picture always stays in view") {
  ViewTransform view = example();
  view.pan({1e7, -1e7});
  const QRectF shown = view.toWidget(QRectF(0, 0, 4000, 3000)).intersected(QRectF(0, 0, 800, 600));
  CHECK(shown.width() >= ViewTransform::kKeptInView - 1);
  CHECK(shown.height() >= ViewTransform::kKeptInView - 1);
}

TEST_CASE("resizing the view keeps what is in the middle") {
  ViewTransform view = example();
  view.zoomAt({400, 300}, 1);
  const QPointF middle = view.toPicture(QPointF(400, 300));
  view.setView({1000, 500}, 1);
  CHECK(distance(view.toPicture(QPointF(500, 250)), middle) <= 1);
}
