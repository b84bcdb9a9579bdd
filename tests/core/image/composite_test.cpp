// Promise P1: outside mask and ring every sample is the one that was there.
#include "image/composite.h"

#include <cmath>
#include <random>

#include "base/error.h"
#include "image/io.h"
#include "image/samples.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/core/image/profiles.h"

using namespace pentimento;
using namespace pentimento::image;
using namespace pentimento::test;

namespace {
/// A fill that differs from any picture, with values outside 0..1.
cv::Mat wild_fill(const Rect& area, unsigned seed) {
  cv::Mat fill(area.height, area.width, CV_32FC3);
  cv::RNG random(seed);
  random.fill(fill, cv::RNG::UNIFORM, -0.2, 1.2);
  return fill;
}

Image with_metadata(Image image, const Metadata& metadata) {
  image.metadata = std::make_shared<const Metadata>(metadata);
  return image;
}

Image edited(const Image& image, const Mask& mask, int ring, unsigned seed) {
  const ColorConverter converter(image.pixels.format(), *image.metadata);
  const Rect area = changed_area(mask, ring);
  Image result = image;
  result.pixels = composite(image.pixels, converter, mask, ring, wild_fill(area, seed), area);
  return result;
}

/// Distance in px from the nearest selected pixel, by looking at all of them.
double distance_to(const cv::Mat& mask, int x, int y, int reach) {
  double nearest = 1e9;
  for (int my = std::max(0, y - reach); my <= std::min(mask.rows - 1, y + reach); ++my) {
    for (int mx = std::max(0, x - reach); mx <= std::min(mask.cols - 1, x + reach); ++mx) {
      if (mask.at<std::uint8_t>(my, mx) > 0) nearest = std::min(nearest, std::hypot(mx - x, my - y));
    }
  }
  return nearest;
}

/// True where a sample may differ: in the mask, or within the ring around it.
cv::Mat allowed(const Mask& mask, int ring) {
  const cv::Mat values = mask.crop(Rect::of(mask.size()));
  cv::Mat result(values.rows, values.cols, CV_8UC1);
  for (int y = 0; y < values.rows; ++y) {
    for (int x = 0; x < values.cols; ++x) {
      result.at<std::uint8_t>(y, x) = distance_to(values, x, y, ring + 1) <= ring ? 255 : 0;
    }
  }
  return result;
}

/// Number of pixels outside `may_differ` in which the two pictures differ, alpha counted everywhere.
int wrongly_changed(const TiledImage& a, const TiledImage& b, const cv::Mat& may_differ) {
  const auto before = bytes_of(a, a.bounds()), after = bytes_of(b, b.bounds());
  const auto pixel = static_cast<std::size_t>(a.format().pixel_bytes());
  const auto sample = static_cast<std::size_t>(sample_bytes(a.format().sample));
  int wrong = 0;
  for (int y = 0; y < a.size().height; ++y) {
    for (int x = 0; x < a.size().width; ++x) {
      const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(a.size().width) +
                              static_cast<std::size_t>(x)) *
                             pixel;
      const bool inside = may_differ.at<std::uint8_t>(y, x) > 0;
      const std::size_t from = inside ? (a.format().alpha ? pixel - sample : pixel) : 0;
      wrong += !std::equal(before.begin() + static_cast<std::ptrdiff_t>(at + from),
                           before.begin() + static_cast<std::ptrdiff_t>(at + pixel),
                           after.begin() + static_cast<std::ptrdiff_t>(at + from));
    }
  }
  return wrong;
}

struct NamedMetadata {
  const char* name;
  Metadata metadata;
};

