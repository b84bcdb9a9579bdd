#include "patchmatch/curve_copy.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>

#include "base/cv_rect.h"

namespace pentimento::patchmatch {
namespace {

// In units (see copy_along_curves()).
constexpr float kBend = 2;         // off the straight way between its ends: more is a bend
constexpr float kBand = 8;         // on either side of a guide that is filled along it
constexpr float kLongest = 60;     // of a strip
constexpr float kShortest = 4;     // of a strip
constexpr float kSmooth = 3;       // over which what a hand draws is smoothed
constexpr float kSmoothTrace = 2;  // the same of what is followed in the picture
constexpr float kBeyond = 32;      // that a guide is taken to go straight on by

constexpr float kDrift = 0.35F;    // px by which a line may leave its guide in the next px
constexpr float kBetter = 0.97F;   // times the difference that going straight on makes: else it does not
constexpr float kTurning = 0.1F;   // share of each px's direction in the next one's, where nothing was drawn
constexpr float kFollowed = 0.1F;  // share of each new cross section in what the next is compared with
constexpr int kTaps = 2;           // px around a place that its interpolated color depends on
constexpr int kLargestSide = 32000;  // px that OpenCV can look up
constexpr std::size_t kMostPoints = 1 << 20;

using Line = std::vector<cv::Point2f>;

float length(cv::Point2f p) {
  return std::hypot(p.x, p.y);
}

// Points a px apart; none where there is no line, or none that could be drawn.
Line resampled(const Line& line) {
  Line points;
  float left = 0;  // to the next point, from the beginning of a segment
  for (std::size_t k = 0; k + 1 < line.size(); ++k) {
    const cv::Point2f a = line[k], b = line[k + 1];
    const float way = length(b - a);
    if (!std::isfinite(way) || way > static_cast<float>(kMostPoints)) return {};
    for (; left < way && points.size() < kMostPoints; left += 1) points.push_back(a + (b - a) * (left / way));
    left -= way;
  }
  return points.size() < 2 || points.size() == kMostPoints ? Line() : points;
}

// Of a line from which all points between first and last lie at most so far from the way between these two.
float bend_of(const Line& points, std::size_t first, std::size_t last) {
  const cv::Point2f along = points[last] - points[first];
  const float way = length(along);
  float most = 0;
  for (std::size_t k = first; k <= last; ++k) {
    const cv::Point2f from = points[k] - points[first];
    most = std::max(most, way > 1 ? static_cast<float>(std::abs(along.cross(from))) / way : length(from));
  }
  return most;
}

cv::Point2f unit_length(cv::Point2f way) {
  const float long_ = length(way);
  return long_ > 0 ? way / long_ : cv::Point2f();
}

cv::Point2f right_of(cv::Point2f way) {
  return {-way.y, way.x};
}

void smooth(Line& points, float sigma) {
  cv::Mat row(1, static_cast<int>(points.size()), CV_32FC2, points.data());
  cv::GaussianBlur(row.clone(), row, {0, 1}, sigma, 1e-3, cv::BORDER_REPLICATE);
}

// A line with points about a px apart.
class Curve {
 public:
  explicit Curve(Line points) : points_(std::move(points)) {}

  const Line& points() const { return points_; }
  float last() const { return static_cast<float>(points_.size() - 1); }

  // `d` px to the right of the place `s` px along it.
  cv::Point2f at(float s, float d = 0) const {
    const std::size_t k = segment(s);
    const float within = std::clamp(s - static_cast<float>(k), 0.0F, 1.0F);
    return points_[k] + within * (points_[k + 1] - points_[k]) + d * right_of(way(s));
  }
  // Its direction there, of length 1.
  cv::Point2f way(float s) const {
    const std::size_t k = segment(s);
    return unit_length(points_[k + 1] - points_[k]);
  }

 protected:
  Line points_;

