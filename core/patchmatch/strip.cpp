#include "patchmatch/strip.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "patchmatch/marked.h"

namespace pentimento::patchmatch {
namespace {

// In units.
constexpr float kLongest = 60;
constexpr float kShortest = 4;
constexpr float kSmooth = 2;  // over which what is followed is smoothed

constexpr float kDrift = 0.35F;    // px by which a line may leave its guide in the next px
constexpr float kBetter = 0.97F;   // times the difference that going straight on makes: else it does not
constexpr float kTurning = 0.1F;   // share of each px's direction in the next one's, where nothing was drawn
constexpr float kFollowed = 0.1F;  // share of each new section in what the next is compared with

// The color at `p`, between four pixels.
template <class Pixel>
cv::Vec3f interpolated(const cv::Mat& values, cv::Point2f p) {
  const int x = cvFloor(p.x), y = cvFloor(p.y);
  const float u = p.x - static_cast<float>(x), v = p.y - static_cast<float>(y);
  const Pixel *above = values.ptr<Pixel>(y) + x, *below = values.ptr<Pixel>(y + 1) + x;
  return (1 - v) * ((1 - u) * cv::Vec3f(above[0]) + u * cv::Vec3f(above[1])) +
         v * ((1 - u) * cv::Vec3f(below[0]) + u * cv::Vec3f(below[1]));
}

cv::Vec3f mean_of(const Section& section) {
  cv::Vec3f sum(0, 0, 0);
  for (const cv::Vec3f& color : section) sum += color;
  return sum / static_cast<float>(section.size());
}

float covariance(const Section& a, const Section& b) {
  const cv::Vec3f mean_a = mean_of(a), mean_b = mean_of(b);
  float sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - mean_a).dot(b[k] - mean_b);
  return sum / static_cast<float>(a.size());
}

float difference_of(const Section& a, const Section& b) {
  float sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - b[k]).dot(a[k] - b[k]);
  return sum;
}

}  // namespace

SeenPicture SeenPicture::of(const cv::Mat& values, const cv::Mat& known) {
  SeenPicture seen{values, {}};
  cv::erode(known > 0, seen.usable, cv::Mat::ones(2 * kStripTaps + 1, 2 * kStripTaps + 1, CV_8U), {-1, -1}, 1,
            cv::BORDER_CONSTANT, cv::Scalar(0));
  return seen;
}

bool SeenPicture::can_use(cv::Point2f p) const {
  return marked_at(usable, p);
}

Strip::Strip(const SeenPicture& picture, const Path& path, float end, float way, float unit)
    : picture_(picture), end_(end), way_(way), band_(static_cast<int>(kStripBand * unit)) {
  const int margin = 5 * band_;  // the hole may end at an angle
  for (int k = 0; k < margin && !seen(path.at(end_), path.way(end_)); ++k) end_ += way_;
  Line points = follow(path, static_cast<int>(kLongest * unit));
  if (static_cast<float>(points.size()) < kShortest * unit) return;
  smooth(points, kSmooth * unit);
  followed_ = Curve(std::move(points));
}

float Strip::turned_over(float along) const {
  const float last = followed_.last(), twice = std::fmod(std::max(along, 0.0F), 2 * last);
  return std::min(twice, 2 * last - twice);
}

cv::Vec3f Strip::slope() const {
  constexpr int kSections = 24;
  const float middle = followed_.last() / 2, step = followed_.last() / (kSections - 1);
  cv::Vec3f sum(0, 0, 0);
  float squares = 0;
  for (int i = 0; i < kSections; ++i) {
    const float k = static_cast<float>(i) * step, from_middle = k - middle;
    sum += from_middle * mean_of(section(k));
    squares += from_middle * from_middle;
  }
  return sum / squares;
}

// Whether all of the band around a place is seen, across the way that the path goes there.
bool Strip::seen(cv::Point2f p, cv::Point2f forwards) const {
  const cv::Point2f right = right_of(forwards);
  for (int d = -band_; d <= band_; ++d) {
    if (!picture_.can_use(p + static_cast<float>(d) * right)) return false;
  }
  return true;
}

Section Strip::section_at(cv::Point2f middle, cv::Point2f forwards) const {
  Section section;
  for (int d = -band_; d <= band_; ++d) {
    const cv::Point2f p = middle + static_cast<float>(d) * right_of(forwards);
    const bool bytes = picture_.values.depth() == CV_8U;
    section.push_back(bytes ? interpolated<cv::Vec3b>(picture_.values, p) / 255.0F
                            : interpolated<cv::Vec3f>(picture_.values, p));
  }
  return section;
}

// Where the line runs that is seen: it was drawn by hand, or goes on as nobody drew it.
Line Strip::follow(const Path& path, int longest) const {
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
std::optional<cv::Point2f> Strip::best_step(cv::Point2f p, cv::Point2f way, const Section& before) const {
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

float variance_of(const Section& section) {
  return covariance(section, section);
}

float correlation(const Section& a, const Section& b) {
  return covariance(a, b) / std::sqrt(std::max(variance_of(a) * variance_of(b), 1e-12F));
}

int offset_between(const Section& a, const Section& b) {
  constexpr float kReluctance = 0.2F;  // for as far as the band is wide
  const int size = static_cast<int>(a.size()), most = size / 4;
  int best = 0;
  float least = HUGE_VALF;
  for (int offset = -most; offset <= most; ++offset) {
    const cv::Vec3f light = lighter(a, b, offset);
    float sum = 0;
    for (int k = std::max(0, -offset); k < std::min(size, size - offset); ++k) {
      const cv::Vec3f d = b[k + offset] - a[k] - light;
      sum += d.dot(d);
    }
    const float far = static_cast<float>(offset) / static_cast<float>(size);
    const float difference =
        (sum / static_cast<float>(size - std::abs(offset)) + 1e-5F) * (1 + kReluctance * far * far);
    if (difference >= least) continue;
    least = difference;
    best = offset;
  }
  return best;
}

cv::Vec3f lighter(const Section& a, const Section& b, int offset) {
  const int size = static_cast<int>(a.size());
  cv::Vec3f sum(0, 0, 0);
  for (int k = std::max(0, -offset); k < std::min(size, size - offset); ++k) sum += b[k + offset] - a[k];
  return sum / static_cast<float>(size - std::abs(offset));
}

}  // namespace pentimento::patchmatch
