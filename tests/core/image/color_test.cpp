#include "image/color.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "image/samples.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/core/image/profiles.h"

using namespace pentimento;
using namespace pentimento::image;
using namespace pentimento::test;

namespace {
Metadata with_profile(std::vector<std::uint8_t> icc) {
  Metadata metadata;
  metadata.icc = std::move(icc);
  return metadata;
}

/// Largest difference, in sample steps, between the picture and its way to sRGB and back.
double round_trip_error(const Image& image, const Metadata& metadata) {
  const ColorConverter converter(image.pixels.format(), metadata);
  const cv::Mat back = converter.from_srgb(converter.to_srgb(image.pixels, image.pixels.bounds()));
  cv::Mat colors;
  colors_of(samples_of(image.pixels, image.pixels.bounds()), image.pixels.format()).convertTo(colors, CV_32F);
  return cv::norm(back, colors, cv::NORM_INF);
}

TiledImage one_pixel(const std::vector<std::uint8_t>& samples) {
  TiledImage pixels(
      {SampleType::UInt8, samples.size() < 3 ? 1 : 3, samples.size() == 2 || samples.size() == 4}, {1, 1});
  pixels.write({0, 0, 1, 1}, samples.data(), samples.size());
  return pixels;
}
}  // namespace

TEST_CASE("ColorConverter: integer samples come back through every profile") {
  const Size size{97, 61};
  for (const SampleType sample : {SampleType::UInt8, SampleType::UInt16}) {
    const Image rgb = noise({sample, 3, true}, size), grey = noise({sample, 1, false}, size);
    CHECK(round_trip_error(rgb, {}) < 0.01);
    CHECK(round_trip_error(grey, {}) < 0.01);
    CHECK(round_trip_error(rgb, with_profile(srgb_profile())) < 0.01);
    CHECK(round_trip_error(rgb, with_profile(display_p3_profile())) < 0.5);
    CHECK(round_trip_error(grey, with_profile(grey_profile())) < 0.5);
    if (sample == SampleType::UInt8) {
      CHECK(round_trip_error(rgb, with_profile(wide_gamut_profile())) < 0.5);
      CHECK(round_trip_error(rgb, with_profile(adobe_like_profile())) < 0.5);
    } else {
      // Float sRGB cannot hold a dark channel beside a bright one more finely; the samples of a picture are
      // copied or blended from, never replaced by this.
      CHECK(round_trip_error(rgb, with_profile(wide_gamut_profile())) < 16);
    }
  }
}

TEST_CASE("ColorConverter: Display P3 green is outside sRGB and white is white") {
  const ColorConverter converter({SampleType::UInt8, 3, false}, with_profile(display_p3_profile()));
  const auto green = converter.to_srgb(one_pixel({0, 255, 0}), {0, 0, 1, 1}).at<cv::Vec3f>(0, 0);
  // CSS Color 4 gives color(display-p3 0 1 0) = color(srgb -0.5116 1.0183 -0.3107).
  CHECK(green[0] == Approx(-0.5116).margin(0.002));
  CHECK(green[1] == Approx(1.0183).margin(0.002));
  CHECK(green[2] == Approx(-0.3107).margin(0.002));
  const auto white = converter.to_srgb(one_pixel({255, 255, 255}), {0, 0, 1, 1}).at<cv::Vec3f>(0, 0);
  for (int c = 0; c < 3; ++c) CHECK(white[c] == Approx(1).margin(0.001));
}

TEST_CASE("ColorConverter: profiles that do not fit count as none") {
  const PixelFormat rgb{SampleType::UInt8, 3, false}, grey{SampleType::UInt8, 1, false};
  CHECK(ColorConverter(rgb, {}).profile_usable());
  CHECK(ColorConverter(rgb, with_profile(display_p3_profile())).profile_usable());
  CHECK(ColorConverter(rgb, with_profile(table_profile())).profile_usable());
  CHECK(ColorConverter(grey, with_profile(grey_profile())).profile_usable());
  CHECK_FALSE(ColorConverter(rgb, with_profile(grey_profile())).profile_usable());
  CHECK_FALSE(ColorConverter(grey, with_profile(srgb_profile())).profile_usable());
  CHECK_FALSE(ColorConverter(rgb, with_profile({1, 2, 3})).profile_usable());
  auto damaged = display_p3_profile();
  damaged.resize(damaged.size() / 2);
  const ColorConverter converter(rgb, with_profile(damaged));
  CHECK(converter.to_srgb(one_pixel({255, 128, 0}), {0, 0, 1, 1}).at<cv::Vec3f>(0, 0)[0] ==
        Approx(1).margin(0.1));
}

