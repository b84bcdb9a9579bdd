#include "patchmatch/curve_guides.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "patchmatch/best_pairs.h"
#include "patchmatch/marked.h"
#include "patchmatch/strip.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kMargin = 6;      // px from the hole to where edges are looked for, beyond what is averaged
constexpr double kSigma = 1.2;  // px over which the picture is averaged for that
constexpr float kSteep = 6 / 255.F;  // per px, of an edge
constexpr int kApart = 4;            // px along the hole between edges
constexpr int kFromBorder = 12;      // px of the picture: nearer to it, too little of an edge is seen
constexpr int kGap = 16;             // px from there to the hole along an edge
constexpr std::size_t kMostEnds = 60;

constexpr std::size_t kLeastSeen = 20;  // px of an edge
constexpr std::size_t kFitted = 28;     // px at its end that a parabola is laid through
constexpr float kRough = 0.6F;          // px, rms: what lies farther from it is no smooth edge
constexpr std::size_t kKept = 60;       // px of it that become part of a guide

constexpr float kContrast = 0.2F;  // rms of the colors across it

constexpr float kNearest = 12;       // px between two ends
constexpr float kLeastBend = 2;      // px: less is a straight line's
constexpr float kMostTurn = 2.4F;    // radians between an end and the straight way to the other
constexpr float kTurnsApart = 0.4F;  // radians, and as much of the turn again, between the two turns
// By these factors the curvature at an end may be more or less than that between the two, as on an ellipse,
// and by as much per px besides.
constexpr float kMoreCurved = 2.5F;
constexpr float kLessCurved = 1.7F;
constexpr float kCurveError = 0.0015F;
constexpr float kMostUneven = 2;  // times that: on one end of an ellipse, if they fit it so much better
// Straight edges, such as two courses of bricks, lie on one long ellipse, too. (Measured at the less curved
// one: of bricks at most .0026 per px, of cups and saucers at least .0059.)
constexpr float kRounds = 1;  // radians: an arc that turns by more has curved ends
constexpr float kLeastCurved = 0.0045F;
constexpr double kOffEllipse = 0.5;  // px, rms, that both ends may lie off one ellipse
constexpr float kLargest = 4000;     // px of its axes
constexpr float kUnlike = 0.45F;     // share of the variance across an edge by which the two may differ
constexpr std::size_t kMostCurves = 12;

// An edge where it meets the hole.
struct End {
  Line seen;                 // towards the hole
  cv::Point2f inwards;       // of length 1
  float curvature = 0;       // per px, of an edge that is followed inwards: above 0 it turns right
  float curvature_seen = 0;  // of all that is seen, not of what is near the hole
  Section section = {};      // right is as seen inwards

  cv::Point2f at() const { return seen.back(); }
};

// From a to b, radians; to the right is above 0.
float turn(cv::Point2f a, cv::Point2f b) {
  return static_cast<float>(std::atan2(a.cross(b), a.dot(b)));
}

// The parabola through the first points of a line.
struct Parabola {
  cv::Vec3d x, y;  // of 1, k, k^2
  double error = 0;

  Parabola(const Line& points, std::size_t count) {
    const int n = static_cast<int>(std::min(points.size(), count));
    cv::Mat powers(n, 3, CV_64F), where(n, 2, CV_64F), found;
    for (int k = 0; k < n; ++k) {
      for (int p = 0; p < 3; ++p) powers.at<double>(k, p) = std::pow(k, p);
      where.at<double>(k, 0) = points[static_cast<std::size_t>(k)].x;
      where.at<double>(k, 1) = points[static_cast<std::size_t>(k)].y;
    }
    cv::solve(powers, where, found, cv::DECOMP_QR);
    for (int p = 0; p < 3; ++p) {
      x[p] = found.at<double>(p, 0);
      y[p] = found.at<double>(p, 1);
    }
    error = cv::norm(powers * found, where, cv::NORM_L2) / std::sqrt(n);
  }
  cv::Point2f start() const { return {static_cast<float>(x[0]), static_cast<float>(y[0])}; }
  cv::Point2f way() const { return unit_length({static_cast<float>(x[1]), static_cast<float>(y[1])}); }
  float curvature() const {
    return static_cast<float>(2 * (x[1] * y[2] - y[1] * x[2]) / std::pow(std::hypot(x[1], y[1]), 3));
  }
};

