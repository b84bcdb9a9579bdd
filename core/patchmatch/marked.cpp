#include "patchmatch/marked.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace pentimento::patchmatch {
namespace {

// Calls visit(first row, rows) for all of `mask`.
template <class Visit>
void for_rows_of(const PixelView& mask, const Visit& visit) {
  constexpr int kBand = 64;
  const int height = mask.size().height;
  for (int y = 0; y < height; y += kBand) visit(y, mask.rows(y, std::min(height, y + kBand)));
}

}  // namespace

int count_marked(const PixelView& mask) {
  int count = 0;
  for_rows_of(mask, [&](int, const cv::Mat& rows) { count += cv::countNonZero(rows); });
  return count;
}

cv::Rect marked_bounds(const PixelView& mask) {
  cv::Rect bounds;
  for_rows_of(mask, [&](int y, const cv::Mat& rows) {
    const cv::Rect here = cv::boundingRect(rows);
    if (!here.empty()) bounds |= here + cv::Point(0, y);
  });
  return bounds;
}

void clear_marked(cv::Mat& values, const PixelView& mask) {
  for_rows_of(mask, [&](int y, const cv::Mat& rows) { values.rowRange(y, y + rows.rows).setTo(0, rows); });
}

bool marked_at(const cv::Mat& mask, cv::Point2f p) {
  const cv::Point at(cvRound(p.x), cvRound(p.y));
  return cv::Rect({}, mask.size()).contains(at) && mask.at<uchar>(at) != 0;
}

bool marked_along(const cv::Mat& mask, cv::Point2f from, cv::Point2f way, int within) {
  for (int k = 1; k <= within; ++k) {
    if (marked_at(mask, from + static_cast<float>(k) * way)) return true;
  }
  return false;
}

}  // namespace pentimento::patchmatch
