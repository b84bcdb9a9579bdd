#include "image/mask.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/error.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"

using namespace pentimento;
using namespace pentimento::image;
using namespace pentimento::test;

namespace {
double area_of(const Mask& mask) {
  return cv::sum(mask.crop(Rect::of(mask.size())))[0] / 255;
}

int value_at(const Mask& mask, int x, int y) {
  return mask.crop({x, y, 1, 1}).at<std::uint8_t>(0, 0);
}
}  // namespace

TEST_CASE("Mask: bounds, crop and set") {
  Mask mask({600, 500});
  CHECK(mask.empty());
  CHECK(mask.pixels().memory_bytes() == 256 * 256);
  mask.set({590, 490, 30, 30}, cv::Mat(30, 30, CV_8UC1, cv::Scalar(3)));  // cut at the border
  CHECK(mask.bounds() == Rect{590, 490, 10, 10});
  mask.set({10, 300, 1, 1}, cv::Mat(1, 1, CV_8UC1, cv::Scalar(255)));
  CHECK(mask.bounds() == Rect{10, 300, 590, 200});
  const cv::Mat outside = mask.crop({595, 495, 20, 20});
  CHECK(cv::countNonZero(outside) == 25);
  CHECK_THROWS_AS(mask.set({0, 0, 2, 2}, cv::Mat(3, 2, CV_8UC1)), Error);
  CHECK_THROWS_AS(Mask(TiledImage({SampleType::UInt8, 3, false}, {4, 4})), Error);
  CHECK(Mask({0, 0}).bounds().empty());
}

TEST_CASE("Mask: a dot has the area of its circle and a stroke that of its capsule") {
  for (const double diameter : {1.0, 3.0, 10.0, 101.0}) {
    Mask mask({300, 300});
    mask.paint({{150, 150}}, {diameter, 1, false});
    CHECK(area_of(mask) == Approx(std::numbers::pi * diameter * diameter / 4).epsilon(0.03).margin(0.3));
  }
  Mask mask({300, 300});
  const Rect touched = mask.paint({{50, 60}, {200, 60}}, {20, 1, false});
  CHECK(area_of(mask) == Approx(std::numbers::pi * 100 + 150 * 20).epsilon(0.01));
  CHECK(touched.contains(mask.bounds()));
  CHECK(mask.bounds() == Rect{40, 50, 170, 20});
}

TEST_CASE("Mask: crossing strokes do not add up and erasing undoes") {
  Mask once({100, 100}), twice({100, 100});
  const Brush soft{40, 0.2, false};
  once.paint({{20, 50}, {80, 50}}, soft);
  twice.paint({{20, 50}, {80, 50}}, soft);
  CHECK(twice.paint({{80, 50}, {20, 50}}, soft).empty());  // nothing changes any more
  CHECK(once == twice);
  const Brush eraser{60, 1, true};
  once.paint({{20, 50}, {80, 50}}, eraser);
  CHECK(once.empty());
}

TEST_CASE("Mask: a stroke in pieces is the whole stroke") {
  const Brush brush{17, 0.5, false};
  Mask whole({400, 400}), pieces({400, 400});
  whole.paint({{30, 30, 0.4}, {200, 260, 1}, {390, 100, 0.7}}, brush);
  pieces.paint({{30, 30, 0.4}, {200, 260, 1}}, brush);
  pieces.paint({{200, 260, 1}, {390, 100, 0.7}}, brush);
  CHECK(whole == pieces);
}

