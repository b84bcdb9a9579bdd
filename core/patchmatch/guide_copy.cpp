#include "patchmatch/guide_copy.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "patchmatch/marked.h"
#include "patchmatch/strip.h"

namespace pentimento::patchmatch {
namespace {

constexpr float kBend = 2;           // units off the straight way between its ends: more is a bend
constexpr float kAlike = 0.75F;      // correlation of the two ends of a straight way (tests/bench/fill)
constexpr int kLargestSide = 32000;  // px that OpenCV can look up
constexpr std::size_t kMostPoints = 1 << 22;  // of all paths
constexpr float kSampled = 0.7F;  // px between the places that are asked for their pixel: none is missed

// A way through the hole, filled from the strips at its ends, of which one may be empty.
struct Way {
  const Path& path;
  Strip before, after;
  float begin, end;  // px along the path

  Way(const SeenPicture& seen, const Path& along, int first, int last, float unit)
      : path(along),
        before(seen, along, static_cast<float>(first - 1), -1, unit),
        after(seen, along, static_cast<float>(last), 1, unit),
        begin(before.empty() ? static_cast<float>(first) : before.end()),
        end(after.empty() ? static_cast<float>(last) : after.end()) {}

  bool bent(float unit) const {
    const auto from = static_cast<std::size_t>(begin), to = static_cast<std::size_t>(end);
    return to > from && bend_of(path.points(), from, to) > kBend * unit;
  }
  bool can_be_filled(float unit) const {
    if (end <= begin || (before.empty() && after.empty())) return false;
    if (bent(unit)) return true;
    return !before.empty() && !after.empty() && correlation(before.section(), after.section()) > kAlike;
  }
};

// The ways of a path through the hole. `all`: whether they are all that there are.
std::vector<Way> ways_along(const Path& path, const cv::Mat& hole, const SeenPicture& seen, float unit,
                            bool& all) {
  std::vector<Way> ways;
  int last = 0;
  for (int first = path.drawn_begin(); first < path.drawn_end(); first = last + 1) {
    last = first;
    while (last < path.drawn_end() && marked_at(hole, path.points()[static_cast<std::size_t>(last)])) ++last;
    if (last == first) continue;
    Way way(seen, path, first, last, unit);
    if (way.can_be_filled(unit))
      ways.push_back(std::move(way));
    else
      all = false;
  }
  return ways;
}

// A pixel of the hole beside a way.
struct Place {
  cv::Point pixel;
  float along, beside;  // px from the path's beginning, and to its right
};

// For each pixel of the hole the nearest way; in tiles, as most of a large hole is near none.
class Nearest {
 public:
  explicit Nearest(const cv::Mat& hole)
      : hole_(hole),
        across_((hole.cols + kTile - 1) / kTile),
        tiles_(static_cast<std::size_t>(across_) * ((hole.rows + kTile - 1) / kTile)) {}

  void add(const Way& way, int number, float band) {
    const int places = cvCeil((way.end - way.begin) / kSampled), aside = cvCeil(band / kSampled);
    for (int k = 1; k < places; ++k) {
      const float s = way.begin + kSampled * static_cast<float>(k);
      const cv::Point2f middle = way.path.at(s), forwards = way.path.way(s), right = right_of(forwards);
      for (int side = -aside; side <= aside; ++side) {
        const float d = kSampled * static_cast<float>(side);
        const cv::Point2f p = middle + d * right;
        if (!marked_at(hole_, p)) continue;
        const cv::Point pixel(cvRound(p.x), cvRound(p.y));
        const cv::Point2f from = cv::Point2f(pixel) - middle;
        const float along = s + from.dot(forwards), beside = from.dot(right);
        Found& found = found_at(pixel);
        if (std::abs(beside) >= std::abs(found.beside) || along <= way.begin || along >= way.end) continue;
        found = {number, along, beside};
      }
    }
  }

  // By way.
  std::vector<std::vector<Place>> places(std::size_t ways) const {
    std::vector<std::vector<Place>> places(ways);
    for (int t = 0; t < static_cast<int>(tiles_.size()); ++t) {
      const std::vector<Found>& tile = tiles_[t];
      const cv::Point corner(t % across_ * kTile, t / across_ * kTile);
      for (int k = 0; k < static_cast<int>(tile.size()); ++k) {
        const auto& [way, along, beside] = tile[k];
        const cv::Point pixel = corner + cv::Point(k % kTile, k / kTile);
        if (way >= 0) places[way].push_back({pixel, along, beside});
      }
    }
    return places;
  }

 private:
  static constexpr int kTile = 64;
  struct Found {
    int way = -1;
    float along = 0, beside = HUGE_VALF;
  };
  Found& found_at(cv::Point p) {
    std::vector<Found>& tile = tiles_[p.y / kTile * across_ + p.x / kTile];
    if (tile.empty()) tile.resize(kTile * kTile);
    return tile[p.y % kTile * kTile + p.x % kTile];
  }

