#include "patchmatch/vote.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <opencv2/imgproc.hpp>

#include "base/parallel.h"
#include "patchmatch/features.h"
#include "patchmatch/pyramid.h"

namespace pentimento::patchmatch {
namespace {

constexpr float kSpread = 0.75F;  // the cost that this share of the patches over a pixel does not exceed
constexpr float kNone = std::numeric_limits<float>::max();
constexpr float kMostMisfit = 7;  // times
constexpr float kNegligible = 9;  // exp(-9) of the best weight is below one part in 8000

// exp(-z) for 0 <= z < kNegligible from a table: the vote's time is mostly this function.
float exp_minus(float z) {
  static constexpr int kPerUnit = 256;
  static const auto kTable = [] {
    std::array<float, static_cast<std::size_t>(kNegligible * kPerUnit) + 1> table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = std::exp(-static_cast<float>(i) / kPerUnit);
    return table;
  }();
  return kTable[static_cast<std::size_t>(z * kPerUnit)];
}

struct Vote {
  const Match* match;
  int dx, dy;  // from the patch's center to the pixel
  float weight;
};

// The patches over one pixel.
class Ballot {
 public:
  void collect(const Level& level, const Weighing& weighing, int x, int y);
  /// Only the patch centered at the pixel.
  void collect_one(const Match& match) {
    votes_[0] = {&match, 0, 0, 1};
    count_ = 1;
  }
  const Vote* begin() const { return votes_.data(); }
  const Vote* end() const { return votes_.data() + count_; }
  bool empty() const { return count_ == 0; }

 private:
  void weigh(const Weighing& weighing, int x, int y);
  float percentile(float best) const;

  static constexpr int kPadded = (kPixels + 3) / 4 * 4;  // whole registers
  std::array<Vote, kPadded> votes_;
  std::array<float, kPadded> costs_;  // beyond count_: kNone
  int count_ = 0;
};

void Ballot::collect(const Level& level, const Weighing& weighing, int x, int y) {
  int count = 0;
  for (int dy = -kRadius; dy <= kRadius; ++dy) {
    const Match* row = &level.matches.at(x - kRadius, y - dy);
    for (int k = 0; k < kSide; ++k) {
      const int dx = kRadius - k;
      costs_[count] = row[k].cost + weighing.center_weight * static_cast<float>(dx * dx + dy * dy);
      votes_[count] = {row + k, dx, dy, 1};
      count += row[k].valid() ? 1 : 0;
    }
  }
  count_ = count;
  if (count_ == 0) return;
  std::fill(costs_.begin() + count_, costs_.end(), kNone);
  weigh(weighing, x, y);
}

// The cost at the rank of kSpread, but for a thousandth of how far the costs lie apart: by halving, which
// takes no branches.
float Ballot::percentile(float best) const {
  constexpr int kHalvings = 10;
  const int rank = static_cast<int>(kSpread * static_cast<float>(count_));
  float low = best, high = best;
  for (int k = 0; k < count_; ++k) high = std::max(high, costs_[k]);
  for (int k = 0; k < kHalvings; ++k) {
    const float middle = low + (high - low) / 2;
    int below = 0;
    for (const float cost : costs_) below += cost <= middle ? 1 : 0;
    (below > rank ? high : low) = middle;
  }
  return high;
}

void Ballot::weigh(const Weighing& weighing, int x, int y) {
  const cv::Mat& confidence = weighing.confidence;
  const float* confident = confidence.empty() ? nullptr : confidence.ptr<float>(y) + x;
  const auto confidence_step = static_cast<std::ptrdiff_t>(confidence.step1());
  const float best = *std::min_element(costs_.begin(), costs_.end());
  float scale = weighing.by_spread ? percentile(best) : best;
  scale = std::max(scale, kPixels * weighing.least_scale);
  if (weighing.misfit > 0) scale *= std::clamp(scale / (kPixels * weighing.misfit), 1.0F, kMostMisfit);
  float softness = weighing.softness;
  if (confident != nullptr) softness += (weighing.edge_softness - softness) * *confident;
  const float factor = 1 / (2 * scale * softness * softness);
  int kept = 0;
  for (int k = 0; k < count_; ++k) {
    const float z = (costs_[k] - best) * factor;
    if (!(z < kNegligible)) continue;
    Vote& vote = votes_[kept++];
    vote = votes_[k];
    vote.weight = exp_minus(z);
    if (confident != nullptr) vote.weight *= confident[-vote.dy * confidence_step - vote.dx];
  }
  count_ = kept;
}

// What may be copied, of samples of type T.
template <class T>
struct Samples {
  const Level& level;
  const std::vector<Page>& pages;

