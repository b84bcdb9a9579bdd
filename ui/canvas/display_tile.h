// One tile of a picture, ready for the screen at every zoom: a small pyramid of its own.
//
// A tile's pyramid depends on that tile alone, so what changes in the picture changes exactly as many of
// them, at all zooms, and two pictures that share a tile share its pyramid.
#pragma once

#include <QImage>
#include <vector>

#include "image/color.h"

namespace pentimento::ui {

/// Level k halves the tile k times: pixel (x, y) is the mean of the 2^k x 2^k pixels from (x, y) * 2^k, as
/// far as the picture goes; sides are rounded up. Averages are taken in display values with premultiplied
/// alpha.
struct DisplayTile {
  static constexpr int kMaxLevel = 6;  ///< enough for the smallest zoom, 1 %

  int firstLevel = 0;
  std::vector<QImage>
      levels;  ///< levels[i] is level firstLevel + i; RGB32, or ARGB32_Premultiplied with alpha

  bool has(int level) const { return !levels.empty() && level >= firstLevel; }
  const QImage& at(int level) const { return levels[static_cast<std::size_t>(level - firstLevel)]; }
  std::size_t bytes() const;
  /// Without the levels below `first`.
  DisplayTile from(int first) const;
};

/// Level 0 costs three quarters of a tile's memory, so it can be left out with `firstLevel`.
DisplayTile makeDisplayTile(const image::TiledImage& pixels, const image::ColorConverter& converter,
                            Point tile, int firstLevel);

/// Half the size, rounded up; each pixel the mean of the up to four that it covers.
QImage halved(const QImage& image);

/// The whole picture at level `level`, each pixel taken from the middle of its block instead of averaged:
/// quick to have, for the first moment.
QImage sampledPicture(const image::TiledImage& pixels, const image::ColorConverter& converter, int level);

}  // namespace pentimento::ui
