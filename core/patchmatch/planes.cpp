#include "patchmatch/planes.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "base/cv_rect.h"
#include "patchmatch/bordered.h"
#include "patchmatch/features.h"
#include "patchmatch/level.h"
#include "patchmatch/patch.h"
#include "patchmatch/self_similarity.h"

namespace pentimento::patchmatch {
namespace {

// Vanishing points.
constexpr double kShortest = 20;        // px of a segment
constexpr std::size_t kMostTried = 40;  // segments, the longest
constexpr double kOff = 0.03;           // radians between a segment and the way to its vanishing point
constexpr double kNearest = 20;         // px from a segment to its vanishing point
constexpr double kFarthest = 2500;      // px: beyond, lines are as good as parallel
constexpr std::size_t kFewest = 5;      // segments that meet
constexpr double kShare = 0.25;         // of the length of all segments
constexpr double kSpread = 0.12;        // radians between the segments that meet, at least
constexpr int kPoints = 2;

// Repetition on a plane.
constexpr double kMostPixels = 3e4;   // of a rectified picture (time)
constexpr std::size_t kOffsets = 40;  // that are looked at
constexpr std::size_t kMostPages = 6;
constexpr double kRegular = 0.3;        // regularity (self_similarity.h) of a plane
constexpr double kMoreRegular = 1.25;   // times that of the picture as it is
constexpr double kCovered = 0.02;       // of the hole that a page adds, at least
constexpr double kFits = 0.65;          // correlation of a page with what is known in its place
constexpr int kFewestPixels = 1000;     // in which that is measured
constexpr double kFinest = 0.25;        // px to which an offset is refined
constexpr double kFarthestRefined = 3;  // times what it was known to before
constexpr double kAboutAsMuch = 0.7;    // of what the page that shows most does
constexpr int kRim = 16;                // px of a page around the hole

struct Segment {
  cv::Vec3d line;
  cv::Point2d middle, direction;
  double length;
};

std::vector<Segment> long_ones(const std::vector<cv::Vec4f>& segments) {
  std::vector<Segment> found;
  for (const cv::Vec4f& s : segments) {
    const cv::Point2d a(s[0], s[1]), b(s[2], s[3]);
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    if (length < kShortest) continue;
    found.push_back({cv::Vec3d(a.x, a.y, 1).cross(cv::Vec3d(b.x, b.y, 1)), (a + b) * 0.5,
                     (b - a) * (1 / length), length});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Segment& a, const Segment& b) { return a.length > b.length; });
  return found;
}

bool leads_to(const Segment& segment, cv::Point2d point) {
  const cv::Point2d way = point - segment.middle;
  const double distance = std::hypot(way.x, way.y);
  if (distance < segment.length / 2 + kNearest) return false;
  return std::abs(way.cross(segment.direction)) < kOff * distance;
}

std::optional<cv::Point2d> meeting_point(const Segment& a, const Segment& b) {
  const cv::Vec3d p = a.line.cross(b.line);
  if (std::abs(a.direction.cross(b.direction)) < kSpread / 4) return std::nullopt;
  const cv::Point2d point(p[0] / p[2], p[1] / p[2]);
  const cv::Point2d way = point - a.middle;
  if (!(std::hypot(way.x, way.y) < kFarthest)) return std::nullopt;
  return point;
}

// The segments that lead to a point.
struct Meeting {
  double length = 0;  // of all
  std::size_t count = 0;
  double spread = 0;  // sine of the largest angle between the first and another
};

Meeting meeting_at(const std::vector<Segment>& segments, cv::Point2d point) {
  Meeting meeting;
  const Segment* first = nullptr;
  for (const Segment& s : segments) {
    if (!leads_to(s, point)) continue;
    if (first == nullptr) first = &s;
    meeting.length += s.length;
    meeting.count += 1;
    meeting.spread = std::max(meeting.spread, std::abs(first->direction.cross(s.direction)));
  }
  return meeting;
}

// Where most of the length of `segments` meets.
std::optional<cv::Point2d> best_meeting_point(const std::vector<Segment>& segments) {
  double all = 0, best_length = 0;
  for (const Segment& s : segments) all += s.length;
  std::optional<cv::Point2d> best;
  const std::size_t tried = std::min(kMostTried, segments.size());
  for (std::size_t a = 0; a < tried; ++a) {
    for (std::size_t b = a + 1; b < tried; ++b) {
      const auto point = meeting_point(segments[a], segments[b]);
      if (!point) continue;
      const Meeting found = meeting_at(segments, *point);
      if (found.count < kFewest || found.length < kShare * all || found.spread < kSpread) continue;
      if (found.length <= best_length) continue;
      best = point;
      best_length = found.length;
    }
  }
  return best;
}

std::vector<cv::Point2d> vanishing_points(std::vector<Segment> segments) {
  std::vector<cv::Point2d> points;
  for (int k = 0; k < kPoints; ++k) {
    const auto point = best_meeting_point(segments);
    if (!point) break;
    points.push_back(*point);
    std::erase_if(segments, [&](const Segment& s) { return leads_to(s, *point); });
  }
  return points;
}

cv::Matx33d shifted(cv::Point2d by) {
  return {1, 0, by.x, 0, 1, by.y, 0, 0, 1};
}

// From the picture to the plane without perspective, where `center` is (0, 0) and as large as in the picture.
cv::Matx33d rectification(const VanishingLine& line, cv::Point2d center) {
  const double there = line.dot(cv::Vec3d(center.x, center.y, 1));
  const cv::Matx33d flat(1, 0, 0, 0, 1, 0, line[0] / there, line[1] / there, 1);
  return flat * shifted(-center);
}

struct Repetition {
  double regularity = 0;
  std::vector<cv::Point2d> offsets;  // px of the picture around the hole
  double step = 1;                   // to which they are known
};

// How the surroundings of the hole, as `flat` rectifies them, resemble themselves.
Repetition repetition_on(const cv::Matx33d& flat, const Page& picture, const cv::Mat& hole,
                         const PatchDistance& distance, std::uint32_t seed, const Progress& progress) {
  const cv::Rect box = cv::boundingRect(hole);
  const cv::Size2d seen(3.0 * box.width + 2 * kRim, 3.0 * box.height + 2 * kRim);
  const double scale = std::min(1.0, std::sqrt(kMostPixels / seen.area()));
  const cv::Size size(cvRound(seen.width * scale), cvRound(seen.height * scale));
  const cv::Matx33d shrink = cv::Matx33d::diag({1 / scale, 1 / scale, 1});
  const PageMap map{size, flat.inv() * shrink * shifted({-size.width / 2.0, -size.height / 2.0})};
  const Page plane = render_page(map, picture);
  Level level = make_level(render_mask(map, hole), {plane}, progress, {});
  if (cv::countNonZero(level.source_ok) == 0 || level.matches.area().empty()) return {};
  level.source_bytes = make_bordered(size, CV_8UC4);
  to_bytes(bordered_copy(plane.values), level.source_bytes, progress);
  const SelfSimilarity own = self_similarity(level, distance, kOffsets, seed, progress);
  Repetition found{own.regularity, {}, 1 / scale};
  for (const cv::Point& offset : own.offsets) found.offsets.push_back(cv::Point2d(offset) * (1 / scale));
  return found;
}

// The surroundings of a hole, and the picture moved along a plane into their place.
class Moving {
 public:
  Moving(const cv::Matx33d& flat, const Page& picture, const cv::Mat& hole, cv::Rect part)
      : flat_(flat), picture_(picture), part_(part), hole_(hole(part)), known_(picture.sources(part)) {
    detail_ = detail_of(picture.values(part));
  }

