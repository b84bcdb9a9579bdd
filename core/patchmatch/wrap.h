// Results whose opposite borders join, so that copies of them laid side by side show no seam. A level that
// wraps is a torus: patches reach across its border, and offsets are taken the short way round.
#pragma once

#include <opencv2/core.hpp>

namespace pentimento::patchmatch {

/// Which borders join.
struct Wrap {
  bool across = false;  ///< left and right
  bool down = false;    ///< top and bottom

  bool any() const { return across || down; }
  bool operator==(const Wrap&) const = default;
};

/// `wrap` in the directions in which a picture of `size` holds a patch; in the others, false.
Wrap possible_wrap(Wrap wrap, cv::Size size);

/// Sets the pixels up to kRadius outside `size` to those at the opposite border. `image` (see bordered.h) may
/// be larger than `size`.
void wrap_border(cv::Mat& image, cv::Size size, Wrap wrap);

/// The shortest way that leads where `offset` leads on a torus of `period`; a period of 0 does not wrap.
cv::Point2f shortest(cv::Point2f offset, cv::Size2f period);

}  // namespace pentimento::patchmatch
