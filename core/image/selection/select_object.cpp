#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "image/selection/edge_following.h"
#include "image/selection/object_edges.h"

namespace pentimento::image {

namespace {
constexpr double kWorkPixels = 400 * 400;  // GrabCut takes about a second for them
constexpr int kRounds = 4;
constexpr int kFollowRadius = 3;  // px of the working picture

/// OpenCV's color models start from its global random numbers: the same ones each time.
class SameRandomNumbers {
 public:
  SameRandomNumbers() : state_(cv::theRNG().state) { cv::theRNG().state = 20041; }
  ~SameRandomNumbers() { cv::theRNG().state = state_; }
  SameRandomNumbers(const SameRandomNumbers&) = delete;
  SameRandomNumbers& operator=(const SameRandomNumbers&) = delete;

 private:
  std::uint64_t state_;
};

/// Where the object is looked for: around the scribble as far again as it is large.
Rect search_area(const Rect& scribble, Scribble kind, Size picture) {
  constexpr int kLeast = 64;
  const int larger = std::max(scribble.width, scribble.height);
  const int margin = kind == Scribble::Inside ? std::max(kLeast, larger) : std::max(kLeast / 4, larger / 6);
  return scribble.grown(margin).intersected(Rect::of(picture));
}

cv::Size working_size(const Rect& area) {
  const double scale = std::min(1.0, std::sqrt(kWorkPixels / static_cast<double>(area.area())));
  return {std::max(1, static_cast<int>(std::lround(area.width * scale))),
          std::max(1, static_cast<int>(std::lround(area.height * scale)))};
}

/// `mask` of `area` at a smaller size, 0 or 255.
cv::Mat reduced(const Mask& mask, const Rect& area, cv::Size size, int threshold) {
  cv::Mat small;
  cv::resize(mask.crop(area), small, size, 0, 0, cv::INTER_AREA);
  return small >= threshold;
}

/// The middle of the strokes: what is at least half as far from their edge as the farthest pixel.
cv::Mat core_of(const cv::Mat& scribble) {
  cv::Mat padded, distance;
  cv::copyMakeBorder(scribble, padded, 1, 1, 1, 1, cv::BORDER_REPLICATE);
  cv::distanceTransform(padded, distance, cv::DIST_L2, cv::DIST_MASK_5);
  double farthest = 0;
  cv::minMaxLoc(distance, nullptr, &farthest);
  return distance(cv::Rect(1, 1, scribble.cols, scribble.rows)) >= std::max(1.0, farthest / 2);
}

/// What is known before: GrabCut's four labels.
cv::Mat known_labels(const cv::Mat& scribble, const cv::Mat& background, Scribble kind, const Rect& area,
                     Size picture) {
  cv::Mat labels(scribble.size(), CV_8UC1);
  if (kind == Scribble::Around) {
    labels.setTo(cv::GC_BGD);
    labels.setTo(cv::GC_PR_FGD, scribble);
  } else {
    labels.setTo(cv::GC_PR_BGD);
    labels.setTo(cv::GC_PR_FGD, scribble);
    // The rim of the search area is background, but not where the area ends with the picture.
    if (area.x > 0) labels.col(0).setTo(cv::GC_BGD);
    if (area.y > 0) labels.row(0).setTo(cv::GC_BGD);
    if (area.right() < picture.width) labels.col(labels.cols - 1).setTo(cv::GC_BGD);
    if (area.bottom() < picture.height) labels.row(labels.rows - 1).setTo(cv::GC_BGD);
    labels.setTo(cv::GC_FGD, core_of(scribble));
  }
  labels.setTo(cv::GC_BGD, background);
  return labels;
}

/// GrabCut needs some pixels of both kinds.
bool has_both(const cv::Mat& labels) {
  const int object = cv::countNonZero(labels & 1);
  return object > 0 && object < labels.rows * labels.cols;
}

/// Object pixels that hang together with the scribble.
cv::Mat connected_to(const cv::Mat& scribble, const cv::Mat& object) {
  cv::Mat labels;
  const int count = cv::connectedComponents(object, labels, 8, CV_32S);
  std::vector<bool> touched(static_cast<std::size_t>(count), false);
  for (int y = 0; y < labels.rows; ++y) {
    for (int x = 0; x < labels.cols; ++x) {
      if (scribble.at<std::uint8_t>(y, x) != 0)
        touched[static_cast<std::size_t>(labels.at<int>(y, x))] = true;
    }
  }
  cv::Mat result = object.clone();
  for (int y = 0; y < labels.rows; ++y) {
    for (int x = 0; x < labels.cols; ++x) {
      if (!touched[static_cast<std::size_t>(labels.at<int>(y, x))]) result.at<std::uint8_t>(y, x) = 0;
    }
  }
  return result;
}

/// 255 where the object is.
cv::Mat parted(const cv::Mat& srgb, cv::Mat labels, const cv::Mat& scribble, Progress& progress) {
  const SameRandomNumbers same;
  cv::Mat bgr, object_model, background_model;
  srgb.convertTo(bgr, CV_8U, 255);
  cv::cvtColor(bgr, bgr, cv::COLOR_RGB2BGR);
  for (int round = 0; round < kRounds; ++round) {
    progress.update(static_cast<double>(round) / kRounds);
    if (!has_both(labels)) break;
    const int mode = round == 0 ? cv::GC_INIT_WITH_MASK : cv::GC_EVAL;
    cv::grabCut(bgr, labels, {}, background_model, object_model, 1, mode);
  }
  return connected_to(scribble, (labels & 1) > 0);
}
}  // namespace

Mask select_object(const Image& image, const ColorConverter& converter, const Mask& scribble, Scribble kind,
                   const Mask& background, Progress& progress) {
  const Rect bounds = scribble.bounds();
  if (bounds.empty()) return scribble;
  const Rect area = search_area(bounds, kind, image.size());
  const cv::Size size = working_size(area);
  Progress reducing = progress.part(0, 0.1), parting = progress.part(0.1, 0.8),
           following = progress.part(0.8, 1);
  const cv::Mat srgb = reduced_srgb(image, converter, area, size, reducing);
  const cv::Mat small = reduced(scribble, area, size, 64), not_object = reduced(background, area, size, 128);
  const cv::Mat labels = known_labels(small, not_object, kind, area, image.size());
  cv::Mat object;
  parted(srgb, labels, small, parting).convertTo(object, CV_32F, 1.0 / 255);
  cv::Mat values = followed(image, converter, area, srgb, object, kFollowRadius, following);
  // Far from the edge that was found the filter only adds noise.
  cv::Mat sure, never, wide;
  const cv::Mat kernel =
      cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * kFollowRadius + 1, 2 * kFollowRadius + 1});
  cv::erode(object, sure, kernel);
  cv::dilate(object, wide, kernel);
  cv::resize(sure, sure, values.size(), 0, 0, cv::INTER_NEAREST);
  cv::resize(wide, wide, values.size(), 0, 0, cv::INTER_NEAREST);
  values.setTo(255, sure > 0.5F);
  values.setTo(0, wide < 0.5F);
  progress.update(1);
  return Mask::placed(image.size(), area, values);
}

}  // namespace pentimento::image