TEST_CASE("ColorConverter: a profile of tables agrees with what it was made from") {
  const ColorConverter converter({SampleType::UInt8, 3, false}, with_profile(table_profile()));
  const auto v = converter.to_srgb(one_pixel({200, 100, 50}), {0, 0, 1, 1}).at<cv::Vec3f>(0, 0);
  CHECK(v[0] * 255 == Approx(200).margin(2));
  CHECK(v[1] * 255 == Approx(100).margin(2));
  CHECK(v[2] * 255 == Approx(50).margin(3));
}

TEST_CASE("ColorConverter: linear pictures keep negative and very bright values and lose what is no number") {
  const PixelFormat format{SampleType::Float, 3, false};
  Metadata metadata;
  metadata.linear = true;
  const ColorConverter converter(format, metadata);
  TiledImage pixels(format, {2, 1});
  const float values[6] = {
      -0.25F, 12, 0.18F, std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 1};
  pixels.write({0, 0, 2, 1}, values, sizeof values);
  const cv::Mat srgb = converter.to_srgb(pixels, {0, 0, 2, 1});
  CHECK(srgb.at<cv::Vec3f>(0, 0)[2] == Approx(0.4613).margin(1e-3));
  CHECK(srgb.at<cv::Vec3f>(0, 1)[0] == 0);
  CHECK(srgb.at<cv::Vec3f>(0, 1)[1] == 0);
  const auto back = converter.from_srgb(srgb).at<cv::Vec3f>(0, 0);
  for (int c = 0; c < 3; ++c) CHECK(back[c] == Approx(values[c]).epsilon(1e-4));
}

TEST_CASE("ColorConverter: bytes that are sRGB already are given as they are, and nothing else is") {
  const Size size{97, 61};
  for (const PixelFormat format : {PixelFormat{SampleType::UInt8, 3, false},
                                   {SampleType::UInt8, 3, true},
                                   {SampleType::UInt8, 1, false}}) {
    const Image picture = noise(format, size);
    const ColorConverter converter(format, {});
    const cv::Mat bytes = converter.srgb_bytes(picture.pixels, {3, 5, 50, 40}).whole();
    REQUIRE(bytes.type() == CV_8UC3);
    cv::Mat floats;
    bytes.convertTo(floats, CV_32F, 1.0 / 255);
    CHECK(cv::norm(floats, converter.to_srgb(picture.pixels, {3, 5, 50, 40}), cv::NORM_INF) == 0);
  }
  const Image fine = noise({SampleType::UInt16, 3, false}, size),
              rgb = noise({SampleType::UInt8, 3, false}, size);
  CHECK(ColorConverter(fine.pixels.format(), {}).srgb_bytes(fine.pixels, fine.pixels.bounds()).empty());
  const ColorConverter wide(rgb.pixels.format(), with_profile(display_p3_profile()));
  CHECK(wide.srgb_bytes(rgb.pixels, rgb.pixels.bounds()).empty());
}

TEST_CASE("ColorConverter: the screen sees what to_srgb says") {
  for (const PixelFormat format : all_pixel_formats()) {
    const bool grey = format.color_channels == 1;
    for (const auto& icc : {std::vector<std::uint8_t>{}, grey ? grey_profile() : display_p3_profile(),
                            grey ? std::vector<std::uint8_t>{} : table_profile()}) {
      INFO(to_string(format) << ", profile of " << icc.size() << " bytes");
      const Image image = noise(format, {40, 30});
      const ColorConverter converter(format, with_profile(icc));
      const cv::Mat screen = converter.to_display(image.pixels, {3, 4, 20, 10});
      const cv::Mat srgb = converter.to_srgb(image.pixels, {3, 4, 20, 10});
      REQUIRE(screen.type() == CV_8UC4);
      double worst = 0;
      for (int y = 0; y < screen.rows; ++y) {
        for (int x = 0; x < screen.cols; ++x) {
          for (int c = 0; c < 3; ++c) {
            const double expected = std::clamp(255.0 * srgb.at<cv::Vec3f>(y, x)[c], 0.0, 255.0);
            worst = std::max(worst, std::abs(expected - screen.at<cv::Vec4b>(y, x)[2 - c]));
          }
          if (!format.alpha) worst = std::max(worst, 255.0 - screen.at<cv::Vec4b>(y, x)[3]);
        }
      }
      CHECK(worst <= (icc.size() > 10000 ? 4 : 1));  // tables are interpolated with 8-bit output
    }
  }
}
