#include "harmony/seam_score.h"

#include "image/color.h"
#include "image/io.h"
#include "tests/catch.h"
#include "tests/core/harmony/scenes.h"

using namespace pentimento;
using namespace pentimento::harmony;

namespace {
const cv::Size kSize(320, 280);
const cv::Mat kInside = disc_mask(kSize, {160, 140}, 60);

double score(const cv::Mat& picture) {
  const auto seam = seam_of(picture, kInside);
  REQUIRE(seam);
  return seam->score();
}

/// `picture` with `other` put in, its edge as soft as the blend ring makes it.
cv::Mat with(const cv::Mat& picture, const cv::Mat& other) {
  cv::Mat weight, three;
  kInside.convertTo(weight, CV_32F, 1.0 / 255);
  cv::GaussianBlur(weight, weight, {}, 1);
  cv::merge(std::vector<cv::Mat>{weight, weight, weight}, three);
  return picture + three.mul(other - picture);
}

cv::Mat blurred(const cv::Mat& picture, double sigma) {
  cv::Mat result;
  cv::GaussianBlur(picture, result, {}, sigma);
  return result;
}

/// Bad composites must be told from `truth`, and worse ones from bad ones.
void check_ranking(const cv::Mat& truth) {
  const double natural = score(truth);
  const double little = score(with(truth, truth + cv::Scalar::all(0.03)));
  const double much = score(with(truth, truth + cv::Scalar::all(0.12)));
  INFO("natural " << natural << ", little " << little << ", much " << much);
  CHECK(natural < 0.9);
  CHECK(natural < little);
  CHECK(little < much);
  CHECK(score(with(truth, blurred(truth, 4))) > natural + 0.05);
  CHECK(score(with(truth, noisy(truth, 0.06))) > natural + 0.05);
  cv::Mat cut = truth.clone();
  cv::circle(cut, {160, 140}, 60, cv::Scalar::all(0), 1, cv::LINE_AA);
  CHECK(score(cut) > natural + 0.05);
}
}  // namespace

TEST_CASE("Seam score: ranks composites as the eye does") {
  check_ranking(noisy(discs(3, kSize), 0.01));
  cv::Mat sky(kSize, CV_32FC3);
  for (int y = 0; y < sky.rows; ++y) sky.row(y).setTo(cv::Scalar(0.3 + 0.0006 * y, 0.5 + 0.0004 * y, 0.8));
  check_ranking(noisy(sky, 0.008));
}

TEST_CASE("Seam score: the same on photographs") {
  const std::filesystem::path folder = PENTIMENTO_PHOTOGRAPHS;
  if (!std::filesystem::exists(folder)) return;
  for (const char* name : {"coffee.png", "astronaut.png", "rocket.jpg", "china.jpg"}) {
    INFO(name);
    Progress progress;
    const image::Image picture = image::read_image(folder / name, progress);
    const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
    check_ranking(converter.to_srgb(picture.pixels, {90, 80, kSize.width, kSize.height}));
  }
}

TEST_CASE("Seam score: none without a border") {
  const cv::Mat picture = discs(3, kSize);
  CHECK_FALSE(seam_of(picture, cv::Mat::zeros(kSize, CV_8UC1)));
  CHECK_FALSE(seam_of(picture, everywhere(picture)));
  CHECK_FALSE(seam_of(picture(cv::Rect(0, 0, 4, 4)), disc_mask({4, 4}, {1, 1}, 1)));
}
