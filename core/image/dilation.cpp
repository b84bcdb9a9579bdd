#include "image/dilation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace pentimento::image {

namespace {

/// Falloff at every sixteenth of a pixel: it is called for every pixel, and may be a cosine.
class FalloffTable {
 public:
  FalloffTable(double reach, const Falloff& falloff)
      : reach_(static_cast<float>(reach)), values_(static_cast<std::size_t>(reach * kSteps) + 2) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const float distance = static_cast<float>(i) / kSteps;
      values_[i] = std::clamp(falloff(distance), 0.0F, 1.0F);
    }
  }

  float operator()(float distance) const {
    if (!(distance <= reach_)) return 0;
    const float position = distance * kSteps;
    const auto i = static_cast<std::size_t>(position);
    return values_[i] + (values_[i + 1] - values_[i]) * (position - static_cast<float>(i));
  }

 private:
  static constexpr float kSteps = 16;
  float reach_;
  std::vector<float> values_;
};

/// The value of each label that distanceTransform gave: labels count the zero pixels of its input.
std::vector<float> values_of_labels(const cv::Mat& values, const cv::Mat& labels, int level) {
  std::vector<float> result(1, 0.0F);
  for (int y = 0; y < values.rows; ++y) {
    const auto* value = values.ptr<std::uint8_t>(y);
    const auto* label = labels.ptr<int>(y);
    for (int x = 0; x < values.cols; ++x) {
      if (value[x] < level) continue;
      const auto index = static_cast<std::size_t>(label[x]);
      if (index >= result.size()) result.resize(index + 1, 0.0F);
      result[index] = static_cast<float>(value[x]) / 255.0F;
    }
  }
  return result;
}

/// Raises `out` to what the pixels of `level` and above spread.
void spread(const cv::Mat& values, int level, bool one_value, const FalloffTable& falloff, cv::Mat& out) {
  const cv::Mat away = values < level;
  cv::Mat distance;
  cv::distanceTransform(away, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
  cv::Mat labels;
  std::vector<float> label_values;
  if (!one_value) {
    cv::Mat unused;
    cv::distanceTransform(away, unused, labels, cv::DIST_L2, cv::DIST_MASK_5, cv::DIST_LABEL_PIXEL);
    label_values = values_of_labels(values, labels, level);
  }
  const float single = static_cast<float>(level) / 255.0F;
  for (int y = 0; y < values.rows; ++y) {
    const auto* d = distance.ptr<float>(y);
    const int* label = one_value ? nullptr : labels.ptr<int>(y);
    auto* to = out.ptr<float>(y);
    for (int x = 0; x < values.cols; ++x) {
      if (d[x] <= 0) continue;
      const float value = label ? label_values[static_cast<std::size_t>(label[x])] : single;
      to[x] = std::max(to[x], value * falloff(d[x]));
    }
  }
}

}  // namespace

cv::Mat dilated(const cv::Mat& values, double reach, const Falloff& falloff) {
  cv::Mat out;
  values.convertTo(out, CV_32F, 1.0 / 255.0);
  if (reach <= 0 || values.empty()) return out;
  std::array<int, 256> count{};
  for (int y = 0; y < values.rows; ++y) {
    const auto* row = values.ptr<std::uint8_t>(y);
    for (int x = 0; x < values.cols; ++x) ++count[row[x]];
  }
  const FalloffTable table(reach, falloff);
  constexpr std::array<int, 6> kClasses = {1, 64, 128, 192, 255, 256};
  for (std::size_t c = 0; c + 1 < kClasses.size(); ++c) {
    const auto class_begin = count.begin() + kClasses[c];
    const auto present = [](int n) { return n > 0; };
    const auto lowest = std::find_if(class_begin, count.begin() + kClasses[c + 1], present);
    if (lowest == count.begin() + kClasses[c + 1]) continue;  // the next class spreads the same pixels
    const bool one_value = std::find_if(lowest + 1, count.end(), present) == count.end();
    spread(values, static_cast<int>(lowest - count.begin()), one_value, table, out);
  }
  return out;
}

}  // namespace pentimento::image
