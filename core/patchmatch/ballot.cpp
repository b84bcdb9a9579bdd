#include "patchmatch/ballot.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <opencv2/core/hal/intrin.hpp>

namespace pentimento::patchmatch {
namespace {

constexpr float kSpread = 0.75F;  // the cost that this share of the patches over a pixel does not exceed
constexpr float kMostMisfit = 7;  // times
constexpr float kNegligible = 9;  // exp(-9) of the best weight is below one part in 8000
constexpr int kRegister = 4;      // floats

// exp(-z) for 0 <= z < kNegligible from a table.
float exp_minus(float z) {
  static constexpr int kPerUnit = 256;
  static const auto kTable = [] {
    std::array<float, static_cast<std::size_t>(kNegligible * kPerUnit) + 1> table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = std::exp(-static_cast<float>(i) / kPerUnit);
    return table;
  }();
  return kTable[static_cast<std::size_t>(z * kPerUnit)];
}

}  // namespace

Ballot::Ballot(const Level& level, const Weighing& weighing)
    : level_(level),
      weighing_(weighing),
      left_(level.matches.area().x - 2 * kRadius),
      top_(level.matches.area().y - 2 * kRadius),
      width_(level.matches.area().width + 4 * kRadius) {
  for (auto& row : rows_) row.assign(static_cast<std::size_t>(width_) + 1, kNone);  // a lane more than a side
  for (int k = 0; k < kLanes; ++k) {
    const int dx = kRadius - k % kLane, dy = k / kLane - kRadius;
    far_[k] = k % kLane < kSide ? weighing.center_weight * static_cast<float>(dx * dx + dy * dy) : kNone;
  }
}

void Ballot::load_row(int y) {
  const Match* from = &level_.matches.at(left_, y);
  float* to = row(y).data();
  for (int k = 0; k < width_; ++k) to[k] = from[k].valid() ? from[k].cost : kNone;
}

void Ballot::move_to(int y) {
  const int begin = y - kRadius, end = y + kRadius + 1;
  const bool goes_on = begin >= loaded_from_ && begin <= loaded_to_;
  for (int k = goes_on ? loaded_to_ : begin; k < end; ++k) load_row(k);
  loaded_from_ = begin;
  loaded_to_ = end;
  y_ = y;
}

void Ballot::collect_one(int x) {
  votes_[0] = {&level_.matches.at(x, y_), 0, 0, 1};
  count_ = 1;
}

void Ballot::collect(int x) {
  count_ = 0;
  const float best = gather(x);
  if (best < kNone) weigh(x, best);
}

// Sets the costs of the patches over a pixel, kNone where there is none. Returns the least.
float Ballot::gather(int x) {
  cv::v_float32x4 least = cv::v_setall_f32(kNone);
  for (int r = 0; r < kSide; ++r) {
    const float* from = row(y_ + kRadius - r).data() + (x - kRadius - left_);
    for (int k = 0; k < kLane; k += kRegister) {
      const cv::v_float32x4 cost = cv::v_load(from + k) + cv::v_load_aligned(&far_[r * kLane + k]);
      cv::v_store_aligned(&costs_[r * kLane + k], cost);
      least = cv::v_min(least, cost);
    }
  }
  return cv::v_reduce_min(least);
}

// The cost at the rank of kSpread, but for a thousandth of how far the costs lie apart: by halving, which
// takes no branches.
float Ballot::percentile(float best) const {
  constexpr int kHalvings = 10;
  int count = 0;
  float low = best, high = best;
  for (const float cost : costs_) count += cost < kNone ? 1 : 0;
  for (const float cost : costs_) high = std::max(high, cost < kNone ? cost : best);
  const int rank = static_cast<int>(kSpread * static_cast<float>(count));
  for (int k = 0; k < kHalvings; ++k) {
    const float middle = low + (high - low) / 2;
    int below = 0;
    for (const float cost : costs_) below += cost <= middle ? 1 : 0;
    (below > rank ? high : low) = middle;
  }
  return high;
}

float Ballot::scale(float best) const {
  const float least = kPixels * weighing_.least_scale, misfit = kPixels * weighing_.misfit;
  const float scale = std::max(weighing_.by_spread ? percentile(best) : best, least);
  return misfit > 0 ? scale * std::clamp(scale / misfit, 1.0F, kMostMisfit) : scale;
}

void Ballot::weigh(int x, float best) {
  const cv::Mat& confidence = weighing_.confidence;
  const float* confident = confidence.empty() ? nullptr : confidence.ptr<float>(y_) + x;
  const auto confidence_step = static_cast<std::ptrdiff_t>(confidence.step1());
  float softness = weighing_.softness;
  if (confident != nullptr) softness += (weighing_.edge_softness - softness) * *confident;
  const float factor = 1 / (2 * scale(best) * softness * softness);
  const cv::v_float32x4 least = cv::v_setall_f32(best), times = cv::v_setall_f32(factor),
                        negligible = cv::v_setall_f32(kNegligible);
  for (int r = 0; r < kSide; ++r) {
    alignas(16) float z[kLane];
    unsigned kept = 0;
    for (int k = 0; k < kLane; k += kRegister) {
      const cv::v_float32x4 over = (cv::v_load_aligned(&costs_[r * kLane + k]) - least) * times;
      cv::v_store_aligned(z + k, over);
      kept |= static_cast<unsigned>(cv::v_signmask(over < negligible)) << k;
    }
    const int dy = r - kRadius;
    const Match* matches = &level_.matches.at(x - kRadius, y_ - dy);
    for (; kept != 0; kept &= kept - 1) {
      const int k = std::countr_zero(kept), dx = kRadius - k;
      float weight = exp_minus(z[k]);
      if (confident != nullptr) weight *= confident[-dy * confidence_step - dx];
      votes_[count_++] = {matches + k, dx, dy, weight};
    }
  }
}

}  // namespace pentimento::patchmatch
