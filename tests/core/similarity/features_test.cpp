// Features follow what an eye sees, and only where something changed.
#include "similarity/features.h"

#include <opencv2/imgproc.hpp>

#include "image/color.h"
#include "image/io.h"
#include "similarity/grouping.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"

using namespace pentimento;
using namespace pentimento::test;
using similarity::distance;
using similarity::Features;

namespace {
const Size kSize{200, 160};
const Rect kArea{30, 20, 120, 110};

/// Of the pixels in kArea.
Features features_of(const cv::Mat& srgb) {
  return similarity::features_of(image::make_fill(srgb, {0, 0}, image::SampleType::Half),
                                 rectangle_mask(kSize, kArea));
}

cv::Mat plain(const cv::Scalar& color) {
  return {kSize.height, kSize.width, CV_32FC3, color};
}

cv::Mat stripes(bool upright, int period) {
  cv::Mat picture = plain(cv::Scalar::all(0.3));
  for (int i = 0; i < 200; i += period) {
    const cv::Rect stripe =
        upright ? cv::Rect(i, 0, period / 2, kSize.height) : cv::Rect(0, i, kSize.width, period / 2);
    picture(stripe & cv::Rect(0, 0, kSize.width, kSize.height)).setTo(cv::Scalar::all(0.7));
  }
  return picture;
}

cv::Mat with_noise(const cv::Mat& picture, double sigma, unsigned seed) {
  cv::Mat noise(picture.size(), CV_32FC3);
  cv::RNG(seed).fill(noise, cv::RNG::NORMAL, 0, sigma);
  return picture + noise;
}
}  // namespace

TEST_CASE("features: the same picture is at distance 0 and distances are symmetric") {
  const Features a = features_of(stripes(true, 20)), b = features_of(plain({0.2, 0.4, 0.6}));
  CHECK(distance(a, features_of(stripes(true, 20))) == 0);
  CHECK(distance(a, b) == distance(b, a));
  CHECK(distance(a, b) > 0.2);
  CHECK(distance(a, b) < 2);
}

TEST_CASE("features: a little noise is near - another color or another direction is far") {
  const Features upright = features_of(stripes(true, 20));
  const double near = distance(upright, features_of(with_noise(stripes(true, 20), 0.01, 1)));
  CHECK(near < 0.1);
  CHECK(distance(upright, features_of(stripes(false, 20))) > 3 * near);
  CHECK(distance(upright, features_of(stripes(true, 6))) > 3 * near);
  const Features grey = features_of(plain(cv::Scalar::all(0.5)));
  const double slightly = distance(grey, features_of(plain({0.52, 0.5, 0.5})));
  CHECK(slightly < 0.2);
  CHECK(distance(grey, features_of(plain({0.9, 0.3, 0.1}))) > 2 * slightly);
  CHECK(distance(grey, features_of(with_noise(plain(cv::Scalar::all(0.5)), 0.15, 2))) > 0.1);
}

TEST_CASE("features: colors in other places are told apart") {
  cv::Mat left = plain({0.1, 0.2, 0.8}), right = left.clone();
  left(cv::Rect(30, 20, 60, 110)).setTo(cv::Scalar(0.8, 0.7, 0.1));
  right(cv::Rect(90, 20, 60, 110)).setTo(cv::Scalar(0.8, 0.7, 0.1));
  CHECK(distance(features_of(left), features_of(right)) > 0.3);
}

TEST_CASE("features: what lies outside the mask does not count") {
  const cv::Mat inside = stripes(true, 14);
  cv::Mat other = with_noise(plain({0.9, 0.1, 0.1}), 0.2, 3);
  const cv::Rect area(kArea.x, kArea.y, kArea.width, kArea.height);
  inside(area).copyTo(other(area));
  CHECK(distance(features_of(inside), features_of(other)) < 1e-6);
}

TEST_CASE("features: odd input gives finite numbers of the same count") {
  const std::size_t count = features_of(plain({0, 0, 0})).values.size();
  cv::Mat broken = with_noise(plain({0.5, 0.5, 0.5}), 3, 4);
  broken(cv::Rect(40, 40, 20, 20)).setTo(std::numeric_limits<float>::quiet_NaN());
  broken(cv::Rect(80, 40, 20, 20)).setTo(std::numeric_limits<float>::infinity());
  const auto fill = image::make_fill(broken, {0, 0}, image::SampleType::Float);
  for (const Rect& area : {Rect{}, Rect{10, 10, 1, 1}, Rect{0, 50, 200, 1}, Rect{0, 0, 200, 160}}) {
    const Features features = similarity::features_of(fill, rectangle_mask(kSize, area));
    CHECK(features.values.size() == count);
    for (const float value : features.values) CHECK(std::isfinite(value));
  }
}

TEST_CASE("features: parts of one photograph are nearer to each other than to those of others") {
  const std::filesystem::path folder = PENTIMENTO_PHOTOGRAPHS;
  if (!std::filesystem::exists(folder)) {
    WARN("Left out: the photographs beside the repository are missing.");
    return;
  }
  // Six parts each, from places that look alike to an eye: sky, grass, coat, water.
  const std::vector<std::string> names = {"dandelion.jpg", "mountain.jpg", "coffee.png", "creek.jpg"};
  std::vector<Features> features;
  for (const std::string& name : names) {
    Progress progress;
    const image::Image picture = image::read_image(folder / name, progress);
    const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
    const Size size = picture.size();
    const Size part{size.width / 3, size.height / 3};
    for (int i = 0; i < 4; ++i) {  // overlapping: as variations of one region
      const Rect area{size.width / 3 + i * part.width / 16, size.height / 3, part.width, part.height};
      const cv::Mat srgb = converter.to_srgb(picture.pixels, area);
      features.push_back(similarity::features_of(image::make_fill(srgb, {0, 0}, image::SampleType::Half),
                                                 rectangle_mask(part, Rect::of(part))));
    }
  }
  const similarity::Grouping grouping(features);
  int right = 0;
  for (std::size_t i = 0; i < features.size(); ++i) {
    for (std::size_t k = 0; k < 3; ++k) right += grouping.nearest(i)[k] / 4 == i / 4 ? 1 : 0;
  }
  CHECK(right >= 45);  // of 48
  bool found = false;
  for (double granularity = 0; granularity <= 1 && !found; granularity += 0.02) {
    const auto groups = grouping.groups(granularity);
    found = groups.size() == names.size();
    for (const auto& group : groups) found = found && group.members.front() / 4 == group.members.back() / 4;
  }
  CHECK(found);
}
