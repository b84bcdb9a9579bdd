// Pictures at an eighth of their size, beside the whole ones.
#include <cstdio>
// libjpeg's header wants stdio before it.
#include <jpeglib.h>

#include <cmath>
#include <numbers>

#include "base/error.h"
#include "image/io.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/core/image/profiles.h"

using namespace pentimento;
using namespace pentimento::image;
using namespace pentimento::test;

namespace {
constexpr int kBlock = 1 << CoarseImage::kLevel;

std::vector<std::uint8_t> exif_with(int orientation) {
  std::vector<std::uint8_t> exif = {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3,
                                    0,   1,   0,  0, 0, 0, 0, 0, 0, 0, 0,    0, 0};
  exif[18] = static_cast<std::uint8_t>(orientation);
  return exif;
}

/// Different in every corner and in every channel.
Image waves(PixelFormat format, Size size, int orientation = 1) {
  Image image;
  image.pixels = TiledImage(format, size);
  const int channels = format.color_channels;
  std::vector<std::uint8_t> row(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(channels));
  for (int y = 0; y < size.height; ++y) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double x = static_cast<double>(i) / channels, c = static_cast<double>(i % 3U);
      const double phase = (x * (c + 1) / size.width + y * (3 - c) / size.height) * std::numbers::pi;
      row[i] = static_cast<std::uint8_t>(128 + 100 * std::sin(phase));
    }
    image.pixels.write({0, y, size.width, 1}, row.data(), row.size());
  }
  auto metadata = std::make_shared<Metadata>();
  metadata->exif = exif_with(orientation);
  metadata->icc = format.color_channels == 3 ? display_p3_profile() : std::vector<std::uint8_t>();
  image.metadata = metadata;
  return image;
}

/// Of one channel in the block of the whole picture that a pixel of the coarse one stands for.
double mean_of(const TiledImage& pixels, Point block, int channel) {
  const auto samples = bytes_of(pixels, {block.x * kBlock, block.y * kBlock, kBlock, kBlock});
  const auto channels = static_cast<std::size_t>(pixels.format().channels());
  double sum = 0;
  for (std::size_t i = static_cast<std::size_t>(channel); i < samples.size(); i += channels) {
    sum += std::to_integer<int>(samples[i]);
  }
  return sum / (kBlock * kBlock);
}

/// The largest difference between the coarse picture and the means of the whole one.
double farthest(const TiledImage& coarse, const TiledImage& whole) {
  double worst = 0;
  for (int y = 0; y < whole.size().height / kBlock; ++y) {
    for (int x = 0; x < whole.size().width / kBlock; ++x) {
      const auto pixel = bytes_of(coarse, {x, y, 1, 1});
      for (int c = 0; c < static_cast<int>(pixel.size()); ++c) {
        const int value = std::to_integer<int>(pixel[static_cast<std::size_t>(c)]);
        worst = std::max(worst, std::abs(value - mean_of(whole, {x, y}, c)));
      }
    }
  }
  return worst;
}

void write_progressive(const std::filesystem::path& path) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  std::FILE* file = std::fopen(path.c_str(), "wb");
  REQUIRE(file);
  jpeg_stdio_dest(&jpeg, file);
  jpeg.image_width = jpeg.image_height = 64;
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_simple_progression(&jpeg);
  jpeg_start_compress(&jpeg, TRUE);
  std::vector<JSAMPLE> samples(64 * 3, 90);
  JSAMPROW row = samples.data();
  for (int y = 0; y < 64; ++y) jpeg_write_scanlines(&jpeg, &row, 1);
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  std::fclose(file);
}
}  // namespace

TEST_CASE("read_coarse: the means of the whole picture, whichever way it is turned") {
  const TemporaryFolder folder;
  Progress progress;
  for (int orientation = 1; orientation <= 8; ++orientation) {
    INFO("orientation " << orientation);
    write_image(waves({SampleType::UInt8, 3, false}, {320, 2400}, orientation), folder / "a.jpg", {},
                progress);
    const Image whole = read_image(folder / "a.jpg", progress);
    const auto coarse = read_coarse(folder / "a.jpg", progress);
    REQUIRE(coarse);
    CHECK(coarse->size == whole.size());
    REQUIRE(coarse->image.size() == Size{whole.size().width / kBlock, whole.size().height / kBlock});
    CHECK(farthest(coarse->image.pixels, whole.pixels) < 3);
    CHECK(*coarse->image.metadata == *whole.metadata);
  }
}

TEST_CASE("read_coarse: grey pictures, and sides that are no whole blocks") {
  const TemporaryFolder folder;
  Progress progress;
  for (const Size size : {Size{1, 1}, Size{8, 9}, Size{203, 117}}) {
    INFO(size.width << " x " << size.height);
    write_image(waves({SampleType::UInt8, 1, false}, size), folder / "a.jpg", {}, progress);
    const auto coarse = read_coarse(folder / "a.jpg", progress);
    REQUIRE(coarse);
    CHECK(coarse->size == size);
    CHECK(coarse->image.size() == Size{(size.width + 7) / kBlock, (size.height + 7) / kBlock});
    CHECK(farthest(coarse->image.pixels, read_image(folder / "a.jpg", progress).pixels) < 3);
  }
}

TEST_CASE("read_coarse: nothing where it would not be quick") {
  const TemporaryFolder folder;
  Progress progress;
  for (const char* name : {"a.png", "a.tif", "a.webp", "a.exr"}) {
    write_image(waves({SampleType::UInt8, 3, false}, {40, 30}), folder / name, {}, progress);
    CHECK_FALSE(read_coarse(folder / name, progress));
  }
  write_progressive(folder / "progressive.jpg");
  CHECK(read_image(folder / "progressive.jpg", progress).size() == Size{64, 64});
  CHECK_FALSE(read_coarse(folder / "progressive.jpg", progress));
  write_image(waves({SampleType::UInt8, 3, false}, {40, 30}), folder / "a.jpg", {}, progress);
  CHECK(read_coarse(folder / "a.jpg", progress, 1200));
  CHECK_FALSE(read_coarse(folder / "a.jpg", progress, 1201));
}

TEST_CASE("read_coarse: what the whole picture may not take is refused, and cancelling ends it") {
  const TemporaryFolder folder;
  Progress progress;
  write_image(waves({SampleType::UInt8, 3, false}, {400, 300}), folder / "a.jpg", {}, progress);
  CHECK(read_coarse(folder / "a.jpg", progress, 0, 360000));
  CHECK_THROWS_AS(read_coarse(folder / "a.jpg", progress, 0, 359999), Error);
  std::stop_source stop;
  stop.request_stop();
  Progress stopped(stop.get_token());
  CHECK_THROWS_AS(read_coarse(folder / "a.jpg", stopped), Cancelled);
}
