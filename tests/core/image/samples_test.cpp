#include "image/samples.h"

#include "tests/catch.h"
#include "tests/core/image/pictures.h"

using namespace pentimento;
using namespace pentimento::image;
using namespace pentimento::test;

TEST_CASE("view_of: the same pixels as a copy, in tiles of every format") {
  const Size size{700, 600};
  for (const PixelFormat format : all_pixel_formats()) {
    const TiledImage pixels = noise(format, size).pixels;
    for (const Rect& area : {Rect{0, 0, 700, 600}, Rect{255, 256, 2, 300}, Rect{513, 512, 187, 88}}) {
      const PixelView view = view_of(pixels, area);
      const cv::Mat copy = samples_of(pixels, area), seen = view.whole();
      REQUIRE(view.type() == copy.type());
      REQUIRE(seen.size() == copy.size());
      for (int y = 0; y < copy.rows; ++y) {
        const auto bytes = static_cast<std::size_t>(copy.cols) * copy.elemSize();
        REQUIRE(std::equal(copy.ptr(y), copy.ptr(y) + bytes, seen.ptr(y)));
      }
    }
  }
  CHECK(view_of(TiledImage{}, {}).empty());
}

TEST_CASE("view_of: what is written to the picture later is not seen") {
  TiledImage pixels = noise({SampleType::UInt8, 1, false}, {300, 10}).pixels;
  const PixelView view = view_of(pixels, pixels.bounds());
  const uchar before = *view.at(290, 5), other = static_cast<uchar>(255 - before);
  pixels.write({290, 5, 1, 1}, &other, 1);
  CHECK(*view.at(290, 5) == before);
  CHECK(*view_of(pixels, pixels.bounds()).at(290, 5) == other);
}
