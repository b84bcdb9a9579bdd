#include "image/selection/edge_following.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "image/selection/guided_filter.h"

namespace pentimento::image {

namespace {
constexpr double kFlat = 1e-4;   // variance of color below which nothing counts as an edge: 1 % of the range
constexpr double kContrast = 2;  // the filter's mean of means leaves edges softer than the picture's
constexpr int kBandRows = 256;

/// Display pixels as R G B in 0..1.
cv::Mat srgb_of(const cv::Mat& display) {
  cv::Mat rgb, result;
  cv::cvtColor(display, rgb, cv::COLOR_BGRA2RGB);
  rgb.convertTo(result, CV_32F, 1.0 / 255);
  return result;
}

/// Rows [y, y + count) of `coefficients`, enlarged to `full` rows in all, of which the rows of `band` (from
/// the area's top) are returned.
cv::Mat enlarged(const cv::Mat& coefficients, cv::Size full, const cv::Range& band) {
  const double scale_x = static_cast<double>(coefficients.cols) / full.width;
  const double scale_y = static_cast<double>(coefficients.rows) / full.height;
  // Centers of pixels meet: (x + 0.5) * scale - 0.5.
  const cv::Matx23d to_small(scale_x, 0, 0.5 * scale_x - 0.5, 0, scale_y, (band.start + 0.5) * scale_y - 0.5);
  cv::Mat result;
  cv::warpAffine(coefficients, result, to_small, {full.width, band.size()},
                 cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
  return result;
}
}  // namespace

cv::Mat followed(const Image& image, const ColorConverter& converter, const Rect& area, const cv::Mat& guide,
                 const cv::Mat& values, int radius, Progress& progress) {
  const cv::Mat coefficients = guided_coefficients(guide, values, radius, kFlat);
  cv::Mat result(area.height, area.width, CV_8UC1);
  for (int y = 0; y < area.height; y += kBandRows) {
    progress.update(static_cast<double>(y) / area.height);
    const cv::Range rows(y, std::min(area.height, y + kBandRows));
    const cv::Mat models = enlarged(coefficients, {area.width, area.height}, rows);
    const Rect band{area.x, area.y + y, area.width, rows.size()};
    const cv::Mat soft = guided_values(models, srgb_of(converter.to_display(image.pixels, band)));
    soft.convertTo(result.rowRange(rows), CV_8U, 255 * kContrast, 127.5 * (1 - kContrast));
  }
  return result;
}

cv::Mat reduced_srgb(const Image& image, const ColorConverter& converter, const Rect& area, cv::Size size,
                     Progress& progress) {
  cv::Mat result(size, CV_32FC3);
  // Whole rows of the result at a time, each from the pixels under them.
  const int step = std::max(1, kBandRows * size.height / area.height);
  for (int y = 0; y < size.height; y += step) {
    progress.update(static_cast<double>(y) / size.height);
    const int bottom = std::min(size.height, y + step);
    const auto at = [&](int row) {
      return static_cast<int>(static_cast<std::int64_t>(row) * area.height / size.height);
    };
    const Rect band{area.x, area.y + at(y), area.width, std::max(1, at(bottom) - at(y))};
    cv::Mat small;
    cv::resize(converter.to_display(image.pixels, band), small, {size.width, bottom - y}, 0, 0,
               cv::INTER_AREA);
    srgb_of(small).copyTo(result.rowRange(y, bottom));
  }
  return result;
}

}  // namespace pentimento::image
