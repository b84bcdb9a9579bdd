// Which pixels a stroke covers, and where in the stroke they lie.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace pentimento::painterly {

/// Where a pixel lies in a stroke.
struct Place {
  static constexpr float kNowhere = 1e30F;
  float distance2 = kNowhere;   ///< px^2 from the path
  float along = 0, across = 0;  ///< px; along is negative before the path and more than its length past it
};

/// The places of all pixels of an area of the canvas, for one stroke after the other.
class StrokePlaces {
 public:
  explicit StrokePlaces(const cv::Rect& area);

  /// Takes the pixels within `reach` of `path` (two points or more, px of the canvas). Returns the path's
  /// length.
  float follow(const std::vector<cv::Point2f>& path, float reach);

  /// Calls visit(x, y, place) for every pixel that was reached, and forgets the stroke.
  template <class Visit>
  void take(const Visit& visit) {
    for (int y = top_; y <= bottom_; ++y) {
      Span& span = spans_[static_cast<std::size_t>(y - area_.y)];
      Place* row = row_of(y);
      for (int x = span.from; x <= span.to; ++x) {
        Place& place = row[x - area_.x];
        if (place.distance2 < Place::kNowhere) visit(x, y, place);
        place.distance2 = Place::kNowhere;
      }
      span = {};
    }
    top_ = area_.br().y;
    bottom_ = area_.y - 1;
  }

 private:
  struct Span {
    int from = 1 << 30, to = -1;
  };
  struct Segment {
    cv::Point2f from, to;
    float start;          // px along the stroke
    float before, after;  // px past its ends for which it is the nearest segment
    bool first, last;
  };
  void add(const Segment& segment, float reach);
  void add_row(const Segment& segment, cv::Point2f heading, float length, int y, int from, int to);
  Place* row_of(int y) {
    return &places_[static_cast<std::size_t>(y - area_.y) * static_cast<std::size_t>(area_.width)];
  }

  cv::Rect area_;
  int top_, bottom_;
  std::vector<Place> places_;
  std::vector<Span> spans_;
};

}  // namespace pentimento::painterly
