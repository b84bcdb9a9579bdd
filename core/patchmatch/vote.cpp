#include "patchmatch/vote.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>

#include "base/parallel.h"
#include "patchmatch/ballot.h"
#include "patchmatch/features.h"
#include "patchmatch/pyramid.h"

namespace pentimento::patchmatch {
namespace {

// What may be copied, of samples of type T.
template <class T>
struct Samples {
  const Level& level;
  const std::vector<PageView>& pages;

  // A pixel and those around it, in 0..1.
  struct Place {
    const PixelView& values;
    int x, y;

    cv::Vec3f value(int dx, int dy) const {
      const auto& sample = values.at<cv::Vec<T, 3>>(x + dx, y + dy);
      return {kUnit<T> * sample[0], kUnit<T> * sample[1], kUnit<T> * sample[2]};
    }
  };

  Place at(int x, int y) const {
    const std::size_t page = page_at(level.pages, x);
    const cv::Point corner = level.pages[page].area.tl();
    return {pages[page].values, x - corner.x, y - corner.y};
  }
};

// The nearest that CV_16F can hold: samples may be huge.
cv::Vec3f within_half(cv::Vec3f v) {
  constexpr float kLargest = 65504;
  for (int c = 0; c < 3; ++c) v[c] = std::clamp(v[c], -kLargest, kLargest);
  return v;
}

// A weighted mean in the making.
struct Mean {
  cv::Vec3f sum = cv::Vec3f::all(0);
  float total = 0;

