#include "patchmatch/level.h"

#include <opencv2/imgproc.hpp>

#include "base/cv_rect.h"
#include "base/parallel.h"
#include "patchmatch/marked.h"
#include "patchmatch/patch.h"

namespace pentimento::patchmatch {
namespace {

// Where patches are centered that touch the hole and lie inside the picture. (Patches that reach beyond the
// edge into synthesized pixels were tried: they drift, and extensions get worse.) A picture that wraps has no
// edge.
cv::Rect target_area(const PixelView& hole, Wrap wrap) {
  const cv::Rect box = marked_bounds(hole);
  const int left = wrap.across ? 0 : kRadius, top = wrap.down ? 0 : kRadius;
  const cv::Rect inside(left, top, hole.size().width - 2 * left, hole.size().height - 2 * top);
  if (box.empty() || inside.width <= 0 || inside.height <= 0) return {};
  return grown(box, kRadius) & inside;
}

// Which of them, in `area`.
cv::Mat target_centers(const PixelView& hole, cv::Rect area) {
  if (area.empty()) return {};
  const cv::Rect around = grown(area, kRadius) & cv::Rect({}, hole.size());
  cv::Mat centers;
  cv::dilate(hole.part(around)(area - around.tl()), centers,
             cv::Mat::ones(kSide, kSide, CV_8U));  // looks beyond the area, too
  return centers > 0;
}

cv::Mat source_centers(const cv::Mat& known, const Progress& progress) {
  constexpr int kBand = 64;
  cv::Mat out(known.size(), CV_8U);
  for_bands(0, known.rows, kBand, progress, [&](int begin, int end) {
    cv::erode(known.rowRange(begin, end), out.rowRange(begin, end), cv::Mat::ones(kSide, kSide, CV_8U),
              {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(0));  // looks beyond the rows, too
  });
  return out;
}

}  // namespace

cv::Rect Level::hole_area() const {
  return grown(matches.area(), kRadius) & cv::Rect({0, 0}, size);
}

void Level::keep_matches() {
  for (cv::Mat* searched : {&centers, &source_ok, &source_bytes, &target_bytes}) searched->release();
}

Level make_targets(const PixelView& hole, Wrap wrap) {
  Level level;
  level.size = hole.size();
  level.wrap = possible_wrap(wrap, level.size);
  level.matches = MatchField(target_area(hole, level.wrap));
  level.centers = target_centers(hole, level.matches.area());
  return level;
}

Level make_level(const cv::Mat& hole, const std::vector<Page>& pages, const Progress& progress, Wrap wrap) {
  progress.check();
  Level level = make_targets(hole, wrap);
  level.hole = hole;
  level.pages = lay_side_by_side({pages.begin(), pages.end()});
  level.source_ok = source_centers(joined_sources(pages, level.pages), progress);
  return level;
}

std::vector<cv::Point> Level::targets() const {
  std::vector<cv::Point> found = positions(centers);
  for (cv::Point& p : found) p += matches.area().tl();
  return found;
}

std::vector<cv::Point> positions(const cv::Mat& mask) {
  std::vector<cv::Point> found;
  if (cv::countNonZero(mask) > 0) cv::findNonZero(mask, found);
  return found;
}

}  // namespace pentimento::patchmatch
