#include "engine/copied_area.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "engine/context_region.h"
#include "engine/patchmatch_options.h"

namespace pentimento::engine {

namespace {
/// Above 0 where anything of `values` is.
cv::Mat reduced(const cv::Mat& values, cv::Size size) {
  cv::Mat small;
  cv::resize(values, small, size, 0, 0, cv::INTER_AREA);
  return small > 0;
}
}  // namespace

cv::Mat sources_in(const EditRequest& request, const Rect& region) {
  const image::Mask& sources = request.fill.sources;
  if (sources.size().empty()) return {};
  const Rect picture = old_picture_area(request);
  const Rect there = region.translated(-picture.x, -picture.y);
  const Rect inside = there.intersected(Rect::of(sources.size()));
  cv::Mat crop = cv::Mat::zeros(region.height, region.width, CV_8U);
  if (inside.empty()) return crop;
  sources.crop(inside).copyTo(
      crop(cv::Rect(inside.x - there.x, inside.y - there.y, inside.width, inside.height)));
  return crop;
}

CopiedArea copied_area(const EditRequest& request, int longest) {
  CopiedArea area{context_region(request), {}, {}};
  const Rect& region = area.region;
  if (region.empty()) return {};
  const double scale = std::min(1.0, static_cast<double>(longest) / std::max(region.width, region.height));
  const auto side = [scale](int px) { return std::max(1, static_cast<int>(std::lround(px * scale))); };
  const cv::Size size(side(region.width), side(region.height));
  const cv::Mat hole = reduced(edit_mask(request).crop(region), size);
  area.filled = hole;
  cv::Mat sources = sources_in(request, region);
  if (!sources.empty()) sources = reduced(sources, size);
  area.copied = patchmatch::sampling_area(patchmatch_options(request.fill, sources), hole);
  if (area.copied.empty()) area.copied = cv::Mat(size, CV_8U, cv::Scalar(255));
  area.copied = (area.copied > 0) & ~hole;
  return area;
}

}  // namespace pentimento::engine
