#include "patchmatch/uneven_stretch.h"

#include <numeric>

#include "tests/catch.h"

using namespace pentimento::patchmatch;

namespace {

using Lengths = std::vector<double>;

double sum(const Lengths& lengths, int from, int to) {
  return std::accumulate(lengths.begin() + from, lengths.begin() + to, 0.0);
}

double all(const Lengths& lengths) {
  return sum(lengths, 0, static_cast<int>(lengths.size()));
}

/// Even, with a chequered field.
cv::Mat field(cv::Size size, cv::Rect where) {
  cv::Mat picture(size, CV_32FC3, cv::Scalar::all(0.5));
  for (int y = where.y; y < where.br().y; ++y) {
    for (int x = where.x; x < where.br().x; ++x) {
      picture.at<cv::Vec3f>(y, x) = cv::Vec3f::all((x / 2 + y / 2) % 2 == 0 ? 0.1F : 0.9F);
    }
  }
  return picture;
}

}  // namespace

TEST_CASE("Uneven stretch: what is even gives and takes, what has edges keeps its proportions") {
  const cv::Mat picture = field({100, 80}, {40, 30, 20, 16});
  for (const cv::Size2d size : {cv::Size2d(150, 60), cv::Size2d(70, 100), cv::Size2d(75, 80)}) {
    const Stretch stretch = uneven_stretch(importance(picture), size);
    CHECK(all(stretch.widths) == Approx(size.width));
    CHECK(all(stretch.heights) == Approx(size.height));
    const double width = sum(stretch.widths, 40, 60) / 20, height = sum(stretch.heights, 30, 46) / 16;
    INFO(size << " " << width << " " << height);
    CHECK(std::abs(width / height - 1) < 0.08);
    CHECK(width > 0.85);
    CHECK(width < 1.15);
  }
}

TEST_CASE("Uneven stretch: what is alike everywhere is stretched evenly") {
  cv::Mat noise(40, 60, CV_32FC3);
  cv::RNG(5).fill(noise, cv::RNG::UNIFORM, 0, 1);
  const Stretch stretch = uneven_stretch(importance(noise), {120, 30});
  CHECK(sum(stretch.widths, 0, 30) == Approx(60).epsilon(0.1));
  CHECK(sum(stretch.heights, 0, 20) == Approx(15).epsilon(0.1));
}

TEST_CASE("Uneven stretch: any size") {
  for (const cv::Size from : {cv::Size(1, 1), cv::Size(2, 7), cv::Size(9, 3)}) {
    const cv::Mat picture(from, CV_32FC3, cv::Scalar::all(0.3));
    for (const cv::Size2d to : {cv::Size2d(1, 1), cv::Size2d(0.2, 30), cv::Size2d(300, 12)}) {
      const Stretch stretch = uneven_stretch(importance(picture), to);
      CHECK(all(stretch.widths) == Approx(to.width));
      CHECK(all(stretch.heights) == Approx(to.height));
    }
  }
}

TEST_CASE("Uneven stretch: how far things lose their proportions") {
  const cv::Mat even = importance(field({100, 80}, {40, 30, 20, 16})),
                full = importance(field({100, 80}, {0, 0, 100, 80}));
  CHECK(distortion(even, uneven_stretch(even, {150, 60})) < 1.1);
  CHECK(distortion(full, uneven_stretch(full, {150, 60})) == Approx(2).epsilon(0.1));
  CHECK(distortion(full, uneven_stretch(full, {60, 96})) == Approx(2).epsilon(0.1));
  CHECK(distortion(full, uneven_stretch(full, {50, 40})) == Approx(1).epsilon(0.02));
}
