#include "patchmatch/uneven_stretch.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

namespace pentimento::patchmatch {
namespace {

using Lengths = std::vector<double>;

constexpr double kAround = 0.04;  // of the long side: sigma around an edge in which things belong to it
constexpr double kEven = 0.02;    // importance of what has no edges, in means of all
constexpr double kLeastEven = 1e-6;
constexpr double kOwnScale = 0.2;   // weight of the picture's own scale against that of equal proportions
constexpr double kNarrowest = 0.5;  // of the mean length: what gives way is still to be known for what it is
constexpr double kWidest = 2.5;
constexpr int kRounds = 10;      // columns and rows in turn; more change nothing
constexpr int kBisections = 80;  // exact to rounding

double sum_of(const Lengths& lengths) {
  return std::accumulate(lengths.begin(), lengths.end(), 0.0);
}

// Lengths of sum `total` as near to `wanted` as can be, in squares by `weight`: each takes a share of what is
// missing by 1 / weight.
Lengths nearest(const Lengths& wanted, const Lengths& weight, double total) {
  const double mean = total / static_cast<double>(wanted.size());
  const auto with_share = [&](double share) {
    Lengths lengths(wanted.size());
    for (std::size_t k = 0; k < wanted.size(); ++k) {
      lengths[k] = std::clamp(wanted[k] + share / weight[k], kNarrowest * mean, kWidest * mean);
    }
    return lengths;
  };
  double high = *std::max_element(weight.begin(), weight.end()) *
                (kWidest * mean + *std::max_element(wanted.begin(), wanted.end()));
  double low = -high;
  for (int k = 0; k < kBisections; ++k) {
    const double middle = (low + high) / 2;
    (sum_of(with_share(middle)) < total ? low : high) = middle;
  }
  return with_share(high);
}

// Widths of sum `total` for the columns of a picture whose rows have `heights`: each pixel wants its
// proportions, and a little the scale `own`.
Lengths widths_for(const cv::Mat& importance, const Lengths& heights, double own, double total) {
  Lengths wanted(importance.cols), weight(importance.cols);
  for (int x = 0; x < importance.cols; ++x) {
    for (int y = 0; y < importance.rows; ++y) {
      weight[x] += importance.at<double>(y, x);
      wanted[x] += importance.at<double>(y, x) * heights[y];
    }
    wanted[x] = (wanted[x] / weight[x] + kOwnScale * own) / (1 + kOwnScale);
  }
  return nearest(wanted, weight, total);
}

}  // namespace

cv::Mat importance(const cv::Mat& picture) {
  cv::Mat edges(picture.size(), CV_64F), squared;
  const auto difference = [&](cv::Point a, cv::Point b) {
    const cv::Vec3f d = picture.at<cv::Vec3f>(a) - picture.at<cv::Vec3f>(b);
    return static_cast<double>(d.dot(d));
  };
  for (int y = 0; y < picture.rows; ++y) {
    const int above = std::max(0, y - 1), below = std::min(picture.rows - 1, y + 1);
    for (int x = 0; x < picture.cols; ++x) {
      const int left = std::max(0, x - 1), right = std::min(picture.cols - 1, x + 1);
      edges.at<double>(y, x) = difference({left, y}, {right, y}) + difference({x, above}, {x, below});
    }
  }
  cv::GaussianBlur(edges, edges, {}, std::max(0.5, kAround * std::max(edges.cols, edges.rows)));
  edges += std::max(kLeastEven, kEven * cv::mean(edges)[0]);
  cv::multiply(edges, edges, squared);  // or much that is slight outweighs what stands out
  return squared;
}

Stretch uneven_stretch(const cv::Mat& importance, cv::Size2d size) {
  const cv::Mat down = importance.t();
  const double own = std::min(1.0, std::sqrt(size.area() / static_cast<double>(importance.total())));
  Stretch stretch{{}, Lengths(importance.rows, size.height / importance.rows)};
  for (int k = 0; k < kRounds; ++k) {
    stretch.widths = widths_for(importance, stretch.heights, own, size.width);
    stretch.heights = widths_for(down, stretch.widths, own, size.height);
  }
  return stretch;
}

double distortion(const cv::Mat& importance, const Stretch& stretch) {
  double sum = 0;
  for (int y = 0; y < importance.rows; ++y) {
    for (int x = 0; x < importance.cols; ++x) {
      sum += importance.at<double>(y, x) * std::abs(std::log(stretch.widths[x] / stretch.heights[y]));
    }
  }
  return std::exp(sum / cv::sum(importance)[0]);
}

}  // namespace pentimento::patchmatch
