#include "patchmatch/search.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "base/random.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kBandHeight =
    24;                     // rows that one thread sweeps in order; neighbors outside are read from a copy
constexpr int kTries = 64;  // to find an allowed random source

std::uint32_t place(const Level& level, int x, int y) {
  return static_cast<std::uint32_t>(y) * static_cast<std::uint32_t>(level.size.width) +
         static_cast<std::uint32_t>(x);
}

// The row above and the row below each band, as they were before the sweep.
class BandEdges {
 public:
  explicit BandEdges(const MatchField& field) : area_(field.area()) {
    for (int y = area_.y; y < area_.br().y; y += kBandHeight) {
      add(field, y - 1);
      add(field, std::min(area_.br().y, y + kBandHeight));
    }
  }
  const Match& above(int band_begin, int x) const {
    return at(2 * ((band_begin - area_.y) / kBandHeight), x);
  }
  const Match& below(int band_begin, int x) const {
    return at(2 * ((band_begin - area_.y) / kBandHeight) + 1, x);
  }

 private:
  void add(const MatchField& field, int y) {
    rows_.insert(rows_.end(), field.row(y), field.row(y) + area_.width);
  }
  const Match& at(int row, int x) const {
    return rows_[static_cast<std::size_t>(row) * area_.width + (x - area_.x)];
  }

  cv::Rect area_;
  std::vector<Match> rows_;
};

// One target patch that looks for something better.
struct Seeker {
  const Level& level;
  const MatchCost& cost;
  int x, y;
  Match& match;

  void consider(int sx, int sy, float slack = 0) {
    const float limit = match.cost * (1 + slack);
    if (match.is(sx, sy)) return;
    const float offset = cost.offset_cost(x, y, sx, sy);
    if (offset >= limit || !cost.allowed(level, x, y, sx, sy)) return;
    const float c = cost.total(level, x, y, sx, sy, offset);
    if (c < limit) match = {sx, sy, c};
  }
  void follow(const Match& neighbor, int dx, int dy, float slack) {
    if (neighbor.valid()) consider(neighbor.x - dx, neighbor.y - dy, slack);
  }
  void search_around(int radius, std::uint32_t h) {
    for (; radius >= 1; radius /= 2) {
      h = mix(h + static_cast<std::uint32_t>(radius));
      const int sx = match.x + within(h, radius);
      h = mix(h + 1);
      consider(sx, match.y + within(h, radius));
    }
  }
};

void sweep_band(Level& level, const MatchCost& cost, const std::vector<cv::Point>& sources, const Sweep& how,
                const BandEdges& edges, int begin, int end, const Progress& progress) {
  const int back = how.backwards ? 1 : -1;  // where the neighbors are that were visited before
  const cv::Rect area = level.matches.area();
  for (int row = 0; row < end - begin && !progress.stop_requested(); ++row) {
    const int y = how.backwards ? end - 1 - row : begin + row;
    for (int column = 0; column < area.width; ++column) {
      const int x = how.backwards ? area.br().x - 1 - column : area.x + column;
      Match& match = level.matches.at(x, y);
      if (!match.valid() || match.cost <= 0) continue;  // no target, or nothing can be better
      Seeker seeker{level, cost, x, y, match};
      const int ny = y + back;
      seeker.follow(level.matches.at(x + back, y), back, 0, how.slack);
      seeker.follow(ny < begin  ? edges.above(begin, x)
                    : ny >= end ? edges.below(begin, x)
                                : level.matches.at(x, ny),
                    0, back, how.slack);
      const std::uint32_t h = hash(how.seed, place(level, x, y), 13);
      if (how.anywhere) {
        const cv::Point& s = sources[mix(h + 999) % sources.size()];
        seeker.consider(s.x, s.y);
      }
      seeker.search_around(how.radius, h);
    }
  }
}

template <class Visit>
void for_targets(Level& level, const Progress& progress, const Visit& visit) {
  const cv::Rect area = level.matches.area();
  for_rows(area.y, area.br().y, progress, [&](int y) {
    for (int x = area.x; x < area.br().x; ++x) {
      if (level.is_target(x, y)) visit(x, y, level.matches.at(x, y));
    }
  });
}

std::vector<std::int32_t> offsets_of(const std::vector<cv::Point>& sources, const cv::Mat& picture) {
  std::vector<std::int32_t> offsets;
  offsets.reserve(sources.size());
  for (const cv::Point& s : sources) {
    offsets.push_back(static_cast<std::int32_t>((s.y - kRadius) * pixel_stride(picture) + s.x - kRadius));
  }
  return offsets;
}

