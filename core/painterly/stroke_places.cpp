#include "painterly/stroke_places.h"

#include <algorithm>
#include <cmath>

namespace pentimento::painterly {
namespace {

// Narrows left..right to where least <= slope * x + offset <= most.
void cut(float slope, float offset, float least, float most, float& left, float& right) {
  if (std::abs(slope) < 1e-5F) {
    if (offset < least || offset > most) right = left - 1;
    return;
  }
  const float u = (least - offset) / slope, v = (most - offset) / slope;
  left = std::max(left, std::min(u, v));
  right = std::min(right, std::max(u, v));
}

// How far the outer side of a stroke reaches past the joint k of its path.
float wedge(const std::vector<cv::Point2f>& path, std::size_t k, float reach) {
  const cv::Point2f a = path[k] - path[k - 1], b = path[k + 1] - path[k];
  const float turn = std::abs(a.x * b.y - a.y * b.x), ahead = a.dot(b);
  const float sum = std::sqrt(turn * turn + ahead * ahead) + ahead;  // tan(angle / 2) = turn / sum
  return turn < sum ? reach * turn / sum + 0.5F : reach;
}

}  // namespace

StrokePlaces::StrokePlaces(const cv::Rect& area)
    : area_(area),
      top_(area.br().y),
      bottom_(area.y - 1),
      places_(static_cast<std::size_t>(area.area())),
      spans_(static_cast<std::size_t>(area.height)) {}

float StrokePlaces::follow(const std::vector<cv::Point2f>& path, float reach) {
  float length = 0;
  for (std::size_t k = 0; k + 1 < path.size(); ++k) {
    const bool first = k == 0, last = k + 2 == path.size();
    add({path[k], path[k + 1], length, first ? reach : wedge(path, k, reach),
         last ? reach : wedge(path, k + 1, reach), first, last},
        reach);
    length += static_cast<float>(cv::norm(path[k + 1] - path[k]));
  }
  return length;
}

void StrokePlaces::add(const Segment& s, float reach) {
  const cv::Point2f d = s.to - s.from;
  const float length = std::max(1e-4F, std::sqrt(d.x * d.x + d.y * d.y));
  const cv::Point2f n = d * (1 / length);
  const float widest = reach + std::max(s.before, s.after);
  const int y0 = std::max(area_.y, cvFloor(std::min(s.from.y, s.to.y) - widest)),
            y1 = std::min(area_.br().y - 1, cvCeil(std::max(s.from.y, s.to.y) + widest));
  for (int y = y0; y <= y1; ++y) {
    const float py = static_cast<float>(y) - s.from.y;
    // px from the segment's start at which the row enters and leaves its rectangle.
    float left = -1e6F, right = 1e6F;
    cut(n.x, n.y * py, -s.before, length + s.after, left, right);
    cut(-n.y, n.x * py, -reach, reach, left, right);
    if (left > right) continue;
    const int from = std::max(area_.x, cvCeil(s.from.x + left)),
              to = std::min(area_.br().x - 1, cvFloor(s.from.x + right));
    if (from <= to) add_row(s, n, length, y, from, to);
  }
}

void StrokePlaces::add_row(const Segment& s, cv::Point2f n, float length, int y, int from, int to) {
  Span& span = spans_[static_cast<std::size_t>(y - area_.y)];
  span = {std::min(span.from, from), std::max(span.to, to)};
  top_ = std::min(top_, y);
  bottom_ = std::max(bottom_, y);
  Place* row = row_of(y) - area_.x;
  const float py = static_cast<float>(y) - s.from.y;
  for (int x = from; x <= to; ++x) {
    const float px = static_cast<float>(x) - s.from.x;
    const float t = px * n.x + py * n.y, inside = std::clamp(t, 0.0F, length);
    const float across = n.x * py - n.y * px, past = t - inside;
    const float distance2 = across * across + past * past;
    Place& place = row[x];
    if (distance2 >= place.distance2) continue;
    const bool open = (s.first && t < 0) || (s.last && t > length);
    place = {distance2, s.start + (open ? t : inside), across};
  }
}

}  // namespace pentimento::painterly
