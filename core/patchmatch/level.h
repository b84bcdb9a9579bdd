// One size of the picture: what is searched for, and what may be copied.
#pragma once

#include <array>
#include <opencv2/core.hpp>
#include <vector>

#include "base/progress.h"
#include "patchmatch/match_field.h"
#include "patchmatch/pages.h"
#include "patchmatch/wrap.h"

namespace pentimento::patchmatch {

struct Level {
  cv::Size size;    ///< of the picture
  cv::Mat hole;     ///< CV_8UC1: above 0 = synthesize; empty where nothing is searched
  cv::Mat centers;  ///< CV_8UC1 of matches.area(): 255 = a target patch is centered here: it touches the hole
  std::vector<PageArea> pages;  ///< of the sources; the picture is the first
  /// CV_8UC1 of all pages: 255 = a source patch may be centered here; empty where nothing is searched.
  cv::Mat source_ok;
  /// What sources look like, of all pages: bordered CV_8UC4 (features.h); or CV_8UC3, the picture's own
  /// bytes.
  cv::Mat source_bytes;
  cv::Mat target_bytes;  ///< bordered, of the same type: the present state in hole_area()
  MatchField matches;
  Wrap wrap = {};  ///< with matches all over the picture

  bool ok(int x, int y) const {
    return x >= 0 && y >= 0 && x < source_ok.cols && y < source_ok.rows && source_ok.ptr<uchar>(y)[x] != 0;
  }
  bool has_features() const { return source_bytes.channels() == 4; }
  bool is_target(int x, int y) const {
    return centers.ptr<uchar>(y - matches.area().y)[x - matches.area().x] != 0;
  }
  std::vector<cv::Point> targets() const;  ///< in rows from the top
  /// All pixels that a target patch covers.
  cv::Rect hole_area() const;

  /// Gives up what only a search asks for: nothing is left but the matches, the hole and where the pages lie.
  void keep_matches();
};

/// The geometry of a level without sources: matches covers all centers. `hole`: CV_8UC1, above 0 =
/// synthesize. `wrap` only with a hole that is the whole picture; a level too small for it does not wrap.
Level make_targets(const PixelView& hole, Wrap wrap);

/// The same with its pages' pixels that may be copied; `bytes` stay empty.
Level make_level(const cv::Mat& hole, const std::vector<Page>& pages, const Progress& progress,
                 Wrap wrap = {});

/// Positions with a value above 0, in rows from the top.
std::vector<cv::Point> positions(const cv::Mat& mask);

/// The pixels to the right, to the left, below and above.
inline std::array<cv::Point, 4> neighbors(cv::Point p) {
  return {p + cv::Point(1, 0), p + cv::Point(-1, 0), p + cv::Point(0, 1), p + cv::Point(0, -1)};
}

}  // namespace pentimento::patchmatch
