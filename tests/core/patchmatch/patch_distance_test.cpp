#include "patchmatch/patch_distance.h"

#include <vector>

#include "patchmatch/bordered.h"
#include "tests/catch.h"

using namespace pentimento::patchmatch;

namespace {

template <class Sample, int N = 4>
int slow_distance(const cv::Mat& a, cv::Point p, const cv::Mat& b, cv::Point q) {
  int sum = 0;
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      for (int c = 0; c < N; ++c) {
        const int d = a.ptr<Sample>(p.y + y)[N * (p.x + x) + c] - b.ptr<Sample>(q.y + y)[N * (q.x + x) + c];
        sum += d * d;
      }
    }
  }
  return sum;
}

cv::Mat noise(cv::Size size, int type, int low, int high) {
  cv::Mat values(size, type);
  cv::randu(values, cv::Scalar::all(low), cv::Scalar::all(high));
  return bordered_copy(values);
}

std::vector<const PatchDistance*> implementations() {
  std::vector<const PatchDistance*> all{&portable_patch_distance()};
  if (&best_patch_distance() != all.front()) all.push_back(&best_patch_distance());
  return all;
}

}  // namespace

TEST_CASE("Patch distance: every implementation equals the plain sum at every position") {
  const cv::Mat a = noise({19, 13}, CV_8UC4, 0, 256), b = noise({23, 17}, CV_8UC4, 0, 256);
  for (const PatchDistance* distance : implementations()) {
    bool equal = true;
    for (int y = 0; y + kSide <= b.rows; ++y) {
      for (int x = 0; x + kSide <= b.cols; ++x) {
        const cv::Point p(x % (a.cols - kSide + 1), y % (a.rows - kSide + 1));
        const int d = distance->bytes(a.ptr(p.y, p.x), pixel_stride(a), b.ptr(y, x), pixel_stride(b));
        equal = equal && d == slow_distance<std::uint8_t>(a, p, b, {x, y});
      }
    }
    CHECK(equal);
  }
}

TEST_CASE("Patch distance: pixels of three bytes, in pictures without a border, up to the last one") {
  cv::Mat all(13, 19, CV_8UC3), b(17, 23, CV_8UC3);
  for (cv::Mat* m : {&all, &b}) cv::randu(*m, cv::Scalar::all(0), cv::Scalar::all(256));
  const cv::Mat a = all(cv::Rect(2, 1, 11, 9));
  for (const PatchDistance* distance : implementations()) {
    bool equal = true;
    for (int y = 0; y + kSide <= b.rows; ++y) {
      for (int x = 0; x + kSide <= b.cols; ++x) {
        const cv::Point p(x % (a.cols - kSide + 1), y % (a.rows - kSide + 1));
        const int d = distance->rgb(a.ptr(p.y, p.x), static_cast<std::ptrdiff_t>(a.step[0]), b.ptr(y, x),
                                    static_cast<std::ptrdiff_t>(b.step[0]));
        equal = equal && d == slow_distance<std::uint8_t, 3>(a, p, b, {x, y});
      }
    }
    CHECK(equal);
  }
}

TEST_CASE("Patch distance: many at once equals one at a time, for bytes and shorts") {
  const cv::Mat bytes = noise({20, 20}, CV_8UC4, 0, 256), shorts = noise({20, 20}, CV_16SC4, -2000, 2001);
  std::vector<std::int32_t> offsets;
  std::vector<cv::Point> places;
  for (int y = 0; y + kSide <= bytes.rows; ++y) {
    for (int x = 0; x + kSide <= bytes.cols; ++x) {
      places.emplace_back(x, y);
      offsets.push_back(static_cast<std::int32_t>(y * pixel_stride(bytes) + x));
    }
  }
  for (const PatchDistance* distance : implementations()) {
    std::vector<int> of_bytes(offsets.size()), of_shorts(offsets.size());
    distance->bytes_to_many(bytes.ptr(2, 5), pixel_stride(bytes), bytes.ptr(), pixel_stride(bytes),
                            offsets.data(), offsets.size(), of_bytes.data());
    distance->shorts_to_many(shorts.ptr<std::int16_t>(2, 5), pixel_stride(shorts), shorts.ptr<std::int16_t>(),
                             pixel_stride(shorts), offsets.data(), offsets.size(), of_shorts.data());
    bool equal = true;
    for (std::size_t k = 0; k < places.size(); ++k) {
      equal = equal && of_bytes[k] == slow_distance<std::uint8_t>(bytes, {5, 2}, bytes, places[k]);
      equal = equal && of_shorts[k] == slow_distance<std::int16_t>(shorts, {5, 2}, shorts, places[k]);
    }
    CHECK(equal);
  }
}