  const cv::Mat hole_;
  int across_;
  std::vector<std::vector<Found>> tiles_;
};

// What is copied to a place, and by how much its light changes.
struct Copy {
  cv::Point2f from;
  cv::Vec3f light = {0, 0, 0};
};

// The copies' colors, in the picture's own range.
std::vector<cv::Vec3f> colors_of(const std::vector<Copy>& copies, const cv::Mat& picture) {
  constexpr int kWidth = 1024;
  const int rows = static_cast<int>((copies.size() + kWidth - 1) / kWidth);
  cv::Mat map(rows, kWidth, CV_32FC2, cv::Scalar(copies.front().from.x, copies.front().from.y)), colors;
  for (std::size_t k = 0; k < copies.size(); ++k) map.ptr<cv::Point2f>()[k] = copies[k].from;
  cv::remap(picture, colors, map, {}, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  colors.convertTo(colors, CV_32F);
  const float white = picture.depth() == CV_8U ? 255.0F : 1.0F;
  std::vector<cv::Vec3f> found;
  for (std::size_t k = 0; k < copies.size(); ++k) {
    found.push_back(colors.ptr<cv::Vec3f>()[k] + white * copies[k].light);
  }
  return found;
}

float smooth_step(float t) {
  const float x = std::clamp(t, 0.0F, 1.0F);
  return x * x * (3 - 2 * x);
}

void set_color(cv::Mat& picture, cv::Point at, const cv::Vec3f& color) {
  if (picture.depth() == CV_8U)
    picture.at<cv::Vec3b>(at) = color;
  else
    picture.at<cv::Vec3f>(at) = color;
}

// How the two ends of a way go over into each other.
struct Passage {
  float offset = 0;  // px to the right, from the first to the second
  cv::Vec3f light = {0, 0, 0}, slope_before = {0, 0, 0}, slope_after = {0, 0, 0};

  explicit Passage(const Way& way) {
    if (way.before.empty() || way.after.empty()) return;
    const Section first = way.before.section(), second = way.after.section();
    const int apart = offset_between(first, second);
    offset = static_cast<float>(apart);
    light = lighter(first, second, apart);
    slope_before = way.before.slope();
    slope_after = way.after.slope();
  }
};

void fill_way(const Way& way, const std::vector<Place>& places, const SeenPicture& seen,
              GuidedHole& to_fill) {
  const Strip &before = way.before, &after = way.after;
  const Passage passage(way);
  std::vector<cv::Point> pixels;
  std::vector<Copy> from_before, from_after;
  std::vector<float> share;  // of what comes after
  for (const Place& place : places) {
    const float s = place.along - way.begin, to_end = way.end - place.along, t = s / (way.end - way.begin),
                moved = smooth_step(t) * passage.offset;
    Copy a, b;
    if (!before.empty()) {
      a = {before.source(s, place.beside - moved),
           t * passage.light - before.turned_over(s) * passage.slope_before};
    }
    if (!after.empty()) {
      b = {after.source(to_end, place.beside - moved + passage.offset),
           (t - 1) * passage.light - after.turned_over(to_end) * passage.slope_after};
    }
    const bool a_seen = !before.empty() && seen.can_use(a.from),
               b_seen = !after.empty() && seen.can_use(b.from);
    if (!a_seen && !b_seen) continue;
    pixels.push_back(place.pixel);
    from_before.push_back(a_seen ? a : b);
    from_after.push_back(b_seen ? b : a);
    share.push_back(smooth_step(3 * t - 1));
  }
  if (pixels.empty()) return;
  const std::vector<cv::Vec3f> first = colors_of(from_before, seen.values),
                               second = colors_of(from_after, seen.values);
  for (std::size_t k = 0; k < pixels.size(); ++k) {
    set_color(to_fill.picture, pixels[k], first[k] + share[k] * (second[k] - first[k]));
    to_fill.hole.at<uchar>(pixels[k]) = 0;
  }
}

}  // namespace

bool bends(const Line& guide, float unit) {
  const Line points = resampled(guide);
  return points.size() >= 2 && bend_of(points, 0, points.size() - 1) > kBend * unit;
}

std::vector<Line> copy_along_guides(const std::vector<Line>& guides, GuidedHole& to_fill, float unit,
                                    const Progress& progress) {
  if (std::max(to_fill.hole.cols, to_fill.hole.rows) > kLargestSide) return guides;
  const SeenPicture seen = SeenPicture::of(to_fill.picture, to_fill.known);
  std::vector<Path> paths;
  paths.reserve(guides.size());  // ways refer to them
  std::vector<Line> left;
  std::vector<Way> ways;
  std::size_t count = 0;
  for (const Line& guide : guides) {
    progress.check();
    const Line points = resampled(guide);
    count += points.size();
    bool all = !points.empty() && count <= kMostPoints;
    if (all) {
      paths.push_back(Path(points, unit).moved(-cv::Point2f(to_fill.corner)));
      for (Way& way : ways_along(paths.back(), to_fill.hole, seen, unit, all)) ways.push_back(std::move(way));
    }
    if (!all) left.push_back(guide);
  }
  if (ways.empty()) return left;
  Nearest nearest(to_fill.hole);
  for (std::size_t k = 0; k < ways.size(); ++k) {
    progress.check();
    nearest.add(ways[k], static_cast<int>(k), kStripBand * unit);
  }
  const std::vector<std::vector<Place>> places = nearest.places(ways.size());
  for (std::size_t k = 0; k < ways.size(); ++k) {
    progress.check();
    fill_way(ways[k], places[k], seen, to_fill);
  }
  return left;
}

}  // namespace pentimento::patchmatch
