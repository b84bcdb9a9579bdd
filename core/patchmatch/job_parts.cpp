#include "patchmatch/job_parts.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "patchmatch/marked.h"
#include "patchmatch/pyramid.h"

namespace pentimento::patchmatch {
namespace {

constexpr double kNotWorthIt = 1.25;  // pictures larger by less are solved at their own size
constexpr double kThinnestSide = 64;  // px of the working picture's short side, if the picture has as many

// 255 where all three samples are finite.
cv::Mat finite_pixels(const PixelView& values, const cv::Rect& part, const Progress& progress) {
  if (values.depth() == CV_8U) return {part.size(), CV_8U, cv::Scalar(255)};
  const cv::Mat picture = values.part(part);
  cv::Mat finite(picture.size(), CV_8U);
  for_rows(0, picture.rows, progress, [&](int y) {
    const auto* from = picture.ptr<cv::Vec3f>(y);
    std::transform(from, from + picture.cols, finite.ptr<uchar>(y), [](const cv::Vec3f& p) {
      return std::isfinite(p[0]) && std::isfinite(p[1]) && std::isfinite(p[2]) ? 255 : 0;
    });
  });
  return finite;
}

cv::Mat known_in(const Job& job, const cv::Rect& part, const Progress& progress) {
  cv::Mat known = finite_pixels(job.picture, part, progress);
  if (!job.excluded.empty()) known.setTo(0, job.excluded(part));
  return known;
}

}  // namespace

cv::Mat known_of(const Job& job, const Progress& progress) {
  return known_in(job, {{}, job.picture.size()}, progress);
}

cv::Mat sources_of(const Job& job, const cv::Mat& known) {
  const bool all = job.not_copied.empty();
  cv::Mat copied = all ? known : known.clone();
  if (!all) clear_marked(copied, job.not_copied);
  const cv::Mat area = sampling_area(job.options, all ? job.hole : job.not_copied);
  if (area.empty()) return copied;
  const cv::Mat sources = copied & (area > 0);
  return cv::countNonZero(sources) > 0 ? sources : copied;
}

cv::Mat sources_in(const Job& job, const cv::Rect& part, const Progress& progress) {
  cv::Mat sources;
  if (sampling_area(job.options, job.hole).empty()) {  // most often; a mask of a large picture takes time
    sources = known_in(job, part, progress);
  } else {
    cv::Mat known = known_of(job, progress);
    clear_marked(known, job.hole);
    sources = sources_of(job, known)(part).clone();
  }
  sources.setTo(0, job.hole.part(part));
  return sources;
}

cv::Size working_size(const PixelView& hole, const Settings& settings) {
  const cv::Size size = hole.size();
  const double long_side = std::max(size.width, size.height), short_side = std::min(size.width, size.height);
  const double wanted =
      std::max(long_side / settings.working_side, std::sqrt(count_marked(hole) / settings.working_pixels));
  const double factor = std::min(wanted, std::max(1.0, short_side / kThinnestSide));
  return factor < kNotWorthIt ? size : divided(size, factor);
}

}  // namespace pentimento::patchmatch
