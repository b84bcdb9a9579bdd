#include "engine/model_crop.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "image/dilation.h"

namespace pentimento::engine {

namespace {
cv::Size cv_size(Size size) {
  return {size.width, size.height};
}

cv::Mat grown(const cv::Mat& hole, int reach) {
  return image::distance_to(hole, std::max(reach, 0) + 1) <= static_cast<float>(std::max(reach, 0));
}

/// Blocks of `unit` px that hold any selected pixel become selected.
cv::Mat in_blocks(const cv::Mat& mask, int unit) {
  if (unit <= 1) return mask;
  cv::Mat result = cv::Mat::zeros(mask.size(), CV_8UC1);
  const cv::Rect all({0, 0}, mask.size());
  for (int y = 0; y < mask.rows; y += unit) {
    for (int x = 0; x < mask.cols; x += unit) {
      const cv::Rect block = cv::Rect(x, y, unit, unit) & all;
      if (cv::countNonZero(mask(block)) > 0) result(block).setTo(255);
    }
  }
  return result;
}
}  // namespace

cv::Mat resampled(const cv::Mat& picture, Size size) {
  if (picture.size() == cv_size(size)) return picture;
  const bool smaller = size.area() < Size{picture.cols, picture.rows}.area();
  cv::Mat result;
  cv::resize(picture, result, cv_size(size), 0, 0, smaller ? cv::INTER_AREA : cv::INTER_CUBIC);
  return result;
}

cv::Mat denoising_mask(const cv::Mat& hole, int reach, Size size, int unit) {
  cv::Mat mask = grown(hole, reach);
  if (mask.size() != cv_size(size)) {
    cv::resize(mask, mask, cv_size(size), 0, 0, cv::INTER_AREA);
    mask = mask > 0;
  }
  return in_blocks(mask, unit);
}

cv::Mat plain_mask(const cv::Mat& hole, Size size) {
  cv::Mat mask = hole;
  if (mask.size() != cv_size(size)) cv::resize(hole, mask, cv_size(size), 0, 0, cv::INTER_AREA);
  return mask >= 128;
}

}  // namespace pentimento::engine
