#include "engine/edit_frame.h"

#include <cmath>
#include <limits>

#include "base/error.h"
#include "engine/context_region.h"
#include "engine/patchmatch_backend.h"
#include "image/composite.h"
#include "image/samples.h"
#include "tests/catch.h"
#include "tests/core/engine/pictures.h"
#include "tests/core/engine/scripted_backend.h"

using namespace pentimento;
using namespace pentimento::engine;
using image::PixelFormat;
using image::SampleType;

namespace {
const std::vector<PixelFormat> kFormats = {{SampleType::UInt8, 3, false}, {SampleType::UInt8, 1, true},
                                           {SampleType::UInt16, 3, true}, {SampleType::UInt16, 1, false},
                                           {SampleType::Half, 3, false},  {SampleType::Float, 3, true}};

EditRequest request_for(Operation operation, const PixelFormat& format, Size size = {300, 270}) {
  EditRequest request;
  request.operation = operation;
  request.image = noise_picture(size, format);
  request.mask = rect_mask(size, {20, 30, 40, 50});
  if (operation == Operation::Extend) request.margins = {7, 0, 300, 5};
  request.seed = 42;
  request.candidates = 3;
  return request;
}

Candidate run(const EditRequest& request, ScriptedBackend backend = ScriptedBackend()) {
  Progress progress;
  return run_edit(request, backend, progress);
}

float alpha_of_float(const image::TiledImage& pixels, Point at) {
  float samples[4] = {};
  pixels.read({at.x, at.y, 1, 1}, samples, sizeof samples);
  return samples[3];
}
}  // namespace

TEST_CASE("run_edit: outside the changed area every byte is the picture's") {
  for (const PixelFormat& format : kFormats) {
    for (Operation operation : {Operation::Remove, Operation::Vary}) {
      for (int ring : {0, 8, 32}) {
        EditRequest request = request_for(operation, format);
        request.ring = ring;
        const Candidate candidate = run(request);
        CHECK(candidate.image.pixels.format() == format);
        CHECK(candidate.changed == image::changed_area(request.mask, ring));
        CHECK(same_outside(candidate.image.pixels, request.image.pixels, candidate.changed));
        CHECK(bytes_of(candidate.image.pixels, {30, 40, 20, 20}) !=
              bytes_of(request.image.pixels, {30, 40, 20, 20}));
      }
    }
  }
}

TEST_CASE("run_edit: Extend leaves the old part bit for bit whatever the ring") {
  for (const PixelFormat& format : kFormats) {
    for (int ring : {0, 8, 32}) {
      EditRequest request = request_for(Operation::Extend, format);
      request.ring = ring;
      const Candidate candidate = run(request);
      REQUIRE(candidate.image.size() == Size{607, 275});
      CHECK(bytes_of(candidate.image.pixels, {7, 0, 300, 270}) == bytes_of(request.image.pixels));
      CHECK(candidate.changed == Rect{0, 0, 607, 275});
    }
  }
}

TEST_CASE("run_edit: alpha is kept, and new canvas is opaque") {
  const PixelFormat format{SampleType::Float, 3, true};
  const EditRequest remove = request_for(Operation::Remove, format);
  const Candidate removed = run(remove);
  CHECK(alpha_of_float(removed.image.pixels, {30, 40}) == alpha_of_float(remove.image.pixels, {30, 40}));

  const Candidate extended = run(request_for(Operation::Extend, format));
  CHECK(alpha_of_float(extended.image.pixels, {0, 0}) == 1.0F);
  CHECK(alpha_of_float(extended.image.pixels, {606, 274}) == 1.0F);
}

TEST_CASE("run_edit: a candidate can be composited again from its fill and gives the same bytes") {
  for (const PixelFormat& format : kFormats) {
    for (const Operation operation : {Operation::Remove, Operation::Vary, Operation::Extend}) {
      const EditRequest request = request_for(operation, format);
      const Candidate candidate = run(request);
      image::TiledImage canvas = request.image.pixels;
      if (operation == Operation::Extend) canvas = image::with_canvas(canvas, candidate.image.size(), {7, 0});
      const image::ColorConverter converter(format, *request.image.metadata);
      const image::TiledImage again =
          image::composite(canvas, converter, candidate.mask, candidate.ring, candidate.fill);
      CHECK(bytes_of(again, again.bounds()) == bytes_of(candidate.image.pixels, again.bounds()));
    }
  }
}

