#include "similarity/reduced.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace pentimento::similarity {

namespace {
constexpr int kSide = 128;

/// Colors times weight, and weight, of a band: what averages to the color of the selected pixels.
void weighted(const image::Fill& fill, const image::Mask& mask, const Rect& band, cv::Mat& colors,
              cv::Mat& weight) {
  mask.crop(band).convertTo(weight, CV_32F, 1.0 / 255);
  colors = image::srgb_of(fill, band);
  cv::patchNaNs(colors, 0);
  colors = cv::max(cv::min(colors, cv::Scalar::all(1)), cv::Scalar::all(0));
  cv::Mat three;
  cv::merge(std::vector<cv::Mat>(3, weight), three);
  colors = colors.mul(three);
}

void divide(cv::Mat& colors, const cv::Mat& weight) {
  for (int y = 0; y < colors.rows; ++y) {
    auto* color = colors.ptr<cv::Vec3f>(y);
    const auto* w = weight.ptr<float>(y);
    for (int x = 0; x < colors.cols; ++x) color[x] = w[x] > 0 ? color[x] / w[x] : cv::Vec3f();
  }
}
}  // namespace

Reduced reduced(const image::Fill& fill, const image::Mask& mask) {
  const Rect area = mask.bounds().intersected(fill.area());
  if (area.empty()) return {};
  const int factor = std::max(1, (std::max(area.width, area.height) + kSide - 1) / kSide);
  const int width = std::max(1, area.width / factor), height = std::max(1, area.height / factor);
  const Size block{std::min(factor, area.width), std::min(factor, area.height)};
  Reduced result{cv::Mat(height, width, CV_32FC3), cv::Mat(height, width, CV_32FC1)};
  for (int y = 0; y < height; ++y) {
    cv::Mat colors, weight;
    weighted(fill, mask, {area.x, area.y + y * block.height, width * block.width, block.height}, colors,
             weight);
    cv::Mat color_row = result.lab.row(y), weight_row = result.weight.row(y);
    cv::resize(colors, color_row, color_row.size(), 0, 0, cv::INTER_AREA);
    cv::resize(weight, weight_row, weight_row.size(), 0, 0, cv::INTER_AREA);
  }
  divide(result.lab, result.weight);
  cv::cvtColor(result.lab, result.lab, cv::COLOR_RGB2Lab);
  return result;
}

}  // namespace pentimento::similarity
