#include "patchmatch/guide_copy.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {
constexpr int kSide = 240;
constexpr double kDiscRadius = 80;
const cv::Point2f kMiddle(120, 120);
const cv::Rect kHole(150, 60, 70, 110);  // over the right of the ring

// A bright disc with a white rim on a dark ground.
cv::Mat cup() {
  cv::Mat picture(kSide, kSide, CV_32FC3);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const double d = std::hypot(x - kMiddle.x, y - kMiddle.y) - kDiscRadius;
      const auto edge = [&](double at) { return static_cast<float>(1 / (1 + std::exp(2 * (d - at)))); };
      const float inside = edge(-3), rim = edge(2) - inside;
      picture.at<cv::Vec3f>(y, x) = cv::Vec3f(0.1F, 0.05F, 0.2F) + inside * cv::Vec3f(0.3F, 0.6F, 0.6F) +
                                    rim * cv::Vec3f(0.85F, 0.9F, 0.75F);
    }
  }
  return picture;
}

// Degrees clockwise from the right; what a hand draws may be off by some px.
std::vector<cv::Point2f> arc(double from, double to, double off_from = 0, double off_to = 0) {
  std::vector<cv::Point2f> points;
  for (int k = 0; k <= 40; ++k) {
    const double t = k / 40.0, angle = (from + t * (to - from)) * CV_PI / 180,
                 radius = kDiscRadius + off_from + t * (off_to - off_from);
    points.push_back(kMiddle + cv::Point2f(static_cast<float>(radius * std::cos(angle)),
                                           static_cast<float>(radius * std::sin(angle))));
  }
  return points;
}

GuidedHole interrupted(const cv::Mat& truth) {
  const cv::Mat mask = hole(truth.size(), kHole);
  cv::Mat picture = truth.clone();
  picture.setTo(cv::Scalar::all(0), mask);
  return {picture, mask, mask == 0};
}

struct Filled {
  int pixels = 0;
  double error = 0;  // mean over them
};

Filled compared(const GuidedHole& filled, const cv::Mat& truth) {
  const cv::Mat done = hole(truth.size(), kHole) & (filled.hole == 0);
  cv::Mat difference;
  cv::absdiff(filled.picture, truth, difference);
  const cv::Scalar mean = cv::mean(difference, done);
  return {cv::countNonZero(done), (mean[0] + mean[1] + mean[2]) / 3};
}

Filled filled_along(const std::vector<cv::Point2f>& guide) {
  const cv::Mat truth = cup();
  GuidedHole to_fill = interrupted(truth);
  CHECK(copy_along_guides({guide}, to_fill, 1, Progress()).empty());
  return compared(to_fill, truth);
}
}  // namespace

TEST_CASE("Guides: what is drawn along a guide goes on along it, turned as it turns") {
  const Filled filled = filled_along(arc(-120, 120));
  CHECK(filled.pixels > 1200);  // about 100 px of the rim, 16 wide
  CHECK(filled.error < 0.025);
}

TEST_CASE("Guides: from the border of the hole to its border, what is seen outside is enough") {
  const Filled filled = filled_along(arc(-68, 68));
  CHECK(filled.pixels > 1000);
  CHECK(filled.error < 0.03);
}

TEST_CASE("Guides: a guide drawn beside a line leads it from one end to the other") {
  const Filled filled = filled_along(arc(-120, 120, -2, 2));
  CHECK(filled.pixels > 1200);
  CHECK(filled.error < 0.03);
}

TEST_CASE("Guides: with one end in the hole, a guide is filled from the other") {
  const Filled filled = filled_along(arc(-120, 0));
  CHECK(filled.pixels > 500);
  CHECK(filled.error < 0.01);
}

TEST_CASE("Guides: two guides side by side share what is between them") {
  const cv::Mat truth = cup();
  const auto rim = arc(-120, 120), beside = arc(-120, 120, 10, 10);  // on the even ground
  for (const bool rim_first : {true, false}) {
    GuidedHole to_fill = interrupted(truth);
    const auto guides = rim_first ? std::vector{rim, beside} : std::vector{beside, rim};
    CHECK(copy_along_guides(guides, to_fill, 1, Progress()).empty());
    CHECK(compared(to_fill, truth).error < 0.025);
  }
}

