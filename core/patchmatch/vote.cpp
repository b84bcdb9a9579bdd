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
#include "patchmatch/wrap.h"

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
template <class Value>
struct Mean {
  Value sum = Value::all(0);
  float total = 0;

  void add(float weight, const Value& value) {
    sum += weight * value;
    total += weight;
  }
  Value value() const { return sum * (1 / total); }
};

// What the patches over a pixel say about it, in 0..1, and about the differences from it to the pixels on its
// right and below: those that cover both. NaN where none does.
struct Said {
  cv::Vec3f sample, across, down;
};

// One patch alone.
template <class T>
Said said(const Samples<T>& samples, const Match& match) {
  const auto place = samples.at(match.x, match.y);
  const cv::Vec3f sample = place.value(0, 0);
  return {sample, place.value(1, 0) - sample, place.value(0, 1) - sample};
}

template <class T>
Said said(const Samples<T>& samples, const Ballot& ballot) {
  Mean<cv::Vec3f> here, across, down;
  ballot.for_pieces([&](const Piece& piece) {
    const auto place = samples.at(piece.x, piece.y);
    const cv::Vec3f sample = place.value(0, 0);
    here.add(piece.weight, sample);
    if (piece.across > 0) across.add(piece.across, place.value(1, 0) - sample);
    if (piece.down > 0) down.add(piece.down, place.value(0, 1) - sample);
  });
  return {here.value(), across.value(), down.value()};
}

cv::Vec3f voted_bias(const MatchCost& cost, const Ballot& ballot, cv::Point p) {
  Mean<cv::Vec4f> bias;
  ballot.for_votes(
      [&](const Vote& v) { bias.add(v.weight, cost.bias(p.x - v.dx, p.y - v.dy, v.match->x, v.match->y)); });
  const cv::Vec4f mean = bias.value();
  return rgb_offset({mean[0], mean[1], mean[2]});
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
// are patches, or set_alone(x, y, match) where the patch centered there says it all. `unanimous`: of that
// name, or empty.
template <class SetAlone, class Set>
void for_votes(const Level& level, Ballot& ballot, const cv::Mat& where, const cv::Mat& unanimous, int y,
               const SetAlone& set_alone, const Set& set) {
  const cv::Rect area = level.hole_area(), centers = level.matches.area();
  const bool any = !unanimous.empty() && y >= centers.y && y < centers.br().y;
  const uchar* alone = any ? unanimous.ptr<uchar>(y - centers.y) - centers.x : nullptr;
  const uchar* wanted = where.ptr<uchar>(y - area.y) - area.x;
  for (int x = area.x; x < area.br().x; ++x) {
    if (wanted[x] == 0) continue;
    if (any && x >= centers.x && x < centers.br().x && alone[x] != 0) {
      set_alone(x, y, level.matches.at(x, y));
    } else if (ballot.collect(x)) {
      set(x, y, ballot);
    }
  }
}

// The bias of all matches, CV_32FC4 by target; bordered. Empty: there is none.
cv::Mat biases_of(const Level& level, const MatchCost& cost, const Progress& progress) {
  if (!cost.adapts) return {};
  cv::Mat biases = make_unset_bordered(level.size, CV_32FC4);
  const cv::Rect area = level.matches.area();
  for_rows(area.y, area.br().y, progress, [&](int y) {
    for (int x = area.x; x < area.br().x; ++x) {
      const Match& m = level.matches.at(x, y);
      if (m.valid()) *pixel<cv::Vec4f>(biases, x, y) = cost.bias(x, y, m.x, m.y);
    }
  });
  wrap_border(biases, level.size, level.wrap);
  return biases;
}

// What patches say of one of their pixels, with their bias; four samples at once.
struct BiasedSamples {
  const cv::Mat& source;
  const cv::Mat& biases;

  cv::v_float32x4 at(const Vote& v, int x, int y) const {
    const cv::v_float32x4 s = cv::v_load(pixel<cv::Vec4f>(source, v.match->x + v.dx, v.match->y + v.dy)->val);
    return biases.empty() ? s : s + cv::v_load(pixel<cv::Vec4f>(biases, x - v.dx, y - v.dy)->val);
  }
};

}  // namespace

double vote_features(const Level& level, const MatchCost& cost, const Weighing& weighing,
                     const cv::Mat& source, cv::Mat& target, const Progress& progress) {
  const cv::Rect area = level.hole_area();
  std::vector<double> change(area.height), count(area.height);
  const cv::Mat biases = biases_of(level, cost, progress);
  const BiasedSamples samples{source, biases};
  for_ballots(level, weighing, progress, [&](int row, Ballot& ballots) {
    const auto no_one = [](int, int, const Match&) {};
    for_votes(level, ballots, level.hole(area), {}, row, no_one, [&](int x, int y, const Ballot& ballot) {
      cv::v_float32x4 sum = cv::v_setzero_f32();
      float total = 0;
      ballot.for_votes([&](const Vote& v) {
        sum += cv::v_setall_f32(v.weight) * samples.at(v, x, y);
        total += v.weight;
      });
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
  const auto set_alone = [&](int x, int y, const Match& match) {
    *pixel<cv::Vec3b>(level.target_bytes, x, y) = *pixel<cv::Vec3b>(level.source_bytes, match.x, match.y);
  };
  const auto set = [&](int x, int y, const Ballot& ballot) {
    cv::Vec3f sum = cv::Vec3f::all(0);
    float total = 0;
    ballot.for_pieces([&](const Piece& piece) {
      const cv::Vec3b& s = *pixel<cv::Vec3b>(level.source_bytes, piece.x, piece.y);
      for (int c = 0; c < 3; ++c) sum[c] += piece.weight * s[c];
      total += piece.weight;
    });
    cv::Vec3b& out = *pixel<cv::Vec3b>(level.target_bytes, x, y);
    for (int c = 0; c < 3; ++c) out[c] = static_cast<std::uint8_t>(sum[c] / total + 0.5F);
  };
  for_ballots(level, weighing, progress, [&](int row, Ballot& ballots) {
    for_votes(level, ballots, level.hole(area), alone, row, set_alone, set);
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
    const uchar* in_hole = hole.ptr<uchar>(row - area.y);
    const auto set = [&](int x, int y, const Said& votes, const cv::Vec3f& bias) {
      if (in_hole[x - area.x] != 0) result.ptr<cv::Vec3f>(y)[x] = votes.sample + bias;
      across.at<cv::Vec3f>(x - area.x) = within_half(votes.across);
      down.at<cv::Vec3f>(x - area.x) = within_half(votes.down);
    };
    const auto set_alone = [&](int x, int y, const Match& match) {
      set(x, y, said(samples, match), {0, 0, 0});
    };
    const auto set_voted = [&](int x, int y, const Ballot& ballot) {
      set(x, y, said(samples, ballot), cost.adapts ? voted_bias(cost, ballot, {x, y}) : cv::Vec3f());
    };
    for_votes(level, ballots, where, alone, row, set_alone, set_voted);
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

cv::Mat luma_of_gradient(const cv::Mat& half) {
  cv::Mat samples, luma;
  half.convertTo(samples, CV_32F);
  cv::patchNaNs(samples);
  samples = cv::max(cv::min(samples, 1), -1);  // they may be huge
  cv::transform(samples, luma, cv::Matx13f(1 / 3.F, 1 / 3.F, 1 / 3.F));
  return luma;
}

}  // namespace pentimento::patchmatch
