#include "patchmatch/pyramid.h"

#include "patchmatch/features.h"
#include "patchmatch/smooth_fill.h"
#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;

TEST_CASE("Pyramid: unknown pixels never leak into an average") {
  cv::Mat picture(30, 40, CV_32FC3, cv::Scalar::all(0.25));
  const cv::Mat hole = testing::hole(picture.size(), {11, 7, 9, 13});
  picture.setTo(1e6, hole);
  const cv::Mat known = hole == 0;
  const KnownAverage average = average_known(picture, known, {17, 13}, Progress());
  double least = 0, most = 0;
  cv::minMaxLoc(average.values.reshape(1), &least, &most);
  CHECK(most == Approx(0.25));
  CHECK((average.known == 0).size() == average.values.size());
  cv::Mat touched = shrink_mask(hole, {17, 13}, Progress());
  CHECK(cv::countNonZero((touched > 0) != (average.known == 0)) == 0);
}

TEST_CASE("Pyramid: an average over whole pixels is exact") {
  cv::Mat picture(2, 4, CV_32FC3, cv::Scalar::all(0));
  picture.at<cv::Vec3f>(0, 0) = {4, 8, 12};
  const cv::Mat known(2, 4, CV_8U, cv::Scalar(255));
  const cv::Mat half = average_known(picture, known, {2, 1}, Progress()).values;
  CHECK(half.at<cv::Vec3f>(0, 0) == cv::Vec3f(1, 2, 3));
  CHECK(half.at<cv::Vec3f>(0, 1) == cv::Vec3f(0, 0, 0));
}

TEST_CASE("Features: luma and chroma turn back into the same color") {
  const cv::Mat picture = testing::landscape(16, 16);
  const cv::Mat back = rgb_of(luma_chroma(picture, Progress()));
  CHECK(cv::norm(picture, back, cv::NORM_INF) < 1e-3);
}

TEST_CASE("Smooth fill: continues a ramp, and is grey when nothing is known") {
  const cv::Mat truth = testing::gradient(64, 48);
  const cv::Mat hole = testing::hole(truth.size(), {20, 15, 20, 15});
  const cv::Mat filled = smooth_fill(truth, hole == 0, cv::Scalar::all(0.5), Progress());
  CHECK(testing::mean_difference(filled, truth, hole) < 0.01);
  const cv::Mat nothing =
      smooth_fill(truth, cv::Mat::zeros(truth.size(), CV_8U), cv::Scalar::all(0.5), Progress());
  CHECK(cv::norm(nothing, cv::Mat(truth.size(), CV_32FC3, cv::Scalar::all(0.5)), cv::NORM_INF) < 1e-6);
}
