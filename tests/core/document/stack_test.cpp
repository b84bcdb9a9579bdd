// The result of a stack depends on the stack alone, and P1 holds for it.
#include "document/stack.h"

#include <cmath>
#include <random>

#include "base/error.h"
#include "tests/catch.h"
#include "tests/core/document/edits.h"
#include "tests/core/image/pictures.h"
#include "tests/core/image/profiles.h"

using namespace pentimento;
using namespace pentimento::document;
using namespace pentimento::test;

namespace {
const Size kSize{560, 400};
const Rect kBase = Rect::of(kSize);

Document document_of(image::PixelFormat format = {}) {
  image::Image picture = noise(format, kSize);
  if (format.color_channels == 3) {
    image::Metadata metadata;
    metadata.icc = wide_gamut_profile();
    picture.metadata = std::make_shared<const image::Metadata>(metadata);
  }
  return opened(std::move(picture));
}

bool same_pixels(const Document& document, const image::Image& picture) {
  return same_samples(document.picture.pixels, picture.pixels);
}

Rect random_area(std::mt19937& random, const Rect& canvas) {
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const Size size{1 + below(200), 1 + below(150)};
  return {canvas.x + below(canvas.width - size.width), canvas.y + below(canvas.height - size.height),
          size.width, size.height};
}

/// One of all the things that can be done to a stack.
Document randomly_changed(const Document& d, std::mt19937& random, FlattenCache& cache) {
  const unsigned seed = random() % 100000U;
  const Rect area = random_area(random, d.canvas);
  if (d.edits.empty() || (random() % 3U == 0 && d.edits.size() < 7)) {
    const int more = static_cast<int>(random() % 90U);
    if (random() % 4U == 0 && d.canvas.width < 700) {
      return appended(d, extension(d.canvas, d.canvas.united(area.translated(more, -more)), seed), cache);
    }
    return appended(d, noise_edit(d.canvas, area, seed), cache);
  }
  const std::size_t i = random() % d.edits.size();
  Edit edit = *d.edits[i];
  switch (random() % 8U) {
    case 0:
      return without_edit(d, i, cache);
    case 1:
      return reordered(d, i, random() % d.edits.size(), cache);
    case 2:
      edit.opacity = (random() % 3U) / 2.0;
      break;
    case 3:
      edit.chosen = 1 - edit.chosen;
      break;
    case 4:
      edit.mask = edit.mask.grown(random() % 40U);
      edit.ring = static_cast<int>(random() % 33U);
      break;
    default:
      edit.enabled = !edit.enabled;
  }
  return with_edit(d, i, std::move(edit), cache);
}
}  // namespace

TEST_CASE("Stack: whatever the way to it - one stack gives one picture") {
  using image::SampleType;
  for (const image::PixelFormat format : {image::PixelFormat{SampleType::UInt8, 3, false},
                                          {SampleType::UInt8, 1, true},
                                          {SampleType::UInt16, 3, true},
                                          {SampleType::Half, 1, false},
                                          {SampleType::Float, 3, true}}) {
    INFO(to_string(format));
    std::mt19937 random(11);
    FlattenCache cache(format.alpha ? std::size_t{3} << 20 : FlattenCache::kDefaultBudget);
    Document d = document_of(format);
    for (int change = 0; change < 30; ++change) {
      d = randomly_changed(d, random, cache);
      INFO("change " << change << ", " << d.edits.size() << " edits");
      REQUIRE(d.canvas == canvas_of(kSize, d.edits));
      REQUIRE(d.mask.size() == d.picture.size());
      REQUIRE(same_pixels(d, flattened(d.base, d.edits)));
    }
  }
}

TEST_CASE("Stack: what an edit made is what the engine would have composited") {
  FlattenCache cache;
  for (const image::PixelFormat format : all_pixel_formats()) {
    const Document d = document_of(format);
    const Edit edit = noise_edit(d.canvas, {190, 200, 210, 120}, 3);
    const image::ColorConverter converter(format, *d.base->metadata);
    const image::TiledImage expected =
        image::composite(d.base->pixels, converter, edit.mask, edit.ring, *edit.candidates[0].fill.get());
    CHECK(same_samples(appended(d, edit, cache).picture.pixels, expected));
  }
}

TEST_CASE("Stack: switched off - opacity 0 and deleted are the same and give the base back") {
  FlattenCache cache;
  const Document start = document_of();
  const Document two = appended(appended(start, noise_edit(kBase, {10, 10, 300, 200}, 1), cache),
                                noise_edit(kBase, {200, 100, 300, 200}, 2), cache);
  Edit off = *two.edits[0], clear = *two.edits[0];
  off.enabled = false;
  clear.opacity = 0;
  const Document without = without_edit(two, 0, cache);
  CHECK_FALSE(same_pixels(two, without.picture));
  CHECK(same_pixels(with_edit(two, 0, off, cache), without.picture));
  CHECK(same_pixels(with_edit(two, 0, clear, cache), without.picture));
  const Document none = without_edit(without, 0, cache);
  CHECK(image::changed_tiles(none.picture.pixels, start.picture.pixels).empty());  // shared, not only equal
  CHECK(none.picture.metadata == start.picture.metadata);
}