// Some of a level's sources, one after the other.
struct Some {
  std::size_t begin, end;
};

// Those that may be better than the target's present match: in rows that are not too far for it.
Some worth_trying(const Level& level, const MatchCost& cost, cv::Point target,
                  const std::vector<cv::Point>& sources) {
  const Match& present = level.matches.at(target.x, target.y);
  const bool upright = cost.pages.empty() && cost.period.height <= 0 && cost.min_offset <= 0;
  if (!upright || cost.reach + cost.vertical_reach <= 0 ||
      !cost.allowed(level, target.x, target.y, present.x, present.y)) {
    return {0, sources.size()};
  }
  const float most = cost(level, target.x, target.y, present.x, present.y);
  if (!std::isfinite(most)) return {0, sources.size()};
  const float rows = std::sqrt(most / (kPixels * (cost.reach + cost.vertical_reach))) + 1;  // rounding
  const auto first_below = [&](float y) {
    const auto above = [](const cv::Point& s, float limit) { return static_cast<float>(s.y) < limit; };
    return static_cast<std::size_t>(std::lower_bound(sources.begin(), sources.end(), y, above) -
                                    sources.begin());
  };
  const auto y = static_cast<float>(target.y);
  return {first_below(y - rows), first_below(y + rows)};
}

// The best of `some` sources that are far enough from the target; when none is, of all: no target goes
// without.
Match best_of(const MatchCost& cost, cv::Point target, const std::vector<cv::Point>& sources, Some some,
              const std::vector<int>& distances) {
  Match best, best_far;
  for (std::size_t k = some.begin; k < some.end; ++k) {
    const cv::Point& s = sources[k];
    const float c = cost.total(distances[k - some.begin], target.x, target.y, s.x, s.y);
    if (!best.valid() || c < best.cost) best = {s.x, s.y, c};
    if (!cost.far_enough(target.x, target.y, s.x, s.y)) continue;
    if (!best_far.valid() || c < best_far.cost) best_far = {s.x, s.y, c};
  }
  return best_far.valid() ? best_far : best;
}

}  // namespace

void search_exhaustively(Level& level, const MatchCost& cost, const std::vector<cv::Point>& targets,
                         const std::vector<cv::Point>& sources, const Progress& progress) {
  const std::vector<std::int32_t> offsets = offsets_of(sources, level.source_bytes);
  for_bands(0, static_cast<int>(targets.size()), 16, progress, [&](int begin, int end) {
    std::vector<int> distances(sources.size());
    for (int k = begin; k < end; ++k) {
      const cv::Point t = targets[k];
      const Some some = worth_trying(level, cost, t, sources);
      cost.distance->bytes_to_many(MatchCost::patch_bytes(level.target_bytes, t.x, t.y),
                                   pixel_stride(level.target_bytes), level.source_bytes.data,
                                   pixel_stride(level.source_bytes), offsets.data() + some.begin,
                                   some.end - some.begin, distances.data());
      level.matches.at(t.x, t.y) = best_of(cost, t, sources, some, distances);
    }
  });
}

void allow_matches(Level& level, const MatchCost& cost, const std::vector<cv::Point>& sources,
                   std::uint32_t seed, const Progress& progress) {
  for_targets(level, progress, [&](int x, int y, Match& match) {
    for (int k = 0; k < kTries && !cost.allowed(level, x, y, match.x, match.y); ++k) {
      const cv::Point& s = sources[hash(seed + k, place(level, x, y), 77) % sources.size()];
      match = {s.x, s.y, 0};
    }
  });
}

void start_search(Level& level, const MatchCost& cost, const std::vector<cv::Point>& sources,
                  std::uint32_t seed, const Progress& progress) {
  allow_matches(level, cost, sources, seed, progress);
  for_targets(level, progress,
              [&](int x, int y, Match& match) { match.cost = cost(level, x, y, match.x, match.y); });
}

void sweep(Level& level, const MatchCost& cost, const std::vector<cv::Point>& sources, const Sweep& how,
           const Progress& progress) {
  const cv::Rect area = level.matches.area();
  const BandEdges edges(level.matches);
  for_bands(area.y, area.br().y, kBandHeight, progress,
            [&](int begin, int end) { sweep_band(level, cost, sources, how, edges, begin, end, progress); });
}

}  // namespace pentimento::patchmatch
