#include "image/dilation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/cv_rect.h"
#include "base/parallel.h"

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

/// Pixels of `level` and above, which spread together.
struct ValueClass {
  int level = 0;
  bool one_value = false;  ///< none of them is above `level`
};

std::vector<ValueClass> classes_of(const cv::Mat& values) {
  std::array<int, 256> count{};
  for (int y = 0; y < values.rows; ++y) {
    const auto* row = values.ptr<std::uint8_t>(y);
    for (int x = 0; x < values.cols; ++x) ++count[row[x]];
  }
  std::vector<ValueClass> classes;
  constexpr std::array<int, 6> kBegins = {1, 64, 128, 192, 255, 256};
  for (std::size_t c = 0; c + 1 < kBegins.size(); ++c) {
    const auto present = [](int n) { return n > 0; };
    const auto end = count.begin() + kBegins[c + 1];
    const auto lowest = std::find_if(count.begin() + kBegins[c], end, present);
    if (lowest == end) continue;  // the next class spreads the same pixels
    classes.push_back({static_cast<int>(lowest - count.begin()),
                       std::find_if(lowest + 1, count.end(), present) == count.end()});
  }
  return classes;
}

/// A part of a mask, with all that reaches into it.
struct Block {
  cv::Rect area, around;
  double lowest = 0;   // value in `area`
  double highest = 0;  // value in `around`
};

/// Calls `visit(block)` for blocks that cover `values`, on all threads. Where nothing is within reach, and
/// where all is selected, there is little to do: the time follows the mask's outline, not the size of its
/// bounds.
template <typename Visit>
void for_blocks(const cv::Mat& values, double reach, const Visit& visit) {
  // The distances that tell labels apart are up to a fiftieth longer than the true ones.
  const int margin = static_cast<int>(std::ceil(reach * 1.02)) + 2;
  const int side = std::max(256, 4 * margin);
  for_bands(0, values.rows, side, Progress(), [&](int top, int bottom) {
    for (int left = 0; left < values.cols; left += side) {
      Block block;
      block.area = {left, top, std::min(values.cols - left, side), bottom - top};
      block.around = grown(block.area, margin) & cv::Rect({}, values.size());
      cv::minMaxIdx(values(block.area), &block.lowest);
      cv::minMaxIdx(values(block.around), nullptr, &block.highest);
      visit(block);
    }
  });
}

void spread_into(const Block& block, const cv::Mat& values, const std::vector<ValueClass>& classes,
                 const FalloffTable& falloff, cv::Mat& out) {
  const cv::Mat seen = values(block.around);
  cv::Mat raised;
  for (const ValueClass& each : classes) {
    if (block.lowest >= each.level || block.highest < each.level) continue;
    if (raised.empty()) seen.convertTo(raised, CV_32F, 1.0 / 255.0);
    spread(seen, each.level, each.one_value, falloff, raised);
  }
  if (!raised.empty()) raised(block.area - block.around.tl()).copyTo(out(block.area));
}

}  // namespace

cv::Mat dilated(const cv::Mat& values, double reach, const Falloff& falloff) {
  cv::Mat out;
  values.convertTo(out, CV_32F, 1.0 / 255.0);
  if (reach <= 0 || values.empty()) return out;
  const std::vector<ValueClass> classes = classes_of(values);
  const FalloffTable table(reach, falloff);
  for_blocks(values, reach, [&](const Block& block) { spread_into(block, values, classes, table, out); });
  return out;
}

cv::Mat distance_to(const cv::Mat& selected, double reach) {
  cv::Mat out(selected.size(), CV_32F, cv::Scalar(reach));
  for_blocks(selected, reach, [&](const Block& block) {
    if (block.highest == 0) return;
    cv::Mat part = out(block.area), distance;
    if (block.lowest > 0) {
      part.setTo(0);
    } else {
      cv::distanceTransform(selected(block.around) == 0, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
      cv::min(distance(block.area - block.around.tl()), reach, part);
    }
  });
  return out;
}

}  // namespace pentimento::image
