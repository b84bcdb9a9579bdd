#include <limits>
#include <opencv2/imgproc.hpp>
#include <random>

#include "patchmatch/synthesize.h"
#include "pictures.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::patchmatch;
using namespace pentimento::patchmatch::testing;

TEST_CASE("Fill: same job and seed give the same bits, on any number of threads and without AVX2") {
  const cv::Mat picture = landscape(120, 90);
  const cv::Mat mask = hole(picture.size(), {40, 20, 40, 40});
  const int threads = cv::getNumThreads();
  cv::setNumThreads(1);
  const auto with = [&](const Settings& settings) {
    Progress progress;
    return synthesize({picture, mask, 1}, settings, progress, {});
  };
  for (const double regular : {0.0, 1.0}) {  // from copies, and from patch diffusion
    Settings settings = fill_settings();
    settings.regular = regular;
    cv::setNumThreads(1);
    const cv::Mat one = with(settings);
    cv::setNumThreads(2);
    CHECK(same_bits(one, with(settings)));
    settings.distance = &portable_patch_distance();
    CHECK(same_bits(one, with(settings)));
  }
  cv::setNumThreads(threads);
}

TEST_CASE("Fill: what jobs of other seeds have prepared changes nothing") {
  for (const cv::Size size : {cv::Size(120, 90), cv::Size(1700, 400)}) {
    Job job{landscape(size.width, size.height), hole(size, {40, 20, 40, 40}), 1};
    job.options.mirrored = true;
    Progress progress;
    const cv::Mat alone = fill(job, progress);
    job.shared = make_shared_work();
    for (const std::uint64_t seed : {2, 1}) {
      job.seed = seed;
      CHECK(same_bits(fill(job, progress), alone) == (seed == 1));
    }
  }
}

TEST_CASE("Fill: other seeds give other fills") {
  const cv::Mat picture = landscape(120, 90);
  const cv::Mat mask = hole(picture.size(), {40, 20, 40, 40});
  CHECK(mean_difference(filled(picture, mask, 1), filled(picture, mask, 2), mask) > 0.005);
}

TEST_CASE("Fill: known pixels keep their bits") {
  const cv::Mat picture = landscape(100, 80);
  const cv::Mat mask = hole(picture.size(), {30, 30, 25, 20}) | hole(picture.size(), {0, 70, 20, 10});
  const cv::Mat result = filled(picture, mask);
  cv::Mat a = picture.clone(), b = result.clone();
  a.setTo(cv::Scalar::all(0), mask);
  b.setTo(cv::Scalar::all(0), mask);
  CHECK(same_bits(a, b));
}

TEST_CASE("Fill: what is wanted is the same whether the rest is wanted or not") {
  for (const cv::Size size : {cv::Size(120, 90), cv::Size(1100, 500)}) {
    const cv::Mat picture = landscape(size.width, size.height);
    const cv::Rect wanted(30, 15, 80, 60);
    Job job{picture, hole(size, {40, 20, 40, 40}), 1};
    Progress progress;
    const cv::Mat whole = fill(job, progress);
    job.wanted = wanted;
    CHECK(same_bits(fill(job, progress)(wanted).clone(), whole(wanted).clone()));
  }
}

TEST_CASE("Fill: a picture of bytes gives the same as its floats", "[long]") {
  for (const cv::Size size : {cv::Size(120, 90), cv::Size(1100, 500)}) {
    cv::Mat bytes, floats;
    landscape(size.width, size.height).convertTo(bytes, CV_8U, 255);
    bytes.convertTo(floats, CV_32F, 1.0 / 255);
    const cv::Mat mask = hole(size, {40, 20, 40, 40});
    const cv::Mat from_bytes = filled(bytes, mask), from_floats = filled(floats, mask);
    REQUIRE(from_bytes.type() == CV_32FC3);
    CHECK(mean_difference(from_bytes, from_floats, mask) < 1e-3);
    CHECK(cv::norm(from_bytes, floats, cv::NORM_INF, ~mask) < 1e-6);
  }
}

