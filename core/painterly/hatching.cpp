#include "painterly/hatching.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "painterly/sampling.h"

namespace pentimento::painterly {
namespace {

constexpr float kCell = 0.6F;       // spacings: two lines never pass through neighboring cells
constexpr std::size_t kFewest = 4;  // points of a line

class Hatching {
 public:
  Hatching(const cv::Mat& grey, const Flow& flow, const HatchStyle& style)
      : grey_(grey),
        flow_(flow),
        style_(style),
        cell_(std::max(1.0F, style.spacing * kCell)),
        owners_(cvCeil(static_cast<float>(grey.rows) / cell_), cvCeil(static_cast<float>(grey.cols) / cell_),
                CV_32S, cv::Scalar(-1)),
        hand_(std::cos(style.slant), std::sin(style.slant)) {}

  // A line through `start`, marked as there; empty when there is no room.
  std::vector<cv::Point2f> line(cv::Point2f start, int id) {
    if (!free(start, id)) return {};
    std::vector<cv::Point2f> path = half(start, id, -1);
    std::reverse(path.begin(), path.end());
    path.push_back(start);
    const std::vector<cv::Point2f> rest = half(start, id, 1);
    path.insert(path.end(), rest.begin(), rest.end());
    if (path.size() < kFewest) return {};
    for (const cv::Point2f& p : path) owners_.at<int>(cell(p)) = id;
    return path;
  }

 private:
  cv::Point cell(cv::Point2f p) const {
    return {std::clamp(static_cast<int>(p.x / cell_), 0, owners_.cols - 1),
            std::clamp(static_cast<int>(p.y / cell_), 0, owners_.rows - 1)};
  }
  bool free(cv::Point2f p, int id) const {
    if (p.x < 0 || p.y < 0 || p.x >= static_cast<float>(grey_.cols) || p.y >= static_cast<float>(grey_.rows))
      return false;
    if (nearest<float>(grey_, p) > style_.darkest) return false;
    const cv::Point c = cell(p);
    for (int y = std::max(0, c.y - 1); y <= std::min(owners_.rows - 1, c.y + 1); ++y) {
      for (int x = std::max(0, c.x - 1); x <= std::min(owners_.cols - 1, c.x + 1); ++x) {
        if (owners_.at<int>(y, x) >= 0 && owners_.at<int>(y, x) != id) return false;
      }
    }
    return true;
  }
  cv::Vec2f heading(cv::Point2f p, const cv::Vec2f& before) const {
    cv::Vec2f form = nearest<cv::Vec2f>(flow_.tangent, p);
    if (form.dot(hand_) < 0) form = -form;
    cv::Vec2f h = hand_ + form * (style_.bend * nearest<float>(flow_.anisotropy, p));
    if (h.dot(before) < 0) h = -h;
    return h * (1 / std::max(1e-6F, std::sqrt(h.dot(h))));
  }
  std::vector<cv::Point2f> half(cv::Point2f p, int id, float side) const {
    std::vector<cv::Point2f> path;
    cv::Vec2f h = hand_ * side;
    for (int k = 0; k < style_.longest; ++k) {
      h = heading(p, h);
      p += cv::Point2f(h[0], h[1]) * style_.spacing;
      if (!free(p, id)) break;
      path.push_back(p);
    }
    return path;
  }

  const cv::Mat& grey_;
  const Flow& flow_;
  const HatchStyle& style_;
  float cell_;
  cv::Mat owners_;  // CV_32SC1 by cell: the line that passes through
  cv::Vec2f hand_;
};

}  // namespace

std::vector<Stroke> hatched(const cv::Mat& grey, const Flow& flow, const HatchStyle& style,
                            std::uint32_t seed, const Progress& progress) {
  Hatching hatching(grey, flow, style);
  std::vector<Stroke> strokes;
  const float step = std::max(1.0F, style.spacing * kCell);
  const int columns = cvCeil(static_cast<float>(grey.cols) / step),
            rows = cvCeil(static_cast<float>(grey.rows) / step);
  for (int row = 0; row < rows; ++row) {
    progress.check();
    for (int column = 0; column < columns; ++column) {
      const std::uint32_t own =
          hash(seed, static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(row));
      const cv::Point2f start((static_cast<float>(column) + uniform(own)) * step,
                              (static_cast<float>(row) + uniform(mix(own))) * step);
      std::vector<cv::Point2f> path = hatching.line(start, static_cast<int>(strokes.size()));
      if (path.empty()) continue;
      strokes.push_back(
          {std::move(path), style.radius * (0.75F + 0.5F * uniform(mix(own + 9))), style.color, own});
    }
  }
  return strokes;
}

}  // namespace pentimento::painterly
