// Operation Place: another picture in this one.
#include <cmath>

#include "base/error.h"
#include "engine/content_hash.h"
#include "engine/edit_frame.h"
#include "engine/place_backend.h"
#include "engine/recipe.h"
#include "engine/run_request.h"
#include "image/samples.h"
#include "tests/catch.h"
#include "tests/core/engine/pictures.h"

using namespace pentimento;
using namespace pentimento::engine;
using image::PixelFormat;
using image::SampleType;

namespace {
const std::vector<PixelFormat> kFormats = {{SampleType::UInt8, 3, false}, {SampleType::UInt8, 1, true},
                                           {SampleType::UInt16, 3, true}, {SampleType::UInt16, 1, false},
                                           {SampleType::Half, 3, false},  {SampleType::Float, 3, true}};

/// A plain picture: one value everywhere, a gray step in the middle of it.
image::Image plain(Size size, std::uint8_t value, const PixelFormat& format = {}) {
  image::Image picture;
  picture.pixels = image::TiledImage(format, size);
  const cv::Mat row(1, size.width * format.pixel_bytes(), CV_8UC1, cv::Scalar(value));
  for (int y = 0; y < size.height; ++y) picture.pixels.write({0, y, size.width, 1}, row.data, row.step);
  return picture;
}

EditRequest request_for(const PixelFormat& format = {}, const PixelFormat& placed = {}) {
  EditRequest request;
  request.operation = Operation::Place;
  request.image = noise_picture({300, 270}, format);
  request.placement.picture = noise_picture({60, 50}, placed, 2);
  request.placement.transform = {150, 120, 1, 1, 0, false};
  request.seed = 5;
  return request;
}

/// Nothing is matched, and there is no shadow.
EditRequest as_it_is(EditRequest request) {
  request.harmonize = false;
  request.placement.harmony.shadow.opacity = 0;
  return request;
}

Candidate run(const EditRequest& request) {
  PlaceBackend backend;
  Progress progress;
  validate(request);
  return run_edit(request, backend, progress);
}

int value_at(const image::Image& picture, int x, int y) {
  std::uint8_t samples[4] = {};
  picture.pixels.read({x, y, 1, 1}, samples, sizeof samples);
  return samples[0];
}
}  // namespace

TEST_CASE("Place: as it is, not scaled and not rotated, every pixel is the placed picture's") {
  for (const double shift : {0.0, 0.3}) {
    EditRequest request = as_it_is(request_for());
    request.placement.transform.x += shift;
    const Candidate candidate = run(request);
    CHECK(bytes_of(candidate.image.pixels, {120, 95, 60, 50}) == bytes_of(request.placement.picture.pixels));
    CHECK(candidate.changed == Rect{120, 95, 60, 50});
    CHECK(same_outside(candidate.image.pixels, request.image.pixels, {120, 95, 60, 50}));
  }
}

TEST_CASE("Place: mirrored, and turned by a quarter") {
  EditRequest request = as_it_is(request_for());
  request.placement.transform.mirrored = true;
  const image::Image& thing = request.placement.picture;
  const Candidate mirrored = run(request);
  CHECK(value_at(mirrored.image, 120, 95) == value_at(thing, 59, 0));
  request.placement.transform.mirrored = false;
  request.placement.transform.rotation = 90;
  const Candidate turned = run(request);
  CHECK(turned.changed == Rect{125, 90, 50, 60});
  CHECK(value_at(turned.image, 174, 90) == value_at(thing, 0, 0));  // its top left is at the top right now
}

TEST_CASE("Place: outside of thing and shadow every byte is the picture's, in every format") {
  for (const PixelFormat& format : kFormats) {
    EditRequest request = request_for(format);
    request.placement.transform = {150, 120, 0.7, 1.3, 33, true};
    request.placement.harmony.shadow.opacity = 1;
    request.placement.harmony.seam = 0.5;
    const Candidate candidate = run(request);
    CHECK(candidate.image.pixels.format() == format);
    CHECK(same_outside(candidate.image.pixels, request.image.pixels, candidate.changed));
    CHECK(placed_area(request.placement, {300, 270}).contains(candidate.changed));
    // Inside its bounds, too, where the mask is 0.
    const cv::Mat mask = candidate.mask.crop({0, 0, 300, 270});
    const cv::Mat before = image::samples_of(request.image.pixels, {0, 0, 300, 270});
    const cv::Mat after = image::samples_of(candidate.image.pixels, {0, 0, 300, 270});
    const std::size_t bytes = static_cast<std::size_t>(format.pixel_bytes());
    for (int y = 0; y < 270; ++y) {
      for (int x = 0; x < 300; ++x) {
        if (mask.at<std::uint8_t>(y, x) != 0) continue;
        const std::size_t at = bytes * static_cast<std::size_t>(x);
        if (std::memcmp(before.ptr(y) + at, after.ptr(y) + at, bytes) != 0) FAIL(x << " " << y);
      }
    }
  }
}

