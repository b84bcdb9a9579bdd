// Differences are counted exactly, in the samples of the pictures.
#include "ui/compare/difference.h"

#include "tests/catch.h"
#include "tests/ui/canvas/pictures.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
Difference between(const image::TiledImage& a, const image::TiledImage& b, Point originOfB = {}) {
  Progress progress;
  return differenceOf(a, {}, b, originOfB, progress);
}
}  // namespace

TEST_CASE("difference: every sample counts, across tiles") {
  const image::Image a = noisePicture({700, 300});
  CHECK(between(a.pixels, a.pixels).differing == 0);
  CHECK(inWords(between(a.pixels, a.pixels)) == "No pixel differs");
  image::TiledImage b = a.pixels;
  for (const Point at : {Point{0, 0}, Point{255, 255}, Point{256, 0}, Point{699, 299}}) {
    std::uint8_t pixel[3];
    b.read({at.x, at.y, 1, 1}, pixel, 3);
    pixel[2] = static_cast<std::uint8_t>(pixel[2] ^ 1);
    b.write({at.x, at.y, 1, 1}, pixel, 3);
  }
  const Difference few = between(a.pixels, b);
  CHECK(few.compared == 210000);
  CHECK(few.differing == 4);
  CHECK(few.largest == 1);
  CHECK(inWords(few).contains("1 of 255"));
}

TEST_CASE("difference: 16 bit and half are counted in their own steps") {
  image::TiledImage a({image::SampleType::UInt16, 1, false}, {4, 4}), b = a;
  const std::uint16_t value = 40000;
  b.write({1, 2, 1, 1}, &value, 2);
  CHECK(between(a, b).largest == 40000);
  image::TiledImage c({image::SampleType::Half, 1, false}, {4, 4}), d = c;
  const std::uint16_t half = 0x3800;  // 0.5
  d.write({3, 3, 1, 1}, &half, 2);
  CHECK(between(c, d).largest == 0.5);
  CHECK(between(c, d).differing == 1);
}

TEST_CASE("difference: pictures of other sizes are compared where both are") {
  const image::Image small = flatPicture({300, 40}, qRgb(9, 9, 9));
  image::TiledImage large({image::SampleType::UInt8, 3, false}, {320, 60});
  large.write({20, 5, 1, 1}, "\x09\x09\x09", 3);
  image::TiledImage placed = image::with_canvas(small.pixels, {320, 60}, {20, 5});
  CHECK(between(small.pixels, placed, {20, 5}).differing == 0);
  CHECK(between(small.pixels, placed, {20, 5}).compared == 12000);
  CHECK(between(small.pixels, large, {20, 5}).differing == 11999);
}

TEST_CASE("difference: amplified differences saturate and stay opaque") {
  QImage a(3, 1, QImage::Format_RGB32), b(3, 1, QImage::Format_RGB32);
  a.fill(qRgb(10, 20, 30));
  b.fill(qRgb(10, 20, 30));
  b.setPixel(1, 0, qRgb(13, 20, 10));
  b.setPixel(2, 0, qRgb(200, 20, 30));
  const QImage shown = amplifiedDifference(a, b, 8);
  CHECK(shown.pixel(0, 0) == qRgb(0, 0, 0));
  CHECK(shown.pixel(1, 0) == qRgb(24, 0, 160));
  CHECK(shown.pixel(2, 0) == qRgb(255, 0, 0));
}