namespace {
// The same pixels (CV_8UC(n)) in tiles of 64 x 64, a few px from the corner of the first.
PixelView in_tiles(const cv::Mat& pixels) {
  constexpr int kLogSide = 6, kSide = 1 << kLogSide;
  const cv::Point corner(11, 5);
  TileGrid grid{{}, (pixels.cols + corner.x + kSide - 1) / kSide, kLogSide};
  cv::Mat framed;
  cv::copyMakeBorder(pixels, framed, corner.y, kSide, corner.x, kSide, cv::BORDER_CONSTANT);
  for (int y = 0; y < pixels.rows + corner.y; y += kSide) {
    for (int x = 0; x < pixels.cols + corner.x; x += kSide) {
      const std::shared_ptr<std::byte[]> tile(new std::byte[kSide * kSide * pixels.elemSize()]);
      framed(cv::Rect(x, y, kSide, kSide)).copyTo(cv::Mat(kSide, kSide, pixels.type(), tile.get()));
      grid.tiles.push_back(tile);
    }
  }
  return {grid, {corner, pixels.size()}, pixels.type()};
}
}  // namespace

TEST_CASE("Fill: a picture and a hole in tiles give the same as in one piece") {
  const auto in_both = [](cv::Size size, const auto& make) {
    cv::Mat bytes;
    landscape(size.width, size.height).convertTo(bytes, CV_8U, 255);
    Job whole{bytes, hole(size, {40, 20, 40, 40}), 1};
    Job tiled = whole;
    tiled.picture = in_tiles(bytes);
    tiled.hole = in_tiles(whole.hole.whole());
    Progress progress;
    CHECK(same_bits(make(tiled, progress), make(whole, progress)));
  };
  in_both({120, 90}, [](Job& job, Progress& progress) {
    job.options.mirrored = true;
    return fill(job, progress);
  });
  in_both({1100, 300}, [](Job& job, Progress& progress) { return fill(job, progress); });
  in_both({120, 90}, [](Job& job, Progress& progress) { return extend(job, progress); });
  in_both({120, 90}, [](Job& job, Progress& progress) { return vary(job, {0.1, {100, 90}}, progress); });
}

TEST_CASE("Fill: what is excluded is neither copied nor looked at") {
  const cv::Size size(120, 100);
  const cv::Mat transparent = hole(size, {0, 0, 60, 100});
  const cv::Mat mask = hole(size, {50, 30, 30, 40});
  cv::Mat green = landscape(size.width, size.height), red = green.clone();
  green.setTo(cv::Scalar(0, 1, 0), transparent);
  red.setTo(cv::Scalar(1, 0, 0), transparent);
  for (const double strength : {-1.0, 0.8}) {  // fill, and vary
    const auto run = [&](const cv::Mat& picture) {
      Progress progress;
      const Job job{picture, mask, 1, transparent};
      return strength < 0 ? fill(job, progress) : vary(job, {strength}, progress);
    };
    const cv::Mat a = run(green), b = run(red);
    CHECK(mean_difference(a, b, mask) == 0);
    CHECK(mean_difference(a, green, mask & transparent) > 0.1);
  }
}

TEST_CASE("Fill: with everything around it excluded a hole is filled smoothly") {
  const cv::Mat picture = landscape(60, 40);
  const cv::Mat mask = hole(picture.size(), {20, 10, 20, 20});
  Progress progress;
  CHECK(cv::checkRange(fill({picture, mask, 1, mask == 0}, progress)));
}

TEST_CASE("Fill: continues a wall of bricks") {
  const cv::Mat wall = bricks(160, 128);
  const cv::Mat mask = hole(wall.size(), {56, 40, 48, 48});
  cv::Mat cut = wall.clone();
  cut.setTo(cv::Scalar::all(0), mask);
  CHECK(mean_difference(filled(cut, mask), wall, mask) < 0.03);
}

TEST_CASE("Fill: a regular pattern goes on without a fault") {
  const cv::Mat paper = wallpaper(300, 220);
  const cv::Mat mask = hole(paper.size(), {100, 70, 110, 80});
  cv::Mat cut = paper.clone();
  cut.setTo(cv::Scalar::all(0.5), mask);
  for (const std::uint64_t seed : {1, 2}) CHECK(mean_difference(filled(cut, mask, seed), paper, mask) < 0.01);
}

TEST_CASE("Fill: a smooth ramp has no blotches") {
  const cv::Mat ramp = gradient(160, 120);
  const cv::Mat mask = hole(ramp.size(), {50, 40, 50, 40});
  cv::Mat cut = ramp.clone();
  cut.setTo(cv::Scalar(1, 0, 0), mask);
  const cv::Mat result = filled(cut, mask);
  double worst = 0;
  cv::Mat error;
  cv::absdiff(result, ramp, error);
  cv::minMaxLoc(error.reshape(1), nullptr, &worst);
  CHECK(worst < 0.06);
}