  struct Moved {
    cv::Point2d offset;
    Page page;
    cv::Mat centers;  // of patches of the page that may be copied
    double fit = 0;   // -1..1: correlation of the page and what is known in its place
  };

  const cv::Mat& hole() const { return hole_; }

  Moved by(cv::Point2d offset) const {
    const PageMap whole{picture_.values.size(), flat_.inv() * shifted(offset) * flat_};
    Moved moved{offset, render_page(cropped(whole, part_), picture_), {}};
    moved.page.corner = part_.tl();
    cv::erode(moved.page.sources, moved.centers, cv::Mat::ones(kSide, kSide, CV_8U));
    moved.fit = fit_of(moved.page);
    return moved;
  }

  // The best offset close by. `step`: px to which the offset is known.
  Moved refined(Moved moved, double step) const {
    const cv::Point2d first = moved.offset;
    const double farthest = kFarthestRefined * step;
    while (step >= kFinest) {
      bool better = false;
      for (const cv::Point2d& way : {cv::Point2d(1, 0), {-1, 0}, {0, 1}, {0, -1}}) {
        Moved other = by(moved.offset + way * step);
        if (other.fit <= moved.fit || cv::norm(other.offset - first) > farthest) continue;
        moved = std::move(other);
        better = true;
      }
      if (!better) step /= 2;
    }
    return moved;
  }

