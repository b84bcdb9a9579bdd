#include "patchmatch/curve_copy.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/cv_rect.h"
#include "patchmatch/marked.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/strip.h"

namespace pentimento::patchmatch {
namespace {

constexpr float kBend = 2;           // units off the straight way between its ends: more is a bend
constexpr int kLargestSide = 32000;  // px that OpenCV can look up

// The part of the picture that a path passes through.
struct Scene {
  SeenPicture seen;
  cv::Mat hole;   // CV_8UC1, as it was before any guide
  cv::Mat left;   // CV_8UC1: what of it is still to be filled
  cv::Mat reach;  // CV_32FC1: px from a path within which a pixel belongs to it, not to another
};

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
                    distance = static_cast<float>(cv::norm(from - within * way));
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
    const bool a_seen = !before.empty() && scene.seen.can_use(a),
               b_seen = !after.empty() && scene.seen.can_use(b);
    if (!a_seen && !b_seen) continue;
    pixels.push_back(place.pixel);
    from_before.push_back(a_seen ? a : b);
    from_after.push_back(b_seen ? b : a);
    share.push_back(smooth_step(3 * t - 1));
  }
  if (pixels.empty()) return;
  const std::vector<cv::Vec3f> first = colors_at(scene.seen.values, from_before),
                               second = colors_at(scene.seen.values, from_after);
  for (std::size_t k = 0; k < pixels.size(); ++k) {
    scene.seen.values.at<cv::Vec3f>(pixels[k]) = first[k] + share[k] * (second[k] - first[k]);
    scene.left.at<uchar>(pixels[k]) = 0;
  }
}

// Fills the ways of a path through the hole that bend. Returns whether those were all.
bool fill_path(Scene& scene, const Path& path, float unit) {
  const SeenPicture seen{scene.seen.values.clone(), scene.seen.usable};
  bool all = true;
  int end = 0;
  for (int begin = path.drawn_begin(); begin < path.drawn_end(); begin = end + 1) {
    end = begin;
    while (end < path.drawn_end() && marked_at(scene.hole, path.points()[end])) ++end;
    if (end == begin) continue;
    const Strip before(seen, path, static_cast<float>(begin - 1), -1, unit),
        after(seen, path, static_cast<float>(end), 1, unit);
    const float from = before.empty() ? static_cast<float>(begin) : before.end(),
                to = after.empty() ? static_cast<float>(end) : after.end();
    const bool bent =
        bend_of(path.points(), static_cast<std::size_t>(from), static_cast<std::size_t>(to)) > kBend * unit;
    const bool begun = !before.empty() || !after.empty();
    if (bent && begun && to > from) fill_along(scene, path, before, after, from, to, kStripBand * unit);
    all = all && bent && begun;
  }
  return all;
}

// What a path may need of the picture.
cv::Rect seen_part(const Path& path, float unit, cv::Size size) {
  const float margin = 2 * kStripBand * unit + kStripTaps + 2;
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
  cv::Mat values(part.size(), CV_32FC3);
  write_floats(from.picture(part), values);
  scene.hole = hole(part);
  scene.left = from.hole(part).clone();
  scene.seen = SeenPicture::of(values, (from.known(part) > 0) & (scene.hole == 0));
  return scene;
}

// Puts what was filled into the picture.
void take_over(const Scene& scene, const cv::Rect& part, GuidedHole& to_fill) {
  const cv::Mat filled = (to_fill.hole(part) > 0) & (scene.left == 0);
  cv::Mat values;
  scene.seen.values.convertTo(values, to_fill.picture.depth(), to_fill.picture.depth() == CV_8U ? 255 : 1);
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
  scene.reach = distance_to_lines(others, part, kStripBand * unit);
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