TEST_CASE("Mask: a stroke covers what lies within its radius of the pen's way and nothing else") {
  const std::vector<StrokePoint> points{{40, 60, 1}, {300, 90, 0.4}, {310, 310, 0.8}, {310, 310, 1}};
  Mask mask({400, 400});
  mask.paint(points, {90, 1, false});
  int wrong = 0;
  for (int y = 0; y < 400; ++y) {
    for (int x = 0; x < 400; ++x) {
      double deepest = -1e9;  // px inside the edge
      for (std::size_t i = 1; i < points.size(); ++i) {
        const double dx = points[i].x - points[i - 1].x, dy = points[i].y - points[i - 1].y;
        const double px = x + 0.5 - points[i - 1].x, py = y + 0.5 - points[i - 1].y;
        const double length = dx * dx + dy * dy;
        const double t = length > 0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0;
        const double radius =
            45 * (points[i - 1].pressure + t * (points[i].pressure - points[i - 1].pressure));
        deepest = std::max(deepest, radius - std::hypot(px - t * dx, py - t * dy));
      }
      const int value = mask.crop({x, y, 1, 1}).at<std::uint8_t>(0, 0);
      if ((deepest > 0.6 && value != 255) || (deepest < -0.6 && value != 0)) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("Mask: strokes outside the picture, of no size, or of what is no number are harmless") {
  Mask mask({50, 40});
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  mask.paint({{-1e300, 1e300}, {nan, 5}, {inf, 3}}, {10, 1, false});
  mask.paint({}, {10, 1, false});
  mask.paint({{-500, -500}}, {10, 1, false});
  CHECK(mask.empty());
  mask.paint({{25, 20, nan}}, {nan, nan, false});
  CHECK(area_of(mask) < 2);
  mask.paint({{25, 20}}, {1e9, 1, false});
  CHECK(area_of(mask) == 50 * 40);
  Mask none;
  CHECK(none.paint({{1, 1}}, {}).empty());
}

TEST_CASE("Mask: a hard brush is antialiased over one pixel and a soft one falls from its center") {
  Mask hard({100, 100}), soft({100, 100});
  hard.paint({{50, 50}}, {40, 1, false});
  soft.paint({{50, 50}}, {40, 0, false});
  CHECK(value_at(hard, 50, 50) == 255);
  CHECK(value_at(hard, 67, 50) == 255);
  CHECK(value_at(hard, 71, 50) == 0);
  CHECK(value_at(soft, 50, 50) > 245);
  CHECK(value_at(soft, 60, 50) == Approx(128).margin(12));
  CHECK(value_at(soft, 71, 50) == 0);
}

TEST_CASE("Mask: grow and shrink by Euclidean distance") {
  const Mask mask = rectangle_mask({300, 300}, {100, 100, 50, 50});
  const Mask grown = mask.grown(10);
  CHECK(grown.bounds() == Rect{90, 90, 70, 70});
  CHECK(value_at(grown, 90, 120) == 255);
  CHECK(value_at(grown, 91, 91) == 0);  // round corners: (9, 9) is farther than 11
  CHECK(area_of(grown) == Approx(70 * 70 - (4 - std::numbers::pi) * 10 * 10).epsilon(0.01));
  CHECK(grown.shrunk(10).bounds() == mask.bounds());
  CHECK(mask.shrunk(5).bounds() == Rect{105, 105, 40, 40});
  CHECK(mask.shrunk(40).empty());
  CHECK(mask.grown(0) == mask);
  CHECK(mask.grown(-3) == mask);
  CHECK(mask.grown(std::numeric_limits<double>::quiet_NaN()) == mask);
  CHECK(area_of(mask.grown(1e9)) == 300 * 300);
  // A selection does not shrink away from the border of the picture.
  CHECK(rectangle_mask({100, 100}, {0, 0, 50, 100}).shrunk(10).bounds() == Rect{0, 0, 40, 100});
}

TEST_CASE("Mask: feathering keeps the amount and widens the edge") {
  const Mask mask = rectangle_mask({400, 400}, {100, 100, 200, 200});
  for (const double radius : {4.0, 20.0, 60.0}) {
    const Mask soft = mask.feathered(radius);
    CHECK(area_of(soft) == Approx(200 * 200).epsilon(0.01));
    for (const int x : {100, static_cast<int>(100 - radius / 2)}) {
      // The step convolved with a Gaussian, at the center of the pixel.
      const double sigma = radius / 2, expected = 127.5 * std::erfc((99.5 - x) / sigma / std::numbers::sqrt2);
      CHECK(value_at(soft, x, 200) == Approx(expected).margin(4));
    }
  }
  CHECK(mask.feathered(0) == mask);
}

TEST_CASE("Mask: invert, unite, subtract") {
  const Mask a = rectangle_mask({300, 300}, {10, 10, 100, 100}),
             b = rectangle_mask({300, 300}, {60, 60, 200, 200});
  CHECK(area_of(a.inverted()) == 300 * 300 - 100 * 100);
  CHECK(a.inverted().inverted() == a);
  CHECK(area_of(a.united(b)) == 100 * 100 + 200 * 200 - 50 * 50);
  CHECK(a.united(b) == b.united(a));
  CHECK(area_of(a.subtracted(b)) == 100 * 100 - 50 * 50);
  CHECK(a.subtracted(a).empty());
  CHECK(a.united(Mask({300, 300})) == a);
  CHECK_THROWS_AS(a.united(Mask({300, 301})), Error);
}

TEST_CASE("All of a large picture selected takes hardly any memory", "[image]") {
  const image::Mask all = image::Mask({40 * 256, 30 * 256}).inverted();
  CHECK(all.bounds() == Rect{0, 0, 40 * 256, 30 * 256});
  CHECK(all.pixels().memory_bytes() == 256 * 256);
  image::Mask cut = all;
  cut.set({300, 300, 10, 10}, cv::Mat::zeros(10, 10, CV_8UC1));
  CHECK(cut.pixels().memory_bytes() == 2 * 256 * 256);
  CHECK(cut.inverted().bounds() == Rect{300, 300, 10, 10});
}

TEST_CASE("Mask: values for a large area cost the tiles that hold any") {
  Mask mask({10 * 256, 8 * 256});
  cv::Mat values = cv::Mat::zeros(8 * 256, 10 * 256, CV_8UC1);
  values(cv::Rect(300, 300, 100, 500)).setTo(9);
  mask.set({0, 0, 10 * 256, 8 * 256}, values);
  CHECK(mask.bounds() == Rect{300, 300, 100, 500});
  CHECK(mask.pixels().memory_bytes() == 4 * 256 * 256);
  mask.set(mask.bounds(), cv::Mat::zeros(500, 100, CV_8UC1));
  CHECK(mask.empty());
}

TEST_CASE("Mask: what is seen is what is cropped") {
  Mask mask({600, 500});
  mask.paint({{250, 240}, {400, 300}}, {90, 0.5, false});
  for (const Rect& area : {Rect{0, 0, 600, 500}, Rect{200, 200, 120, 90}, Rect{550, 450, 100, 100}}) {
    CHECK(cv::norm(mask.view(area).whole(), mask.crop(area), cv::NORM_INF) == 0);
  }
}

TEST_CASE("Mask: a stroke on a large picture costs the tiles it touches") {
  Mask mask({12000, 8000});
  const Mask before = mask;
  mask.paint({{6000, 4000}, {6050, 4010}}, {100, 1, false});
  CHECK(mask.pixels().memory_bytes() <= 7 * 256 * 256);
  CHECK(changed_tiles(before.pixels(), mask.pixels()).area() <= 6 * 256 * 256);
}
