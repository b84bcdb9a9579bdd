#include "patchmatch/page_plan.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "base/cv_rect.h"
#include "patchmatch/pyramid.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kRim = 32;             // px around the surroundings, which are as wide as the hole on each side
constexpr int kUsedRim = 8;          // px around what is used, for what refining finds
constexpr int kLargestSide = 32000;  // px that OpenCV can turn

cv::Rect surroundings(const cv::Mat& hole) {
  const cv::Rect box = cv::boundingRect(hole);
  return grown(box, std::max(box.width, box.height) + kRim) & cv::Rect({0, 0}, hole.size());
}

// In pixels of the page.
cv::Rect used_part(const Level& level, std::size_t page) {
  const cv::Rect whole = level.pages[page].area, area = level.matches.area();
  cv::Rect used;
  for (int y = area.y; y < area.br().y; ++y) {
    for (int x = area.x; x < area.br().x; ++x) {
      const Match& m = level.matches.at(x, y);
      if (m.valid() && page_at(level.pages, m.x) == page) used |= cv::Rect(m.x, m.y, 1, 1);
    }
  }
  return used.empty() ? cv::Rect() : (grown(used, kUsedRim) & whole) - whole.tl();
}

}  // namespace

std::vector<PageMap> plan_pages(const cv::Mat& hole, const std::vector<PageLook>& looks) {
  std::vector<PageMap> maps;
  maps.reserve(looks.size());
  for (const PageLook& look : looks) maps.push_back(map_page(look, surroundings(hole)));
  return maps;
}

std::vector<Page> pages_in_use(const std::vector<Page>& pages, const FullSize& full, Level& level) {
  const cv::Size size = full.hole.size();
  const cv::Point2d ratio = ratio_of(size, level.size);
  std::vector<cv::Rect> parts;  // before the places change
  for (std::size_t k = 0; k < pages.size(); ++k) parts.push_back(used_part(level, k + 1));
  std::vector<Page> used;
  Page picture;  // one piece for all that are used
  for (std::size_t k = 0; k < pages.size(); ++k) {
    cv::Rect& place = level.pages[k + 1].area;
    place = parts[k].empty() ? cv::Rect() : parts[k] + place.tl();
    const PageMap whole{pages[k].values.size(), pages[k].to_picture};
    const PageMap map = enlarged(cropped(whole, parts[k]), ratio);
    const bool fits = std::max({size.width, size.height, map.size.width, map.size.height}) < kLargestSide;
    if (parts[k].empty() || !fits) {
      used.emplace_back();
      continue;
    }
    if (picture.values.empty()) {
      picture = {full.picture.values.whole(), full.picture.known, full.picture.sources};
    }
    used.push_back(render_page(map, picture));
  }
  return used;
}

}  // namespace pentimento::patchmatch
