#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "image/selection/attached_shadow.h"
#include "image/selection/guided_filter.h"
#include "image/selection/object_edges.h"
#include "image/selection/shapes.h"
#include "image/selection/similar_colors.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"

using namespace pentimento;
using namespace pentimento::image;
namespace shapes = pentimento::image;

namespace {
double area_of(const Mask& mask) {
  return cv::sum(mask.crop(Rect::of(mask.size())))[0] / 255;
}

int value_at(const Mask& mask, int x, int y) {
  return mask.crop({x, y, 1, 1}).at<std::uint8_t>(0, 0);
}

/// 8-bit sRGB from R G B values.
Image picture_of(const cv::Mat& rgb) {
  Image image;
  image.pixels = TiledImage({SampleType::UInt8, 3, false}, {rgb.cols, rgb.rows});
  image.pixels.write(image.pixels.bounds(), rgb.data, rgb.step);
  return image;
}

ColorConverter converter_of(const Image& image) {
  return ColorConverter(image.pixels.format(), *image.metadata);
}

cv::Mat with_noise(const cv::Mat& rgb, double sigma) {
  cv::Mat noise(rgb.size(), CV_16SC3), sum;
  cv::RNG random(7);
  random.fill(noise, cv::RNG::NORMAL, 0, sigma);
  cv::add(rgb, noise, sum, {}, CV_8UC3);
  return sum;
}

/// Intersection over union of two masks cut at one half.
double overlap(const Mask& a, const Mask& b) {
  const cv::Mat x = a.crop(Rect::of(a.size())) >= 128, y = b.crop(Rect::of(b.size())) >= 128;
  return cv::countNonZero(x & y) / std::max(1.0, static_cast<double>(cv::countNonZero(x | y)));
}

/// A yellow disk on a green-blue ground.
struct DiskScene {
  Image image;
  Mask disk;
};

DiskScene disk_scene(Size size, cv::Point center, int radius) {
  cv::Mat rgb(size.height, size.width, CV_8UC3, cv::Scalar(50, 110, 120));
  cv::circle(rgb, center, radius, cv::Scalar(220, 190, 60), cv::FILLED, cv::LINE_AA);
  const double r = radius;
  return {picture_of(with_noise(rgb, 8)), ellipse_mask(size, {center.x - r, center.y - r, 2 * r, 2 * r})};
}
}  // namespace

TEST_CASE("Mask: intersect keeps what both select") {
  const Mask a = test::rectangle_mask({900, 700}, {10, 10, 400, 300});
  const Mask b = test::rectangle_mask({900, 700}, {300, 200, 400, 300});
  CHECK(a.intersected(b) == test::rectangle_mask({900, 700}, {300, 200, 110, 110}));
  CHECK(a.intersected(Mask({900, 700})).empty());
  CHECK(a.intersected(a) == a);
}

TEST_CASE("Mask: smooth rounds corners and drops specks and leaves straight edges where they are") {
  Mask mask = test::rectangle_mask({400, 300}, {100, 100, 200, 100});
  mask.set({20, 20, 3, 3}, cv::Mat(3, 3, CV_8UC1, cv::Scalar(255)));
  const Mask smooth = mask.smoothed(20);
  CHECK(value_at(smooth, 21, 21) == 0);
  CHECK(value_at(smooth, 100, 100) == 0);
  CHECK(value_at(smooth, 200, 99) < 128);
  CHECK(value_at(smooth, 200, 100) >= 128);
  CHECK(value_at(smooth, 200, 97) == 0);
  CHECK(value_at(smooth, 200, 103) == 255);
  CHECK(area_of(smooth) == Approx(20000).epsilon(0.02));
}

TEST_CASE("Mask: holes are filled but bays and the outside are not") {
  Mask ring = ellipse_mask({600, 600}, {100, 100, 300, 300});
  const Mask disk = ring;
  ring = ring.subtracted(ellipse_mask({600, 600}, {170.5, 170.5, 150, 150}));
  CHECK(value_at(ring, 250, 250) == 0);
  CHECK(ring.holes_filled() == disk);
  CHECK(disk.holes_filled() == disk);
  const Mask corner = test::rectangle_mask({600, 600}, {0, 0, 600, 20})
                          .united(test::rectangle_mask({600, 600}, {0, 0, 20, 600}));
  CHECK(corner.holes_filled() == corner);  // open to the border of its bounds
  CHECK(Mask({600, 600}).holes_filled().empty());
}

