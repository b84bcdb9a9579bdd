#include "patchmatch/light.h"

#include <algorithm>

#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

const cv::Size kWorking(60, 50), kFull(240, 200);
const cv::Rect kHole(16, 14, 28, 20);  // of the working picture
constexpr int kEdge = 30;              // where one thing ends there, and another begins
const cv::Scalar kGrass(0.45, 0.45, 0.25), kRock(0.55, 0.55, 0.57);

cv::Mat scene(cv::Size size, const cv::Scalar& left, const cv::Scalar& right) {
  cv::Mat picture(size, CV_32FC3, left);
  picture.colRange(kEdge * size.width / kWorking.width, size.width).setTo(right);
  return picture;
}

cv::Mat full_hole() {
  return hole(kFull, {kHole.x * 4, kHole.y * 4, kHole.width * 4, kHole.height * 4});
}

// `copies` in the light of `wanted`.
cv::Mat lit(cv::Mat copies, const cv::Mat& wanted) {
  const cv::Mat mask = hole(kWorking, kHole), known = mask == 0;
  const Level working = make_level(mask, {{cv::Mat(kWorking, CV_32FC4), known, known}}, Progress());
  restore_light(working, wanted(working.hole_area()), full_hole(), Settings(), copies, Progress());
  return copies;
}

double largest_difference(const cv::Mat& a, const cv::Mat& b) {
  cv::Mat difference = cv::abs(a - b);
  difference.setTo(0, full_hole() == 0);
  return cv::norm(difference.reshape(1), cv::NORM_INF);
}

}  // namespace

TEST_CASE("Light: copies get what they lack") {
  const cv::Mat wanted = scene(kWorking, kGrass, kGrass), full = scene(kFull, kGrass, kGrass);
  CHECK(largest_difference(lit(full - cv::Scalar::all(0.05), wanted), full) < 1e-4);
}

TEST_CASE("Light: along the edge of two things that lack different light there is no fringe") {
  const cv::Scalar yellow(0.03, 0.03, -0.03);
  const cv::Mat copies = scene(kFull, kGrass + yellow, kRock - yellow);
  const cv::Mat result = lit(copies, scene(kWorking, kGrass, kRock));
  CHECK(largest_difference(result, scene(kFull, kGrass, kRock)) < 0.01);
}

TEST_CASE("Light: only so much of it") {
  const cv::Mat copies = scene(kFull, cv::Scalar::all(0.2), cv::Scalar::all(0.2));
  const cv::Mat result = lit(copies, scene(kWorking, cv::Scalar::all(0.8), cv::Scalar::all(0.8)));
  CHECK(largest_difference(result, copies) < Settings().light_limit / 255 + 1e-4);
}

TEST_CASE("Light: huge samples stay where they are") {
  cv::Mat copies = scene(kFull, kGrass, kGrass);
  copies.at<cv::Vec3f>(kHole.y * 4 + 20, kHole.x * 4 + 20) = cv::Vec3f::all(1e30F);
  cv::Mat result = lit(copies.clone(), scene(kWorking, kGrass, kGrass));
  for (cv::Mat* m : {&copies, &result}) *m = cv::min(*m, 1);
  CHECK(largest_difference(result, copies) < 0.06);
}
