#include "engine/context_needs.h"

#include "engine/context_region.h"
#include "tests/catch.h"
#include "tests/core/engine/pictures.h"

using namespace pentimento;
using namespace pentimento::engine;

namespace {
const ContextNeeds k512{512, 8};
}

TEST_CASE("Model context: padding, native size and small masks") {
  struct Row {
    const char* what;
    Rect changed;
    Size canvas;
    Rect expected;
  };
  const Row rows[] = {
      {"128 px around it, grown to the native size",
       {1000, 1000, 200, 200},
       {4000, 3000},
       {844, 844, 512, 512}},
      {"6 % of the diagonal when that is more",
       {1000, 1000, 3000, 1000},
       {6000, 4000},
       {811, 811, 3378, 1378}},
      {"a small mask sees less than the native size",
       {1000, 1000, 64, 64},
       {4000, 3000},
       {872, 872, 320, 320}},
      {"moved at the border", {0, 0, 200, 200}, {4000, 3000}, {0, 0, 512, 512}},
      {"cut by a small picture", {10, 10, 20, 20}, {100, 60}, {0, 0, 100, 60}},
      {"all of the picture", {0, 0, 640, 480}, {640, 480}, {0, 0, 640, 480}},
      {"one pixel", {0, 0, 1, 1}, {1, 1}, {0, 0, 1, 1}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(model_context(row.changed, row.canvas, k512) == row.expected);
    CHECK(context_region(ContextChoice{}, row.changed, row.canvas, k512) == row.expected);
  }
}

TEST_CASE("Model context: what a person chose stays") {
  const Rect changed{100, 100, 50, 50};
  CHECK(context_region({ContextChoice::Kind::Whole, {}}, changed, {800, 600}, k512) == Rect{0, 0, 800, 600});
  CHECK(context_region({ContextChoice::Kind::Fixed, {90, 90, 100, 80}}, changed, {800, 600}, k512) ==
        Rect{90, 90, 100, 80});
}

TEST_CASE("Working size: multiples of the unit near the native size") {
  struct Row {
    Size region, expected;
  };
  const Row rows[] = {
      {{512, 512}, {512, 512}},   {{600, 600}, {600, 600}}, {{640, 640}, {640, 640}},
      {{1024, 1024}, {512, 512}}, {{320, 320}, {512, 512}}, {{2048, 512}, {1536, 384}},
      {{4000, 100}, {2048, 48}},  {{1, 1}, {512, 512}},     {{777, 333}, {896, 384}},
      {{6000, 4000}, {624, 416}},
  };
  for (const Row& row : rows) {
    INFO(row.region.width << " x " << row.region.height);
    CHECK(working_size(row.region, k512) == row.expected);
  }
  CHECK(working_size({333, 7}, {}) == Size{333, 7});
  CHECK(rounded_to_unit({500, 3}, 8) == Size{504, 8});
}

TEST_CASE("Working size: a small mask covers 16 latents or its padding is least") {
  for (const int side : {100, 128, 200, 400}) {
    const Rect changed{2000, 1500, side, side};
    const Rect region = model_context(changed, {4000, 3000}, k512);
    const Size size = working_size(region.size(), k512);
    const double scaled = side * static_cast<double>(size.width) / region.width;
    INFO(side);
    CHECK(scaled >= kMinModelMaskSide);
  }
}
