// The patches over one pixel after the other, and what each one's vote weighs: most of an edit's time. What
// they ask for is kept in rows of their own, so that registers are compared at once.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
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

/// What several patches over a pixel copy from the same place: few pieces meet at a pixel, however many
/// patches they are made of.
struct Piece {
  int x, y;            ///< of that place
  float weight;        ///< of those patches
  float across, down;  ///< of those that cover the pixel to the right, and the one below
};

/// The votes over one pixel, of those that weigh anything.
class Ballot {
 public:
  /// Both must outlive it.
  Ballot(const Level& level, const Weighing& weighing);

  /// The row of which pixels are collected from now on, one of level.hole_area().
  void move_to(int y);
  /// Returns whether there are votes.
  bool collect(int x);

  /// In rows of patches from the lowest, each from the left.
  template <class Visit>
  void for_votes(const Visit& visit) const {
    for (std::uint64_t kept = kept_; kept != 0; kept &= kept - 1) {
      const int k = std::countr_zero(kept), dx = kRadius - k % kLane, dy = k / kLane - kRadius;
      visit(Vote{&level_.matches.at(x_ - dx, y_ - dy), dx, dy, weights_[k]});
    }
  }
  template <class Visit>
  void for_pieces(const Visit& visit) const {
    for (std::uint64_t left = kept_; left != 0;) visit(take_piece(left));
  }

 private:
  static constexpr int kLane = 8;  // of a row of patches; the last is none
  static constexpr int kLanes = kSide * kLane;
  static constexpr float kNone = std::numeric_limits<float>::infinity();
  using Lanes = std::array<float, kLanes>;

  struct Row {
    std::vector<float> costs, confidence;
    std::vector<std::int32_t> dx, dy;  // from the patch to the one that it is copied from
  };

  void load_row(int y);
  float gather();
  float softness() const;
  float scale(float best) const;
  float percentile(float best) const;
  void weigh(float best);
  Piece take_piece(std::uint64_t& left) const;
  /// Of the patches of lanes kLane r to kLane (r + 1) over a pixel of the present row.
  const Row& row_of(int r) const { return rows_[static_cast<std::size_t>(y_ + kRadius - r - top_) % kSide]; }

  const Level& level_;
  const Weighing& weighing_;
  int left_, top_, width_;  // of the positions with matches, or a border of none
  int x_ = 0, y_ = 0, loaded_from_ = 0, loaded_to_ = 0;
  std::array<Row, kSide> rows_;
  alignas(16) Lanes far_;  // what a cost grows by with the distance from the pixel
  alignas(16) Lanes costs_;
  alignas(16) Lanes weights_;
  std::uint64_t kept_ = 0;  // lanes that weigh anything
};

}  // namespace pentimento::patchmatch