TEST_CASE("Guides: bytes are filled as floats are") {
  const cv::Mat truth = cup();
  GuidedHole floats = interrupted(truth), bytes = interrupted(truth);
  bytes.picture.convertTo(bytes.picture, CV_8U, 255);
  copy_along_guides({arc(-70, 70)}, floats, 1, Progress());
  copy_along_guides({arc(-70, 70)}, bytes, 1, Progress());
  CHECK(cv::norm(floats.hole, bytes.hole, cv::NORM_INF) == 0);
  bytes.picture.convertTo(bytes.picture, CV_32F, 1.0 / 255);
  CHECK(cv::norm(floats.picture, bytes.picture, cv::NORM_INF) < 0.03);
}

TEST_CASE("Guides: a straight line goes on from both ends, brighter or darker on its way") {
  const cv::Point2f left(60, 100), right(239, 136);
  cv::Mat truth(kSide, kSide, CV_32FC3);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const double off = (y - 100 - 0.2 * (x - 60)) / 1.5, line = 0.5 * std::exp(-off * off);
      truth.at<cv::Vec3f>(y, x) = cv::Vec3f::all(static_cast<float>(0.3 + 0.002 * x + line));
    }
  }
  for (const cv::Point corner : {cv::Point(0, 0), {20, 30}}) {
    const cv::Rect part(corner, truth.size() - cv::Size(corner));
    GuidedHole all = interrupted(truth), to_fill{all.picture(part), all.hole(part), all.known(part), corner};
    CHECK(copy_along_guides({{left, right}}, to_fill, 1, Progress()).empty());
    CHECK(compared(all, truth).pixels > 1000);
    CHECK(compared(all, truth).error < 0.02);
  }
}

TEST_CASE("Guides: a straight one that looks otherwise at its other end is left to the matches") {
  const cv::Mat truth = cup();
  GuidedHole to_fill = interrupted(truth);
  const std::vector<cv::Point2f> straight{{100, 100}, {239, 110}};
  CHECK(copy_along_guides({straight}, to_fill, 1, Progress()).size() == 1);
  CHECK(cv::norm(to_fill.picture, interrupted(truth).picture, cv::NORM_INF) == 0);
}

TEST_CASE("Guides: what is not in the hole is left alone") {
  const cv::Mat truth = cup();
  GuidedHole to_fill = interrupted(truth);
  copy_along_guides({arc(-70, 70)}, to_fill, 1, Progress());
  cv::Mat outside = to_fill.picture.clone();
  outside.setTo(cv::Scalar::all(0), hole(truth.size(), kHole));
  CHECK(cv::norm(outside, interrupted(truth).picture, cv::NORM_INF) == 0);
}

TEST_CASE("Guides: guides from anywhere do no harm") {
  const float nan = std::nanf("");
  const std::vector<std::vector<cv::Point2f>> guides{
      {},
      {{1, 1}},
      {{nan, 0}, {5, 5}, {9, 0}},
      {{-1e9F, 1e9F}, {1e9F, 0}, {0, 0}},
      {{5, 5}, {5, 5}, {5, 5}},
      {{-300, -300}, {-200, -100}, {-400, 200}},
      {{160, 100}, {170, 110}, {160, 120}, {160, 100}},  // all in the hole
      {{0, 0}, {239, 0}, {239, 239}, {0, 239}, {0, 0}},  // along the borders
      {{150, 60}, {219, 61}, {219, 169}, {150, 169}, {150, 60}}};
  for (const float unit : {1.0F, 7.0F}) {
    GuidedHole to_fill = interrupted(cup());
    const auto left = copy_along_guides(guides, to_fill, unit, Progress());
    CHECK(left.size() <= guides.size());
    CHECK(cv::checkRange(to_fill.picture));
  }
  GuidedHole nothing_known = interrupted(cup());
  nothing_known.known.setTo(0);
  CHECK(copy_along_guides({arc(-70, 70)}, nothing_known, 1, Progress()).size() == 1);
}