TEST_CASE("Shapes: coverage is exact along both axes") {
  const Mask mask = shapes::rectangle_mask({300, 300}, {10.25, 20.5, 100, 50});
  CHECK(area_of(mask) == Approx(5000).epsilon(0.001));
  CHECK(value_at(mask, 10, 40) == Approx(191).margin(1));
  CHECK(value_at(mask, 110, 40) == Approx(64).margin(1));
  CHECK(value_at(mask, 50, 20) == Approx(128).margin(1));
  CHECK(value_at(mask, 50, 40) == 255);
}

TEST_CASE("Shapes: an ellipse has its area and symmetry") {
  for (const double side : {1.0, 7.0, 100.0, 701.0}) {
    const Mask mask = ellipse_mask({1000, 900}, {50, 60, side, 0.5 * side});
    CHECK(area_of(mask) == Approx(std::numbers::pi * side * side / 8).epsilon(0.01).margin(0.01));
  }
  const Mask mask = ellipse_mask({200, 200}, {50, 50, 100, 100});
  CHECK(value_at(mask, 50, 99) == value_at(mask, 149, 99));
  CHECK(value_at(mask, 99, 50) == Approx(value_at(mask, 99, 149)).margin(2));
}

TEST_CASE("Shapes: polygons outside the picture and crossing ones and bad ones") {
  const Mask all = polygon_mask({300, 280}, {{-1e9, -1e9}, {1e9, -1e9}, {1e9, 1e9}, {-1e9, 1e9}});
  CHECK(area_of(all) == 300 * 280);
  CHECK(polygon_mask({300, 280}, {{500, 500}, {600, 500}, {600, 600}}).empty());
  CHECK(polygon_mask({300, 280}, {{10, 10}, {50, 50}}).empty());
  CHECK(polygon_mask({300, 280}, {{10, 10}, {std::nan(""), 50}, {10, 50}}).empty());
  // Twice around: the part in the middle stays selected.
  const Mask twice = polygon_mask(
      {100, 100}, {{10, 10}, {90, 10}, {90, 90}, {10, 90}, {10, 10}, {70, 30}, {70, 70}, {30, 70}, {30, 30}});
  CHECK(value_at(twice, 50, 50) == 255);
  // A bow tie: both halves, though they are gone around in opposite directions.
  const Mask bow = polygon_mask({100, 100}, {{10, 10}, {90, 90}, {90, 10}, {10, 90}});
  CHECK(area_of(bow) == Approx(3200).epsilon(0.001));
}

TEST_CASE("Similar colors: tolerance is the largest difference of a channel in 8-bit steps") {
  cv::Mat rgb(10, 256, CV_8UC3);
  for (int x = 0; x < 256; ++x) rgb.col(x).setTo(cv::Scalar(x, 100, 100));
  const Image image = picture_of(rgb);
  const ColorConverter converter = converter_of(image);
  Progress progress;
  SimilarColors options;
  options.antialias = false;
  options.tolerance = 20;
  Mask mask = select_similar_colors(image, converter, {100, 5}, options, progress);
  CHECK(mask.bounds() == Rect{80, 0, 41, 10});
  CHECK(area_of(mask) == 410);
  options.tolerance = 0;
  mask = select_similar_colors(image, converter, {100, 5}, options, progress);
  CHECK(mask.bounds() == Rect{100, 0, 1, 10});
  CHECK(select_similar_colors(image, converter, {-1, 5}, options, progress).empty());
}

TEST_CASE("Similar colors: perceptual distance") {
  cv::Mat rgb(8, 8, CV_8UC3, cv::Scalar(119, 119, 119));  // L* 50.03
  rgb.colRange(4, 8).setTo(cv::Scalar(143, 143, 143));    // L* 59.4
  const Image image = picture_of(rgb);
  const ColorConverter converter = converter_of(image);
  Progress progress;
  SimilarColors options{ColorMeasure::Perceptual, 8.5, false, false, 0};
  CHECK(area_of(select_similar_colors(image, converter, {1, 1}, options, progress)) == 32);
  options.tolerance = 10.5;
  CHECK(area_of(select_similar_colors(image, converter, {1, 1}, options, progress)) == 64);
}