TEST_CASE("run_edit: untouched tiles are shared with the picture") {
  EditRequest request = request_for(Operation::Remove, {SampleType::UInt8, 3, false}, {2048, 1024});
  request.mask = rect_mask({2048, 1024}, {600, 300, 50, 50});
  const Candidate candidate = run(request);
  CHECK(image::changed_tiles(candidate.image.pixels, request.image.pixels) == Rect{512, 256, 256, 256});
}

TEST_CASE("run_edit: the backend sees the crop and its mask") {
  EditRequest request = request_for(Operation::Remove, {SampleType::UInt8, 3, false}, {2000, 1000});
  request.mask = rect_mask({2000, 1000}, {1500, 500, 20, 10}, 77);
  request.strength = 0.75;
  BackendJob seen;
  Script script;
  script.at_step = [&](const BackendJob& job, int) { seen = job; };
  run(request, ScriptedBackend(script));
  CHECK(seen.picture.size() == cv::Size(768, 768));
  CHECK(seen.picture.type() == CV_32FC3);
  CHECK(seen.mask.type() == CV_8UC1);
  CHECK(cv::countNonZero(seen.mask.whole()) == 20 * 10);
  CHECK(seen.seed == 42);
  CHECK(seen.strength == 0.75);
  CHECK(seen.operation == Operation::Remove);
}

TEST_CASE("run_edit: Vary with nothing selected replaces the whole picture") {
  EditRequest request = request_for(Operation::Vary, {SampleType::UInt8, 3, false});
  request.mask = GENERATE(image::Mask(), image::Mask({300, 270}));
  const Candidate candidate = run(request);
  CHECK(candidate.changed == Rect{0, 0, 300, 270});
  for (const std::byte sample : bytes_of(candidate.image.pixels)) CHECK_FALSE(int(sample) != 64);
}

TEST_CASE("run_edit: raw puts the backend's own picture over the context region") {
  EditRequest request = request_for(Operation::Remove, {SampleType::UInt8, 3, false}, {1000, 900});
  request.raw = true;
  const Candidate candidate = run(request);
  CHECK(candidate.changed == Rect{0, 0, 768, 768});
  for (const std::byte sample : bytes_of(candidate.image.pixels, candidate.changed)) {
    CHECK_FALSE(int(sample) != 64);
  }
  CHECK(same_outside(candidate.image.pixels, request.image.pixels, candidate.changed));
}

TEST_CASE("run_edit: the recipe makes the same candidate again") {
  const EditRequest request = request_for(Operation::Remove, {SampleType::UInt16, 3, false});
  Script script;
  script.result = [](const BackendJob& job) {
    return cv::Mat(job.picture.size(), CV_32FC3, cv::Scalar::all(0.01 * static_cast<double>(job.seed % 100)));
  };
  const Candidate candidate = run(request, ScriptedBackend(script));
  CHECK(candidate.recipe.seed == 42);
  CHECK(candidate.recipe.candidates == 1);
  CHECK(candidate.recipe.engine == "scripted");
  const Candidate again = run(candidate.recipe, ScriptedBackend(script));
  CHECK(bytes_of(again.image.pixels) == bytes_of(candidate.image.pixels));
  CHECK(candidate.image.metadata == request.image.metadata);
}

TEST_CASE("run_edit: the built-in engine copies nothing from transparent pixels") {
  const Size size{96, 64};
  EditRequest request;
  request.image = noise_picture(size, {SampleType::UInt8, 3, true});
  request.mask = rect_mask(size, {40, 20, 16, 16});
  request.ring = 0;
  const auto with_left_half = [&](unsigned char green) {
    EditRequest changed = request;
    std::vector<unsigned char> hidden(40 * 64 * 4, 0);
    for (std::size_t k = 1; k < hidden.size(); k += 4) hidden[k] = green;
    changed.image.pixels.write({0, 0, 40, 64}, hidden.data(), 40 * 4);
    return changed;
  };
  PatchMatchBackend backend;
  const auto filled = [&](unsigned char green) {
    Progress progress;
    const Candidate done = run_edit(with_left_half(green), backend, progress);
    return image::samples_of(done.image.pixels, {40, 20, 16, 16});
  };
  CHECK(cv::norm(filled(0), filled(255), cv::NORM_INF) == 0);
}

