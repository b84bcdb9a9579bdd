#include "image/selection/similar_colors.h"

#include <algorithm>
#include <array>
#include <map>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace pentimento::image {

namespace {
constexpr int kSide = TiledImage::kTileSide;
constexpr int kMaxSampleRadius = 50;

/// CIE L*a*b* of display pixels (B G R A), CV_32FC3.
cv::Mat lab_of(const cv::Mat& display) {
  cv::Mat bgr, lab;
  cv::cvtColor(display, bgr, cv::COLOR_BGRA2BGR);
  bgr.convertTo(bgr, CV_32F, 1.0 / 255);
  cv::cvtColor(bgr, lab, cv::COLOR_BGR2Lab);
  return lab;
}

/// Tells which pixels of a tile have the color.
class Matcher {
 public:
  Matcher(const Image& image, const ColorConverter& converter, Point place, const SimilarColors& options)
      : image_(image), converter_(converter), options_(options) {
    const int r = std::clamp(options.sample_radius, 0, kMaxSampleRadius);
    const Rect around = Rect{place.x, place.y, 1, 1}.grown(r).intersected(image.pixels.bounds());
    color_ = cv::mean(converter.to_display(image.pixels, around));
    cv::Mat one(1, 1, CV_8UC4, color_);
    lab_ = lab_of(one).at<cv::Vec3f>(0, 0);
  }

  /// CV_8UC1, 0 or 255.
  cv::Mat matches(const Rect& area) const {
    const cv::Mat display = converter_.to_display(image_.pixels, area);
    const double t = std::max(0.0, options_.tolerance);
    cv::Mat result;
    if (options_.measure == ColorMeasure::Steps) {
      // Half a step more: the mean of several pixels may lie between two steps.
      cv::inRange(display, color_ - cv::Scalar::all(t + 0.5), color_ + cv::Scalar::all(t + 0.5), result);
      return result;
    }
    cv::Mat away = lab_of(display) - cv::Scalar(lab_[0], lab_[1], lab_[2]), squares;
    cv::transform(away.mul(away), squares, cv::Matx13f(1, 1, 1));
    cv::compare(squares, t * t + 1e-4, result, cv::CMP_LE);
    if (image_.pixels.format().alpha) result &= similar_alpha(display, t);
    return result;
  }

 private:
  cv::Mat similar_alpha(const cv::Mat& display, double tolerance) const {
    cv::Mat alpha, similar;
    cv::extractChannel(display, alpha, 3);
    cv::absdiff(alpha, cv::Scalar(color_[3]), alpha);
    cv::compare(alpha, 2.55 * tolerance + 0.5, similar, cv::CMP_LE);
    return similar;
  }

  const Image& image_;
  const ColorConverter& converter_;
  SimilarColors options_;
  cv::Scalar color_;
  cv::Vec3f lab_;
};

/// The connected parts of one tile, and which of them are selected.
struct LabeledTile {
  cv::Mat labels;  // CV_16UC1; 0: another color
  std::vector<bool> selected;
};

/// Grows from one place over the tiles that it reaches; only those are converted and labeled.
class Flood {
 public:
  Flood(const TiledImage& pixels, const Matcher& matcher) : pixels_(pixels), matcher_(matcher) {}

  Mask from(Point place, Progress& progress) {
    reach(place);
    while (!waiting_.empty()) {
      progress.check();
      const Part part = waiting_.back();
      waiting_.pop_back();
      cross_borders(part);
    }
    return mask(progress);
  }

 private:
  using Key = std::pair<int, int>;  // row, column
  struct Part {
    Point tile;
    int label;
  };

  LabeledTile& labeled(Point tile) {
    const auto [at, is_new] = tiles_.try_emplace({tile.y, tile.x});
    if (is_new) {
      const int count =
          cv::connectedComponents(matcher_.matches(pixels_.tile_area(tile)), at->second.labels, 4, CV_16U);
      at->second.selected.assign(static_cast<std::size_t>(count), false);
    }
    return at->second;
  }

  void reach(Point p) {
    if (!pixels_.bounds().contains(p)) return;
    const Point tile{p.x / kSide, p.y / kSide};
    LabeledTile& t = labeled(tile);
    const int label = t.labels.at<std::uint16_t>(p.y % kSide, p.x % kSide);
    if (label == 0 || t.selected[static_cast<std::size_t>(label)]) return;
    t.selected[static_cast<std::size_t>(label)] = true;
    waiting_.push_back({tile, label});
  }

