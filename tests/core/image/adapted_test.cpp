// Copies in another size and in sRGB.
#include "image/adapted.h"

#include "image/color.h"
#include "image/samples.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/core/image/profiles.h"

using namespace pentimento;
using namespace pentimento::image;

namespace {
cv::Mat floats(const Image& image) {
  cv::Mat values;
  samples_of(image.pixels, image.pixels.bounds()).convertTo(values, CV_32F);
  return values;
}
}  // namespace

TEST_CASE("scaling keeps sample type and print size and gives means") {
  for (const PixelFormat format : test::all_pixel_formats()) {
    CAPTURE(test::to_string(format));
    Image picture = test::noise(format, {300, 280});
    Metadata metadata;
    metadata.dots_per_inch_x = metadata.dots_per_inch_y = 300;
    picture.metadata = std::make_shared<const Metadata>(metadata);
    Progress progress;
    const Image half = scaled(picture, 0.5, progress);
    CHECK(half.size() == Size{150, 140});
    CHECK(half.pixels.format() == format);
    CHECK(half.metadata->dots_per_inch_x == 150);
    if (format.alpha) continue;
    const cv::Mat before = floats(picture), after = floats(half);
    for (int c = 0; c < format.channels(); ++c) {
      double sum = 0;
      for (int i = 0; i < 4; ++i) sum += before.ptr<float>(i / 2)[(i % 2) * format.channels() + c];
      const double step =
          format.sample == SampleType::UInt8 || format.sample == SampleType::UInt16 ? 0.51 : 1e-3;
      CHECK(after.ptr<float>(0)[c] == Approx(sum / 4).margin(step));
    }
  }
}

TEST_CASE("what is transparent lends no color to its neighbors") {
  Image picture;
  picture.pixels = TiledImage({SampleType::UInt8, 3, true}, {4, 2});
  const std::uint8_t row[] = {200, 100, 50, 255, 0, 255, 0, 0, 200, 100, 50, 255, 0, 255, 0, 0};
  for (int y = 0; y < 2; ++y) picture.pixels.write({0, y, 4, 1}, row, sizeof row);
  Progress progress;
  const cv::Mat half = samples_of(scaled(picture, 0.5, progress).pixels, {0, 0, 2, 1});
  CHECK(half.at<cv::Vec4b>(0, 0) == cv::Vec4b(200, 100, 50, 128));
}

TEST_CASE("sRGB looks the same and needs no profile") {
  Image picture = test::noise({SampleType::UInt8, 3, true}, {40, 300});
  Metadata metadata;
  metadata.icc = test::display_p3_profile();
  picture.metadata = std::make_shared<const Metadata>(metadata);
  Progress progress;
  const Image copy = in_srgb(picture, progress);
  CHECK(copy.metadata->icc.empty());
  const ColorConverter before(picture.pixels.format(), *picture.metadata);
  const cv::Mat expected = before.to_display(picture.pixels, picture.pixels.bounds());
  const ColorConverter after(copy.pixels.format(), *copy.metadata);
  CHECK(cv::norm(expected, after.to_display(copy.pixels, copy.pixels.bounds()), cv::NORM_INF) <= 1);
  CHECK(test::same_samples(in_srgb(copy, progress).pixels, copy.pixels));
}