TEST_CASE("run_edit: guides and sources reach the backend in pixels of the crop") {
  for (const Operation operation : {Operation::Remove, Operation::Extend}) {
    EditRequest request = request_for(operation, {SampleType::UInt8, 3, false});
    request.context = {ContextChoice::Kind::Fixed, {10, 20, 200, 200}};
    request.fill.sources = rect_mask({300, 270}, {0, 0, 60, 80});
    request.fill.guides = {{{15, 25}, {100, 120}}};
    const Margins moved = operation == Operation::Extend ? request.margins : Margins{};
    int calls = 0;
    Script script;
    script.at_step = [&](const BackendJob& job, int) {
      ++calls;
      const Rect region = context_region(request);
      const Point origin{region.x - moved.left, region.y - moved.top};
      CHECK(job.fill.guides.at(0).at(0) == Point{15 - origin.x, 25 - origin.y});
      REQUIRE(job.sources.size() == job.picture.size());
      const Rect seen = Rect{0, 0, 60, 80}.translated(-origin.x, -origin.y);
      const Rect inside = seen.intersected({0, 0, region.width, region.height});
      CHECK(cv::countNonZero(job.sources) == inside.area());
    };
    run(request, ScriptedBackend(script));
    CHECK(calls > 0);
  }
}

TEST_CASE("run_edit: the context region reaches to what is to be copied") {
  EditRequest request = request_for(Operation::Remove, {SampleType::UInt8, 3, false}, {3000, 900});
  CHECK(context_region(request).right() < 2900);
  request.fill.sources = rect_mask({3000, 900}, {2900, 100, 50, 50});
  CHECK(context_region(request).right() == 2950);
}

TEST_CASE("run_edit: only the sampling area is copied") {
  EditRequest request = request_for(Operation::Remove, {SampleType::UInt8, 3, false}, {200, 120});
  cv::Mat half(120, 200, CV_8UC3, cv::Scalar(200, 20, 20));
  half.colRange(100, 200).setTo(cv::Scalar(20, 200, 20));
  request.image.pixels.write({0, 0, 200, 120}, half.data, half.step);
  request.mask = rect_mask({200, 120}, {30, 40, 30, 30});  // in the first half
  request.fill.sources = rect_mask({200, 120}, {110, 0, 90, 120});
  request.fill.adaptation = 0;
  request.ring = 0;
  PatchMatchBackend backend;
  Progress progress;
  const Candidate candidate = run_edit(request, backend, progress);
  std::uint8_t sample[3] = {};
  candidate.image.pixels.read({45, 55, 1, 1}, sample, sizeof sample);
  CHECK(sample[1] > 150);
  CHECK(sample[0] < 60);
}

TEST_CASE("run_edit: previews are screen pixels of the crop with the blend weight as alpha") {
  const EditRequest request = request_for(Operation::Remove, {SampleType::UInt8, 3, false}, {1000, 900});
  ScriptedBackend backend;
  Progress progress;
  int previews = 0;
  run_edit(request, backend, progress, [&](const Preview& preview) {
    ++previews;
    CHECK(preview.area == Rect{0, 0, 768, 768});
    CHECK(preview.pixels.type() == CV_8UC4);
    CHECK(preview.pixels.at<cv::Vec4b>(0, 0)[0] == 128);
    CHECK(preview.pixels.at<cv::Vec4b>(3, 3)[3] == 0);  // far from the mask
  });
  CHECK(previews == 5);
}

TEST_CASE("run_edit: a backend that breaks its contract does not reach the picture") {
  const EditRequest request = request_for(Operation::Remove, {SampleType::UInt8, 3, false});
  Script script;
  SECTION("another size") {
    script.result = [](const BackendJob&) { return cv::Mat(10, 10, CV_32FC3, cv::Scalar::all(0)); };
  }
  SECTION("another type") {
    script.result = [](const BackendJob& job) {
      return cv::Mat(job.picture.size(), CV_8UC3, cv::Scalar::all(0));
    };
  }
  SECTION("not a number") {
    script.result = [](const BackendJob& job) {
      cv::Mat result(job.picture.size(), CV_32FC3, cv::Scalar::all(0));
      result.at<cv::Vec3f>(3, 3)[1] = std::numeric_limits<float>::quiet_NaN();
      return result;
    };
  }
  SECTION("nothing at all") {
    script.result = [](const BackendJob&) { return cv::Mat(); };
  }
  CHECK_THROWS_AS(run(request, ScriptedBackend(script)), Error);
}

