// The patches over one pixel after the other, and what each one's vote weighs: most of an edit's time. Costs
// are kept in rows of their own, in which registers are compared at once.
#pragma once

#include <array>
#include <limits>
#include <vector>

#include "patchmatch/level.h"
#include "patchmatch/patch.h"
#include "patchmatch/vote.h"

namespace pentimento::patchmatch {

struct Vote {
  const Match* match;
  int dx, dy;  ///< from the patch's center to the pixel
  float weight;
};

/// The votes over one pixel, of those that weigh anything, in rows of patches from the lowest, each from the
/// left.
class Ballot {
 public:
  /// Both must outlive it.
  Ballot(const Level& level, const Weighing& weighing);

  /// The row of which pixels are collected from now on, one of level.hole_area().
  void move_to(int y);
  void collect(int x);
  /// Only the patch centered at the pixel.
  void collect_one(int x);

  const Vote* begin() const { return votes_.data(); }
  const Vote* end() const { return votes_.data() + count_; }
  bool empty() const { return count_ == 0; }

 private:
  static constexpr int kLane = 8;  // costs of a row of patches, the last of which is none
  static constexpr int kLanes = kSide * kLane;
  static constexpr float kNone = std::numeric_limits<float>::infinity();
  using Costs = std::array<float, kLanes>;

  void load_row(int y);
  float gather(int x);
  float scale(float best) const;
  float percentile(float best) const;
  void weigh(int x, float best);
  std::vector<float>& row(int y) { return rows_[static_cast<std::size_t>(y - top_) % kSide]; }

  const Level& level_;
  const Weighing& weighing_;
  int left_, top_, width_;  // of the positions with matches, or a border of none
  int y_ = 0, loaded_from_ = 0, loaded_to_ = 0;
  std::array<std::vector<float>, kSide> rows_;
  alignas(16) Costs far_;  // what a cost grows by with the distance from the pixel
  alignas(16) Costs costs_;
  std::array<Vote, kPixels> votes_;
  int count_ = 0;
};

}  // namespace pentimento::patchmatch