std::vector<NamedMetadata> metadata_for(PixelFormat format) {
  Metadata linear, broken;
  linear.linear = true;
  broken.icc.assign(200, 7);
  std::vector<NamedMetadata> all{{"no profile", {}}, {"linear", linear}, {"broken profile", broken}};
  const auto add = [&](const char* name, std::vector<std::uint8_t> icc) {
    Metadata metadata;
    metadata.icc = std::move(icc);
    all.push_back({name, metadata});
  };
  if (format.color_channels == 1) {
    add("grey profile", grey_profile());
    add("RGB profile", display_p3_profile());  // does not fit: counts as none
  } else {
    add("Display P3", display_p3_profile());
    add("wide gamut", wide_gamut_profile());
    add("Adobe-like", adobe_like_profile());
    add("table profile", table_profile());
  }
  return all;
}
}  // namespace

TEST_CASE("P1: composite changes nothing outside mask and ring - all types and profiles") {
  const Size size{257, 131};
  const Mask mask = rectangle_mask(size, {200, 40, 57, 50});  // touches the right border
  const cv::Mat may_differ = allowed(mask, 5);
  for (const PixelFormat format : all_pixel_formats()) {
    for (const NamedMetadata& m : metadata_for(format)) {
      INFO(to_string(format) << ", " << m.name);
      const Image before = with_metadata(noise(format, size), m.metadata);
      const Image after = edited(before, mask, 5, 7);
      CHECK(wrongly_changed(before.pixels, after.pixels, may_differ) == 0);
      CHECK(wrongly_changed(before.pixels, after.pixels, cv::Mat::zeros(may_differ.size(), CV_8UC1)) > 2000);
    }
  }
}

TEST_CASE("P1: odd sizes - masks at all borders - soft values - any ring") {
  const PixelFormat format{SampleType::UInt16, 3, true};
  for (const Size size : {Size{1, 1}, Size{1, 40}, Size{257, 3}, Size{65, 300}}) {
    for (const int ring : {0, 1, 8, 32}) {
      Mask mask = rectangle_mask(size, {0, 0, 1, 1});
      mask.set({size.width - 1, size.height - 1, 1, 1}, cv::Mat(1, 1, CV_8UC1, cv::Scalar(90)));
      mask.set({size.width / 2, 0, 1, 1}, cv::Mat(1, 1, CV_8UC1, cv::Scalar(1)));
      const Image before = noise(format, size);
      INFO(size.width << " x " << size.height << ", ring " << ring);
      CHECK(wrongly_changed(before.pixels, edited(before, mask, ring, 3).pixels, allowed(mask, ring)) == 0);
    }
  }
}

TEST_CASE("P1: tiles that no weight reaches stay shared") {
  const Size size{1024, 1024};
  const Image before = noise({SampleType::UInt8, 3, false}, size);
  const Image after = edited(before, rectangle_mask(size, {300, 300, 50, 50}), 8, 1);
  CHECK(changed_tiles(before.pixels, after.pixels) == Rect{256, 256, 256, 256});
}

TEST_CASE("P1: twenty edits through files leave everything outside their masks alone") {
  const TemporaryFolder folder;
  Progress progress;
  struct Case {
    const char* file;
    PixelFormat format;
  };
  for (const Case& c :
       {Case{"a.png", {SampleType::UInt16, 3, true}}, Case{"a.tif", {SampleType::UInt16, 1, false}},
        Case{"b.tif", {SampleType::Float, 3, true}}, Case{"a.webp", {SampleType::UInt8, 3, true}},
        Case{"a.exr", {SampleType::Half, 3, true}}}) {
    INFO(c.file);
    const Size size{150, 90};
    Metadata metadata;
    metadata.linear = std::string(c.file) == "a.exr";
    if (c.format.color_channels == 3 && !metadata.linear) metadata.icc = wide_gamut_profile();
    const Image original = with_metadata(noise(c.format, size), metadata);
    write_image(original, folder / c.file, {}, progress);
    cv::Mat may_differ = cv::Mat::zeros(size.height, size.width, CV_8UC1);
    std::mt19937 random(5);
    for (unsigned edit = 0; edit < 20; ++edit) {
      const Rect area{static_cast<int>(random() % 140U), static_cast<int>(random() % 80U), 6, 7};
      const Mask mask = rectangle_mask(size, area.intersected(Rect::of(size)));
      may_differ |= allowed(mask, 3);
      write_image(edited(read_image(folder / c.file, progress), mask, 3, edit), folder / c.file, {},
                  progress);
    }
    const Image last = read_image(folder / c.file, progress);
    CHECK(last.metadata->icc == metadata.icc);
    CHECK(wrongly_changed(original.pixels, last.pixels, may_differ) == 0);
    CHECK(cv::countNonZero(may_differ) < size.area() / 2);
  }
}