class EndFinder {
 public:
  EndFinder(const cv::Mat& rgb, const cv::Mat& hole, const cv::Mat& known)
      : hole_(hole), picture_(SeenPicture::of(rgb, (known > 0) & (hole == 0))) {
    cv::GaussianBlur(rgb, smooth_, {}, kSigma);
  }

  std::vector<End> find() const {
    cv::Mat near_hole;
    cv::dilate(hole_, near_hole, cv::Mat::ones(2 * kMargin + 1, 2 * kMargin + 1, CV_8U));
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(near_hole, outlines, cv::RETR_LIST, cv::CHAIN_APPROX_NONE);
    std::vector<End> ends;
    for (const auto& outline : outlines) {
      for (const cv::Point& crossing : crossings(outline)) {
        if (ends.size() == kMostEnds) return ends;
        if (auto end = end_at(crossing)) ends.push_back(std::move(*end));
      }
    }
    return ends;
  }

 private:
  // Where edges cross a line around the hole.
  std::vector<cv::Point> crossings(const std::vector<cv::Point>& outline) const {
    constexpr std::size_t kStep = 2;
    const std::size_t n = outline.size();
    if (n < 4 * kApart) return {};
    std::vector<float> steep(n);
    for (std::size_t k = 0; k < n; ++k) {
      const cv::Point a = outline[(k + n - kStep) % n], b = outline[(k + kStep) % n];
      const cv::Vec3f change = smooth_.at<cv::Vec3f>(b) - smooth_.at<cv::Vec3f>(a);
      steep[k] = static_cast<float>(cv::norm(change) / std::max(1.0, cv::norm(b - a)));
    }
    std::vector<cv::Point> found;
    for (std::size_t k = 0; k < n; ++k) {
      bool highest = steep[k] > kSteep && inside(outline[k]);
      for (int d = 1; highest && d <= kApart; ++d) {
        highest = steep[k] >= steep[(k + d) % n] && steep[k] > steep[(k + n - d) % n];
      }
      if (highest) found.push_back(outline[k]);
    }
    return found;
  }

  bool inside(cv::Point p) const {
    return p.x >= kFromBorder && p.y >= kFromBorder && p.x < hole_.cols - kFromBorder &&
           p.y < hole_.rows - kFromBorder;
  }

  // Along the edge through a pixel, by its structure tensor.
  cv::Point2f along_edge(cv::Point p) const {
    cv::Matx22f tensor = cv::Matx22f::zeros();
    for (int y = p.y - 1; y <= p.y + 1; ++y) {
      for (int x = p.x - 1; x <= p.x + 1; ++x) {
        const cv::Vec3f dx = smooth_.at<cv::Vec3f>(y, x + 1) - smooth_.at<cv::Vec3f>(y, x - 1),
                        dy = smooth_.at<cv::Vec3f>(y + 1, x) - smooth_.at<cv::Vec3f>(y - 1, x);
        tensor += cv::Matx22f(dx.dot(dx), dx.dot(dy), dx.dot(dy), dy.dot(dy));
      }
    }
    const float across = std::atan2(2 * tensor(0, 1), tensor(0, 0) - tensor(1, 1)) / 2;
    return right_of({std::cos(across), std::sin(across)});
  }

  std::optional<End> end_at(cv::Point crossing) const {
    const cv::Point2f from = crossing, along = along_edge(crossing);
    for (const cv::Point2f way : {along, -along}) {
      if (!marked_along(hole_, from, way, kGap)) continue;
      const Path path(resampled({from, from + 8 * way}), 1);
      const Strip strip(picture_, path, static_cast<float>(path.drawn_begin()), -1, 1);
      if (strip.empty() || strip.followed().points().size() < kLeastSeen) continue;
      const Line& points = strip.followed().points();
      const Parabola parabola(points, kFitted);
      if (parabola.error > kRough || variance_of(strip.section()) < kContrast * kContrast) continue;
      End end{{points.begin(), points.begin() + static_cast<std::ptrdiff_t>(std::min(kKept, points.size()))},
              -parabola.way(),
              -parabola.curvature(),
              -Parabola(points, kKept).curvature(),
              strip.section()};
      end.seen.front() = parabola.start();
      std::reverse(end.seen.begin(), end.seen.end());
      return end;
    }
    return std::nullopt;
  }

