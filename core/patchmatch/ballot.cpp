#include "patchmatch/ballot.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core/hal/intrin.hpp>

namespace pentimento::patchmatch {
namespace {

using Floats = cv::v_float32x4;
using Integers = cv::v_int32x4;

constexpr float kSpread = 0.75F;  // the cost that this share of the patches over a pixel does not exceed
constexpr float kMostMisfit = 7;  // times
constexpr float kNegligible = 9;  // exp(-9) of the best weight is below one part in 8000
constexpr int kRegister = 4;      // numbers

// exp(-z) for 0 <= z <= kNegligible, but for one part in 20,000: a power of two and a polynomial for the
// rest.
Floats exp_minus(const Floats& z) {
  const Floats exponent = z * cv::v_setall_f32(-1.442695F);
  const Integers whole = cv::v_round(exponent);
  const Floats rest = exponent - cv::v_cvt_f32(whole);
  Floats power = cv::v_setall_f32(0.0096181F);
  for (const float factor : {0.0555041F, 0.2402265F, 0.6931472F, 1.0F}) {
    power = power * rest + cv::v_setall_f32(factor);
  }
  return power * cv::v_reinterpret_as_f32(cv::v_shl<23>(whole + cv::v_setall_s32(127)));
}

}  // namespace

Ballot::Ballot(const Level& level, const Weighing& weighing)
    : level_(level),
      weighing_(weighing),
      left_(level.matches.area().x - 2 * kRadius),
      top_(level.matches.area().y - 2 * kRadius),
      width_(level.matches.area().width + 4 * kRadius) {
  const auto size = static_cast<std::size_t>(width_) + 1;  // a lane more than a side
  for (Row& row : rows_) {
    row.costs.assign(size, kNone);
    row.dx.assign(size, 0);
    row.dy.assign(size, 0);
    if (!weighing.confidence.empty()) row.confidence.assign(size, 0);
  }
  for (int k = 0; k < kLanes; ++k) {
    const int dx = kRadius - k % kLane, dy = k / kLane - kRadius;
    far_[k] = k % kLane < kSide ? weighing.center_weight * static_cast<float>(dx * dx + dy * dy) : kNone;
  }
}

void Ballot::load_row(int y) {
  const Match* from = &level_.matches.at(left_, y);
  Row& row = rows_[static_cast<std::size_t>(y - top_) % kSide];
  for (int k = 0; k < width_; ++k) {
    row.costs[k] = from[k].valid() ? from[k].cost : kNone;
    row.dx[k] = from[k].x - (left_ + k);
    row.dy[k] = from[k].y - y;
  }
  const cv::Mat& confidence = weighing_.confidence;
  if (confidence.empty() || y < 0 || y >= confidence.rows) return;
  const int begin = std::max(0, left_), end = std::min(confidence.cols, left_ + width_);
  std::copy_n(confidence.ptr<float>(y) + begin, end - begin, row.confidence.begin() + (begin - left_));
}

void Ballot::move_to(int y) {
  const int begin = y - kRadius, end = y + kRadius + 1;
  const bool goes_on = begin >= loaded_from_ && begin <= loaded_to_;
  for (int k = goes_on ? loaded_to_ : begin; k < end; ++k) load_row(k);
  loaded_from_ = begin;
  loaded_to_ = end;
  y_ = y;
}

bool Ballot::collect(int x) {
  x_ = x;
  kept_ = 0;
  const float best = gather();
  if (best < kNone) weigh(best);
  return kept_ != 0;
}

// Sets the costs of the patches over a pixel, kNone where there is none. Returns the least.
float Ballot::gather() {
  Floats least = cv::v_setall_f32(kNone);
  for (int r = 0; r < kSide; ++r) {
    const float* from = row_of(r).costs.data() + (x_ - kRadius - left_);
    for (int k = 0; k < kLane; k += kRegister) {
      const Floats cost = cv::v_load(from + k) + cv::v_load_aligned(&far_[r * kLane + k]);
      cv::v_store_aligned(&costs_[r * kLane + k], cost);
      least = cv::v_min(least, cost);
    }
  }
  return cv::v_reduce_min(least);
}

// The cost at the rank of kSpread, but for a hundredth of how far the costs lie apart: by halving, which
// takes no branches.
float Ballot::percentile(float best) const {
  constexpr int kHalvings = 7;
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

float Ballot::softness() const {
  if (weighing_.confidence.empty()) return weighing_.softness;
  const float here = weighing_.confidence.ptr<float>(y_)[x_];
  return weighing_.softness + (weighing_.edge_softness - weighing_.softness) * here;
}

void Ballot::weigh(float best) {
  const float soft = softness();
  const bool confident = !weighing_.confidence.empty();
  const Floats least = cv::v_setall_f32(best), times = cv::v_setall_f32(1 / (2 * scale(best) * soft * soft)),
               negligible = cv::v_setall_f32(kNegligible);
  for (int r = 0; r < kSide; ++r) {
    for (int k = 0; k < kLane; k += kRegister) {
      const int lane = r * kLane + k;
      const Floats z = (cv::v_load_aligned(&costs_[lane]) - least) * times, counts = z < negligible;
      kept_ |= static_cast<std::uint64_t>(cv::v_signmask(counts)) << lane;
      Floats weight = exp_minus(cv::v_min(z, negligible)) & counts;
      if (confident) weight *= cv::v_load(row_of(r).confidence.data() + (x_ - kRadius - left_ + k));
      cv::v_store_aligned(&weights_[lane], weight);
    }
  }
}

// The piece of the first of the lanes that are `left`; what is in it is left no more.
Piece Ballot::take_piece(std::uint64_t& left) const {
  const int first = std::countr_zero(left), column = x_ - kRadius - left_;
  const Row& row = row_of(first / kLane);
  const int dx = row.dx[column + first % kLane], dy = row.dy[column + first % kLane];
  const Integers all_dx = cv::v_setall_s32(dx), all_dy = cv::v_setall_s32(dy);
  Floats near = cv::v_setzero_f32(), far = near, near_above = near, far_above = near;
  for (int r = first / kLane; r < kSide; ++r) {
    const Row& here = row_of(r);
    near_above = near;  // without the last row: of patches that end at the pixel
    far_above = far;
    for (int k = 0; k < kLane; k += kRegister) {
      const int lane = r * kLane + k;
      const Floats same = cv::v_reinterpret_as_f32((cv::v_load(here.dx.data() + column + k) == all_dx) &
                                                   (cv::v_load(here.dy.data() + column + k) == all_dy));
      left &= ~(static_cast<std::uint64_t>(cv::v_signmask(same)) << lane);
      (k == 0 ? near : far) += cv::v_load_aligned(&weights_[lane]) & same;
    }
  }
  // The first lane is of patches that end at the pixel.
  const Floats beyond = cv::v_reinterpret_as_f32(Integers(0, -1, -1, -1));
  return {x_ + dx, y_ + dy, cv::v_reduce_sum(near + far), cv::v_reduce_sum((near & beyond) + far),
          cv::v_reduce_sum(near_above + far_above)};
}

}  // namespace pentimento::patchmatch
