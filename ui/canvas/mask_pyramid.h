// The mask at every zoom: halved again and again by taking the largest value, so that a thin stroke is still
// there when the picture is shown small. Only tiles that changed are halved anew, when they are looked at.
#pragma once

#include <QRect>
#include <array>
#include <memory>
#include <opencv2/core.hpp>
#include <vector>

#include "image/mask.h"

namespace pentimento::ui {

class MaskPyramid {
 public:
  static constexpr int kMaxLevel = 6;

  /// Compares the tiles of `area` (px; empty: all) with those of the last mask.
  void update(const image::Mask& mask, const QRect& area);

  Size size() const { return pixels_.size(); }
  /// CV_8UC1: `area`, in pixels of `level`; what lies outside the picture reads 0. Nothing when all of it is
  /// 0, which is known without looking at pixels.
  cv::Mat crop(const QRect& area, int level) const;
  /// Around all tiles in `area` (picture px) that hold anything.
  QRect occupied(const QRect& area) const;

 private:
  /// levels[k - 1] is level k, empty until it is asked for.
  struct Tile {
    std::array<cv::Mat, kMaxLevel> levels;
  };

  QRect tilesIn(const QRect& area) const;
  std::size_t index(int x, int y) const;
  cv::Mat tileAt(Point tile, int level) const;

  image::TiledImage pixels_;  // shared with the mask, so that its tiles cannot change under us
  std::vector<std::unique_ptr<Tile>> tiles_;  // null: all zero
};

}  // namespace pentimento::ui
