#include "patchmatch/match_field.h"

#include "patchmatch/patch.h"

namespace pentimento::patchmatch {

MatchField::MatchField(cv::Rect area)
    : area_(area),
      left_(area.x - 2 * kRadius),
      top_(area.y - 2 * kRadius),
      stride_(static_cast<std::size_t>(area.width) + 4 * kRadius),
      matches_(stride_ * (static_cast<std::size_t>(area.height) + 4 * kRadius)) {}

}  // namespace pentimento::patchmatch