TEST_CASE("Place: transparency of the placed picture and of the cut-out both count") {
  EditRequest request = as_it_is(request_for({}, {SampleType::UInt8, 3, true}));
  image::TiledImage& pixels = request.placement.picture.pixels;
  cv::Mat samples = image::samples_of(pixels, pixels.bounds());
  for (int y = 0; y < 50; ++y) {
    for (int x = 0; x < 60; ++x) samples.at<cv::Vec4b>(y, x)[3] = x < 30 ? 0 : 255;
  }
  pixels.write(pixels.bounds(), samples.data, samples.step);
  CHECK(run(request).changed == Rect{150, 95, 30, 50});
  request.placement.cut_out = rect_mask({60, 50}, {20, 10, 25, 30});
  const Candidate candidate = run(request);
  CHECK(candidate.changed == Rect{150, 105, 15, 30});
  CHECK(value_at(candidate.image, 150, 105) == samples.at<cv::Vec4b>(10, 30)[0]);
}

TEST_CASE("Place: scaled down, light is averaged, not values") {
  EditRequest request = as_it_is(request_for());
  request.placement.picture = plain({64, 64}, 0);
  image::TiledImage& pixels = request.placement.picture.pixels;
  cv::Mat samples = image::samples_of(pixels, pixels.bounds());
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) samples.at<cv::Vec3b>(y, x) = cv::Vec3b::all((x + y) % 2 ? 255 : 0);
  }
  pixels.write(pixels.bounds(), samples.data, samples.step);
  for (const double scale : {0.5, 0.25, 0.125}) {
    request.placement.transform.scale_x = request.placement.transform.scale_y = scale;
    const Candidate candidate = run(request);
    CHECK(std::abs(value_at(candidate.image, 150, 120) - 188) <= 1);  // half of the light, in sRGB
  }
}

TEST_CASE("Place: soft edges show the thing's color, not what was behind it") {
  EditRequest request = as_it_is(request_for());
  request.image = plain({300, 270}, 100);
  request.placement.picture = plain({60, 60}, 0);  // black behind ..
  image::TiledImage& pixels = request.placement.picture.pixels;
  const cv::Mat white(40, 40, CV_8UC3, cv::Scalar::all(255));
  pixels.write({10, 10, 40, 40}, white.data, white.step);  // .. a white square
  request.placement.cut_out = rect_mask({60, 60}, {10, 10, 40, 40}).feathered(4);
  const Candidate candidate = run(request);
  for (int x = 120; x < 180; ++x) CHECK(value_at(candidate.image, x, 120) >= 100);
}

TEST_CASE("Place: a shadow darkens beside the thing, as far as the mask says, and can be off") {
  EditRequest request = request_for();
  request.image = plain({300, 270}, 160);
  request.placement.picture = plain({40, 60}, 120);
  request.placement.cut_out = rect_mask({40, 60}, {5, 5, 30, 50});
  request.placement.harmony.shadow.direction = 90;
  const Candidate candidate = run(request);
  const int below = 120 - 30 + 55 + 3;
  CHECK(value_at(candidate.image, 150, below) < 120);
  CHECK(value_at(candidate.image, 150, 60) == 160);
  request.placement.harmony.shadow.opacity = 0;
  CHECK(value_at(run(request).image, 150, below) == 160);
  // What ends at the border of its own picture stands on nothing that is seen.
  request.placement.harmony.shadow.opacity.reset();
  request.placement.cut_out = {};
  CHECK(value_at(run(request).image, 150, 120 + 30 + 3) == 160);
}

