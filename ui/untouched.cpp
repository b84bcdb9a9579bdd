#include "ui/untouched.h"

#include <cstring>
#include <vector>

#include "image/composite.h"

namespace pentimento::ui {

namespace {
std::int64_t changedInTile(const engine::Candidate& candidate, const Rect& area) {
  const image::TiledImage& before = candidate.recipe.image.pixels;
  const image::TiledImage& after = candidate.image.pixels;
  const auto pixel = static_cast<std::size_t>(before.format().pixel_bytes());
  const std::size_t row = static_cast<std::size_t>(area.width) * pixel;
  std::vector<std::byte> a(row * static_cast<std::size_t>(area.height)), b(a.size());
  before.read(area, a.data(), row);
  after.read(area, b.data(), row);
  const cv::Mat weight = candidate.recipe.mask.empty()
                             ? cv::Mat::ones(area.height, area.width, CV_32F)
                             : image::blend_weight(candidate.recipe.mask, candidate.recipe.ring, area);
  std::int64_t changed = 0;
  for (int y = 0; y < area.height; ++y) {
    for (int x = 0; x < area.width; ++x) {
      const std::size_t at = static_cast<std::size_t>(y) * row + static_cast<std::size_t>(x) * pixel;
      if (weight.at<float>(y, x) == 0 && std::memcmp(&a[at], &b[at], pixel) != 0) ++changed;
    }
  }
  return changed;
}
}  // namespace

std::int64_t changedOutsideEdit(const engine::Candidate& candidate, Progress& progress) {
  const image::TiledImage& before = candidate.recipe.image.pixels;
  const image::TiledImage& after = candidate.image.pixels;
  const Size grid = before.tile_grid();
  std::int64_t changed = 0;
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) {
      progress.check();
      if (before.tile({x, y}) != after.tile({x, y}))
        changed += changedInTile(candidate, before.tile_area({x, y}));
    }
  }
  return changed;
}

}  // namespace pentimento::ui
