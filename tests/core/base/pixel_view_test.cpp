#include "base/pixel_view.h"

#include "tests/catch.h"

using namespace pentimento;

namespace {
constexpr int kLogSide = 3, kSide = 1 << kLogSide;

cv::Vec3b pixel_at(int x, int y) {
  return {static_cast<uchar>(x), static_cast<uchar>(y), static_cast<uchar>(x + y)};
}

// Three tiles across, two down, in which each pixel tells where it is.
TileGrid numbered_tiles() {
  TileGrid grid{{}, 3, kLogSide};
  for (int k = 0; k < 6; ++k) {
    const std::shared_ptr<std::byte[]> tile(new std::byte[kSide * kSide * sizeof(cv::Vec3b)]);
    auto* pixel = reinterpret_cast<cv::Vec3b*>(tile.get());
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) *pixel++ = pixel_at(k % 3 * kSide + x, k / 3 * kSide + y);
    }
    grid.tiles.push_back(tile);
  }
  return grid;
}

bool shows(const cv::Mat& pixels, cv::Point corner) {
  for (int y = 0; y < pixels.rows; ++y) {
    for (int x = 0; x < pixels.cols; ++x) {
      if (pixels.at<cv::Vec3b>(y, x) != pixel_at(x + corner.x, y + corner.y)) return false;
    }
  }
  return true;
}
}  // namespace

TEST_CASE("PixelView: a part of tiles reads as one picture") {
  const cv::Point corner(5, 3);
  const PixelView view(numbered_tiles(), {corner, cv::Size(17, 11)}, CV_8UC3);
  CHECK(view.size() == cv::Size(17, 11));
  CHECK(view.type() == CV_8UC3);
  CHECK(shows(view.whole(), corner));
  CHECK(shows(view.rows(4, 7), corner + cv::Point(0, 4)));
  CHECK(shows(view.part({2, 1, 6, 9}), corner + cv::Point(2, 1)));
  for (const cv::Point p : {cv::Point(0, 0), {2, 4}, {3, 5}, {16, 10}}) {
    CHECK(view.at<cv::Vec3b>(p.x, p.y) == pixel_at(p.x + corner.x, p.y + corner.y));
  }
}

TEST_CASE("PixelView: a matrix is read without a copy") {
  const cv::Mat all = PixelView(numbered_tiles(), {0, 0, 24, 16}, CV_8UC3).whole();
  const PixelView view(all(cv::Rect(4, 2, 15, 9)));
  CHECK(view.at<cv::Vec3b>(14, 8) == pixel_at(18, 10));
  CHECK(view.whole().data == all.ptr(2, 4));
  CHECK(shows(view.part({1, 2, 3, 4}), {5, 4}));
}

TEST_CASE("PixelView: other pixels in a part, of tiles and of a matrix") {
  const PixelView tiles(numbered_tiles(), {5, 3, 17, 11}, CV_8UC3), matrix(tiles.whole());
  cv::Mat pixels(4, 6, CV_8UC3, cv::Scalar(200, 100, 0)), where = cv::Mat::zeros(4, 6, CV_8U);
  where.colRange(1, 5).setTo(255);
  cv::Mat expected = tiles.whole();
  pixels.copyTo(expected({2, 4, 6, 4}), where);
  for (const PixelView& view : {tiles, matrix}) {
    const cv::Mat before = view.whole().clone();
    const PixelView changed = view.with(pixels, where, {2, 4});
    CHECK(changed.tiled() == view.tiled());
    CHECK(cv::norm(changed.whole(), expected, cv::NORM_INF) == 0);
    CHECK(cv::norm(view.whole(), before, cv::NORM_INF) == 0);
    CHECK(changed.at<cv::Vec3b>(3, 4) == cv::Vec3b(200, 100, 0));
  }
  CHECK(tiles.with(pixels, where, {2, 4}).at(16, 10) == tiles.at(16, 10));  // of a tile without any
}

TEST_CASE("PixelView: what is seen stays when its owner has gone") {
  PixelView view;
  CHECK(view.empty());
  CHECK(view.whole().empty());
  CHECK(PixelView(cv::Mat()).empty());
  view = PixelView(numbered_tiles(), {20, 12, 4, 4}, CV_8UC3);
  const PixelView copy = view;
  view = {};
  CHECK(shows(copy.whole(), {20, 12}));
}