TEST_CASE("Stack: P1 - outside of all masks and rings every sample is the base's") {
  FlattenCache cache;
  for (const image::PixelFormat format : all_pixel_formats()) {
    INFO(to_string(format));
    Document d = document_of(format);
    const Rect canvas{-40, -30, 640, 460};
    d = appended(d, noise_edit(kBase, {300, 200, 60, 50}, 5), cache);
    d = appended(d, extension(kBase, canvas, 6), cache);
    d = appended(d, noise_edit(canvas, {320, 230, 60, 50}, 7), cache);
    CHECK(d.canvas == canvas);
    const auto untouched = [&](const Rect& area) {
      return bytes_of(d.picture.pixels, area.translated(-canvas.x, -canvas.y)) ==
             bytes_of(d.base->pixels, area);
    };
    const Rect touched = Rect{300, 200, 80, 80}.grown(image::kDefaultRing);
    CHECK(untouched({0, 0, kSize.width, touched.y}));
    CHECK(untouched({0, touched.y, touched.x, touched.height}));
    CHECK(untouched({touched.right(), touched.y, kSize.width - touched.right(), touched.height}));
    CHECK(untouched({0, touched.bottom(), kSize.width, kSize.height - touched.bottom()}));
    CHECK_FALSE(untouched(touched));
  }
}

TEST_CASE("Stack: the canvas shrinks with an extension and its gap repeats the border") {
  FlattenCache cache;
  const Rect wide{-100, 0, 660, 400}, wider{-200, 0, 760, 400};
  Document d = appended(document_of(), extension(kBase, wide, 1), cache);
  d.mask = image::Mask(d.mask.size()).inverted();
  d = appended(d, extension(wide, wider, 2), cache);
  CHECK(d.canvas == wider);
  CHECK(d.mask.bounds() == Rect{100, 0, 660, 400});  // it has moved with the picture
  Edit off = *d.edits[0];
  off.enabled = false;
  const Document gap = with_edit(d, 0, off, cache);
  CHECK(gap.canvas == wider);
  CHECK(bytes_of(gap.picture.pixels, {150, 77, 1, 1}) == bytes_of(gap.base->pixels, {0, 77, 1, 1}));
  CHECK(bytes_of(gap.picture.pixels, {50, 77, 1, 1}) == bytes_of(d.picture.pixels, {50, 77, 1, 1}));
  const Document narrow = without_edit(gap, 1, cache);
  CHECK(narrow.canvas == kBase);
  CHECK(narrow.mask.bounds() == kBase);
  CHECK(same_pixels(narrow, *narrow.base));
}

TEST_CASE("Stack: only tiles that a change reaches are new") {
  FlattenCache cache;
  Document d = opened(noise({}, {2048, 1024}));
  d = appended(d, noise_edit(d.canvas, {20, 20, 100, 100}, 2), cache);
  d = appended(d, noise_edit(d.canvas, {60, 60, 400, 100}, 4), cache);
  d = appended(d, noise_edit(d.canvas, {1500, 600, 100, 100}, 6), cache);
  Edit half = *d.edits[0];
  half.opacity = 0.5;
  const Document next = with_edit(d, 0, half, cache);
  CHECK(image::changed_tiles(d.picture.pixels, next.picture.pixels) == Rect{0, 0, 256, 256});
  half.candidates[0].note = "the one with the boat";
  const Document noted = with_edit(next, 0, half, cache);
  CHECK(image::changed_tiles(noted.picture.pixels, next.picture.pixels).empty());
}

TEST_CASE("Stack: fills are read when they are needed and let go again") {
  FlattenCache cache(0);
  const Document start = document_of();
  Edit far = noise_edit(kBase, {510, 300, 40, 50}, 8), near = noise_edit(kBase, {10, 10, 50, 50}, 9);
  int reads = 0;
  for (Edit* edit : {&far, &near}) {
    const auto fill = edit->candidates[0].fill.get();
    edit->candidates[0].fill = Stored<image::Fill>([fill, &reads] { return ++reads, *fill; });
  }
  const Document d =
      with_edits(start, {std::make_shared<const Edit>(far), std::make_shared<const Edit>(near)}, cache);
  CHECK(reads == 2);
  Edit half = *d.edits[1];
  half.opacity = 0.5;
  with_edit(d, 1, half, cache);
  CHECK(reads == 3);  // the far one is not looked at
  CHECK_FALSE(far.candidates[0].fill.in_memory());
}

TEST_CASE("Stack: the cache keeps to its budget") {
  const std::size_t budget = std::size_t{2} << 20;
  FlattenCache cache(budget);
  Document d = opened(noise({}, {1024, 1024}));
  for (unsigned i = 0; i < 100; ++i) {
    d = appended(d, noise_edit(d.canvas, {static_cast<int>(i * 7), static_cast<int>(i * 5), 200, 200}, i),
                 cache);
    REQUIRE(cache.bytes() <= budget);
  }
}

TEST_CASE("Stack: an edit that does not fit is refused") {
  FlattenCache cache;
  const Document d = document_of();
  Edit edit = noise_edit(kBase, {10, 10, 50, 50}, 8);
  edit.opacity = std::nan("");
  CHECK_THROWS_AS(appended(d, edit, cache), Error);
  edit = noise_edit(kBase, {10, 10, 50, 50}, 8);
  edit.chosen = 2;
  CHECK_THROWS_AS(appended(d, edit, cache), Error);
  edit = noise_edit(kBase, {10, 10, 50, 50}, 8);
  edit.mask = image::Mask({3, 3});
  CHECK_THROWS_AS(appended(d, edit, cache), Error);
  CHECK_THROWS_AS(without_edit(d, 0, cache), Error);
}
