#include "patchmatch/level.h"

#include <opencv2/imgproc.hpp>

#include "base/cv_rect.h"
#include "patchmatch/patch.h"

namespace pentimento::patchmatch {
namespace {

cv::Mat dilated(const cv::Mat& mask, int radius) {
  cv::Mat out;
  cv::dilate(mask, out, cv::Mat::ones(2 * radius + 1, 2 * radius + 1, CV_8U));
  return out;
}

// Centers of all patches that touch the hole and lie inside the picture. (Patches that reach beyond the edge
// into synthesized pixels were tried: they drift, and extensions get worse.) A picture that wraps has no
// edge.
cv::Mat target_centers(const cv::Mat& hole, Wrap wrap) {
  cv::Mat centers = cv::Mat::zeros(hole.size(), CV_8U);
  const int left = wrap.across ? 0 : kRadius, top = wrap.down ? 0 : kRadius;
  const cv::Rect inside(left, top, hole.cols - 2 * left, hole.rows - 2 * top);
  if (inside.width > 0 && inside.height > 0) dilated(hole, kRadius)(inside).copyTo(centers(inside));
  return centers;
}

cv::Mat source_centers(const cv::Mat& known) {
  cv::Mat out;
  cv::erode(known, out, cv::Mat::ones(kSide, kSide, CV_8U), {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
  return out;
}

}  // namespace

cv::Rect Level::hole_area() const {
  return grown(matches.area(), kRadius) & cv::Rect({0, 0}, size);
}

Level make_level(const cv::Mat& hole, const std::vector<Page>& pages, const Progress& progress, Wrap wrap) {
  Level level;
  level.size = hole.size();
  level.hole = hole;
  progress.check();
  level.wrap = possible_wrap(wrap, level.size);
  level.centers = target_centers(hole, level.wrap);
  level.pages = lay_side_by_side(pages);
  level.source_ok = source_centers(joined_sources(pages, level.pages));
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
