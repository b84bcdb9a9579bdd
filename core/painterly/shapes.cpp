#include "painterly/shapes.h"

#include <cmath>

#include "painterly/along_flow.h"
#include "painterly/filters.h"
#include "painterly/sampling.h"

namespace pentimento::painterly {
namespace {

constexpr float kRadius = 2;  // px at which a picture is simplified; larger radii on a smaller picture
constexpr int kTurns = 4;
constexpr int kReach = 6;              // px along the forms
constexpr int kShockReach = 2;         // px across them
constexpr float kShockLeast = 0.006F;  // of the second derivative: flat parts stay as they are

// Each pixel goes to the darker or lighter side of the nearest edge (Osher and Rudin 1990).
cv::Mat shocked(const cv::Mat& picture, const Flow& flow, const Progress& progress) {
  const cv::Mat smooth = blurred(luma_of(picture), 1.2F, progress);
  cv::Mat result(picture.size(), CV_32FC3);
  for_rows(0, picture.rows, progress, [&](int y) {
    for (int x = 0; x < picture.cols; ++x) {
      const cv::Vec2f t = flow.tangent.ptr<cv::Vec2f>(y)[x];
      const float fx = static_cast<float>(x), fy = static_cast<float>(y);
      const auto at = [&](float d) { return cv::Point2f(fx - t[1] * d, fy + t[0] * d); };
      const auto bright = [&](float d) { return sample<float>(smooth, at(d).x, at(d).y); };
      const float bend = bright(-1.5F) + bright(1.5F) - 2 * smooth.ptr<float>(y)[x];
      cv::Vec3f chosen = picture.ptr<cv::Vec3f>(y)[x];
      if (std::abs(bend) > kShockLeast) {
        float best = bend > 0 ? 9.0F : -9.0F, where = 0;
        for (int k = -kShockReach; k <= kShockReach; ++k) {
          const float v = bright(static_cast<float>(k));
          if (bend > 0 ? v < best : v > best) {
            best = v;
            where = static_cast<float>(k);
          }
        }
        chosen = sample<cv::Vec3f>(picture, at(where).x, at(where).y);
      }
      result.ptr<cv::Vec3f>(y)[x] = chosen;
    }
  });
  return result;
}

cv::Mat simplified_here(cv::Mat picture, const Progress& progress) {
  for (int turn = 0; turn < kTurns; ++turn) {
    const Flow flow = edge_tangent_flow(picture, 2, 0, progress);
    picture = smoothed_along<cv::Vec3f>(picture, flow, kReach, progress);
    picture = shocked(picture, flow, progress);
  }
  return smoothed_along<cv::Vec3f>(picture, edge_tangent_flow(picture, 2, 0, progress), kReach, progress);
}

}  // namespace

cv::Mat simplified(const cv::Mat& picture, float radius, const Progress& progress) {
  const double factor = std::max(1.0F, radius / kRadius);
  const cv::Size size(std::max(1, cvRound(picture.cols / factor)),
                      std::max(1, cvRound(picture.rows / factor)));
  const cv::Mat small = simplified_here(resized(picture, size, Enlarging::Cubic, progress), progress);
  const cv::Mat result = resized(small, picture.size(), Enlarging::Cubic, progress);
  return cv::min(cv::max(result, 0), 1);
}

}  // namespace pentimento::painterly