  const cv::Mat hole_;
  SeenPicture picture_;
  cv::Mat smooth_;
};

// How unlike two edges are, of which the second is looked at from the other side, by how much is seen at all.
float unlikeness(const Section& a, const Section& b) {
  float sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    const cv::Vec3f difference = a[k] - b[b.size() - 1 - k];
    sum += difference.dot(difference);
  }
  return 2 * sum / (static_cast<float>(a.size()) * (variance_of(a) + variance_of(b)));
}

Line last_of(const Line& line, std::size_t count) {
  return {line.end() - static_cast<std::ptrdiff_t>(std::min(count, line.size())), line.end()};
}

// An ellipse through both ends.
class Ellipse {
 public:
  // What is seen farther from the hole may be another thing's, which was followed from there on.
  static std::optional<Ellipse> through(const End& a, const End& b) {
    for (const std::size_t count : {kKept, 2 * kKept / 3, kKept / 2}) {
      const double nearer = static_cast<double>(count) / kKept;
      const auto ellipse = near_to(a, b, count);
      if (ellipse && ellipse->off() <= nearer * nearer * kOffEllipse) return ellipse;
    }
    return std::nullopt;
  }

  // How far they lie from it, px, rms.
  double off() const { return off_; }
  // The px of each that do, nearest to the hole.
  std::size_t count() const { return count_; }

  // From a to b, the way on which a leads in; both ends left out.
  Line arc(const End& a, const End& b) const {
    const float from = angle_of(a.at()), step = 1.0F / std::max(half_.x, half_.y);
    const float way = at(from + step).dot(a.inwards) > at(from - step).dot(a.inwards) ? 1.0F : -1.0F;
    constexpr auto kRound = static_cast<float>(2 * CV_PI);
    float turned = std::fmod(way * (angle_of(b.at()) - from), kRound);
    if (turned < 0) turned += kRound;
    Line line;
    constexpr float kBetween = 3;  // px
    const int count = static_cast<int>(turned / (kBetween * step));
    for (int k = 1; k < count; ++k) line.push_back(at(from + way * kBetween * step * static_cast<float>(k)));
    return line;
  }

 private:
  static std::optional<Ellipse> near_to(const End& a, const End& b, std::size_t count) {
    Line points = last_of(a.seen, count);
    const Line others = last_of(b.seen, count);
    points.insert(points.end(), others.begin(), others.end());
    const cv::RotatedRect box = cv::fitEllipseDirect(points);
    const bool possible = std::isfinite(box.center.x) && std::isfinite(box.angle) &&
                          std::min(box.size.width, box.size.height) > 1 &&
                          std::max(box.size.width, box.size.height) < kLargest;
    if (!possible) return std::nullopt;
    return Ellipse(box, points, count);
  }

  Ellipse(const cv::RotatedRect& box, const Line& points, std::size_t count)
      : center_(box.center),
        half_(box.size.width / 2, box.size.height / 2),
        along_(std::cos(box.angle * static_cast<float>(CV_PI) / 180),
               std::sin(box.angle * static_cast<float>(CV_PI) / 180)),
        off_(distance_of(points)),
        count_(count) {}

  cv::Point2f at(float angle) const {
    return center_ + half_.x * std::cos(angle) * along_ + half_.y * std::sin(angle) * right_of(along_);
  }
  float angle_of(cv::Point2f p) const {
    return std::atan2((p - center_).dot(right_of(along_)) / half_.y, (p - center_).dot(along_) / half_.x);
  }
  double distance_of(const Line& points) const {
    double sum = 0;
    for (const cv::Point2f& p : points) {
      const cv::Point2f nearest = at(angle_of(p));
      sum += (p - nearest).dot(p - nearest);
    }
    return std::sqrt(sum / static_cast<double>(points.size()));
  }

