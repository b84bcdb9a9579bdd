#include "patchmatch/upsample.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/parallel.h"
#include "patchmatch/patch.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kNearby = 3;      // px; rounding moves centers by one, masks by one more
constexpr int kSourceStep = 6;  // px; a scaled offset ends at most so far inside a hole's margin

std::optional<cv::Point> nearest_center(const MatchField& field, cv::Point p) {
  const cv::Rect& area = field.area();
  for (int r = 0; r <= kNearby; ++r) {
    for (int y = p.y - r; y <= p.y + r; ++y) {
      for (int x = p.x - r; x <= p.x + r; ++x) {
        if (area.contains({x, y}) && field.at(x, y).valid()) return cv::Point(x, y);
      }
    }
  }
  return std::nullopt;
}

// `p` or the nearest allowed source in one of eight directions; `p` where there is none.
cv::Point nearest_source(const Level& level, cv::Point p) {
  static constexpr int kDx[] = {1, -1, 0, 0, 1, 1, -1, -1}, kDy[] = {0, 0, 1, -1, 1, -1, 1, -1};
  if (level.ok(p.x, p.y)) return p;
  for (int r = 1; r <= kSourceStep; ++r) {
    for (int k = 0; k < 8; ++k) {
      if (level.ok(p.x + r * kDx[k], p.y + r * kDy[k])) return {p.x + r * kDx[k], p.y + r * kDy[k]};
    }
  }
  return p;
}

// The coordinate nearest to `s` of a patch that lies within the patch at `coarse` of a picture that is
// smaller by `ratio`.
int within_patch(int s, int coarse, float ratio) {
  const int low = cvCeil(ratio * static_cast<float>(coarse - kRadius)) + kRadius;
  const int high = cvFloor(ratio * static_cast<float>(coarse + kRadius + 1)) - 1 - kRadius;
  return std::clamp(s, low, std::max(low, high));
}

// The coordinate of a patch that lies within a page of `length`.
int within_page(int s, int length) {
  return std::clamp(s, kRadius, std::max(kRadius, length - 1 - kRadius));
}

}  // namespace

void upsample_matches(const Level& coarse, Level& fine, const Progress& progress) {
  const float rx = static_cast<float>(fine.size.width) / coarse.size.width;
  const float ry = static_cast<float>(fine.size.height) / coarse.size.height;
  const cv::Rect area = fine.matches.area();
  const bool searches = !fine.source_ok.empty();
  for_rows(area.y, area.br().y, progress, [&](int y) {
    for (int x = area.x; x < area.br().x; ++x) {
      if (!fine.is_target(x, y)) continue;
      const cv::Point near(std::min(static_cast<int>((x + 0.5F) / rx), coarse.size.width - 1),
                           std::min(static_cast<int>((y + 0.5F) / ry), coarse.size.height - 1));
      const auto center = nearest_center(coarse.matches, near);
      if (!center) continue;
      const Match& m = coarse.matches.at(center->x, center->y);
      const std::size_t page = page_at(coarse.pages, m.x);
      const cv::Rect &from = coarse.pages[page].area, &to = fine.pages[page].area;
      int sx = static_cast<int>(std::lround(x + (m.x - from.x - center->x) * rx));
      int sy = static_cast<int>(std::lround(y + (m.y - from.y - center->y) * ry));
      if (!searches) {
        sx = within_patch(sx, m.x - from.x, rx);
        sy = within_patch(sy, m.y - from.y, ry);
      }
      const cv::Point inside(to.x + within_page(sx, to.width), to.y + within_page(sy, to.height));
      const cv::Point source = searches ? nearest_source(fine, inside) : inside;
      fine.matches.at(x, y) = {source.x, source.y, m.cost};
    }
  });
}

}  // namespace pentimento::patchmatch