 private:
  std::size_t segment(float s) const { return static_cast<std::size_t>(std::clamp(s, 0.0F, last() - 1)); }
};

// A guide, smoothed and prolonged straight on at both ends.
class Path : public Curve {
 public:
  Path(const Line& drawn, float unit)
      : Curve({}), begin_(static_cast<int>(kBeyond * unit)), end_(begin_ + static_cast<int>(drawn.size())) {
    const auto reach = std::min(drawn.size() - 1, static_cast<std::size_t>(2 * kSmooth * unit) + 1);
    const cv::Point2f back = unit_length(drawn.front() - drawn[reach]),
                      on = unit_length(drawn.back() - drawn[drawn.size() - 1 - reach]);
    for (int k = begin_; k > 0; --k) points_.push_back(drawn.front() + static_cast<float>(k) * back);
    points_.insert(points_.end(), drawn.begin(), drawn.end());
    for (int k = 1; k <= begin_; ++k) points_.push_back(drawn.back() + static_cast<float>(k) * on);
    smooth(points_, kSmooth * unit);
  }

  Path moved(cv::Point2f by) const {
    Path path = *this;
    for (cv::Point2f& p : path.points_) p += by;
    return path;
  }

  int drawn_begin() const { return begin_; }
  int drawn_end() const { return end_; }
  bool was_drawn(float s) const { return s >= static_cast<float>(begin_) && s < static_cast<float>(end_); }

 private:
  int begin_, end_;
};

// The part of the picture that a path passes through.
struct Scene {
  cv::Mat picture;  // CV_32FC3
  cv::Mat hole;     // CV_8UC1, as it was before any guide
  cv::Mat left;     // CV_8UC1: what of it is still to be filled
  cv::Mat usable;   // CV_8UC1: above 0 = a place around here can be interpolated
  cv::Mat reach;    // CV_32FC1: px from a path within which a pixel belongs to it, not to another

  bool can_use(cv::Point2f p) const {
    const cv::Point at(cvRound(p.x), cvRound(p.y));
    return cv::Rect({}, usable.size()).contains(at) && usable.at<uchar>(at) != 0;
  }
  bool in_hole(cv::Point2f p) const {
    const cv::Point at(cvRound(p.x), cvRound(p.y));
    return cv::Rect({}, hole.size()).contains(at) && hole.at<uchar>(at) != 0;
  }
};

// The colors of the picture across a path.
using Section = std::vector<cv::Vec3f>;

// What is seen along a path from one end of the hole on, away from it. Right is always the path's own.
class Strip {
 public:
  // From the place `end`, which is at the hole, forwards (way 1) or backwards (-1). Empty where too little of
  // it is seen.
  Strip(const Scene& scene, const Path& path, float end, float way, float unit)
      : scene_(scene), end_(end), way_(way), band_(static_cast<int>(kBand * unit)), followed_({}) {
    const int margin = 3 * band_;  // the hole may end at an angle
    for (int k = 0; k < margin && !seen(path.at(end_), path.way(end_)); ++k) end_ += way_;
    Line points = follow(path, static_cast<int>(kLongest * unit));
    if (static_cast<float>(points.size()) < kShortest * unit) return;
    smooth(points, kSmoothTrace * unit);
    followed_ = Curve(std::move(points));
  }

  bool empty() const { return followed_.points().empty(); }
  float end() const { return end_; }

  // `along` px into the hole and `d` px to the right: what lies there when the strip is turned over at its
  // end, and again at the other one.
  cv::Point2f source(float along, float d) const {
    const float last = followed_.last(), twice = std::fmod(std::max(along, 0.0F), 2 * last);
    return followed_.at(std::min(twice, 2 * last - twice), way_ * d);
  }
  Section section() const { return section_at(followed_.at(0), way_ * followed_.way(0)); }

 private:
  // Whether all of the band around a place is seen, across the way that the path goes there.
  bool seen(cv::Point2f p, cv::Point2f forwards) const {
    const cv::Point2f right = right_of(forwards);
    for (int d = -band_; d <= band_; ++d) {
      if (!scene_.can_use(p + static_cast<float>(d) * right)) return false;
    }
    return true;
  }

  Section section_at(cv::Point2f middle, cv::Point2f forwards) const {
    Section section;
    for (int d = -band_; d <= band_; ++d) {
      const cv::Point2f p = middle + static_cast<float>(d) * right_of(forwards);
      const int x = cvFloor(p.x), y = cvFloor(p.y);
      const float u = p.x - static_cast<float>(x), v = p.y - static_cast<float>(y);
      const auto* above = scene_.picture.ptr<cv::Vec3f>(y) + x;
      const auto* below = scene_.picture.ptr<cv::Vec3f>(y + 1) + x;
      section.push_back((1 - v) * ((1 - u) * above[0] + u * above[1]) +
                        v * ((1 - u) * below[0] + u * below[1]));
    }
    return section;
  }