TEST_CASE("Place: harmonizing gives a clean thing the grain around it, and leaves the rest of it alone") {
  EditRequest request = request_for();
  request.image = plain({300, 270}, 128);
  cv::Mat samples = image::samples_of(request.image.pixels, request.image.pixels.bounds());
  cv::Mat noise(samples.size(), CV_16SC3);
  cv::RNG(3).fill(noise, cv::RNG::NORMAL, 0, 8);
  cv::add(samples, noise, samples, cv::noArray(), CV_8U);
  request.image.pixels.write(request.image.pixels.bounds(), samples.data, samples.step);
  request.placement.picture = plain({80, 80}, 140);
  request.placement.harmony.shadow.opacity = 0;
  const auto deviation = [&](const EditRequest& r) {
    cv::Scalar mean, spread;
    cv::meanStdDev(image::samples_of(run(r).image.pixels, {120, 90, 60, 60}), mean, spread);
    return spread[1];
  };
  CHECK(deviation(request) == Approx(8).margin(2));
  request.placement.harmony.grain = 0;
  CHECK(deviation(request) < 1);
}

TEST_CASE("Place: same request, same bytes; another seed, other grain") {
  EditRequest request = request_for();
  request.placement.picture = plain({90, 80}, 120);
  request.placement.transform = {150, 120, 1.2, 0.9, 20, false};
  const auto first = bytes_of(run(request).image.pixels);
  const int threads = cv::getNumThreads();
  cv::setNumThreads(1);
  CHECK(bytes_of(run(request).image.pixels) == first);
  cv::setNumThreads(threads);
  request.seed = 6;
  CHECK(bytes_of(run(request).image.pixels) != first);
}

TEST_CASE("Place: partly beyond the canvas, tiny and huge") {
  for (const Transform& transform :
       {Transform{-10, -10, 1, 1, 0, false}, Transform{299, 269, 1, 1, 45, false},
        Transform{150, 120, 0.01, 0.01, 0, false}, Transform{150, 120, 40, 0.02, 10, true}}) {
    EditRequest request = request_for();
    request.placement.transform = transform;
    const Candidate candidate = run(request);
    CHECK(same_outside(candidate.image.pixels, request.image.pixels, candidate.changed));
  }
}

TEST_CASE("Place: what cannot be placed is said") {
  const auto refused = [](const EditRequest& request) { CHECK_THROWS_AS(validate(request), Error); };
  EditRequest request = request_for();
  request.placement.picture = {};
  refused(request);
  for (const double bad : {0.0, -1.0, 1e6, std::nan("")}) {
    request = request_for();
    request.placement.transform.scale_x = bad;
    refused(request);
    request = request_for();
    request.placement.harmony.shadow.length = bad == 0 ? -1 : bad == -1 ? 9 : bad;
    refused(request);
  }
  request = request_for();
  request.placement.transform.x = 5000;
  refused(request);
  request = request_for();
  request.placement.cut_out = image::Mask({60, 50});
  refused(request);
  request.placement.cut_out = rect_mask({10, 10}, {0, 0, 5, 5});
  refused(request);
}

TEST_CASE("Place: a recipe makes it again, with the same other picture only") {
  EditRequest request = request_for();
  request.placement.path = "/pictures/thing.png";
  request.placement.transform = {140.5, 101.25, 0.8, 1.1, -12, true};
  request.placement.cut_out = rect_mask({60, 50}, {5, 5, 40, 40}).feathered(3);
  request.placement.harmony = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, {0.7, 200, 1.5, 0.25}};
  const Candidate first = run(request);
  const Recipe recipe = Recipe::parse(recipe_to_json(first.recipe), "r.json");
  REQUIRE(recipe.needs_placed_picture());
  CHECK(recipe.settings().placement.path == "/pictures/thing.png");
  CHECK(recipe.placed_hash() == content_hash(request.placement.picture));
  EditRequest again = recipe.request_for(request.image);
  again.placement = recipe.placement_of(request.placement.picture);
  CHECK(again.placement.transform == request.placement.transform);
  CHECK(again.placement.harmony == request.placement.harmony);
  CHECK(bytes_of(run(again).image.pixels) == bytes_of(first.image.pixels));
  CHECK_THROWS_AS(recipe.placement_of(noise_picture({60, 50}, {}, 3)), Error);
}

TEST_CASE("Place: the middle of what is placed goes where it is told to") {
  Placement placement = request_for().placement;
  placement.cut_out = rect_mask({60, 50}, {0, 0, 20, 10});
  placement.transform = {0, 0, 2, 2, 30, true};
  placement.transform = moved_to(placement, {100, 90});
  CHECK(middle_of(placement).x == Approx(100));
  CHECK(middle_of(placement).y == Approx(90));
  const Transform fits = centered(placement, {12, 200});
  CHECK(fits.scale_x == Approx(0.8 * 12 / 20));
}