TEST_CASE("blend_weight: the mask's own value inside and a smooth fall outside") {
  const Mask mask = rectangle_mask({100, 100}, {40, 40, 20, 20});
  const cv::Mat weight = blend_weight(mask, 8, {0, 0, 100, 100});
  CHECK(weight.at<float>(50, 50) == 1);
  CHECK(weight.at<float>(50, 40) == 1);
  CHECK(weight.at<float>(50, 31) == 0);
  float last = 1;
  for (int x = 39; x >= 32; --x) {
    CHECK(weight.at<float>(50, x) < last);
    CHECK(weight.at<float>(50, x) > 0);
    last = weight.at<float>(50, x);
  }
  cv::Mat hard;
  mask.crop({0, 0, 100, 100}).convertTo(hard, CV_32F, 1.0 / 255);
  CHECK(cv::norm(blend_weight(mask, 0, {0, 0, 100, 100}), hard, cv::NORM_INF) == 0);
  // A part of it is the same as the whole.
  const cv::Mat part = blend_weight(mask, 8, {30, 30, 12, 12});
  CHECK(cv::norm(part, weight(cv::Rect(30, 30, 12, 12)), cv::NORM_INF) == 0);
}

TEST_CASE("blend_weight: faint pixels of an antialiased edge do not hide the full ones") {
  Mask mask = rectangle_mask({60, 60}, {20, 20, 20, 20});
  mask.set({19, 20, 1, 20}, cv::Mat(20, 1, CV_8UC1, cv::Scalar(20)));
  const cv::Mat weight = blend_weight(mask, 8, {0, 0, 60, 60});
  CHECK(weight.at<float>(30, 19) > 0.9F);
  CHECK(weight.at<float>(30, 18) > 0.8F);
  CHECK(weight.at<float>(30, 12) > 0);
}

TEST_CASE("composite: no 8-bit step and one rounding") {
  for (const SampleType sample : {SampleType::UInt16, SampleType::Float}) {
    const PixelFormat format{sample, 3, false};
    TiledImage base(format, {4, 4});
    const Mask mask = rectangle_mask({4, 4}, {0, 0, 4, 4});
    const cv::Mat fill(4, 4, CV_32FC3, cv::Scalar::all(0.500013));
    const TiledImage result = composite(base, ColorConverter(format, {}), mask, 0, fill, {0, 0, 4, 4});
    std::uint16_t code[3] = {};
    float value[3] = {};
    result.read({2, 2, 1, 1}, sample == SampleType::UInt16 ? static_cast<void*>(code) : value, 12);
    if (sample == SampleType::UInt16) CHECK(code[1] == std::lround(0.500013 * 65535));
    if (sample == SampleType::Float) CHECK(value[1] == 0.500013F);
  }
}

TEST_CASE("composite: alpha is kept - or becomes opaque where new canvas is filled") {
  const PixelFormat format{SampleType::UInt8, 3, true};
  const TiledImage base(format, {8, 8});
  const Mask mask = rectangle_mask({8, 8}, {0, 0, 4, 8});
  const cv::Mat fill(8, 8, CV_32FC3, cv::Scalar::all(1));
  const ColorConverter converter(format, {});
  const auto pixel = [](const TiledImage& image, int x) { return bytes_of(image, {x, 4, 1, 1}); };
  CHECK(pixel(composite(base, converter, mask, 0, fill, {0, 0, 8, 8}), 1)[3] == std::byte{0});
  const TiledImage opaque = composite(base, converter, mask, 0, fill, {0, 0, 8, 8}, true);
  CHECK(pixel(opaque, 1)[3] == std::byte{255});
  CHECK(pixel(opaque, 6)[3] == std::byte{0});
}