  void cross_borders(const Part& part) {
    const Rect area = pixels_.tile_area(part.tile);
    const cv::Mat labels = labeled(part.tile).labels;
    const auto is_part = [&](int x, int y) { return labels.at<std::uint16_t>(y, x) == part.label; };
    for (int x = 0; x < area.width; ++x) {
      if (is_part(x, 0)) reach({area.x + x, area.y - 1});
      if (is_part(x, area.height - 1)) reach({area.x + x, area.bottom()});
    }
    for (int y = 0; y < area.height; ++y) {
      if (is_part(0, y)) reach({area.x - 1, area.y + y});
      if (is_part(area.width - 1, y)) reach({area.right(), area.y + y});
    }
  }

  Mask mask(Progress& progress) const {
    Mask result(pixels_.size());
    for (const auto& [key, tile] : tiles_) {
      progress.check();
      if (std::find(tile.selected.begin(), tile.selected.end(), true) == tile.selected.end()) continue;
      cv::Mat values(tile.labels.size(), CV_8UC1);
      for (int y = 0; y < values.rows; ++y) {
        const auto* label = tile.labels.ptr<std::uint16_t>(y);
        auto* value = values.ptr<std::uint8_t>(y);
        for (int x = 0; x < values.cols; ++x) value[x] = tile.selected[label[x]] ? 255 : 0;
      }
      result.set(pixels_.tile_area({key.second, key.first}), values);
    }
    return result;
  }

  const TiledImage& pixels_;
  const Matcher& matcher_;
  std::map<Key, LabeledTile> tiles_;
  std::vector<Part> waiting_;
};

Mask everywhere(const TiledImage& pixels, const Matcher& matcher, Progress& progress) {
  Mask result(pixels.size());
  const Size grid = pixels.tile_grid();
  for (int row = 0; row < grid.height; ++row) {
    progress.update(static_cast<double>(row) / grid.height);
    std::vector<cv::Mat> found(static_cast<std::size_t>(grid.width));
    cv::parallel_for_(cv::Range(0, grid.width), [&](const cv::Range& columns) {
      for (int x = columns.start; x < columns.end && !progress.stop_requested(); ++x) {
        found[static_cast<std::size_t>(x)] = matcher.matches(pixels.tile_area({x, row}));
      }
    });
    progress.check();
    for (int x = 0; x < grid.width; ++x) {
      const cv::Mat& values = found[static_cast<std::size_t>(x)];
      if (cv::countNonZero(values) > 0) result.set(pixels.tile_area({x, row}), values);
    }
  }
  return result;
}

/// Each tile blurred by (1 2 1) / 4 both ways, with the pixels beside it.
Mask antialiased(const Mask& mask, Progress& progress) {
  const Rect reach = mask.bounds().grown(1).intersected(Rect::of(mask.size()));
  Mask result = mask;
  for (int y = reach.y - reach.y % kSide; y < reach.bottom(); y += kSide) {
    progress.check();
    for (int x = reach.x - reach.x % kSide; x < reach.right(); x += kSide) {
      const Rect part = Rect{x, y, kSide, kSide}.intersected(reach);
      const Rect around = part.grown(1).intersected(Rect::of(mask.size()));
      const cv::Mat hard = mask.crop(around);
      const int selected = cv::countNonZero(hard);
      if (selected == 0 || selected == hard.rows * hard.cols) continue;
      cv::Mat soft;
      cv::GaussianBlur(hard, soft, {3, 3}, 0, 0, cv::BORDER_REPLICATE);
      result.set(part, soft(cv::Rect(part.x - around.x, part.y - around.y, part.width, part.height)));
    }
  }
  return result;
}
}  // namespace

Mask select_similar_colors(const Image& image, const ColorConverter& converter, Point place,
                           const SimilarColors& options, Progress& progress) {
  const TiledImage& pixels = image.pixels;
  if (!pixels.bounds().contains(place)) return Mask(pixels.size());
  const Matcher matcher(image, converter, place, options);
  Mask mask = options.contiguous ? Flood(pixels, matcher).from(place, progress)
                                 : everywhere(pixels, matcher, progress);
  if (options.antialias) mask = antialiased(mask, progress);
  progress.update(1);
  return mask;
}

}  // namespace pentimento::image
