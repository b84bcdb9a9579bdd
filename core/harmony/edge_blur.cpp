#include "harmony/edge_blur.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "harmony/grain.h"

namespace pentimento::harmony {

namespace {
constexpr double kReblur = 1;        // px
constexpr double kMostBlur = 8;      // px
constexpr double kEdges = 0.08;      // share of the pixels with the largest gradients that may be edges
constexpr float kLeastEdge = 0.04F;  // of the gradient: below it is texture and noise
constexpr std::size_t kFewestEdges = 40;

cv::Mat gradient_of(const cv::Mat& gray) {
  cv::Mat dx, dy, size;
  cv::Sobel(gray, dx, CV_32F, 1, 0, 3, 0.25);
  cv::Sobel(gray, dy, CV_32F, 0, 1, 3, 0.25);
  cv::magnitude(dx, dy, size);
  return size;
}

/// Sobel's filter itself blurs a little: its ratio is that of an edge of this blur more.
double blur_of_ratio(double ratio) {
  constexpr double kOfFilter = 0.75;
  if (ratio <= 1.01) return kMostBlur;
  const double squared = kReblur * kReblur / (ratio * ratio - 1) - kOfFilter * kOfFilter;
  return std::min(std::sqrt(std::max(squared, 0.0)), kMostBlur);
}
}  // namespace

std::optional<double> edge_blur(const cv::Mat& picture, const cv::Mat& mask) {
  cv::Mat gray, again, inside, thick;
  cv::cvtColor(picture, gray, cv::COLOR_RGB2GRAY);
  cv::GaussianBlur(gray, again, {}, kReblur);
  cv::erode(mask, inside, cv::Mat::ones(7, 7, CV_8UC1), {-1, -1}, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
  const cv::Mat before = gradient_of(gray), after = gradient_of(again);
  cv::dilate(before, thick, cv::Mat::ones(3, 3, CV_8UC1));
  const double noise = grain_of(picture, mask)[1];
  std::vector<std::pair<float, float>> edges;  // gradient, ratio
  for (int y = 0; y < gray.rows; ++y) {
    for (int x = 0; x < gray.cols; ++x) {
      const float size = before.at<float>(y, x);
      if (inside.at<std::uint8_t>(y, x) == 0 || size < thick.at<float>(y, x)) continue;  // not the crest
      if (size < kLeastEdge || size < 5 * noise) continue;
      edges.emplace_back(size, size / std::max(after.at<float>(y, x), 1e-6F));
    }
  }
  if (edges.size() < kFewestEdges) return std::nullopt;
  const auto pixels = static_cast<double>(cv::countNonZero(inside));
  const auto most = std::max(kFewestEdges, static_cast<std::size_t>(kEdges * pixels));
  std::sort(edges.begin(), edges.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  edges.resize(std::min(edges.size(), most));
  const auto sharpest = edges.begin() + static_cast<std::ptrdiff_t>(edges.size() / 4);
  std::nth_element(edges.begin(), sharpest, edges.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return blur_of_ratio(sharpest->second);
}

BlurMatch blur_match(double there, double wanted, double amount) {
  BlurMatch match;
  constexpr double kNotice = 0.25, kMostSharpening = 0.8;
  if (wanted > there) {
    match.blur = std::sqrt(wanted * wanted - there * there) * amount;
    if (match.blur < kNotice) match.blur = 0;
  } else if (there > wanted + kNotice) {
    match.sharpen = amount * std::min(kMostSharpening, 0.6 * (there - wanted));
    match.radius = std::max(there, 0.7);
  }
  return match;
}

cv::Mat matched(const cv::Mat& picture, const BlurMatch& match) {
  if (match.blur <= 0 && match.sharpen <= 0) return picture;
  cv::Mat smooth, result;
  cv::GaussianBlur(picture, smooth, {}, match.blur > 0 ? match.blur : match.radius);
  if (match.blur > 0) return smooth;
  cv::addWeighted(picture, 1 + match.sharpen, smooth, -match.sharpen, 0, result);
  return result;
}

}  // namespace pentimento::harmony