  // The source at (x, y), in 0..1.
  cv::Vec3f at(int x, int y) const {
    const std::size_t page = page_at(level.pages, x);
    const cv::Point corner = level.pages[page].area.tl();
    const auto& sample = pages[page].values.ptr<cv::Vec<T, 3>>(y - corner.y)[x - corner.x];
    return {kUnit<T> * sample[0], kUnit<T> * sample[1], kUnit<T> * sample[2]};
  }
};

// The nearest that CV_16F can hold: samples may be huge.
cv::Vec3f within_half(cv::Vec3f v) {
  constexpr float kLargest = 65504;
  for (int c = 0; c < 3; ++c) v[c] = std::clamp(v[c], -kLargest, kLargest);
  return v;
}

// What the patches say about the difference from a pixel to its neighbor at n: those that cover both. NaN
// where none does.
template <class T>
cv::Vec3f voted_difference(const Samples<T>& samples, const Ballot& ballot, cv::Point n) {
  cv::Vec3f sum = cv::Vec3f::all(0);
  float total = 0;
  for (const Vote& v : ballot) {
    if (std::max(std::abs(v.dx + n.x), std::abs(v.dy + n.y)) > kRadius) continue;
    const int sx = v.match->x + v.dx, sy = v.match->y + v.dy;
    sum += v.weight * (samples.at(sx + n.x, sy + n.y) - samples.at(sx, sy));
    total += v.weight;
  }
  return within_half(sum * (1 / total));
}

template <class T>
cv::Vec3f voted_sample(const Samples<T>& samples, const MatchCost& cost, const Ballot& ballot, cv::Point p) {
  cv::Vec3f sum = cv::Vec3f::all(0), bias = cv::Vec3f::all(0);
  float total = 0;
  for (const Vote& v : ballot) {
    bias += v.weight * cost.bias(p.x - v.dx, p.y - v.dy, v.match->x, v.match->y);
    sum += v.weight * samples.at(v.match->x + v.dx, v.match->y + v.dy);
    total += v.weight;
  }
  return (sum + rgb_offset(bias)) * (1 / total);
}

// The hole, and the pixels to the left of it and above: one end of every edge from a pixel to the next one to
// the right or below that lies in the hole or leads into or out of it.
cv::Mat with_left_and_upper_rim(const Level& level) {
  cv::Mat wide;
  const cv::Mat corner = (cv::Mat_<uchar>(2, 2) << 1, 1, 1, 0);
  cv::dilate(level.hole(level.hole_area()), wide, corner, {0, 0});
  return wide;
}

// Whether the patches centered at a and b, b at `from_a`, copy from the same offset.
bool same_offset(const Match& a, const Match& b, cv::Point from_a) {
  return a.valid() && b.valid() && b.is(a.x + from_a.x, a.y + from_a.y);
}

// CV_8UC1 in level.matches.area(): above 0 where all patches over a pixel copy it from the same place.
// Without a bias they all say the same, and one need be asked.
cv::Mat unanimous(const Level& level, const Progress& progress) {
  const cv::Rect area = level.matches.area();
  cv::Mat joined = cv::Mat::zeros(area.size(), CV_8U);
  for_rows(area.y + 1, area.br().y, progress, [&](int y) {
    const Match *row = level.matches.row(y), *above = level.matches.row(y - 1);
    auto* out = joined.ptr<uchar>(y - area.y);
    for (int x = 1; x < area.width; ++x) {
      const bool all = same_offset(row[x], row[x - 1], {-1, 0}) && same_offset(row[x], above[x], {0, -1});
      out[x] = all ? 255 : 0;
    }
  });
  cv::erode(joined, joined, cv::Mat::ones(kSide, kSide, CV_8U), {-1, -1}, 1, cv::BORDER_CONSTANT,
            cv::Scalar(0));
  return joined;
}

// Calls set(x, y, ballot) for all pixels of a row of `where` (CV_8UC1 in level.hole_area()) over which there
// are patches. `unanimous`: of that name, or empty.
template <class Set>
void for_votes(const Level& level, const Weighing& weighing, const cv::Mat& where, const cv::Mat& unanimous,
               int y, const Set& set) {
  const cv::Rect area = level.hole_area(), centers = level.matches.area();
  const bool any = !unanimous.empty() && y >= centers.y && y < centers.br().y;
  const uchar* alone = any ? unanimous.ptr<uchar>(y - centers.y) - centers.x : nullptr;
  const uchar* wanted = where.ptr<uchar>(y - area.y) - area.x;
  Ballot ballot;
  for (int x = area.x; x < area.br().x; ++x) {
    if (wanted[x] == 0) continue;
    if (any && x >= centers.x && x < centers.br().x && alone[x] != 0) {
      ballot.collect_one(level.matches.at(x, y));
    } else {
      ballot.collect(level, weighing, x, y);
    }
    if (!ballot.empty()) set(x, y, ballot);
  }
}

}  // namespace

double vote_features(const Level& level, const MatchCost& cost, const Weighing& weighing,
                     const cv::Mat& source, cv::Mat& target, const Progress& progress) {
  const cv::Rect area = level.hole_area();
  std::vector<double> change(area.height), count(area.height);
  for_rows(area.y, area.br().y, progress, [&](int row) {
    for_votes(level, weighing, level.hole(area), {}, row, [&](int x, int y, const Ballot& ballot) {
      cv::Vec4f sum = cv::Vec4f::all(0);
      float total = 0;
      for (const Vote& v : ballot) {
        const cv::Vec3f bias = cost.bias(x - v.dx, y - v.dy, v.match->x, v.match->y);
        const cv::Vec4f& s = *pixel<cv::Vec4f>(source, v.match->x + v.dx, v.match->y + v.dy);
        sum += v.weight * (s + cv::Vec4f(bias[0], bias[1], bias[2], 0));
        total += v.weight;
      }
      cv::Vec4f& out = *pixel<cv::Vec4f>(target, x, y);
      sum *= 1 / total;
      change[y - area.y] += std::abs(sum[0] - out[0]);
      count[y - area.y] += 1;
      out = sum;
    });
  });
  const double pixels = std::accumulate(count.begin(), count.end(), 0.0);
  return pixels > 0 ? std::accumulate(change.begin(), change.end(), 0.0) / pixels : 0;
}

void vote_bytes(Level& level, const Weighing& weighing, const Progress& progress) {
  const cv::Rect area = level.hole_area();
  const cv::Mat alone = unanimous(level, progress);
  for_rows(area.y, area.br().y, progress, [&](int row) {
    for_votes(level, weighing, level.hole(area), alone, row, [&](int x, int y, const Ballot& ballot) {
      cv::Vec3f sum = cv::Vec3f::all(0);
      float total = 0;
      for (const Vote& v : ballot) {
        const cv::Vec3b& s = *pixel<cv::Vec3b>(level.source_bytes, v.match->x + v.dx, v.match->y + v.dy);
        sum += v.weight * cv::Vec3f(s[0], s[1], s[2]);
        total += v.weight;
      }
      cv::Vec3b& out = *pixel<cv::Vec3b>(level.target_bytes, x, y);
      for (int c = 0; c < 3; ++c) out[c] = static_cast<std::uint8_t>(sum[c] / total + 0.5F);
    });
  });
}

namespace {

template <class T>
Gradient vote_samples_of(const Samples<T>& samples, const MatchCost& cost, const Weighing& weighing,
                         cv::Mat& result, const Progress& progress) {
  const Level& level = samples.level;
  const cv::Rect area = level.hole_area();
  Gradient gradient{cv::Mat(area.size(), CV_16FC3), cv::Mat(area.size(), CV_16FC3)};
  const cv::Scalar unknown = cv::Scalar::all(std::numeric_limits<double>::quiet_NaN());
  const cv::Mat where = with_left_and_upper_rim(level);
  const cv::Mat alone = cost.adapts ? cv::Mat() : unanimous(level, progress);
  for_rows(area.y, area.br().y, progress, [&](int row) {
    cv::Mat across(1, area.width, CV_32FC3, unknown), down = across.clone();
    for_votes(level, weighing, where, alone, row, [&](int x, int y, const Ballot& ballot) {
      if (level.hole.ptr<uchar>(y)[x] != 0) {
        result.ptr<cv::Vec3f>(y)[x] = voted_sample(samples, cost, ballot, {x, y});
      }
      across.at<cv::Vec3f>(x - area.x) = voted_difference(samples, ballot, {1, 0});
      down.at<cv::Vec3f>(x - area.x) = voted_difference(samples, ballot, {0, 1});
    });
    across.convertTo(gradient.across.row(row - area.y), CV_16F);
    down.convertTo(gradient.down.row(row - area.y), CV_16F);
  });
  return gradient;
}

}  // namespace

Gradient vote_samples(const Level& level, const MatchCost& cost, const Weighing& weighing,
                      const std::vector<Page>& pages, cv::Mat& result, const Progress& progress) {
  if (pages.front().values.depth() == CV_8U) {
    return vote_samples_of(Samples<uchar>{level, pages}, cost, weighing, result, progress);
  }
  return vote_samples_of(Samples<float>{level, pages}, cost, weighing, result, progress);
}

}  // namespace pentimento::patchmatch
