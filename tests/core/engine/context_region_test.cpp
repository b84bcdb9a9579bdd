#include "engine/context_region.h"

#include "tests/catch.h"
#include "tests/core/engine/pictures.h"

using namespace pentimento;
using namespace pentimento::engine;

namespace {
EditRequest remove(Size picture, const Rect& selected, ContextChoice context = {}, int ring = 8) {
  EditRequest request;
  request.image.pixels = image::TiledImage({}, picture);
  request.mask = rect_mask(picture, selected);
  request.context = context;
  request.ring = ring;
  return request;
}

EditRequest extend(Size picture, Margins margins, ContextChoice context = {}) {
  EditRequest request;
  request.operation = Operation::Extend;
  request.image.pixels = image::TiledImage({}, picture);
  request.margins = margins;
  request.context = context;
  return request;
}

ContextChoice fixed(Rect area) {
  return {ContextChoice::Kind::Fixed, area};
}
const ContextChoice kWhole{ContextChoice::Kind::Whole, {}};
}  // namespace

TEST_CASE("context_region: automatic for a changed area") {
  struct Row {
    const char* what;
    Size canvas;
    Rect changed;
    Rect expected;
  };
  const Row rows[] = {
      {"as much again on every side", {4000, 3000}, {1000, 1000, 500, 400}, {500, 600, 1500, 1200}},
      {"a small one gets 768 px around its middle",
       {4000, 3000},
       {2000, 1500, 10, 20},
       {1621, 1126, 768, 768}},
      {"small in one direction only", {4000, 3000}, {1000, 1500, 1000, 20}, {0, 1126, 3000, 768}},
      {"moved in at the left and top", {4000, 3000}, {0, 0, 10, 10}, {0, 0, 768, 768}},
      {"moved in at the right and bottom", {4000, 3000}, {3990, 2990, 10, 10}, {3232, 2232, 768, 768}},
      {"cut at the border when large", {4000, 3000}, {3000, 0, 1000, 500}, {2000, 0, 2000, 1000}},
      {"a picture smaller than 768 px", {640, 480}, {10, 10, 5, 5}, {0, 0, 640, 480}},
      {"narrower than 768 px", {100, 3000}, {10, 1500, 5, 4}, {0, 1118, 100, 768}},
      {"everything", {4000, 3000}, {0, 0, 4000, 3000}, {0, 0, 4000, 3000}},
      {"one pixel of one pixel", {1, 1}, {0, 0, 1, 1}, {0, 0, 1, 1}},
      {"largest picture side", {1 << 20, 1}, {0, 0, 1 << 20, 1}, {0, 0, 1 << 20, 1}},
      {"nothing changes", {4000, 3000}, {}, {}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(context_region(ContextChoice{}, row.changed, row.canvas) == row.expected);
  }
}

TEST_CASE("context_region: whole and fixed") {
  const Size canvas{1000, 800};
  const Rect changed{100, 100, 50, 50};
  CHECK(context_region(kWhole, changed, canvas) == Rect{0, 0, 1000, 800});
  CHECK(context_region(fixed({50, 50, 200, 200}), changed, canvas) == Rect{50, 50, 200, 200});
  SECTION("grown to contain what changes") {
    CHECK(context_region(fixed({110, 110, 10, 10}), changed, canvas) == changed);
    CHECK(context_region(fixed({300, 300, 100, 100}), changed, canvas) == Rect{100, 100, 300, 300});
  }
  SECTION("cut at the canvas") {
    CHECK(context_region(fixed({-50, -50, 300, 300}), changed, canvas) == Rect{0, 0, 250, 250});
    CHECK(context_region(fixed({-9000, 0, 100, 100}), changed, canvas) == changed);
  }
}

TEST_CASE("context_region: Remove counts the ring") {
  CHECK(context_region(remove({4000, 3000}, {1000, 1000, 484, 484}, {}, 8)) == Rect{492, 492, 1500, 1500});
  CHECK(context_region(remove({4000, 3000}, {1000, 1000, 500, 500}, {}, 0)) == Rect{500, 500, 1500, 1500});
  CHECK(context_region(remove({4000, 3000}, {1000, 1000, 84, 84}, fixed({1000, 1000, 1, 1}), 8)) ==
        Rect{992, 992, 100, 100});
  CHECK(context_region(remove({4000, 3000}, {})).empty());
}

TEST_CASE("context_region: Vary with nothing selected is the whole picture") {
  EditRequest request = remove({2000, 1500}, {});
  request.operation = Operation::Vary;
  CHECK(context_region(request) == Rect{0, 0, 2000, 1500});
  request.mask = image::Mask();  // no mask at all
  CHECK(context_region(request) == Rect{0, 0, 2000, 1500});
  request.mask = rect_mask({2000, 1500}, {100, 100, 10, 10});
  CHECK(context_region(request) == Rect{0, 0, 768, 768});
}

TEST_CASE("context_region: Extend, on the new canvas") {
  struct Row {
    const char* what;
    Margins margins;
    Rect expected;
  };
  const Row rows[] = {
      {"left", {300, 0, 0, 0}, {0, 0, 1536, 3000}},
      {"left, wide", {1000, 0, 0, 0}, {0, 0, 4000, 3000}},
      {"right", {0, 0, 300, 0}, {2764, 0, 1536, 3000}},
      {"top", {0, 500, 0, 0}, {0, 0, 4000, 2000}},
      {"bottom", {0, 0, 0, 500}, {0, 1500, 4000, 2000}},
      {"left and right", {300, 0, 300, 0}, {0, 0, 4600, 3000}},
      {"a corner", {300, 200, 0, 0}, {0, 0, 4300, 3200}},
      {"wider than the picture", {9000, 0, 0, 0}, {0, 0, 13000, 3000}},
      {"none", {}, {}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(context_region(extend({4000, 3000}, row.margins)) == row.expected);
  }
  CHECK(context_region(extend({4000, 3000}, {300, 0, 0, 0}, kWhole)) == Rect{0, 0, 4300, 3000});
  CHECK(context_region(extend({4000, 3000}, {300, 0, 0, 0}, fixed({0, 1000, 900, 500}))) ==
        Rect{0, 0, 900, 3000});
}

TEST_CASE("edit_mask: Extend selects exactly the new border") {
  const image::Mask mask = edit_mask(extend({50, 40}, {3, 4, 5, 6}));
  REQUIRE(mask.size() == Size{58, 50});
  CHECK(cv::countNonZero(mask.crop({0, 0, 58, 50})) == 58 * 50 - 50 * 40);
  CHECK(cv::countNonZero(mask.crop({3, 4, 50, 40})) == 0);
  CHECK(edit_bounds(extend({50, 40}, {3, 4, 5, 6})) == mask.bounds());
  CHECK(edit_bounds(extend({50, 40}, {0, 4, 0, 0})) == edit_mask(extend({50, 40}, {0, 4, 0, 0})).bounds());
}
