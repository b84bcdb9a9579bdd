#include "engine/copied_area.h"

#include "tests/catch.h"
#include "tests/core/engine/pictures.h"

using namespace pentimento;
using namespace pentimento::engine;

namespace {
EditRequest removal() {
  EditRequest request;
  request.image = noise_picture({600, 400}, {image::SampleType::UInt8, 3, false});
  request.mask = rect_mask({600, 400}, {250, 150, 60, 40});
  return request;
}

/// At a place of the result's canvas.
bool copied(const CopiedArea& area, Point p) {
  const double scale = static_cast<double>(area.copied.cols) / area.region.width;
  const auto at = [scale](int px) { return static_cast<int>((px + 0.5) * scale); };
  return area.copied.at<uchar>(at(p.y - area.region.y), at(p.x - area.region.x)) == 255;
}
}  // namespace

TEST_CASE("copied_area: all that the engine sees but what it fills") {
  const CopiedArea area = copied_area(removal(), 1024);
  CHECK(area.region == Rect{0, 0, 600, 400});
  CHECK(copied(area, {10, 10}));
  CHECK_FALSE(copied(area, {280, 170}));
  CHECK(cv::countNonZero(area.filled) == 60 * 40);
  CHECK(copied_area({}, 1024).region.empty());
}

TEST_CASE("copied_area: sides, above and below, and what was painted, also when it is made small") {
  EditRequest request = removal();
  request.fill.sampling = SamplingArea::Sides;
  for (const int longest : {1024, 150}) {
    const CopiedArea area = copied_area(request, longest);
    CHECK(std::max(area.copied.cols, area.copied.rows) <= longest);
    CHECK(copied(area, {100, 170}));
    CHECK_FALSE(copied(area, {280, 40}));
  }
  request.fill.sampling = SamplingArea::AboveAndBelow;
  CHECK(copied(copied_area(request, 150), {280, 40}));
  CHECK_FALSE(copied(copied_area(request, 150), {100, 170}));
  request.fill.sampling = SamplingArea::Near;
  request.fill.sources = rect_mask({600, 400}, {0, 0, 50, 400});
  CHECK(copied(copied_area(request, 1024), {20, 380}));
  CHECK_FALSE(copied(copied_area(request, 1024), {100, 170}));
}

TEST_CASE("copied_area: Extend counts on its new canvas") {
  EditRequest request = removal();
  request.operation = Operation::Extend;
  request.margins = {100, 0, 0, 0};
  request.fill.sources = rect_mask({600, 400}, {0, 0, 50, 400});
  const CopiedArea area = copied_area(request, 2048);
  CHECK(copied(area, {120, 200}));
  CHECK_FALSE(copied(area, {50, 200}));
  CHECK_FALSE(copied(area, {300, 200}));
}
