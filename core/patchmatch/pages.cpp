#include "patchmatch/pages.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "patchmatch/pyramid.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kTaps = 2;  // px from a pixel that a cubic interpolation looks at

// Linear part of the way from the picture to the page.
cv::Matx22d turning(const PageLook& look) {
  const double a = look.degrees * std::numbers::pi / 180;
  const cv::Matx22d turn(std::cos(a), -std::sin(a), std::sin(a), std::cos(a));
  const cv::Matx22d mirror(look.mirrored ? -1 : 1, 0, 0, 1);
  return look.scale * (turn * mirror);
}

cv::Matx33d affine(const cv::Matx22d& m, const cv::Vec2d& t) {
  return {m(0, 0), m(0, 1), t[0], m(1, 0), m(1, 1), t[1], 0, 0, 1};
}
cv::Matx33d shifted(double x, double y) {
  return {1, 0, x, 0, 1, y, 0, 0, 1};
}
cv::Matx33d scaled(double x, double y) {
  return {x, 0, 0, 0, y, 0, 0, 0, 1};
}

// The same map between pixel positions, which are the centers of pixels.
cv::Matx33d between_centers(const cv::Matx33d& m) {
  return shifted(-0.5, -0.5) * m * shifted(0.5, 0.5);
}

// Takes out of `shown` what `centers` shows from behind, or too small or too large to be copied.
void leave_out_distorted(const cv::Matx33d& centers, cv::Mat& shown) {
  constexpr double kMost = 2.5;  // times a side
  if (centers(2, 0) == 0 && centers(2, 1) == 0) return;
  const double determinant = cv::determinant(centers);
  for (int y = 0; y < shown.rows; ++y) {
    for (int x = 0; x < shown.cols; ++x) {
      const double w = centers(2, 0) * x + centers(2, 1) * y + centers(2, 2);
      const double area = w > 0 ? std::abs(determinant) / (w * w * w) : 0;
      if (area < 1 / (kMost * kMost) || area > kMost * kMost) shown.at<uchar>(y, x) = 0;
    }
  }
}

cv::Mat joined(const std::vector<Page>& pages, const std::vector<PageArea>& places, cv::Mat Page::*which) {
  if (pages.size() == 1) return pages.front().*which;
  cv::Rect all;
  for (const PageArea& place : places) all |= place.area;
  cv::Mat out = cv::Mat::zeros(all.size(), (pages.front().*which).type());
  for (std::size_t k = 0; k < pages.size(); ++k) {
    if (!places[k].area.empty()) (pages[k].*which).copyTo(out(places[k].area));
  }
  return out;
}

// CV_8UC1 of `size`: 255 where all pixels under this pixel are above 0.
cv::Mat shrunk_area(const cv::Mat& mask, cv::Size size, const Progress& progress) {
  return 255 - shrink_mask(mask == 0, size, progress);
}

}  // namespace

Page::operator PageView() const {
  return {values, known, sources, to_picture, corner};
}

PageMap map_page(const PageLook& look, cv::Rect area) {
  const cv::Matx22d to_page = turning(look);
  const double left = area.x, top = area.y, right = area.br().x, bottom = area.br().y;
  cv::Vec2d low = cv::Vec2d::all(HUGE_VAL), high = cv::Vec2d::all(-HUGE_VAL);
  for (const cv::Vec2d& corner : {cv::Vec2d(left, top), {right, top}, {left, bottom}, {right, bottom}}) {
    const cv::Vec2d p = to_page * corner;
    for (int c = 0; c < 2; ++c) {
      low[c] = std::min(low[c], p[c]);
      high[c] = std::max(high[c], p[c]);
    }
  }
  const cv::Matx22d back = to_page.inv();
  const cv::Size size(cvCeil(high[0] - low[0] - 1e-6), cvCeil(high[1] - low[1] - 1e-6));
  return {size, affine(back, back * low)};
}

PageMap enlarged(const PageMap& page, cv::Point2d ratio) {
  const cv::Size size(std::max(1, cvRound(page.size.width * ratio.x)),
                      std::max(1, cvRound(page.size.height * ratio.y)));
  return {size, scaled(ratio.x, ratio.y) * page.to_picture * scaled(1 / ratio.x, 1 / ratio.y)};
}

PageMap cropped(const PageMap& page, cv::Rect part) {
  return {part.size(), page.to_picture * shifted(part.x, part.y)};
}

cv::Mat render_mask(const PageMap& map, const cv::Mat& mask) {
  const cv::Matx33d centers = between_centers(map.to_picture);
  cv::Mat usable, shown;
  cv::erode(mask > 0, usable, cv::Mat::ones(2 * kTaps + 1, 2 * kTaps + 1, CV_8U));
  cv::warpPerspective(usable, shown, centers, map.size, cv::INTER_NEAREST | cv::WARP_INVERSE_MAP,
                      cv::BORDER_CONSTANT, cv::Scalar(0));
  leave_out_distorted(centers, shown);
  return shown;
}

Page render_page(const PageMap& map, const Page& picture) {
  Page page;
  page.to_picture = map.to_picture;
  cv::warpPerspective(picture.values, page.values, between_centers(map.to_picture), map.size,
                      cv::INTER_CUBIC | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
  page.known = page.sources = render_mask(map, picture.sources);
  return page;
}

Page reduced(const PageView& page, cv::Point2d ratio, const Progress& progress, int depth,
             const cv::Mat& values) {
  if (page.values.empty()) return {};
  const PageMap map = enlarged({page.values.size(), page.to_picture}, ratio);
  const KnownAverage average = values.empty()
                                   ? average_known(page.values, page.known, map.size, progress, depth)
                                   : KnownAverage{values, shrunk_area(page.known, map.size, progress)};
  const bool all = page.sources.data == page.known.data;
  return {average.values, average.known, all ? average.known : shrunk_area(page.sources, map.size, progress),
          map.to_picture,
          page.corner ? std::optional(cv::Point2d(page.corner->x * ratio.x, page.corner->y * ratio.y))
                      : std::nullopt};
}

std::vector<PageArea> lay_side_by_side(const std::vector<PageView>& pages) {
  std::vector<PageArea> places;
  int x = 0;
  for (const PageView& page : pages) {
    const cv::Matx33d here = cropped({page.values.size(), page.to_picture}, {-x, 0, 0, 0}).to_picture;
    places.push_back({{cv::Point(x, 0), page.values.size()}, between_centers(here)});
    if (page.corner) places.back().corner = cv::Point(cvRound(page.corner->x), cvRound(page.corner->y));
    if (!page.values.empty()) x += page.values.size().width + 1;
  }
  return places;
}

cv::Mat joined_values(const std::vector<Page>& pages, const std::vector<PageArea>& places) {
  return joined(pages, places, &Page::values);
}
cv::Mat joined_sources(const std::vector<Page>& pages, const std::vector<PageArea>& places) {
  return joined(pages, places, &Page::sources);
}

}  // namespace pentimento::patchmatch
