#include "patchmatch/joined_copy.h"

#include <array>
#include <vector>

#include "patchmatch/bordered.h"
#include "patchmatch/level.h"

namespace pentimento::patchmatch {
namespace {

constexpr float kHardSeam = 20;    // grey levels: seams that differ by more are edges, and stay
constexpr int kRelaxations = 300;  // of at most some thousand pixels
constexpr float kOverrelaxation = 1.9F;
constexpr float kAnchor = 1e-7F;  // weight of the plain copy, for pieces that touch nothing known

// By how much a pixel should differ from a neighbor, and how firmly.
struct Link {
  int other = -1;  // index of the neighbor in the hole; below 0: it is known, and `step` is the value itself
  cv::Vec4f step{0, 0, 0, 0};
  float weight = 0;
};

class JoinedCopy {
 public:
  JoinedCopy(const cv::Mat& picture, const cv::Mat& hole, const cv::Mat& known, const cv::Mat& laid)
      : picture_(picture),
        known_(known),
        laid_(laid),
        area_({0, 0}, hole.size()),
        pixels_(positions(hole)),
        index_(hole.size(), CV_32S, cv::Scalar(-1)),
        values_(pixels_.size()),
        links_(pixels_.size()) {
    for (std::size_t k = 0; k < pixels_.size(); ++k) {
      index_.at<int>(pixels_[k]) = static_cast<int>(k);
      values_[k] = at(pixels_[k] + offset(pixels_[k]));
    }
    for (std::size_t k = 0; k < pixels_.size(); ++k) {
      const std::array<cv::Point, 4> around = neighbors(pixels_[k]);
      for (std::size_t n = 0; n < around.size(); ++n) links_[k][n] = link(k, around[n]);
    }
    plain_ = values_;
  }

  // One step of successive over-relaxation.
  void relax() {
    for (std::size_t k = 0; k < pixels_.size(); ++k) {
      cv::Vec4f sum = kAnchor * plain_[k];
      float weight = kAnchor;
      for (const Link& link : links_[k]) {
        sum += link.weight * (link.other >= 0 ? values_[link.other] + link.step : link.step);
        weight += link.weight;
      }
      values_[k] += kOverrelaxation * (sum * (1 / weight) - values_[k]);
    }
  }

  void write_to(cv::Mat& picture) const {
    for (std::size_t k = 0; k < pixels_.size(); ++k) {
      *pixel<cv::Vec4f>(picture, pixels_[k].x, pixels_[k].y) = values_[k];
    }
  }

 private:
  cv::Vec4f at(cv::Point p) const { return *pixel<cv::Vec4f>(picture_, p.x, p.y); }
  bool known(cv::Point p) const { return area_.contains(p) && known_.at<uchar>(p) != 0; }
  cv::Point offset(cv::Point p) const {
    const cv::Vec2i o = laid_.at<cv::Vec2i>(p);
    return {o[0], o[1]};
  }

  // p minus q, in the mean of the pieces that p and q belong to.
  cv::Vec4f gradient(cv::Point p, cv::Point q) const {
    cv::Vec4f sum(0, 0, 0, 0);
    int count = 0;
    for (const cv::Point o : {offset(p), offset(q)}) {
      if (o == cv::Point(0, 0) || !known(p + o) || !known(q + o)) continue;
      sum += at(p + o) - at(q + o);
      ++count;
    }
    return count > 0 ? sum * (1.0F / static_cast<float>(count)) : sum;
  }

  Link link(std::size_t k, cv::Point q) const {
    if (!area_.contains(q)) return {};
    Link link;
    link.other = index_.at<int>(q);
    if (link.other < 0 && !known(q)) return {};
    const cv::Vec4f there = link.other >= 0 ? values_[link.other] : at(q);
    const cv::Vec4f step = gradient(pixels_[k], q);
    const float surprise = static_cast<float>(cv::norm(values_[k] - there - step)) / kHardSeam;
    link.weight = 1 / (1 + surprise * surprise);
    link.step = link.other >= 0 ? step : there + step;
    return link;
  }

  const cv::Mat &picture_, &known_, &laid_;
  cv::Rect area_;
  std::vector<cv::Point> pixels_;
  cv::Mat index_;  // CV_32SC1: of the pixel in pixels_, or -1
  std::vector<cv::Vec4f> values_, plain_;
  std::vector<std::array<Link, 4>> links_;
};

}  // namespace

void copy_joined(cv::Mat& picture, const cv::Mat& hole, const cv::Mat& known, const cv::Mat& laid,
                 const Progress& progress) {
  JoinedCopy copy(picture, hole, known, laid);
  for (int k = 0; k < kRelaxations; ++k) {
    progress.check();
    copy.relax();
  }
  copy.write_to(picture);
}

}  // namespace pentimento::patchmatch