TEST_CASE("Similar colors: contiguous follows a winding path through tiles and stops at walls") {
  // A serpentine corridor of 20 px over 3 x 3 tiles.
  cv::Mat rgb(700, 700, CV_8UC3, cv::Scalar(10, 10, 10));
  for (int i = 0; i < 17; ++i) {
    cv::rectangle(rgb, cv::Rect(20, 20 + 40 * i, 660, 20), cv::Scalar(200, 200, 200), cv::FILLED);
    if (i > 0)
      cv::rectangle(rgb, cv::Rect(i % 2 == 1 ? 660 : 20, 40 * i, 20, 20), cv::Scalar(200, 200, 200),
                    cv::FILLED);
  }
  cv::rectangle(rgb, cv::Rect(300, 5, 10, 10), cv::Scalar(200, 200, 200), cv::FILLED);  // an island
  const Image image = picture_of(rgb);
  const ColorConverter converter = converter_of(image);
  Progress progress;
  SimilarColors options;
  options.antialias = false;
  const Mask path = select_similar_colors(image, converter, {25, 25}, options, progress);
  CHECK(area_of(path) == 17 * 660 * 20 + 16 * 400);
  options.contiguous = false;
  CHECK(area_of(select_similar_colors(image, converter, {25, 25}, options, progress)) ==
        17 * 660 * 20 + 16 * 400 + 100);
  options.antialias = true;
  const Mask soft = select_similar_colors(image, converter, {25, 25}, options, progress);
  CHECK(value_at(soft, 300, 20) == 191);
  CHECK(value_at(soft, 300, 19) == 64);
  CHECK(value_at(soft, 300, 30) == 255);
}

TEST_CASE("Similar colors: a cancelled selection throws") {
  const Image image = test::noise({SampleType::UInt8, 3, false}, {600, 600});
  const ColorConverter converter = converter_of(image);
  std::stop_source stop;
  stop.request_stop();
  Progress progress(stop.get_token());
  SimilarColors options;
  CHECK_THROWS_AS(select_similar_colors(image, converter, {5, 5}, options, progress), Cancelled);
  options.contiguous = false;
  CHECK_THROWS_AS(select_similar_colors(image, converter, {5, 5}, options, progress), Cancelled);
}

TEST_CASE("Guided filter: values that are linear in the color come back") {
  cv::Mat guide(60, 80, CV_32FC3);
  cv::RNG random(3);
  random.fill(guide, cv::RNG::UNIFORM, 0.0, 1.0);
  cv::Mat values;
  cv::transform(guide, values, cv::Matx14f(0.5F, -0.25F, 0.3F, 0.2F));
  const cv::Mat out = guided_values(guided_coefficients(guide, values, 4, 1e-7), guide);
  CHECK(cv::norm(out, values, cv::NORM_INF) < 1e-3);
}

TEST_CASE("Object edges: a scribble inside finds the object and the same one each time") {
  const DiskScene scene = disk_scene({500, 400}, {240, 200}, 90);
  const ColorConverter converter = converter_of(scene.image);
  Mask scribble({500, 400});
  scribble.paint({{190, 190}, {290, 210}}, {24, 1, false});
  Progress progress;
  const Mask found =
      select_object(scene.image, converter, scribble, Scribble::Inside, Mask({500, 400}), progress);
  CHECK(overlap(found, scene.disk) > 0.97);
  CHECK(found ==
        select_object(scene.image, converter, scribble, Scribble::Inside, Mask({500, 400}), progress));
}

TEST_CASE("Object edges: a lasso around shrinks to the object and excluded pixels stay out") {
  const DiskScene scene = disk_scene({500, 400}, {240, 200}, 90);
  const ColorConverter converter = converter_of(scene.image);
  const Mask lasso = ellipse_mask({500, 400}, {130, 85, 230, 235});
  Progress progress;
  CHECK(overlap(select_object(scene.image, converter, lasso, Scribble::Around, Mask({500, 400}), progress),
                scene.disk) > 0.97);
  const Mask upper = shapes::rectangle_mask({500, 400}, {0, 0, 500, 200});
  const Mask lower = select_object(scene.image, converter, lasso, Scribble::Around, upper, progress);
  CHECK(overlap(lower, scene.disk.subtracted(upper)) > 0.93);
  CHECK(select_object(scene.image, converter, Mask({500, 400}), Scribble::Inside, Mask({500, 400}), progress)
            .empty());
}