  cv::Point2f center_, half_, along_;
  double off_;
  std::size_t count_;
};

// Whether a line stays in an area, which goes on beyond the border where it meets that.
bool lies_in(const Line& line, const cv::Mat& area) {
  const auto right = static_cast<float>(area.cols - 1), bottom = static_cast<float>(area.rows - 1);
  return std::all_of(line.begin(), line.end(), [&](cv::Point2f p) {
    return marked_at(area, {std::clamp(p.x, 0.0F, right), std::clamp(p.y, 0.0F, bottom)});
  });
}

// How far the curvature at an end is from that of an arc; above 1: too far.
float bent_apart(float end, float arc) {
  const float sign = arc < 0 ? -1.0F : 1.0F, of_end = sign * end, of_arc = sign * arc;
  return of_end > of_arc ? (of_end - of_arc) / ((kMoreCurved - 1) * of_arc + kCurveError)
                         : (of_arc - of_end) / ((1 - 1 / kLessCurved) * of_arc + kCurveError);
}

// How badly two ends are on one arc; none when they are not. `around`: the hole, and what is near it.
float mismatch(const End& a, const End& b, const cv::Mat& around) {
  constexpr float kNone = HUGE_VALF;
  const cv::Point2f across = b.at() - a.at();
  const float way = static_cast<float>(cv::norm(across));
  if (way < kNearest) return kNone;
  const float turn_a = turn(a.inwards, across), turn_b = turn(across, -b.inwards),
              both = (turn_a + turn_b) / 2;
  if (turn_a * turn_b <= 0 || std::max(std::abs(turn_a), std::abs(turn_b)) > kMostTurn) return kNone;
  if (way / 2 * std::tan(std::abs(both) / 2) < kLeastBend) return kNone;
  const float apart = std::abs(turn_a - turn_b);
  if (apart > kTurnsApart * (1 + std::abs(both))) return kNone;
  const float curvature = 2 * std::sin(both) / way;
  const float bent = std::max(bent_apart(a.curvature, curvature), bent_apart(-b.curvature, curvature));
  if (bent > kMostUneven) return kNone;
  const float sign = curvature < 0 ? -1.0F : 1.0F,
              least = std::min(sign * a.curvature_seen, -sign * b.curvature_seen);
  if (std::abs(both) > kRounds && least < kLeastCurved) return kNone;
  const float unlike = unlikeness(a.section, b.section);
  if (unlike > kUnlike) return kNone;
  const auto ellipse = Ellipse::through(a, b);
  if (!ellipse || ellipse->off() * std::max(1.0F, bent * bent) > kOffEllipse) return kNone;
  if (!lies_in(ellipse->arc(a, b), around)) return kNone;
  return apart + bent + unlike;
}

// Of two ends that are on one arc.
Line joined(const End& a, const End& b) {
  const Ellipse ellipse = *Ellipse::through(a, b);
  const Line between = ellipse.arc(a, b), after = last_of(b.seen, ellipse.count());
  Line line = last_of(a.seen, ellipse.count());
  line.insert(line.end(), between.begin(), between.end());
  line.insert(line.end(), after.rbegin(), after.rend());
  return line;
}

}  // namespace

std::vector<Line> interrupted_curves(const cv::Mat& rgb, const cv::Mat& hole, const cv::Mat& known) {
  const std::vector<End> ends = EndFinder(rgb, hole, known).find();
  cv::Mat around;
  cv::dilate(hole, around, cv::Mat::ones(4 * kGap + 1, 4 * kGap + 1, CV_8U));
  std::vector<Line> lines;
  for (const auto& [a, b] : best_pairs(ends.size(), kMostCurves, [&](std::size_t x, std::size_t y) {
         return mismatch(ends[x], ends[y], around);
       })) {
    lines.push_back(joined(ends[a], ends[b]));
  }
  return lines;
}

}  // namespace pentimento::patchmatch