  // Where the line runs that is seen: it was drawn by hand, or goes on as nobody drew it.
  Line follow(const Path& path, int longest) const {
    cv::Point2f p = path.at(end_), way = way_ * path.way(end_);
    Line points;
    if (!seen(p, way_ * way)) return points;
    Section before = section_at(p, way_ * way);
    points.push_back(p);
    for (int k = 1; k < longest; ++k) {
      const float s = end_ + way_ * static_cast<float>(k);
      const bool drawn = path.was_drawn(s);
      if (drawn) way = way_ * path.way(s);
      const auto next = best_step(p, way, before);
      if (!next) break;
      const Section here = section_at(*next, way_ * way);
      for (std::size_t i = 0; i < before.size(); ++i) before[i] += kFollowed * (here[i] - before[i]);
      if (!drawn) way = unit_length(way + kTurning * (*next - p - way));
      p = *next;
      points.push_back(p);
    }
    return points;
  }

  // A px on from `p`: straight on, or a little to one side where what is seen is more like `before`.
  std::optional<cv::Point2f> best_step(cv::Point2f p, cv::Point2f way, const Section& before) const {
    std::optional<cv::Point2f> best;
    float least = HUGE_VALF;
    for (const float aside : {0.0F, -kDrift, kDrift}) {
      const cv::Point2f q = p + way + aside * right_of(way);
      if (!seen(q, way_ * way)) continue;
      const float difference = difference_of(section_at(q, way_ * way), before);
      if (best && difference >= kBetter * least) continue;
      best = q;
      least = difference;
    }
    return best;
  }

  static float difference_of(const Section& a, const Section& b) {
    float sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - b[k]).dot(a[k] - b[k]);
    return sum;
  }