TEST_CASE("run_edit: progress is finite, never falls and ends at 1") {
  const EditRequest request = request_for(Operation::Extend, {SampleType::UInt8, 3, false});
  ScriptedBackend backend;
  std::vector<double> seen;
  Progress progress({}, [&](double fraction) { seen.push_back(fraction); });
  run_edit(request, backend, progress);
  REQUIRE_FALSE(seen.empty());
  CHECK(std::is_sorted(seen.begin(), seen.end()));
  CHECK(seen.back() == 1.0);
}

TEST_CASE("run_edit: a variation of a candidate is blended into the picture under it") {
  const PixelFormat format{SampleType::UInt8, 3, false};
  EditRequest request = request_for(Operation::Vary, format);
  request.onto = request.image;
  const Candidate first = run(request);
  request.image = first.image;  // as it looks with the candidate in it
  const Candidate second = run(request);
  CHECK(same_outside(second.image.pixels, request.onto.pixels, second.changed));
  const image::ColorConverter converter(format, *request.image.metadata);
  const image::TiledImage again =
      image::composite(request.onto.pixels, converter, second.mask, second.ring, second.fill);
  CHECK(bytes_of(again, again.bounds()) == bytes_of(second.image.pixels, again.bounds()));
  request.onto = noise_picture({10, 10}, format);
  CHECK_THROWS_AS(validate(request), Error);
}

namespace {
/// Said as a word: what differs is too much to print.
bool same_bytes(const image::TiledImage& a, const Rect& in_a, const image::TiledImage& b, const Rect& in_b) {
  return bytes_of(a, in_a) == bytes_of(b, in_b);
}
}  // namespace

TEST_CASE("run_edit: a variation of an extension leaves the old picture as it is") {
  for (const PixelFormat& format : kFormats) {
    const EditRequest extend = request_for(Operation::Extend, format);
    const Candidate first = run(extend);
    EditRequest request = extend;
    request.operation = Operation::Vary;
    request.image = first.image;
    request.onto = extend.image;
    request.mask = first.mask;
    REQUIRE_NOTHROW(validate(request));
    request.seed = 43;
    Script script;
    script.result = [](const BackendJob& job) {
      return cv::Mat(job.picture.size(), CV_32FC3, cv::Scalar::all(0.75));
    };
    const Candidate second = run(request, ScriptedBackend(script));
    CHECK(second.ring == 0);
    REQUIRE(second.image.size() == first.image.size());
    const Rect border{307, 0, 300, 275};
    CHECK(same_bytes(second.image.pixels, {7, 0, 300, 270}, extend.image.pixels, {0, 0, 300, 270}));
    CHECK_FALSE(same_bytes(second.image.pixels, border, first.image.pixels, border));
    const image::ColorConverter converter(format, *request.image.metadata);
    const image::TiledImage canvas = image::with_canvas(extend.image.pixels, second.image.size(), {7, 0});
    const image::TiledImage again =
        image::composite(canvas, converter, second.mask, second.ring, second.fill);
    CHECK(same_bytes(again, again.bounds(), second.image.pixels, again.bounds()));
  }
}

TEST_CASE("validate: margins of a variation fit what it is blended into") {
  EditRequest request = request_for(Operation::Vary, {SampleType::UInt8, 3, false});
  request.margins = {7, 0, 0, 0};
  CHECK_THROWS_AS(validate(request), Error);  // of nothing
  request.onto = noise_picture({293, 270}, {SampleType::UInt8, 3, false});
  CHECK_NOTHROW(validate(request));
  request.margins = {8, 0, 0, 0};
  CHECK_THROWS_AS(validate(request), Error);
  request.margins = {std::numeric_limits<int>::max(), 0, std::numeric_limits<int>::max(), 0};
  CHECK_THROWS_AS(validate(request), Error);
  request.margins = {-7, 0, 14, 0};
  CHECK_THROWS_AS(validate(request), Error);
}