TEST_CASE("Fill: reaches full resolution with samples of the picture") {
  const cv::Mat large = landscape(1400, 500);
  const cv::Mat mask = hole(large.size(), {600, 250, 90, 90});
  cv::Mat cut = large.clone();
  cut.setTo(cv::Scalar::all(0), mask);
  const cv::Mat result = filled(cut, mask);
  cv::Scalar mean, grain, mean_around, grain_around;
  cv::meanStdDev(result(cv::Rect(610, 260, 70, 70)), mean, grain);
  cv::meanStdDev(large(cv::Rect(610, 260, 70, 70)), mean_around, grain_around);
  CHECK(grain[0] > 0.8 * grain_around[0]);
  CHECK(mean[0] == Approx(mean_around[0]).margin(0.03));
}

TEST_CASE("Fill: any size and any hole gives finite values") {
  std::mt19937 random(3);
  for (int height = 1; height <= 20; ++height) {
    for (int width = 1; width <= 20; ++width) {
      cv::Mat picture(height, width, CV_32FC3);
      cv::randu(picture, 0, 1);
      const int x = static_cast<int>(random() % width), y = static_cast<int>(random() % height);
      const cv::Mat mask = hole(picture.size(), {x, y, 1 + static_cast<int>(random() % width),
                                                 1 + static_cast<int>(random() % height)});
      const bool finite = cv::checkRange(filled(picture, mask)) && cv::checkRange(varied(picture, mask, 0.7));
      CHECK(finite);
    }
  }
}

TEST_CASE("Fill: a hole without surroundings is grey - slivers are filled smoothly") {
  const cv::Mat picture = landscape(40, 40);
  const cv::Mat all = filled(picture, hole(picture.size(), {0, 0, 40, 40}));
  CHECK(cv::norm(all, cv::Mat(40, 40, CV_32FC3, cv::Scalar::all(0.5)), cv::NORM_INF) < 1e-6);
  const cv::Mat sliver = filled(picture, hole(picture.size(), {0, 0, 40, 37}));
  CHECK(cv::checkRange(sliver, true, nullptr, 0, 1.01));
}

TEST_CASE("Fill: extreme and non-finite samples do no harm") {
  cv::Mat picture = landscape(64, 64);
  picture.at<cv::Vec3f>(5, 5) = {1e6F, -3, 2};
  picture.at<cv::Vec3f>(50, 9) = {std::numeric_limits<float>::quiet_NaN(), 0,
                                  std::numeric_limits<float>::infinity()};
  const cv::Mat mask = hole(picture.size(), {20, 20, 24, 24});
  picture.setTo(cv::Scalar::all(std::numeric_limits<double>::quiet_NaN()), mask);
  CHECK(cv::checkRange(filled(picture, mask)(cv::Rect(20, 20, 24, 24))));
}

namespace {

// Rings on a floor with grain.
cv::Mat rings() {
  cv::Mat picture = pebbles(240, 180) * 0.1 + cv::Scalar::all(0.3);
  for (const cv::Point center :
       {cv::Point(45, 50), cv::Point(130, 45), cv::Point(205, 70), cv::Point(75, 130), cv::Point(165, 130)}) {
    cv::circle(picture, center, 30, {0.55, 0.65, 0.75}, cv::FILLED);
    cv::circle(picture, center, 30, {0.95, 0.95, 0.9}, 5);
  }
  return picture;
}

// Of strokes of several widths, over several seeds.
double mean_error_of_strokes(const Settings& settings) {
  const cv::Mat picture = rings();
  const std::vector<cv::Point> way{{15, 75}, {60, 60}, {110, 75}, {150, 60}, {200, 85}, {220, 110}};
  double sum = 0;
  int count = 0;
  for (const int thickness : {8, 12}) {
    cv::Mat stroke = cv::Mat::zeros(picture.size(), CV_8U);
    cv::polylines(stroke, way, false, 255, thickness);
    for (const std::uint64_t seed : {1, 2, 3}) {
      Progress progress;
      sum += mean_difference(synthesize({picture, stroke, seed}, settings, progress, {}), picture, stroke);
      ++count;
    }
  }
  return sum / count;
}

}  // namespace

TEST_CASE("Fill: what both sides of a stroke show goes on through it", "[long]") {
  Settings settings = fill_settings();
  settings.regular = 1;  // not laid out as a pattern
  settings.continue_lines = settings.continue_curves = false;
  const double ours = mean_error_of_strokes(settings);
  settings.coarsest_half_thickness = 5;
  settings.thin = 0;
  const double as_other_holes = mean_error_of_strokes(settings);
  INFO(ours << " and " << as_other_holes);
  CHECK(ours < 0.9 * as_other_holes);
}