TEST_CASE("Object edges: a large picture is worked on at a small size and followed at full size") {
  const DiskScene scene = disk_scene({2400, 1800}, {1200, 900}, 600);
  const ColorConverter converter = converter_of(scene.image);
  Mask scribble({2400, 1800});
  scribble.paint({{900, 700}, {1500, 1100}}, {150, 1, false});
  Progress progress;
  CHECK(
      overlap(select_object(scene.image, converter, scribble, Scribble::Inside, Mask({2400, 1800}), progress),
              scene.disk) > 0.98);
}

TEST_CASE("Object edges: snapping moves a loose edge to the picture's edge and nothing far from it") {
  const DiskScene scene = disk_scene({500, 400}, {240, 200}, 90);
  const ColorConverter converter = converter_of(scene.image);
  Progress progress;
  for (const double off : {-5.0, 5.0}) {
    const double r = 90 + off;
    const Mask loose = ellipse_mask({500, 400}, {240 - r, 200 - r, 2 * r, 2 * r});
    const Mask snapped = snapped_to_edges(loose, scene.image, converter, 12, progress);
    CHECK(overlap(loose, scene.disk) < 0.91);
    CHECK(overlap(snapped, scene.disk) > 0.97);
    CHECK(value_at(snapped, 240, 200) == 255);
    CHECK(snapped.subtracted(loose.grown(14)).empty());
  }
}

TEST_CASE("Attached shadow: the shadow that touches the object is found and other dark things are not") {
  const Size size{640, 480};
  cv::Mat light(size.height, size.width, CV_32FC3);
  for (int y = 0; y < light.rows; ++y) {
    for (int x = 0; x < light.cols; ++x)
      light.at<cv::Vec3f>(y, x) = cv::Vec3f(190, 170, 140) * (0.9F + 0.1F * static_cast<float>(x) / 640);
  }
  cv::Mat shade(light.size(), CV_32FC1, cv::Scalar(1));
  cv::ellipse(shade, {400, 290}, {110, 30}, 0, 0, 360, cv::Scalar(0.6), cv::FILLED);  // the object's
  cv::ellipse(shade, {100, 90}, {40, 25}, 0, 0, 360, cv::Scalar(0.6), cv::FILLED);    // another one
  cv::GaussianBlur(shade, shade, {}, 6);
  cv::Mat three;
  cv::cvtColor(shade, three, cv::COLOR_GRAY2RGB);
  light = light.mul(three);
  cv::Mat rgb;
  light.convertTo(rgb, CV_8UC3);
  cv::rectangle(rgb, cv::Rect(200, 180, 90, 40), cv::Scalar(120, 30, 20),
                cv::FILLED);  // red paint at the object
  cv::ellipse(rgb, {300, 240}, {45, 70}, 0, 0, 360, cv::Scalar(40, 60, 90), cv::FILLED);
  const Image image = picture_of(with_noise(rgb, 4));
  const ColorConverter converter = converter_of(image);
  const Mask object = ellipse_mask(size, {255, 170, 91, 141});
  Progress progress;
  const Mask shadow = attached_shadow(object, image, converter, progress);
  const Mask truth = ellipse_mask(size, {290, 260, 220, 60}).subtracted(object);
  // All of it, down to where it is too faint to see, and little more.
  CHECK(area_of(shadow.intersected(truth)) > 0.97 * area_of(truth));
  CHECK(area_of(shadow.subtracted(truth.grown(18))) < 0.02 * area_of(truth));
  CHECK(value_at(shadow, 440, 290) == 255);
  CHECK(value_at(shadow, 100, 90) == 0);
  CHECK(value_at(shadow, 220, 190) == 0);
  CHECK(shadow.intersected(object.shrunk(3)).empty());
  CHECK(attached_shadow(Mask(size), image, converter, progress).empty());
}

TEST_CASE("Attached shadow: an object on plain ground has none") {
  const DiskScene scene = disk_scene({500, 400}, {240, 200}, 60);
  Progress progress;
  CHECK(attached_shadow(scene.disk, scene.image, converter_of(scene.image), progress).empty());
}