TEST_CASE("composite: a fill that is too small or a mask that does not fit is refused") {
  const PixelFormat format{SampleType::UInt8, 3, false};
  const TiledImage base(format, {8, 8});
  const ColorConverter converter(format, {});
  const cv::Mat fill(4, 4, CV_32FC3, cv::Scalar::all(1));
  CHECK_THROWS_AS(composite(base, converter, rectangle_mask({8, 8}, {0, 0, 8, 8}), 0, fill, {0, 0, 4, 4}),
                  Error);
  CHECK_THROWS_AS(composite(base, converter, rectangle_mask({9, 8}, {0, 0, 2, 2}), 0, fill, {0, 0, 4, 4}),
                  Error);
}

TEST_CASE("composite: a kept fill gives what the same numbers give at once") {
  for (const PixelFormat& format : all_pixel_formats()) {
    const Image image = noise(format, {300, 280});
    const Mask mask = rectangle_mask({300, 280}, {200, 100, 90, 70});
    const ColorConverter converter(format, *image.metadata);
    const Rect area = changed_area(mask, 8);
    const Fill fill = make_fill(wild_fill(area, 3), {area.x, area.y}, fill_type(format.sample));
    const TiledImage once = composite(image.pixels, converter, mask, 8, srgb_of(fill, area), area);
    CHECK(same_samples(composite(image.pixels, converter, mask, 8, fill), once));
    CHECK(same_samples(composite(image.pixels, converter, mask, 8, fill, 0), image.pixels));
  }
}

TEST_CASE("composite: opacity goes from the picture to the fill") {
  const Image image = noise({SampleType::Float, 3, false}, {64, 64});
  const Mask mask = rectangle_mask({64, 64}, {10, 10, 20, 20});
  const ColorConverter converter(image.pixels.format(), *image.metadata);
  const Fill fill = make_fill(cv::Mat(64, 64, CV_32FC3, cv::Scalar::all(0.5)), {0, 0}, SampleType::Float);
  const auto red_at = [&](const TiledImage& pixels) {
    return samples_of(pixels, {15, 15, 1, 1}).at<cv::Vec3f>(0, 0)[0];
  };
  const float before = red_at(image.pixels), all = red_at(composite(image.pixels, converter, mask, 0, fill));
  const float half = red_at(composite(image.pixels, converter, mask, 0, fill, 0.5));
  CHECK(half == Approx((before + all) / 2).epsilon(1e-5));
}

TEST_CASE("composite: a mask that reaches beyond the fill is cut and never reads outside") {
  const Image image = noise({SampleType::UInt8, 3, false}, {300, 280});
  const ColorConverter converter(image.pixels.format(), *image.metadata);
  const Rect area{100, 90, 80, 70};
  const Fill fill = make_fill(wild_fill(area, 3), {area.x, area.y}, SampleType::Half);
  const Mask all = Mask({300, 280}).inverted();
  CHECK(covered_by(all, fill, 8).bounds() == Rect{108, 98, 64, 54});
  const TiledImage result = composite(image.pixels, converter, all, 8, fill);
  CHECK_FALSE(same_samples(result, image.pixels));
  CHECK(bytes_of(result, {0, 0, 300, 90}) == bytes_of(image.pixels, {0, 0, 300, 90}));
  CHECK(bytes_of(result, {0, 160, 300, 120}) == bytes_of(image.pixels, {0, 160, 300, 120}));
  const Fill corner = make_fill(wild_fill({0, 0, 80, 70}, 3), {0, 0}, SampleType::Half);
  CHECK(covered_by(all, corner, 8).bounds() == Rect{0, 0, 72, 62});
  CHECK(covered_by(all, Fill{TiledImage({SampleType::Half, 3, false}, {5, 5}), {400, 0}, false}, 0).empty());
}