  const Scene& scene_;
  float end_, way_;
  int band_;
  Curve followed_;  // away from the hole
};

// How far to the right in `b` lies what `a` shows, px.
float offset_between(const Section& a, const Section& b) {
  constexpr float kReluctance = 0.2F;  // for as far as the band is wide
  const int size = static_cast<int>(a.size()), most = size / 4;
  float best = 0, least = HUGE_VALF;
  for (int offset = -most; offset <= most; ++offset) {
    float sum = 0;
    for (int k = std::max(0, -offset); k < std::min(size, size - offset); ++k) {
      const cv::Vec3f d = a[k] - b[k + offset];
      sum += d.dot(d);
    }
    const float far = static_cast<float>(offset) / static_cast<float>(size);
    const float difference =
        (sum / static_cast<float>(size - std::abs(offset)) + 1e-5F) * (1 + kReluctance * far * far);
    if (difference < least) {
      least = difference;
      best = static_cast<float>(offset);
    }
  }
  return best;
}

float smooth_step(float t) {
  const float x = std::clamp(t, 0.0F, 1.0F);
  return x * x * (3 - 2 * x);
}

// A place of the hole beside a path.
struct Place {
  cv::Point pixel;
  float along, beside;  // px from the path's beginning, and to its right
};

// The pixels of the hole that are nearest to the path between `begin` and `end`.
std::vector<Place> places_along(const Scene& scene, const Path& path, float begin, float end, float band) {
  cv::Mat nearest = scene.reach.clone(), along(scene.hole.size(), CV_32F, cv::Scalar(-1)),
          beside(scene.hole.size(), CV_32F);
  const cv::Rect all({}, scene.hole.size());
  for (int k = static_cast<int>(begin); k < static_cast<int>(end); ++k) {
    const cv::Point2f a = path.points()[k], way = path.points()[k + 1] - a;
    const float squared = std::max(way.dot(way), 1e-6F);
    const cv::Rect box = grown(cv::Rect(cvRound(a.x), cvRound(a.y), 1, 1), static_cast<int>(band) + 1) & all;
    for (int y = box.y; y < box.br().y; ++y) {
      for (int x = box.x; x < box.br().x; ++x) {
        if (scene.left.at<uchar>(y, x) == 0) continue;
        const cv::Point2f from = cv::Point2f(static_cast<float>(x), static_cast<float>(y)) - a;
        const float t = from.dot(way) / squared, within = std::clamp(t, 0.0F, 1.0F),
                    distance = length(from - within * way);
        if (distance >= nearest.at<float>(y, x)) continue;
        nearest.at<float>(y, x) = distance;
        along.at<float>(y, x) = static_cast<float>(k) + within;
        beside.at<float>(y, x) = std::copysign(distance, static_cast<float>(way.cross(from)));
      }
    }
  }
  std::vector<Place> places;
  for (int y = 0; y < all.height; ++y) {
    for (int x = 0; x < all.width; ++x) {
      const float s = along.at<float>(y, x);
      if (s > begin && s < end) places.push_back({{x, y}, s, beside.at<float>(y, x)});  // not around its ends
    }
  }
  return places;
}

// The colors at places that can be used.
std::vector<cv::Vec3f> colors_at(const cv::Mat& picture, const std::vector<cv::Point2f>& places) {
  constexpr int kWidth = 1024;
  const int rows = static_cast<int>((places.size() + kWidth - 1) / kWidth);
  std::vector<cv::Point2f> map(static_cast<std::size_t>(rows) * kWidth, places.front());
  std::copy(places.begin(), places.end(), map.begin());
  cv::Mat colors;
  cv::remap(picture, colors, cv::Mat(rows, kWidth, CV_32FC2, map.data()), {}, cv::INTER_CUBIC,
            cv::BORDER_REPLICATE);
  const auto* first = colors.ptr<cv::Vec3f>();
  return {first, first + places.size()};
}

// A way through the hole, filled from the strips at its ends, of which one may be empty.
void fill_along(Scene& scene, const Path& path, const Strip& before, const Strip& after, float begin,
                float end, float band) {
  const bool both = !before.empty() && !after.empty();
  const float offset = both ? offset_between(before.section(), after.section()) : 0;
  std::vector<cv::Point> pixels;
  std::vector<cv::Point2f> from_before, from_after;
  std::vector<float> share;  // of what comes after
  for (const Place& place : places_along(scene, path, begin, end, band)) {
    const float t = (place.along - begin) / (end - begin), moved = smooth_step(t) * offset;
    cv::Point2f a, b;
    if (!before.empty()) a = before.source(place.along - begin, place.beside - moved);
    if (!after.empty()) b = after.source(end - place.along, place.beside - moved + offset);
    const bool a_seen = !before.empty() && scene.can_use(a), b_seen = !after.empty() && scene.can_use(b);
    if (!a_seen && !b_seen) continue;
    pixels.push_back(place.pixel);
    from_before.push_back(a_seen ? a : b);
    from_after.push_back(b_seen ? b : a);
    share.push_back(smooth_step(3 * t - 1));
  }
  if (pixels.empty()) return;
  const std::vector<cv::Vec3f> first = colors_at(scene.picture, from_before),
                               second = colors_at(scene.picture, from_after);
  for (std::size_t k = 0; k < pixels.size(); ++k) {
    scene.picture.at<cv::Vec3f>(pixels[k]) = first[k] + share[k] * (second[k] - first[k]);
    scene.left.at<uchar>(pixels[k]) = 0;
  }
}

// Fills the ways of a path through the hole that bend. Returns whether those were all.
bool fill_path(Scene& scene, const Path& path, float unit) {
  Scene before_all = scene;
  before_all.picture = scene.picture.clone();
  bool all = true;
  for (int begin = path.drawn_begin(), end = begin; begin < path.drawn_end(); begin = end + 1) {
    end = begin;
    while (end < path.drawn_end() && before_all.in_hole(path.points()[end])) ++end;
    if (end == begin) continue;
    const Strip before(before_all, path, static_cast<float>(begin - 1), -1, unit),
        after(before_all, path, static_cast<float>(end), 1, unit);
    const float from = before.empty() ? static_cast<float>(begin) : before.end(),
                to = after.empty() ? static_cast<float>(end) : after.end();
    const bool bent =
        bend_of(path.points(), static_cast<std::size_t>(from), static_cast<std::size_t>(to)) > kBend * unit;
    const bool seen = !before.empty() || !after.empty();
    if (bent && seen && to > from) fill_along(scene, path, before, after, from, to, kBand * unit);
    all = all && bent && seen;
  }
  return all;
}

// What a path may need of the picture.
cv::Rect seen_part(const Path& path, float unit, cv::Size size) {
  const float margin = 2 * kBand * unit + kTaps + 2;
  const cv::Rect2f all(-margin, -margin, static_cast<float>(size.width) + 2 * margin,
                       static_cast<float>(size.height) + 2 * margin);
  Line inside;
  for (const cv::Point2f& p : path.points()) {
    if (all.contains(p)) inside.push_back(p);
  }
  if (inside.empty()) return {};
  return grown(cv::boundingRect(inside), static_cast<int>(margin)) & cv::Rect({}, size);
}

// How far pixels of a part of the picture are from all `lines`, at most `most` px.
cv::Mat distance_to_lines(const std::vector<Line>& lines, const cv::Rect& part, float most) {
  cv::Mat elsewhere(part.size(), CV_8U, cv::Scalar(255)), distance;
  for (const Line& line : lines) {
    std::vector<cv::Point> drawn;
    for (const cv::Point2f& p : line) drawn.emplace_back(cvRound(p.x) - part.x, cvRound(p.y) - part.y);
    cv::polylines(elsewhere, drawn, false, cv::Scalar(0));
  }
  if (cv::countNonZero(elsewhere == 0) == 0) return {part.size(), CV_32F, cv::Scalar(most)};
  cv::distanceTransform(elsewhere, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
  return cv::min(distance, most);
}

Scene scene_of(const GuidedHole& from, const cv::Mat& hole, const cv::Rect& part) {
  Scene scene;
  from.picture(part).convertTo(scene.picture, CV_32F, from.picture.depth() == CV_8U ? 1.0 / 255 : 1);
  scene.hole = hole(part);
  scene.left = from.hole(part).clone();
  const cv::Mat known = (from.known(part) > 0) & (scene.hole == 0);
  cv::erode(known, scene.usable, cv::Mat::ones(2 * kTaps + 1, 2 * kTaps + 1, CV_8U), {-1, -1}, 1,
            cv::BORDER_CONSTANT, cv::Scalar(0));
  return scene;
}

// Puts what was filled into the picture.
void take_over(const Scene& scene, const cv::Rect& part, GuidedHole& to_fill) {
  const cv::Mat filled = (to_fill.hole(part) > 0) & (scene.left == 0);
  cv::Mat values;
  scene.picture.convertTo(values, to_fill.picture.depth(), to_fill.picture.depth() == CV_8U ? 255 : 1);
  values.copyTo(to_fill.picture(part), filled);
  to_fill.hole(part).setTo(0, filled);
  to_fill.known(part).setTo(255, filled);
}

// Returns whether there is nothing left to do about it.
bool fill_guide(const Line& guide, const std::vector<Line>& others, const cv::Mat& hole, GuidedHole& to_fill,
                float unit) {
  const Path whole(resampled(guide), unit);
  const cv::Rect part = seen_part(whole, unit, to_fill.hole.size());
  if (part.empty() || std::max(part.width, part.height) > kLargestSide) return false;
  Scene scene = scene_of(to_fill, hole, part);
  scene.reach = distance_to_lines(others, part, kBand * unit);
  const bool all = fill_path(scene, whole.moved(-cv::Point2f(part.tl())), unit);
  take_over(scene, part, to_fill);
  return all;
}

}  // namespace

bool bends(const Line& guide, float unit) {
  const Line points = resampled(guide);
  return points.size() >= 2 && bend_of(points, 0, points.size() - 1) > kBend * unit;
}

std::vector<Line> copy_along_curves(const std::vector<Line>& guides, GuidedHole& to_fill, float unit,
                                    const Progress& progress) {
  const cv::Mat hole = to_fill.hole.clone();
  std::vector<Line> left, bent;
  for (const Line& guide : guides) (bends(guide, unit) ? bent : left).push_back(guide);
  for (std::size_t k = 0; k < bent.size(); ++k) {
    progress.check();
    std::vector<Line> others = bent;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(k));
    if (!fill_guide(bent[k], others, hole, to_fill, unit)) left.push_back(bent[k]);
  }
  return left;
}

}  // namespace pentimento::patchmatch
