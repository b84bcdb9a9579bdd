#include "image/selection/shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pentimento::image {

namespace {
// Each row of pixels is cut by so many lines; along a line coverage is exact.
constexpr int kLines = 16;
constexpr double kFarAway = 1 << 22;  // beyond any picture
constexpr int kBandRows = TiledImage::kTileSide;

struct Edge {
  double top, bottom;   // y, top < bottom
  double x_top, slope;  // x at `top`, change of x with y
  int winding;          // 1: the outline goes down here
};

struct Crossing {
  double x;
  int winding;
};

bool usable(const std::vector<cv::Point2d>& corners) {
  return corners.size() >= 3 && std::all_of(corners.begin(), corners.end(), [](const cv::Point2d& p) {
           return std::isfinite(p.x) && std::isfinite(p.y);
         });
}

cv::Point2d bounded(const cv::Point2d& p) {
  return {std::clamp(p.x, -kFarAway, kFarAway), std::clamp(p.y, -kFarAway, kFarAway)};
}

/// The sides of the polygon, from the topmost on.
std::vector<Edge> edges_of(const std::vector<cv::Point2d>& corners) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const cv::Point2d a = bounded(corners[i]), b = bounded(corners[(i + 1) % corners.size()]);
    if (a.y == b.y) continue;
    const cv::Point2d &upper = a.y < b.y ? a : b, &lower = a.y < b.y ? b : a;
    edges.push_back(
        {upper.y, lower.y, upper.x, (lower.x - upper.x) / (lower.y - upper.y), a.y < b.y ? 1 : -1});
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.top < b.top; });
  return edges;
}

Rect pixels_around(const std::vector<cv::Point2d>& corners, Size size) {
  double left = kFarAway, top = kFarAway, right = -kFarAway, bottom = -kFarAway;
  for (const cv::Point2d& corner : corners) {
    const cv::Point2d p = bounded(corner);
    left = std::min(left, p.x);
    top = std::min(top, p.y);
    right = std::max(right, p.x);
    bottom = std::max(bottom, p.y);
  }
  const int x = static_cast<int>(std::floor(left)), y = static_cast<int>(std::floor(top));
  return Rect{x, y, static_cast<int>(std::ceil(right)) - x, static_cast<int>(std::ceil(bottom)) - y}
      .intersected(Rect::of(size));
}

/// Goes down a polygon line by line and adds up the coverage of a row of pixels.
class RowRaster {
 public:
  RowRaster(std::vector<Edge> edges, const Rect& area)
      : edges_(std::move(edges)), area_(area), change_(static_cast<std::size_t>(area.width) + 2) {}

  /// Rows must come from the top down.
  void row(int y, std::uint8_t* values) {
    std::fill(change_.begin(), change_.end(), 0.0F);
    for (int line = 0; line < kLines; ++line) add_line(y + (line + 0.5) / kLines);
    float covered = 0;
    for (int x = 0; x < area_.width; ++x) {
      covered += change_[static_cast<std::size_t>(x)];
      values[x] = static_cast<std::uint8_t>(std::clamp(covered * (255.0F / kLines) + 0.5F, 0.0F, 255.0F));
    }
  }

 private:
  void add_line(double y) {
    while (next_ < edges_.size() && edges_[next_].top <= y) active_.push_back(edges_[next_++]);
    std::erase_if(active_, [y](const Edge& e) { return e.bottom <= y; });
    crossings_.clear();
    for (const Edge& e : active_) crossings_.push_back({e.x_top + e.slope * (y - e.top), e.winding});
    std::sort(crossings_.begin(), crossings_.end(),
              [](const Crossing& a, const Crossing& b) { return a.x < b.x; });
    int winding = 0;
    double begin = 0;
    for (const Crossing& c : crossings_) {
      if (winding == 0) begin = c.x;
      winding += c.winding;
      if (winding == 0) {
        add_step(begin, 1);
        add_step(c.x, -1);
      }
    }
  }

  /// From x on `by` more is covered; the pixel that x lies in takes its part.
  void add_step(double x, float by) {
    const double inside = std::clamp(x - area_.x, 0.0, static_cast<double>(area_.width));
    const auto pixel = static_cast<std::size_t>(inside);
    const auto part = static_cast<float>(inside - static_cast<double>(pixel));
    change_[pixel] += by * (1 - part);
    change_[pixel + 1] += by * part;
  }

  std::vector<Edge> edges_, active_;
  std::size_t next_ = 0;
  Rect area_;
  std::vector<float> change_;
  std::vector<Crossing> crossings_;
};

/// A circle cannot be told from a polygon whose sides leave it by less than a hundredth of a pixel.
int sides_of_ellipse(double radius) {
  constexpr double kError = 0.01;
  const double angle = std::acos(std::max(0.0, 1 - kError / std::max(radius, kError)));
  return std::clamp(static_cast<int>(std::ceil(std::numbers::pi / std::max(angle, 1e-4))), 12, 20000);
}

void place_band(Mask& mask, const Rect& band, const cv::Mat& values) {
  constexpr int kSide = TiledImage::kTileSide;
  for (int x = band.x - band.x % kSide; x < band.right(); x += kSide) {
    const Rect part = Rect{x, band.y, kSide, band.height}.intersected(band);
    const cv::Mat block = values(cv::Rect(part.x - band.x, 0, part.width, part.height));
    if (cv::countNonZero(block) > 0) mask.set(part, block);
  }
}
}  // namespace

Mask polygon_mask(Size size, const std::vector<cv::Point2d>& corners) {
  Mask mask(size);
  if (!usable(corners)) return mask;
  const Rect area = pixels_around(corners, size);
  if (area.empty()) return mask;
  RowRaster raster(edges_of(corners), area);
  for (int y = area.y; y < area.bottom();) {
    const int bottom = std::min(area.bottom(), y - y % kBandRows + kBandRows);
    const Rect band{area.x, y, area.width, bottom - y};
    cv::Mat values(band.height, band.width, CV_8UC1);
    for (int row = 0; row < band.height; ++row) raster.row(y + row, values.ptr<std::uint8_t>(row));
    place_band(mask, band, values);
    y = bottom;
  }
  return mask;
}

Mask rectangle_mask(Size size, const cv::Rect2d& r) {
  return polygon_mask(
      size, {{r.x, r.y}, {r.x + r.width, r.y}, {r.x + r.width, r.y + r.height}, {r.x, r.y + r.height}});
}

Mask ellipse_mask(Size size, const cv::Rect2d& r) {
  const double a = r.width / 2, b = r.height / 2;
  if (!std::isfinite(a) || !std::isfinite(b)) return Mask(size);
  const int sides = sides_of_ellipse(std::max(std::abs(a), std::abs(b)));
  std::vector<cv::Point2d> corners;
  for (int i = 0; i < sides; ++i) {
    const double angle = 2 * std::numbers::pi * i / sides;
    corners.emplace_back(r.x + a + a * std::cos(angle), r.y + b + b * std::sin(angle));
  }
  return polygon_mask(size, corners);
}

}  // namespace pentimento::image
