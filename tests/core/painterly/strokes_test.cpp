// The parts of a painting: directions, shapes, palette, strokes.
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "painterly/flow.h"
#include "painterly/hatching.h"
#include "painterly/palette.h"
#include "painterly/shapes.h"
#include "painterly/stroke_plan.h"
#include "painterly/surface.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::painterly;

namespace {
/// Stripes that lead along (cos a, sin a), 12 px from one to the next.
cv::Mat stripes(float a) {
  cv::Mat picture(64, 64, CV_32FC3);
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) {
      const float d = std::cos(a) * static_cast<float>(y) - std::sin(a) * static_cast<float>(x);
      picture.at<cv::Vec3f>(y, x) = cv::Vec3f::all(0.5F + 0.4F * std::sin(d * 0.5236F));
    }
  }
  return picture;
}
}  // namespace

TEST_CASE("Flow: follows stripes in any direction, and the hand where there are none") {
  for (const float angle : {0.0F, 0.4F, 1.2F, 2.5F}) {
    const Flow flow = edge_tangent_flow(stripes(angle), 2, 0.9F, Progress());
    const cv::Vec2f t = flow.tangent.at<cv::Vec2f>(32, 32);
    CHECK(std::abs(t.dot(cv::Vec2f(std::cos(angle), std::sin(angle)))) > 0.98F);
    CHECK(flow.anisotropy.at<float>(32, 32) > 0.8F);
  }
  const Flow hand = edge_tangent_flow(cv::Mat(30, 30, CV_32FC3, cv::Scalar::all(0.4)), 2, 0.9F, Progress());
  CHECK(std::abs(hand.tangent.at<cv::Vec2f>(15, 15).dot(cv::Vec2f(std::cos(0.9F), std::sin(0.9F)))) > 0.99F);
}

TEST_CASE("Shapes: grain goes, edges stay") {
  cv::Mat picture(60, 60, CV_32FC3, cv::Scalar::all(0.2));
  picture.colRange(30, 60).setTo(cv::Scalar::all(0.8));
  cv::RNG random(3);
  cv::Mat grain(picture.size(), CV_32FC3);
  random.fill(grain, cv::RNG::NORMAL, 0, 0.05);
  const cv::Mat result = simplified(picture + grain, 2, Progress());
  cv::Scalar mean, spread, before;
  cv::meanStdDev(result(cv::Rect(8, 8, 16, 44)), mean, spread);
  cv::meanStdDev((picture + grain)(cv::Rect(8, 8, 16, 44)), mean, before);
  CHECK(spread[0] < 0.5 * before[0]);
  CHECK(result.at<cv::Vec3f>(30, 33)[0] - result.at<cv::Vec3f>(30, 26)[0] > 0.45F);
}

TEST_CASE("Palette: few colors, small accents among them") {
  cv::Mat picture(60, 60, CV_32FC3, cv::Scalar(0.3, 0.4, 0.5));
  picture.rowRange(30, 60).setTo(cv::Scalar(0.7, 0.7, 0.6));
  picture(cv::Rect(20, 20, 3, 3)).setTo(cv::Scalar(0.9, 0.1, 0.1));
  const cv::Mat result = Palette(picture, 3).applied(picture, Progress());
  CHECK(cv::norm(result, picture, cv::NORM_INF) < 0.02);
  const cv::Mat two = Palette(picture, 2).applied(picture, Progress());
  CHECK(cv::norm(two.row(5), two.row(50), cv::NORM_INF) < 0.25);  // the accent took one of the two
}

TEST_CASE("Strokes: bring the canvas nearer, follow the forms, and leave alone what is right") {
  const cv::Mat picture = stripes(0);
  const Flow flow = edge_tangent_flow(picture, 2, 0, Progress());
  cv::Mat canvas(picture.size(), CV_32FC3, cv::Scalar::all(0.5));
  const double before = cv::norm(canvas, picture, cv::NORM_L1);
  const StrokeStyle style{.radius = 2, .tolerance = 0.05F, .longest = 6};
  const std::vector<Stroke> strokes = plan_strokes(picture, canvas, flow, style, 5, Progress());
  REQUIRE(strokes.size() > 20);
  for (const Stroke& stroke : strokes) {
    const cv::Point2f way = stroke.path.back() - stroke.path.front();
    CHECK(std::abs(way.y) <= 0.3F * std::abs(way.x) + 1);
  }
  const Brush brush;
  draw_layer({&strokes, &brush}, canvas, Progress());
  CHECK(cv::norm(canvas, picture, cv::NORM_L1) < 0.6 * before);
  CHECK(plan_strokes(picture, picture, flow, style, 5, Progress()).empty());
}

TEST_CASE("Strokes: drawn in tiles or at once, the same") {
  const Stroke stroke{{{20, 190}, {60, 195}, {180, 185}, {230, 200}, {250, 260}}, 9, {0.2F, 0.3F, 0.4F}, 77};
  const std::vector<Stroke> strokes{stroke};
  const Brush brush{.streaks = 0.2F, .dryness = 0.4F, .relief = 0.1F};
  cv::Mat tiled(300, 300, CV_32FC3, cv::Scalar::all(1));
  draw_layer({&strokes, &brush}, tiled, Progress());
  const StrokeDrawing drawing({{&strokes, &brush}}, tiled.size(), 1, 300);
  Surface whole{cv::Mat(300, 300, CV_32FC3, cv::Scalar::all(1)), {}, {}};
  drawing.draw({0, 0, StrokeDrawing::kTile, StrokeDrawing::kTile}, whole);
  CHECK(cv::norm(tiled, whole.color, cv::NORM_INF) == 0);
  CHECK(cv::norm(tiled.at<cv::Vec3f>(192, 120) - cv::Vec3f(0.2F, 0.3F, 0.4F)) < 0.15);
  CHECK(tiled.at<cv::Vec3f>(100, 100) == cv::Vec3f::all(1));
}

TEST_CASE("Hatching: only where it is dark, and never two lines close together") {
  cv::Mat grey(80, 80, CV_32F, cv::Scalar(0.9));
  grey.colRange(0, 40).setTo(0.2);
  const Flow flow = edge_tangent_flow(cv::Mat(80, 80, CV_32FC3, cv::Scalar::all(0.5)), 2, 0, Progress());
  const HatchStyle style{.spacing = 4, .slant = 0.7F, .darkest = 0.5F};
  const std::vector<Stroke> strokes = hatched(grey, flow, style, 3, Progress());
  REQUIRE(strokes.size() > 5);
  for (std::size_t a = 0; a < strokes.size(); ++a) {
    for (const cv::Point2f& p : strokes[a].path) {
      CHECK(p.x < 40);
      for (std::size_t b = a + 1; b < strokes.size(); ++b) {
        for (const cv::Point2f& q : strokes[b].path) CHECK(cv::norm(p - q) > 2);
      }
    }
  }
}
