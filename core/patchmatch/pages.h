// Source pages: the picture itself, and turned, scaled or mirrored copies of what lies around the hole, or
// copies that are moved along a plane seen in perspective (planes.h). What is copied from a page is copied by
// a plain translation, whatever the page shows, so that searching and voting need to know nothing of turning
// (Image Melding, Darabi et al. 2012, searches these transforms patch by patch; here they are few and laid
// out side by side).
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "base/pixel_view.h"
#include "base/progress.h"

namespace pentimento::patchmatch {

/// How a page shows the picture.
struct PageLook {
  bool mirrored = false;  ///< left to right, before it is turned
  double degrees = 0;     ///< clockwise
  double scale = 1;       ///< above 1: things are larger than in the picture
};

/// Which place of the picture each pixel of a page shows, by a homography in coordinates where pixel (0, 0)
/// is from 0 to 1. Where its last coordinate is not positive, a page shows nothing.
struct PageMap {
  cv::Size size;
  cv::Matx33d to_picture;
};

/// The smallest page on which all of `area` of the picture is seen.
PageMap map_page(const PageLook& look, cv::Rect area);
/// The same page of a picture that is larger by `ratio`.
PageMap enlarged(const PageMap& page, cv::Point2d ratio);
PageMap cropped(const PageMap& page, cv::Rect part);

struct PageView;

/// A page at one size.
struct Page {
  cv::Mat values;   ///< CV_32FC(n), or CV_8UC3 of 0..255
  cv::Mat known;    ///< CV_8UC1: above 0 = may be looked at
  cv::Mat sources;  ///< CV_8UC1: above 0 = may be copied; all of it is known
  cv::Matx33d to_picture = cv::Matx33d::eye();
  /// Where in the picture its corner would lie, if what it shows fits there as it is.
  std::optional<cv::Point2d> corner = {};

  operator PageView() const;  // NOLINT(google-explicit-constructor): it is read the same way
};

/// The same whose values lie wherever they are, as at full size.
struct PageView {
  PixelView values;
  cv::Mat known, sources;
  cv::Matx33d to_picture = cv::Matx33d::eye();
  std::optional<cv::Point2d> corner = {};
};

/// CV_8UC1 of a page: 255 where `mask` (CV_8UC1 of the picture) is above 0 as far as an interpolated value
/// looks.
cv::Mat render_mask(const PageMap& map, const cv::Mat& mask);

/// What may be copied of `picture` as `map` shows it.
Page render_page(const PageMap& map, const Page& picture);

/// `page` for a picture that is smaller by `ratio` (below 1). `depth`: see average_known(). `values`: those
/// of the result, if they have been made already.
Page reduced(const PageView& page, cv::Point2d ratio, const Progress& progress, int depth = CV_32F,
             const cv::Mat& values = {});

/// Where a page lies among all sources of a level. The picture is the first, at (0, 0).
struct PageArea {
  cv::Rect area;           ///< empty: nothing of the page is used
  cv::Matx33f to_picture;  ///< from the pixel positions of sources to where in the picture that is
  std::optional<cv::Point> corner = {};  ///< see Page
};

/// Places for pages, from left to right, between them one column that is no source.
std::vector<PageArea> lay_side_by_side(const std::vector<PageView>& pages);
/// The values or sources of all pages in their places; the first page's own when it is the only one.
cv::Mat joined_values(const std::vector<Page>& pages, const std::vector<PageArea>& places);
cv::Mat joined_sources(const std::vector<Page>& pages, const std::vector<PageArea>& places);

/// Which page the sources in column `x` belong to.
inline std::size_t page_at(const std::vector<PageArea>& pages, int x) {
  std::size_t k = pages.size() - 1;
  while (k > 0 && (pages[k].area.empty() || x < pages[k].area.x)) --k;
  return k;
}

/// The place in the picture that the source at (x, y) shows.
inline cv::Point2f shown_place(const std::vector<PageArea>& pages, int x, int y) {
  const auto fx = static_cast<float>(x), fy = static_cast<float>(y);
  const std::size_t page = pages.empty() ? 0 : page_at(pages, x);
  if (page == 0) return {fx, fy};
  const cv::Vec3f place = pages[page].to_picture * cv::Vec3f(fx, fy, 1);
  return {place[0] / place[2], place[1] / place[2]};
}

}  // namespace pentimento::patchmatch
