// How far variations are from each other and from their picture; measured on photographs by tests/bench/vary.
#include <opencv2/imgproc.hpp>

#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

cv::Mat detail(const cv::Mat& picture) {
  cv::Mat gray, smooth;
  cv::cvtColor(picture, gray, cv::COLOR_RGB2GRAY);
  cv::GaussianBlur(gray, smooth, {}, 4);
  return gray - smooth;
}

/// 1 - the best correlation of fine detail between a window of `a`, half as wide and as high (the corners and
/// the middle), and any place of `b`: 0 is a plain copy, wherever it was moved to.
double moved_distance(const cv::Mat& a, const cv::Mat& b) {
  const cv::Mat from = detail(a), in = detail(b);
  const int w = a.cols / 2, h = a.rows / 2;
  double best = -1;
  for (const cv::Point p :
       {cv::Point(0, 0), cv::Point(w, 0), cv::Point(0, h), cv::Point(w, h), cv::Point(w / 2, h / 2)}) {
    cv::Mat found;
    cv::matchTemplate(in, from(cv::Rect(p, cv::Size(w, h))), found, cv::TM_CCOEFF_NORMED);
    double most = 0;
    cv::minMaxLoc(found, nullptr, &most);
    best = std::max(best, most);
  }
  return 1 - best;
}

}  // namespace

TEST_CASE("Diversity: a moved copy is none, another picture is") {
  const cv::Mat picture = pebbles(200, 150);
  const cv::Mat moved = picture(cv::Rect(30, 20, 160, 120)).clone();
  CHECK(moved_distance(moved, picture) < 0.01);
  cv::Mat turned;
  cv::rotate(picture, turned, cv::ROTATE_180);
  CHECK(moved_distance(turned, picture) > 0.7);
}

TEST_CASE("Diversity: variations differ from each other and from the picture by what is promised", "[long]") {
  constexpr double kLeastDistanceOfTextures = 2 * kLeastDistance;
  const cv::Mat picture = pebbles(200, 150), all(picture.size(), CV_8U, cv::Scalar(255));
  for (const double strength : {0.0, 0.5, 1.0}) {
    const cv::Mat first = varied(picture, all, strength, 1), second = varied(picture, all, strength, 2);
    INFO(strength);
    CHECK(moved_distance(first, second) > kLeastDistanceOfTextures);
    CHECK(moved_distance(first, picture) > kLeastDistanceOfTextures);
    CHECK(moved_distance(second, picture) > kLeastDistanceOfTextures);
  }
}
