#include "engine/edit_request.h"

#include <cmath>
#include <limits>

#include "base/error.h"
#include "engine/memory_need.h"
#include "tests/catch.h"
#include "tests/core/engine/pictures.h"
#include "tests/core/engine/refusal.h"

using namespace pentimento;
using namespace pentimento::engine;

namespace {
EditRequest valid_remove() {
  EditRequest request;
  request.image.pixels = image::TiledImage({}, {64, 48});
  request.mask = rect_mask({64, 48}, {10, 10, 5, 5});
  return request;
}

EditRequest valid_extend() {
  EditRequest request = valid_remove();
  request.operation = Operation::Extend;
  request.mask = {};
  request.margins = {0, 0, 10, 0};
  return request;
}

bool mentions(const std::string& sentence, const std::string& part) {
  INFO(sentence);
  return sentence.find(part) != std::string::npos;
}
}  // namespace

TEST_CASE("validate: what can be carried out passes") {
  CHECK(refusal(valid_remove()).empty());
  CHECK(refusal(valid_extend()).empty());
  EditRequest vary = valid_remove();
  vary.operation = Operation::Vary;
  CHECK(refusal(vary).empty());
  vary.mask = image::Mask({64, 48});
  CHECK(refusal(vary).empty());
  vary.mask = {};
  CHECK(refusal(vary).empty());
  vary.mask = rect_mask({64, 48}, {0, 0, 64, 48});
  CHECK(refusal(vary).empty());
}

TEST_CASE("validate: masks that make no sense") {
  EditRequest request = valid_remove();
  SECTION("another size: the sentence names both") {
    request.mask = rect_mask({60, 40}, {1, 1, 2, 2});
    CHECK(mentions(refusal(request), "60 x 40"));
    CHECK(mentions(refusal(request), "64 x 48"));
  }
  SECTION("nothing selected") {
    request.mask = image::Mask({64, 48});
    CHECK(mentions(refusal(request), "selects nothing"));
  }
  SECTION("everything selected, even faintly") {
    request.mask = rect_mask({64, 48}, {0, 0, 64, 48}, GENERATE(1, 255));
    CHECK(mentions(refusal(request), "nothing to copy from"));
  }
  SECTION("everything in the context region selected") {
    request.ring = 0;
    request.context = {ContextChoice::Kind::Fixed, {10, 10, 5, 5}};
    CHECK(mentions(refusal(request), "nothing to copy from"));
  }
  SECTION("no picture") {
    request.image = {};
    CHECK(mentions(refusal(request), "no picture"));
  }
}

TEST_CASE("validate: numbers out of range") {
  EditRequest request = valid_remove();
  SECTION("strength") {
    request.strength = GENERATE(-0.01, 1.01, 1e300, std::numeric_limits<double>::quiet_NaN(),
                                std::numeric_limits<double>::infinity());
    CHECK(mentions(refusal(request), "strength"));
  }
  SECTION("ring") {
    request.ring = GENERATE(-1, 33, std::numeric_limits<int>::max(), std::numeric_limits<int>::min());
    CHECK(mentions(refusal(request), "ring must be from 0 to 32"));
  }
  SECTION("candidates") {
    request.candidates = GENERATE(0, -5, 65, std::numeric_limits<int>::max());
    CHECK(mentions(refusal(request), "candidates must be from 1 to 64"));
  }
}

TEST_CASE("validate: how to fill") {
  const auto said = [](const auto& change) {
    EditRequest request = valid_remove();
    change(request.fill);
    return refusal(request);
  };
  CHECK(said([](FillOptions&) {}).empty());
  CHECK_FALSE(said([](FillOptions& f) { f.adaptation = std::nan(""); }).empty());
  CHECK_FALSE(said([](FillOptions& f) { f.turned = 181; }).empty());
  CHECK_FALSE(said([](FillOptions& f) { f.scaled = -0.1; }).empty());
  CHECK_FALSE(said([](FillOptions& f) { f.guides = {{{1, 2}}}; }).empty());
  CHECK_FALSE(said([](FillOptions& f) { f.guides.assign(kMaxGuides + 1, {{1, 2}, {3, 4}}); }).empty());
  CHECK(said([](FillOptions& f) { f.sources = image::Mask({3, 3}); }).find("3 x 3") != std::string::npos);
  CHECK(said([](FillOptions& f) { f.sources = image::Mask(valid_remove().image.size()); }).find("empty") !=
        std::string::npos);
}

