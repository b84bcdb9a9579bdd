#include "patchmatch/pages.h"

#include "patchmatch/guides.h"
#include "patchmatch/match_cost.h"
#include "patchmatch/page_plan.h"
#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

namespace {
Page page_of(const cv::Mat& picture) {
  const cv::Mat all(picture.size(), CV_8U, cv::Scalar(255));
  return {picture, all, all};
}

// The largest difference between a page and what it says it shows, away from what is no source.
double largest_error(const Page& page, const cv::Mat& picture) {
  const std::vector<PageArea> places = lay_side_by_side({page_of(picture), page});
  double largest = 0;
  for (int y = 0; y < page.values.rows; ++y) {
    for (int x = 0; x < page.values.cols; ++x) {
      if (page.sources.at<uchar>(y, x) == 0) continue;
      const cv::Point2f at = shown_place(places, places[1].area.x + x, y);
      const cv::Point p(cvRound(at.x), cvRound(at.y));
      largest = std::max(largest, cv::norm(page.values.at<cv::Vec3f>(y, x) - picture.at<cv::Vec3f>(p)));
    }
  }
  return largest;
}
}  // namespace

TEST_CASE("Pages: a mirrored page shows the picture mirrored, bit for bit") {
  const cv::Mat picture = landscape(60, 40);
  const Page page = render_page(map_page({true, 0, 1}, {10, 5, 40, 30}), page_of(picture));
  REQUIRE(page.values.size() == cv::Size(40, 30));
  cv::Mat mirrored;
  cv::flip(picture({10, 5, 40, 30}), mirrored, 1);
  CHECK(same_bits(page.values, mirrored));
  CHECK(largest_error(page, picture) == 0);
}

TEST_CASE("Pages: quarter turns are exact, others show what they say") {
  const cv::Mat picture = landscape(60, 40), smooth = gradient(60, 40);
  const Page quarter = render_page(map_page({false, 90, 1}, {0, 0, 60, 40}), page_of(picture));
  CHECK(quarter.values.size() == cv::Size(40, 60));
  CHECK(largest_error(quarter, picture) < 1e-5);
  for (const PageLook& look : {PageLook{false, 20, 1}, PageLook{true, -35, 1.3}, PageLook{false, 0, 0.8}}) {
    const Page page = render_page(map_page(look, {5, 5, 50, 30}), page_of(smooth));
    CHECK(cv::countNonZero(page.sources) > 500);
    CHECK(largest_error(page, smooth) < 0.03);
  }
}

TEST_CASE("Pages: what is not a source of the picture is none of the page") {
  Page picture = page_of(landscape(60, 40));
  picture.sources = hole({60, 40}, {0, 0, 20, 40});
  const Page page = render_page(map_page({true, 0, 1}, {0, 0, 60, 40}), picture);
  CHECK(cv::countNonZero(page.sources(cv::Rect(0, 0, 40, 40))) == 0);
  CHECK(cv::countNonZero(page.sources(cv::Rect(42, 0, 16, 40))) == 16 * 40);
}

TEST_CASE("Pages: a part at a larger size shows the same place") {
  const cv::Mat small = gradient(50, 40), large = gradient(150, 120);
  const PageMap map = map_page({true, 30, 1}, {0, 0, 50, 40});
  const cv::Rect part(10, 12, 20, 16);
  const Page whole = render_page(map, page_of(small));
  const Page enlarged_part = render_page(enlarged(cropped(map, part), {3, 3}), page_of(large));
  REQUIRE(enlarged_part.values.size() == cv::Size(60, 48));
  const cv::Vec3f a = whole.values.at<cv::Vec3f>(20, 20), b = enlarged_part.values.at<cv::Vec3f>(25, 31);
  CHECK(cv::norm(a - b) < 0.02);
}

TEST_CASE("Pages: sources of different pages are never neighbors") {
  const Page picture = page_of(landscape(30, 20));
  const std::vector<Page> pages{picture, {}, page_of(landscape(12, 25))};
  const std::vector<PageArea> places = lay_side_by_side({pages.begin(), pages.end()});
  const cv::Mat sources = joined_sources(pages, places);
  CHECK(sources.size() == cv::Size(43, 25));
  CHECK(cv::countNonZero(sources.col(30)) == 0);
  CHECK(page_at(places, 29) == 0);
  CHECK(page_at(places, 31) == 2);
  CHECK(joined_values(pages, places).at<cv::Vec3f>(3, 34) == pages[2].values.at<cv::Vec3f>(3, 3));
}

TEST_CASE("Pages: sources beside a guide are beside it on every page") {
  const Page picture = page_of(landscape(60, 40));
  MatchCost cost;
  cost.guides = guide_map({{{0, 20}, {59, 20}}}, {60, 40}, {60, 40});
  for (const PageLook& look : {PageLook{true, 0, 1}, PageLook{false, 180, 1}, PageLook{false, 90, 1}}) {
    const Page page = render_page(map_page(look, {0, 0, 60, 40}), picture);
    cost.pages = lay_side_by_side({picture, page});
    const cv::Rect place = cost.pages[1].area;
    for (int y = place.y; y < place.br().y; ++y) {
      for (int x = place.x; x < place.br().x; ++x) {
        const cv::Point2f shown = shown_place(cost.pages, x, y);
        const bool beside = std::abs(std::abs(shown.y - 20) - 3) < 0.6F;
        CHECK((cost.offset_cost(30, 23, x, y) < 1) == beside);
      }
    }
  }
  CHECK(cost.offset_cost(30, 23, 10, 17) > cost.offset_cost(30, 23, 10, 23));  // on the picture, sides count
}
