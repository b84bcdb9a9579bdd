#include "patchmatch/match_field.h"

#include "patchmatch/patch.h"

namespace pentimento::patchmatch {

MatchField::MatchField(cv::Rect area)
    : area_(area),
      left_(area.x - 2 * kRadius),
      top_(area.y - 2 * kRadius),
      stride_(static_cast<std::size_t>(area.width) + 4 * kRadius),
      matches_(stride_ * (static_cast<std::size_t>(area.height) + 4 * kRadius)) {}

void MatchField::wrap(Wrap wrap) {
  constexpr int kHalo = 2 * kRadius;
  if (wrap.across) {
    for (int y = area_.y; y < area_.br().y; ++y) {
      for (int k = 0; k < kHalo; ++k) {
        at(area_.x - kHalo + k, y) = at(area_.br().x - kHalo + k, y);
        at(area_.br().x + k, y) = at(area_.x + k, y);
      }
    }
  }
  if (!wrap.down) return;
  for (int x = area_.x - kHalo; x < area_.br().x + kHalo; ++x) {  // the corners, too
    for (int k = 0; k < kHalo; ++k) {
      at(x, area_.y - kHalo + k) = at(x, area_.br().y - kHalo + k);
      at(x, area_.br().y + k) = at(x, area_.y + k);
    }
  }
}

}  // namespace pentimento::patchmatch
