// Which offset each pixel of the hole is copied from, so that few, large pieces of the picture lie side by
// side and their seams do not show: "shift-map" labelling (Pritch, Kav-Venaki and Peleg, ICCV 2009; He and
// Sun, ECCV 2012) by expansion moves (Boykov, Veksler and Zabih 2001).
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"

namespace pentimento::patchmatch {

/// What is laid out.
struct LayoutProblem {
  cv::Mat hole;                    ///< CV_8UC1: above 0 = find an offset
  cv::Mat known;                   ///< CV_8UC1: above 0 = may be copied
  cv::Mat features;                ///< bordered CV_32FC4 (features.h)
  std::vector<cv::Point> offsets;  ///< px, not empty
  cv::Mat rarity, usual;           ///< CV_32FC1 (match_cost.h): what is rarer than usual costs; or empty
  float upright = 0;               ///< cost in grey levels of an offset upwards or downwards by the width
};

struct Layout {
  /// CV_32SC2: the offset to copy from; (0, 0) outside the hole, and where every offset leads to a pixel that
  /// is not known.
  cv::Mat offsets;
  /// Grey levels: what shows of all seams, for each pixel of the hole's outline. Below about 90 the pieces
  /// fit, up to 120 they often do (looked at on photographs with cut holes).
  double misfit = 0;
};

Layout lay_out(const LayoutProblem& problem, Progress& progress);

}  // namespace pentimento::patchmatch
