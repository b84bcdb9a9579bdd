// The small parts that need no window: bar placement, time left, conversions, the check of untouched pixels.
#include <QImage>

#include "tests/catch.h"
#include "tests/ui/canvas/pictures.h"
#include "tests/ui/test_application.h"
#include "ui/panels/bar_placement.h"
#include "ui/panels/brush_options.h"
#include "ui/qimage_conversion.h"
#include "ui/time_left.h"
#include "ui/untouched.h"

using namespace pentimento;
using namespace pentimento::ui;

TEST_CASE("the bar stays in the view and off the selection if it can") {
  const QRect view(0, 0, 1000, 800);
  const QSize bar(300, 50);
  struct Case {
    const char* name;
    QRect selection;
    bool covers;
  };
  const Case cases[] = {{"in the middle", {400, 300, 100, 100}, false},
                        {"at the bottom", {400, 700, 100, 100}, false},
                        {"at the top left", {0, 0, 50, 50}, false},
                        {"as high as the view", {100, 0, 200, 800}, false},
                        {"at the right and as high", {700, 0, 300, 800}, false},
                        {"everywhere", {0, 0, 1000, 800}, true},
                        {"larger than the view", {-500, -500, 3000, 3000}, true},
                        {"outside", {2000, 100, 50, 50}, false}};
  for (const Case& c : cases) {
    INFO(c.name);
    const QRect placed(placeBar(c.selection, bar, view, 16), bar);
    CHECK(view.contains(placed));
    CHECK(placed.intersects(c.selection) == c.covers);
  }
}

TEST_CASE("the bar is at its left top in a view that is too small") {
  CHECK(placeBar({10, 10, 5, 5}, {300, 50}, {0, 0, 100, 40}, 16) == QPoint(16, 16));
}

TEST_CASE("time left follows the speed of the younger half") {
  TimeLeft left;
  CHECK(left.seconds() < 0);
  left.add(0.1, 0.01);
  CHECK(left.seconds() < 0);
  // Slow at first, then 0.1 a second.
  for (int i = 1; i <= 4; ++i) left.add(i, 0.01 * i);
  for (int i = 5; i <= 10; ++i) left.add(i, 0.04 + 0.1 * (i - 4));
  CHECK(left.seconds() == Approx(3.6).margin(0.6));
}

TEST_CASE("time left stays finite with many samples and a stalled run") {
  TimeLeft left;
  for (int i = 0; i < 5000; ++i) left.add(i * 0.01, i / 10000.0);
  CHECK(left.seconds() == Approx(50).epsilon(0.05));
  for (int i = 0; i < 100; ++i) left.add(50 + i, 0.5);
  CHECK(left.seconds() > 0);
}

TEST_CASE("the brush slider goes there and back") {
  for (const double px : {1.0, 2.0, 8.0, 48.0, 333.0, 4096.0}) {
    CHECK(diameterFromSlider(sliderFromDiameter(px)) == Approx(px).epsilon(0.03));
  }
}

TEST_CASE("pictures go through the clipboard unchanged") {
  const TestApplication application;
  QImage opaque(7, 5, QImage::Format_RGB32);
  QImage clear(7, 5, QImage::Format_ARGB32);
  for (int y = 0; y < 5; ++y) {
    for (int x = 0; x < 7; ++x) {
      opaque.setPixel(x, y, qRgb(x * 30, y * 50, 77));
      clear.setPixel(x, y, qRgba(x * 30, y * 50, 77, 100 + x));
    }
  }
  for (const QImage& image : {opaque, clear}) {
    const image::Image picture = fromQImage(image);
    CHECK(picture.pixels.format().alpha == image.hasAlphaChannel());
    const QImage back = toQImage(picture, picture.pixels.bounds());
    int worst = 0;
    for (int y = 0; y < 5; ++y) {
      for (int x = 0; x < 7; ++x) {
        const QRgb a = image.pixel(x, y), b = back.pixel(x, y);
        for (const int d :
             {qRed(a) - qRed(b), qGreen(a) - qGreen(b), qBlue(a) - qBlue(b), qAlpha(a) - qAlpha(b)}) {
          worst = std::max(worst, std::abs(d));
        }
      }
    }
    CHECK(back.size() == image.size());
    CHECK(worst == 0);
  }
}

TEST_CASE("deep pictures stay deep") {
  const TestApplication application;
  QImage deep(4, 3, QImage::Format_RGBX64);
  deep.fill(QColor::fromRgba64(1234, 40000, 65535));
  const image::Image picture = fromQImage(deep);
  CHECK(picture.pixels.format() == image::PixelFormat{image::SampleType::UInt16, 3, false});
  std::uint16_t first[3];
  picture.pixels.read({0, 0, 1, 1}, first, sizeof first);
  CHECK(first[0] == 1234);
  CHECK(first[1] == 40000);
}

TEST_CASE("thumbnails keep the aspect and fit") {
  const TestApplication application;
  const image::Image picture = flatPicture({1000, 400}, qRgb(10, 200, 30));
  const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
  const QImage small = thumbnail(picture, converter, {100, 50, 800, 200}, {112, 76});
  CHECK(small.size() == QSize(112, 28));
  CHECK(qGreen(small.pixel(50, 10)) == 200);
  CHECK(thumbnail(picture, converter, {2000, 0, 10, 10}, {112, 76}).isNull());
}

TEST_CASE("a pixel changed outside mask and ring is counted") {
  engine::Candidate candidate;
  candidate.recipe.image = noisePicture({300, 300});
  candidate.recipe.mask = image::Mask({300, 300});
  candidate.recipe.mask.paint({{150, 150, 1}}, {40, 1, false});
  candidate.recipe.ring = 8;
  candidate.image = candidate.recipe.image;
  Progress progress;
  const std::uint8_t pixel[3] = {1, 2, 3};
  candidate.image.pixels.write({150, 150, 1, 1}, pixel, 3);
  candidate.image.pixels.write({150, 175, 1, 1}, pixel, 3);  // in the ring
  CHECK(changedOutsideEdit(candidate, progress) == 0);
  candidate.image.pixels.write({150, 181, 1, 1}, pixel, 3);
  candidate.image.pixels.write({290, 290, 1, 1}, pixel, 3);
  CHECK(changedOutsideEdit(candidate, progress) == 2);
}
