#include "ui/canvas/mask_overlay.h"

#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
constexpr QRgb kGround = qRgb(100, 100, 100);

image::Mask maskWith(Size size, const Rect& area, int value = 255) {
  image::Mask mask(size);
  mask.set(area, cv::Mat(area.height, area.width, CV_8UC1, cv::Scalar(value)));
  return mask;
}

struct Painted {
  explicit Painted(const image::Mask& mask, double zoom, int ring = 0, QSize size = {400, 400}) {
    pyramid.update(mask, {});
    MaskOverlay overlay(pyramid);
    overlay.setStyle({Qt::red, 0.5, ring});
    view.setContent({0, 0, mask.size().width, mask.size().height});
    view.setView(QSizeF(size), 1);
    view.zoomAt({0, 0}, zoom);
    view.pan(-view.origin());
    target = QImage(size, QImage::Format_RGB32);
    target.fill(kGround);
    overlay.paint(target, target.rect(), view);
  }
  QColor at(double x, double y) const {
    return target.pixelColor(int(view.toWidget(QPointF(x, y)).x()), int(view.toWidget(QPointF(x, y)).y()));
  }

  MaskPyramid pyramid;
  ViewTransform view;
  QImage target;
};
}  // namespace

TEST_CASE("the overlay tints what is masked and nothing else") {
  const Painted painted(maskWith({400, 400}, {100, 100, 80, 60}), 1);
  CHECK(painted.at(140, 130).red() == Approx(177).margin(2));
  CHECK(painted.at(140, 130).green() == Approx(50).margin(2));
  CHECK(painted.at(50, 50).rgb() == kGround);
  CHECK(painted.at(300, 130).rgb() == kGround);
}

TEST_CASE("a soft mask tints by its value") {
  const Painted painted(maskWith({400, 400}, {100, 100, 80, 60}, 51), 1);
  CHECK(painted.at(140, 130).red() == Approx(100 + 155 * 0.1).margin(3));
}

TEST_CASE("the edge of the mask has two tones") {
  const Painted painted(maskWith({400, 400}, {100, 100, 80, 60}), 1);
  CHECK(painted.at(100.5, 130.5).lightness() > 150);  // first pixel inside
  CHECK(painted.at(99.5, 130.5).lightness() < 80);    // last pixel outside
}

TEST_CASE("a thin stroke is visible at every zoom") {
  image::Mask mask({6000, 6000});
  mask.paint({{3001.5, 100.5, 1}, {3001.5, 5900.5, 1}}, {1, 1, false});
  for (const double zoom : {0.01, 0.02, 0.05, 0.0667, 0.11, 0.3, 0.7}) {
    const Painted painted(mask, zoom);
    QImage target = painted.target;
    ViewTransform view = painted.view;
    view.center({3001.5, 3000});
    MaskOverlay overlay(painted.pyramid);
    overlay.setStyle({Qt::red, 0.5, 0});
    target.fill(kGround);
    overlay.paint(target, target.rect(), view);
    const int y = static_cast<int>(view.toWidget(QPointF(3001.5, 3000)).y());
    int strongest = 0;
    for (int x = 0; x < target.width(); ++x) {
      const QColor c = target.pixelColor(x, y);
      strongest = std::max(strongest, c.red() - c.green());
    }
    CHECK(strongest >= 50);
  }
}

TEST_CASE("the ring ends where a run stops changing the picture") {
  const Painted painted(maskWith({400, 400}, {100, 100, 80, 60}), 2, 10, {800, 800});
  const auto changed = [&](double x) { return painted.at(x, 130).rgb() != kGround; };
  CHECK(changed(182.5));
  CHECK(changed(189.0));
  CHECK_FALSE(changed(192.5));
  CHECK(changed(92.5));
  CHECK_FALSE(changed(87.5));
}

TEST_CASE("the ring's outline is dashed") {
  const Painted painted(maskWith({400, 400}, {100, 100, 200, 200}), 1, 8);
  int light = 0, dark = 0;
  for (int x = 120; x < 280; ++x) {
    int lightest = 0, darkest = 255;
    for (int y = 90; y < 94; ++y) {
      lightest = std::max(lightest, painted.target.pixelColor(x, y).lightness());
      darkest = std::min(darkest, painted.target.pixelColor(x, y).lightness());
    }
    light += lightest > 180;
    dark += lightest <= 180 && darkest < 80;
  }
  CHECK(light > 50);
  CHECK(dark > 50);
}

TEST_CASE("painting a dirty part gives what painting at once gives") {
  image::Mask mask({1000, 1000});
  mask.paint({{200, 200, 1}, {800, 700, 1}}, {60, 0.5, false});
  for (const double zoom : {0.25, 0.4, 1.0, 3.0}) {
    const Painted painted(mask, zoom, 8);
    MaskOverlay overlay(painted.pyramid);
    overlay.setStyle({Qt::red, 0.5, 8});
    QImage parts(painted.target.size(), QImage::Format_RGB32);
    parts.fill(kGround);
    for (int y = 0; y < 400; y += 80) {
      for (int x = 0; x < 400; x += 50) overlay.paint(parts, {x, y, 50, 80}, painted.view);
    }
    int differing = 0;
    for (int y = 0; y < 400; ++y) {
      for (int x = 0; x < 400; ++x) {
        differing += std::abs(qRed(parts.pixel(x, y)) - qRed(painted.target.pixel(x, y))) > 24;
      }
    }
    CHECK(differing <= 20);  // positions are rounded to 1/32 pixel from each part's own corner
  }
}

TEST_CASE("only dirty tiles follow a change, and an erased one is empty again") {
  image::Mask mask = maskWith({1000, 1000}, {10, 10, 50, 50});
  MaskPyramid pyramid;
  pyramid.update(mask, {});
  CHECK(pyramid.occupied({0, 0, 1000, 1000}) == QRect(0, 0, 256, 256));
  const Rect touched = mask.paint({{700, 700, 1}}, {20, 1, false});
  pyramid.update(mask, {touched.x, touched.y, touched.width, touched.height});
  CHECK(pyramid.occupied({512, 512, 400, 400}) == QRect(512, 512, 256, 256));
  CHECK(cv::countNonZero(pyramid.crop({0, 0, 125, 125}, 3)) > 0);
  const Rect erased = mask.paint({{700, 700, 1}}, {40, 1, true});
  pyramid.update(mask, {erased.x, erased.y, erased.width, erased.height});
  CHECK(pyramid.occupied({512, 512, 400, 400}).isEmpty());
}

TEST_CASE("coarse levels of the mask hold the largest value") {
  const image::Mask mask = maskWith({700, 300}, {511, 17, 1, 1}, 200);
  MaskPyramid pyramid;
  pyramid.update(mask, {});
  for (int level = 0; level <= MaskPyramid::kMaxLevel; ++level) {
    CHECK(pyramid.crop({511 >> level, 17 >> level, 1, 1}, level).at<std::uint8_t>(0, 0) == 200);
  }
}