TEST_CASE("validate: margins") {
  constexpr int kMax = std::numeric_limits<int>::max();
  EditRequest request = valid_extend();
  SECTION("negative") {
    request.margins = {10, -1, 0, 0};
    CHECK(mentions(refusal(request), "negative"));
  }
  SECTION("none") {
    request.margins = {};
    CHECK(mentions(refusal(request), "all margins are 0"));
  }
  SECTION("too large, sums that would overflow too") {
    request.margins =
        GENERATE(Margins{kMax, 0, 0, 0}, Margins{kMax, kMax, kMax, kMax}, Margins{1 << 19, 1 << 19, 0, 0});
    CHECK(mentions(refusal(request), "larger than Pentimento can edit"));
  }
}

TEST_CASE("validate: fixed context regions") {
  constexpr int kMax = std::numeric_limits<int>::max(), kMin = std::numeric_limits<int>::min();
  EditRequest request = valid_remove();
  request.context.kind = ContextChoice::Kind::Fixed;
  SECTION("no pixel of the picture") {
    request.context.fixed =
        GENERATE(Rect{64, 0, 10, 10}, Rect{-10, -10, 10, 10}, Rect{0, 0, 0, 10}, Rect{0, 0, -3, 10},
                 Rect{kMax, kMax, kMax, kMax}, Rect{kMin, kMin, 1, 1});
    CHECK(mentions(refusal(request), "no pixel of the picture"));
  }
  SECTION("partly outside is fine") {
    request.context.fixed = {-10, -10, 30, 30};
    CHECK(refusal(request).empty());
  }
}

TEST_CASE("check_memory: an edit that cannot fit is refused before it starts") {
  constexpr std::uint64_t kGigabyte = 1'000'000'000;
  EditRequest request = valid_extend();
  CHECK_NOTHROW(check_memory(request, kGigabyte));
  request.margins = {20'000, 20'000, 20'000, 20'000};
  CHECK(memory_needed(request) > 100 * kGigabyte);
  try {
    check_memory(request, 8 * kGigabyte);
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::OutOfMemory);
    CHECK(mentions(error.what(), "8 GB"));
  }
}

TEST_CASE("memory_needed: a removal by the built-in engine takes about what was measured") {
  constexpr std::uint64_t kMegabyte = 1'000'000;
  constexpr ContextNeeds kBuiltIn{.bytes = true};
  const Size size{4000, 3000};
  EditRequest request;
  request.image.pixels = image::TiledImage({}, size);
  request.mask = rect_mask(size, {1380, 880, 1240, 1240});  // the box around 10 %; 85 MB were measured
  const std::uint64_t needed = memory_needed(request, kBuiltIn);
  CHECK(needed > 85 * kMegabyte);
  CHECK(needed < 120 * kMegabyte);
  SECTION("more with alpha, of which the crop is a copy") {
    request.image.pixels = image::TiledImage({image::SampleType::UInt8, 3, true}, size);
    CHECK(memory_needed(request, kBuiltIn) > 138 * kMegabyte);  // measured
    CHECK(memory_needed(request, kBuiltIn) < 180 * kMegabyte);
  }
  SECTION("more in 16 bits, of which the crop is floats") {
    request.image.pixels = image::TiledImage({image::SampleType::UInt16, 3, false}, size);
    CHECK(memory_needed(request, kBuiltIn) > 245 * kMegabyte);  // measured
  }
  SECTION("more for a larger hole") {
    request.mask = rect_mask(size, {100, 100, 3800, 2800});
    CHECK(memory_needed(request, kBuiltIn) > 471 * kMegabyte);  // measured
  }
  SECTION("more for an engine that works on all it sees") {
    CHECK(memory_needed(request) > 4 * needed);
  }
}

TEST_CASE("Operation: words and back") {
  for (Operation operation : {Operation::Remove, Operation::Extend, Operation::Vary}) {
    CHECK(operation_from_string(to_string(operation)) == operation);
  }
  CHECK_FALSE(operation_from_string("Remove"));
  CHECK_FALSE(operation_from_string(""));
}
