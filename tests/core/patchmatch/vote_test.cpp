#include "patchmatch/vote.h"

#include <opencv2/imgproc.hpp>

#include "base/random.h"
#include "patchmatch/bordered.h"
#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {

const cv::Size kSize(60, 60);
const cv::Rect kHole(20, 24, 20, 12);

// A hole whose left half is copied from what is dark and its right half from what is bright, by patches that
// cost from `cost` per pixel to half as much again.
Level two_pieces(float cost) {
  const cv::Mat mask = hole(kSize, kHole), known = mask == 0;
  cv::Mat bytes(kSize, CV_8UC3, cv::Scalar::all(50));
  bytes.rowRange(kSize.height / 2, kSize.height).setTo(cv::Scalar::all(200));
  Level level = make_level(mask, {{bytes, known, known}}, Progress());
  level.source_bytes = bytes;
  level.target_bytes = make_unset_bordered(kSize, CV_8UC3);
  for (const cv::Point& t : level.targets()) {
    const bool left = t.x < kSize.width / 2;
    const auto place = static_cast<std::uint32_t>(t.y * kSize.width + t.x);
    const float more = static_cast<float>(hash(place, 1, 2) % 100) / 200;
    level.matches.at(t.x, t.y) = {t.x, left ? 8 : kSize.height - 8, kPixels * cost * (1 + more)};
  }
  return level;
}

cv::Mat voted(float cost, float misfit) {
  Level level = two_pieces(cost);
  vote_bytes(level, {0.15F, 0.15F, false, 3, misfit, 0.5F, {}}, Progress());
  return level.target_bytes(kHole).clone();
}

// Mean square of the differences between neighbors in a row.
double raggedness(const cv::Mat& picture) {
  const cv::Rect left(0, 0, picture.cols - 1, picture.rows);
  return cv::norm(picture(left), picture(left + cv::Point(1, 0)), cv::NORM_L2SQR);
}

}  // namespace

TEST_CASE("Vote: pieces that do not fit are blended where they meet") {
  CHECK(raggedness(voted(200, 10)) < 0.7 * raggedness(voted(200, 0)));
}

TEST_CASE("Vote: pieces that fit keep every sample") {
  CHECK(cv::norm(voted(4, 10), voted(4, 0), cv::NORM_INF) == 0);
}
