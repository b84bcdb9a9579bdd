#include "patchmatch/vote.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/parallel.h"
#include "patchmatch/features.h"

namespace pentimento::patchmatch {
namespace {

constexpr float kSpread = 0.75F;  // the cost that this share of the patches over a pixel does not exceed
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
  const Vote* begin() const { return votes_.data(); }
  const Vote* end() const { return votes_.data() + count_; }
  bool empty() const { return count_ == 0; }

 private:
  void weigh(const Weighing& weighing, int x, int y);
  float percentile() const;

  std::array<Vote, kPixels> votes_;
  std::array<float, kPixels> costs_;
  int count_ = 0;
};

void Ballot::collect(const Level& level, const Weighing& weighing, int x, int y) {
  count_ = 0;
  for (int dy = -kRadius; dy <= kRadius; ++dy) {
    const Match* row = &level.matches.at(x - kRadius, y - dy);
    for (int k = 0; k < kSide; ++k) {
      if (!row[k].valid()) continue;
      const int dx = kRadius - k;
      costs_[count_] = row[k].cost + weighing.center_weight * static_cast<float>(dx * dx + dy * dy);
      votes_[count_++] = {row + k, dx, dy, 1};
    }
  }
  if (count_ > 0) weigh(weighing, x, y);
}

float Ballot::percentile() const {
  std::array<float, kPixels> sorted;
  const auto end = std::copy(costs_.begin(), costs_.begin() + count_, sorted.begin());
  const auto middle = sorted.begin() + static_cast<int>(kSpread * static_cast<float>(count_));
  std::nth_element(sorted.begin(), middle, end);
  return *middle;
}

void Ballot::weigh(const Weighing& weighing, int x, int y) {
  const float best = *std::min_element(costs_.begin(), costs_.begin() + count_);
  float scale = best;
  if (weighing.by_spread) scale = percentile();
  scale = std::max(scale, kPixels * weighing.least_scale);
  float softness = weighing.softness;
  if (!weighing.confidence.empty()) {
    softness += (weighing.edge_softness - softness) * weighing.confidence.ptr<float>(y)[x];
  }
  const float factor = 1 / (2 * scale * softness * softness);
  int kept = 0;
  for (int k = 0; k < count_; ++k) {
    const float z = (costs_[k] - best) * factor;
    if (!(z < kNegligible)) continue;
    Vote vote = votes_[k];
    vote.weight = exp_minus(z);
    if (!weighing.confidence.empty()) vote.weight *= weighing.confidence.ptr<float>(y - vote.dy)[x - vote.dx];
    votes_[kept++] = vote;
  }
  count_ = kept;
}

// The source at (x, y).
const cv::Vec3f& sample(const Level& level, const std::vector<Page>& pages, int x, int y) {
  const std::size_t page = page_at(level.pages, x);
  const cv::Point corner = level.pages[page].area.tl();
  return pages[page].values.ptr<cv::Vec3f>(y - corner.y)[x - corner.x];
}

// What the patches over pixel p say about its differences to its neighbors: a patch speaks of those that it
// covers.
cv::Vec3f voted_laplacian(const Level& level, const std::vector<Page>& pages, const Ballot& ballot,
                          cv::Point p) {
  cv::Vec3f laplacian = cv::Vec3f::all(0);
  for (const cv::Point& n : neighbors({0, 0})) {
    if (!cv::Rect({0, 0}, level.size).contains(p + n)) continue;
    cv::Vec3f sum = cv::Vec3f::all(0);
    float total = 0;
    for (const Vote& v : ballot) {
      if (std::max(std::abs(v.dx + n.x), std::abs(v.dy + n.y)) > kRadius) continue;
      const int sx = v.match->x + v.dx, sy = v.match->y + v.dy;
      sum += v.weight * (sample(level, pages, sx + n.x, sy + n.y) - sample(level, pages, sx, sy));
      total += v.weight;
    }
    if (total > 0) laplacian += sum * (1 / total);
  }
  return laplacian;
}

// Calls set(x, y, ballot) for all pixels of a row of the hole over which there are patches.
template <class Set>
void for_votes(const Level& level, const Weighing& weighing, const cv::Rect& area, int y, const Set& set) {
  Ballot ballot;
  for (int x = area.x; x < area.br().x; ++x) {
    if (level.hole.ptr<uchar>(y)[x] == 0) continue;
    ballot.collect(level, weighing, x, y);
    if (!ballot.empty()) set(x, y, ballot);
  }
}

}  // namespace

double vote_features(const Level& level, const MatchCost& cost, const Weighing& weighing,
                     const cv::Mat& source, cv::Mat& target, const Progress& progress) {
  const cv::Rect area = level.hole_area();
  std::vector<double> change(area.height), count(area.height);
  for_rows(area.y, area.br().y, progress, [&](int row) {
    for_votes(level, weighing, area, row, [&](int x, int y, const Ballot& ballot) {
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
  for_rows(area.y, area.br().y, progress, [&](int row) {
    for_votes(level, weighing, area, row, [&](int x, int y, const Ballot& ballot) {
      cv::Vec3f sum = cv::Vec3f::all(0);
      float total = 0;
      for (const Vote& v : ballot) {
        const cv::Vec4b& s = *pixel<cv::Vec4b>(level.source_bytes, v.match->x + v.dx, v.match->y + v.dy);
        sum += v.weight * cv::Vec3f(s[0], s[1], s[2]);
        total += v.weight;
      }
      cv::Vec4b& out = *pixel<cv::Vec4b>(level.target_bytes, x, y);
      for (int c = 0; c < 3; ++c) out[c] = static_cast<std::uint8_t>(sum[c] / total + 0.5F);
    });
  });
}

cv::Mat vote_samples(const Level& level, const MatchCost& cost, const Weighing& weighing,
                     const std::vector<Page>& pages, cv::Mat& result, const Progress& progress) {
  const cv::Rect area = level.hole_area();
  cv::Mat laplacian = cv::Mat::zeros(area.size(), CV_32FC3);
  for_rows(area.y, area.br().y, progress, [&](int row) {
    for_votes(level, weighing, area, row, [&](int x, int y, const Ballot& ballot) {
      cv::Vec3f sum = cv::Vec3f::all(0), bias = cv::Vec3f::all(0);
      float total = 0;
      for (const Vote& v : ballot) {
        bias += v.weight * cost.bias(x - v.dx, y - v.dy, v.match->x, v.match->y);
        sum += v.weight * sample(level, pages, v.match->x + v.dx, v.match->y + v.dy);
        total += v.weight;
      }
      result.ptr<cv::Vec3f>(y)[x] = (sum + rgb_offset(bias)) * (1 / total);
      laplacian.ptr<cv::Vec3f>(y - area.y)[x - area.x] = voted_laplacian(level, pages, ballot, {x, y});
    });
  });
  return laplacian;
}

}  // namespace pentimento::patchmatch