 private:
  // Luma without what is smooth: light agrees by chance.
  static cv::Mat detail_of(const cv::Mat& values) {
    constexpr double kSmooth = 4;  // px
    cv::Mat luma, smooth;
    cv::extractChannel(values, luma, 0);
    cv::GaussianBlur(luma, smooth, {}, kSmooth);
    return luma - smooth;
  }

  double fit_of(const Page& page) const {
    const cv::Mat both = page.sources & known_;
    if (cv::countNonZero(both) < kFewestPixels) return -1;
    const cv::Mat detail = detail_of(page.values);
    const auto mean_product = [&](const cv::Mat& a, const cv::Mat& b) { return cv::mean(a.mul(b), both)[0]; };
    const double least = 1;  // grey levels squared: noise
    return mean_product(detail, detail_) /
           std::sqrt((mean_product(detail, detail) + least) * (mean_product(detail_, detail_) + least));
  }

  const cv::Matx33d flat_;
  const Page& picture_;
  const cv::Rect part_;
  const cv::Mat hole_, known_;
  cv::Mat detail_;
};

// As few pages as show the hole, of those that fit.
std::vector<Page> covering(const Moving& moving, const Repetition& found) {
  std::vector<Moving::Moved> all;
  all.reserve(2 * found.offsets.size());
  for (const cv::Point2d& offset : found.offsets) {
    for (const double sign : {1.0, -1.0}) all.push_back(moving.by(sign * offset));
  }
  cv::Mat missing;
  cv::dilate(moving.hole(), missing, cv::Mat::ones(kSide, kSide, CV_8U));
  const double least = kCovered * cv::countNonZero(missing);
  std::vector<Page> taken;
  while (taken.size() < kMostPages && !all.empty()) {
    std::vector<int> shown;
    shown.reserve(all.size());
    for (const auto& moved : all) shown.push_back(cv::countNonZero(moved.centers & missing));
    const int most = *std::max_element(shown.begin(), shown.end());
    if (most < least || most == 0) break;
    std::size_t best = all.size();
    for (std::size_t k = 0; k < all.size(); ++k) {
      if (shown[k] < kAboutAsMuch * most) continue;
      if (best == all.size() || all[k].fit > all[best].fit) best = k;
    }
    const Moving::Moved refined = moving.refined(all[best], found.step);
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(best));
    if (refined.fit < kFits) break;
    missing.setTo(0, refined.centers);
    taken.push_back(refined.page);
  }
  return taken;
}

}  // namespace

std::vector<VanishingLine> vanishing_lines(const std::vector<cv::Vec4f>& segments, cv::Point2d place) {
  const std::vector<cv::Point2d> points = vanishing_points(long_ones(segments));
  std::vector<VanishingLine> lines;
  for (const cv::Point2d& p : points) {
    lines.push_back({0, 1, -p.y});  // of a floor or ceiling
    lines.push_back({1, 0, -p.x});  // of a wall
  }
  if (points.size() > 1) {
    lines.push_back(cv::Vec3d(points[0].x, points[0].y, 1).cross(cv::Vec3d(points[1].x, points[1].y, 1)));
  }
  constexpr double kTooNear = 10;  // px from the place: the hole would reach to infinity
  std::erase_if(lines, [&](VanishingLine& line) {
    line *= 1 / std::hypot(line[0], line[1]);
    const double there = line.dot(cv::Vec3d(place.x, place.y, 1));
    if (there < 0) line *= -1;
    return !(std::abs(there) > kTooNear);
  });
  return lines;
}

std::vector<Page> planar_pages(const Page& picture, const cv::Mat& hole,
                               const std::vector<cv::Vec4f>& segments, const PatchDistance& distance,
                               std::uint32_t seed, const Progress& progress) {
  const cv::Rect box = cv::boundingRect(hole);
  const cv::Rect part = grown(box, kRim) & cv::Rect({}, hole.size());
  const cv::Point2d center(box.x + box.width / 2.0, box.y + box.height / 2.0);
  const std::vector<VanishingLine> lines = vanishing_lines(segments, center);
  if (lines.empty()) return {};
  const Repetition plain = repetition_on(shifted(-center), picture, hole, distance, seed, progress);
  double best = std::max(kRegular, kMoreRegular * plain.regularity);
  std::vector<Page> pages;
  for (const VanishingLine& line : lines) {
    const cv::Matx33d flat = rectification(line, center);
    const Repetition found = repetition_on(flat, picture, hole, distance, seed, progress);
    if (found.regularity < best) continue;
    best = found.regularity;
    pages = covering(Moving(flat, picture, hole, part), found);
  }
  return pages;
}

}  // namespace pentimento::patchmatch
