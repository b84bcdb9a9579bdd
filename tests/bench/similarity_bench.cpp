// bench_similarity: features of a candidate of one megapixel, and groups of 500 candidates. Prints
// milliseconds: the median of 21 runs.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "similarity/grouping.h"

using namespace pentimento;

namespace {
double milliseconds_of(const std::function<void()>& work) {
  std::vector<double> times;
  for (int i = 0; i < 21; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

image::Fill fill_of(Size size, unsigned seed) {
  cv::Mat small(8, 8, CV_32FC3), pixels;
  cv::RNG(seed).fill(small, cv::RNG::UNIFORM, 0, 1);
  cv::resize(small, pixels, cv::Size(size.width, size.height), 0, 0, cv::INTER_LINEAR);
  return image::make_fill(pixels, {0, 0}, image::SampleType::Half);
}
}  // namespace

int main() {
  for (const Size size : {Size{512, 512}, Size{1024, 1024}, Size{6000, 4000}}) {
    const image::Fill fill = fill_of(size, 1);
    const image::Mask mask = image::Mask(size).inverted();
    std::printf("features of %d x %d: %.2f ms\n", size.width, size.height,
                milliseconds_of([&] { similarity::features_of(fill, mask); }));
  }
  const Size size{128, 128};
  std::vector<similarity::Features> features;
  for (unsigned i = 0; i < 500; ++i) {
    features.push_back(similarity::features_of(fill_of(size, i), image::Mask(size).inverted()));
  }
  std::printf("grouping of %zu: %.2f ms\n", features.size(),
              milliseconds_of([&] { similarity::Grouping{features}; }));
  const similarity::Grouping grouping(features);
  std::printf("groups at one granularity: %.2f ms\n", milliseconds_of([&] { grouping.groups(0.7); }));
}
