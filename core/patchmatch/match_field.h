// For every target patch, the source patch that is nearest so far.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "patchmatch/wrap.h"

namespace pentimento::patchmatch {

/// Where a target patch is copied from: the center of the source patch, and their distance. 12 bytes.
struct Match {
  std::int32_t x = -1, y = -1;  ///< x below 0: not a target
  float cost = 0;

  bool valid() const { return x >= 0; }
  bool is(int px, int py) const { return px == x && py == y; }
};

/// Matches of the patches centered in `area`; positions up to two patch radii outside may be asked for, too,
/// and hold no target, or, after wrap(), the same as those at the opposite border.
class MatchField {
 public:
  MatchField() = default;
  explicit MatchField(cv::Rect area);

  const cv::Rect& area() const { return area_; }
  const Match& at(int x, int y) const { return matches_[index(x, y)]; }
  Match& at(int x, int y) { return matches_[index(x, y)]; }
  const Match* row(int y) const { return &at(area_.x, y); }  ///< from area().x

  /// Gives positions outside the area the matches at its opposite border. The area reaches from border to
  /// border where it wraps.
  void wrap(Wrap wrap);

 private:
  std::size_t index(int x, int y) const { return static_cast<std::size_t>(y - top_) * stride_ + (x - left_); }

  cv::Rect area_;
  int left_ = 0, top_ = 0;
  std::size_t stride_ = 0;
  std::vector<Match> matches_;
};

}  // namespace pentimento::patchmatch