  void add(float weight, const cv::Vec3f& value) {
    sum += weight * value;
    total += weight;
  }
  cv::Vec3f value() const { return sum * (1 / total); }
};

// What the patches over a pixel say about it, in 0..1, and about the differences from it to the pixels on its
// right and below: those that cover both. NaN where none does.
struct Said {
  Mean sample, across, down;
};

template <class T>
Said said(const Samples<T>& samples, const Ballot& ballot) {
  Said said;
  for (const Vote& v : ballot) {
    const auto place = samples.at(v.match->x + v.dx, v.match->y + v.dy);
    const cv::Vec3f sample = place.value(0, 0);
    said.sample.add(v.weight, sample);
    if (v.dx < kRadius) said.across.add(v.weight, place.value(1, 0) - sample);
    if (v.dy < kRadius) said.down.add(v.weight, place.value(0, 1) - sample);
  }
  return said;
}

cv::Vec3f voted_bias(const MatchCost& cost, const Ballot& ballot, cv::Point p) {
  cv::Vec3f bias = cv::Vec3f::all(0);
  for (const Vote& v : ballot) {
    bias += v.weight * cost.bias(p.x - v.dx, p.y - v.dy, v.match->x, v.match->y);
  }
  return rgb_offset(bias);
}

// The hole, and the pixels to the left of it and above: one end of every edge from a pixel to the next one to
// the right or below that lies in the hole or leads into or out of it.
cv::Mat with_left_and_upper_rim(const cv::Mat& hole) {
  cv::Mat wide;
  const cv::Mat corner = (cv::Mat_<uchar>(2, 2) << 1, 1, 1, 0);
  cv::dilate(hole, wide, corner, {0, 0});
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

// Calls row(y, ballot) for all rows of level.hole_area().
template <class Row>
void for_ballots(const Level& level, const Weighing& weighing, const Progress& progress, const Row& row) {
  constexpr int kBand = 8;
  const cv::Rect area = level.hole_area();
  for_bands(area.y, area.br().y, kBand, progress, [&](int begin, int end) {
    Ballot ballot(level, weighing);
    for (int y = begin; y < end && !progress.stop_requested(); ++y) {
      ballot.move_to(y);
      row(y, ballot);
    }
  });
}

// Calls set(x, y, ballot) for all pixels of a row of `where` (CV_8UC1 in level.hole_area()) over which there
// are patches. `unanimous`: of that name, or empty.
template <class Set>
void for_votes(const Level& level, Ballot& ballot, const cv::Mat& where, const cv::Mat& unanimous, int y,
               const Set& set) {
  const cv::Rect area = level.hole_area(), centers = level.matches.area();
  const bool any = !unanimous.empty() && y >= centers.y && y < centers.br().y;
  const uchar* alone = any ? unanimous.ptr<uchar>(y - centers.y) - centers.x : nullptr;
  const uchar* wanted = where.ptr<uchar>(y - area.y) - area.x;
  for (int x = area.x; x < area.br().x; ++x) {
    if (wanted[x] == 0) continue;
    if (any && x >= centers.x && x < centers.br().x && alone[x] != 0) {
      ballot.collect_one(x);
    } else {
      ballot.collect(x);
    }
    if (!ballot.empty()) set(x, y, ballot);
  }
}

// What the patches say, with their bias; four samples at once.
class BiasedSamples {
 public:
  BiasedSamples(const MatchCost& cost, const cv::Mat& source)
      : cost_(cost),
        source_(source),
        most_(cost.bias_limit[0], cost.bias_limit[1], cost.bias_limit[2], 0),
        least_(cv::v_setzero_f32() - most_) {}

  cv::v_float32x4 at(const Vote& v, int x, int y) const {
    const cv::v_float32x4 s =
        cv::v_load(pixel<cv::Vec4f>(source_, v.match->x + v.dx, v.match->y + v.dy)->val);
    if (!cost_.adapts) return s;
    const cv::v_float32x4 target = cv::v_load(pixel<cv::Vec4f>(cost_.target_means, x - v.dx, y - v.dy)->val);
    const cv::v_float32x4 mean = cv::v_load(cost_.source_traits.ptr<cv::Vec4f>(v.match->y)[v.match->x].val);
    return s + cv::v_min(cv::v_max(target - mean, least_), most_);
  }

 private:
  const MatchCost& cost_;
  const cv::Mat& source_;
  cv::v_float32x4 most_, least_;
};

}  // namespace

double vote_features(const Level& level, const MatchCost& cost, const Weighing& weighing,
                     const cv::Mat& source, cv::Mat& target, const Progress& progress) {
  const cv::Rect area = level.hole_area();
  std::vector<double> change(area.height), count(area.height);
  const BiasedSamples samples(cost, source);
  for_ballots(level, weighing, progress, [&](int row, Ballot& ballots) {
    for_votes(level, ballots, level.hole(area), {}, row, [&](int x, int y, const Ballot& ballot) {
      cv::v_float32x4 sum = cv::v_setzero_f32();
      float total = 0;
      for (const Vote& v : ballot) {
        sum += cv::v_setall_f32(v.weight) * samples.at(v, x, y);
        total += v.weight;
      }
      cv::Vec4f& out = *pixel<cv::Vec4f>(target, x, y);
      const float before = out[0];
      cv::v_store(out.val, sum * cv::v_setall_f32(1 / total));
      change[y - area.y] += std::abs(out[0] - before);
      count[y - area.y] += 1;
    });
  });
  const double pixels = std::accumulate(count.begin(), count.end(), 0.0);
  return pixels > 0 ? std::accumulate(change.begin(), change.end(), 0.0) / pixels : 0;
}

void vote_bytes(Level& level, const Weighing& weighing, const Progress& progress) {
  const cv::Rect area = level.hole_area();
  const cv::Mat alone = unanimous(level, progress);
  for_ballots(level, weighing, progress, [&](int row, Ballot& ballots) {
    for_votes(level, ballots, level.hole(area), alone, row, [&](int x, int y, const Ballot& ballot) {
      cv::Vec3f sum = cv::Vec3f::all(0);
      float total = 0;
      for (const Vote& v : ballot) {
        const cv::Vec3b& s = *pixel<cv::Vec3b>(level.source_bytes, v.match->x + v.dx, v.match->y + v.dy);
        for (int c = 0; c < 3; ++c) sum[c] += v.weight * s[c];
        total += v.weight;
      }
      cv::Vec3b& out = *pixel<cv::Vec3b>(level.target_bytes, x, y);
      for (int c = 0; c < 3; ++c) out[c] = static_cast<std::uint8_t>(sum[c] / total + 0.5F);
    });
  });
}

namespace {

template <class T>
Gradient vote_samples_of(const Samples<T>& samples, const cv::Mat& hole, const MatchCost& cost,
                         const Weighing& weighing, cv::Mat& result, const Progress& progress) {
  const Level& level = samples.level;
  const cv::Rect area = level.hole_area();
  Gradient gradient{cv::Mat(area.size(), CV_16FC3), cv::Mat(area.size(), CV_16FC3)};
  const cv::Scalar unknown = cv::Scalar::all(std::numeric_limits<double>::quiet_NaN());
  const cv::Mat where = with_left_and_upper_rim(hole);
  const cv::Mat alone = cost.adapts ? cv::Mat() : unanimous(level, progress);
  for_ballots(level, weighing, progress, [&](int row, Ballot& ballots) {
    cv::Mat across(1, area.width, CV_32FC3, unknown), down = across.clone();
    for_votes(level, ballots, where, alone, row, [&](int x, int y, const Ballot& ballot) {
      Said votes = said(samples, ballot);
      if (hole.ptr<uchar>(y - area.y)[x - area.x] != 0) {
        if (cost.adapts) votes.sample.sum += voted_bias(cost, ballot, {x, y});
        result.ptr<cv::Vec3f>(y)[x] = votes.sample.value();
      }
      across.at<cv::Vec3f>(x - area.x) = within_half(votes.across.value());
      down.at<cv::Vec3f>(x - area.x) = within_half(votes.down.value());
    });
    across.convertTo(gradient.across.row(row - area.y), CV_16F);
    down.convertTo(gradient.down.row(row - area.y), CV_16F);
  });
  return gradient;
}

}  // namespace

Gradient vote_samples(const Level& level, const cv::Mat& hole, const MatchCost& cost,
                      const Weighing& weighing, const std::vector<PageView>& pages, cv::Mat& result,
                      const Progress& progress) {
  if (pages.front().values.depth() == CV_8U) {
    return vote_samples_of(Samples<uchar>{level, pages}, hole, cost, weighing, result, progress);
  }
  return vote_samples_of(Samples<float>{level, pages}, hole, cost, weighing, result, progress);
}

}  // namespace pentimento::patchmatch
