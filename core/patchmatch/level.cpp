#include "patchmatch/level.h"

#include <opencv2/imgproc.hpp>

#include "patchmatch/bordered.h"

namespace pentimento::patchmatch {
namespace {

cv::Mat dilated(const cv::Mat& mask, int radius) {
  cv::Mat out;
  cv::dilate(mask, out, cv::Mat::ones(2 * radius + 1, 2 * radius + 1, CV_8U));
  return out;
}

// The hole, and all of the border that a target patch can reach.
cv::Mat with_border(const cv::Mat& hole) {
  cv::Mat wide;
  cv::copyMakeBorder(hole, wide, kRadius, kRadius, kRadius, kRadius, cv::BORDER_CONSTANT, cv::Scalar(0));
  wide = dilated(wide, 2 * kRadius);
  hole.copyTo(wide(cv::Rect({kRadius, kRadius}, hole.size())));
  cv::Mat out = make_bordered(hole.size(), CV_8U);
  for (int y = -kRadius; y < hole.rows + kRadius; ++y) {
    std::copy_n(wide.ptr(y + kRadius), wide.cols, pixel<uchar>(out, -kRadius, y));
  }
  return out;
}

cv::Mat source_centers(const cv::Mat& known) {
  cv::Mat out;
  cv::erode(known, out, cv::Mat::ones(kSide, kSide, CV_8U), {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
  return out;
}

}  // namespace

cv::Rect Level::hole_area() const {
  const cv::Rect reach(matches.area().x - kRadius, matches.area().y - kRadius,
                       matches.area().width + 2 * kRadius, matches.area().height + 2 * kRadius);
  return reach & cv::Rect(-kRadius, -kRadius, size.width + 2 * kRadius, size.height + 2 * kRadius);
}

Level make_level(const cv::Mat& hole, const cv::Mat& source_known, const Progress& progress) {
  Level level;
  level.size = hole.size();
  level.hole = with_border(hole);
  progress.check();
  level.centers = dilated(hole, kRadius);
  level.source_ok = source_centers(source_known);
  progress.check();
  level.matches = MatchField(cv::boundingRect(level.centers));
  return level;
}

std::vector<cv::Point> positions(const cv::Mat& mask) {
  std::vector<cv::Point> found;
  if (cv::countNonZero(mask) > 0) cv::findNonZero(mask, found);
  return found;
}

}  // namespace pentimento::patchmatch
