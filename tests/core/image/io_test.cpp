#include "image/io.h"

#include "base/error.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"

using namespace pentimento;
using namespace pentimento::image;
using namespace pentimento::test;

namespace {
bool can_hold(const std::string& suffix, PixelFormat format) {
  const bool integer = format.sample == SampleType::UInt8 || format.sample == SampleType::UInt16;
  if (suffix == ".png") return integer;
  if (suffix == ".tif") return format.sample != SampleType::Half;
  if (suffix == ".exr") return !integer;
  return format.sample == SampleType::UInt8 && format.color_channels == 3;  // lossless WebP
}
}  // namespace

TEST_CASE("write_image and read_image: every format keeps every sample it can hold") {
  const TemporaryFolder folder;
  Progress progress;
  for (const std::string suffix : {".png", ".tif", ".exr", ".webp"}) {
    for (const PixelFormat format : all_pixel_formats()) {
      if (!can_hold(suffix, format)) continue;
      for (const Size size : {Size{1, 1}, Size{1, 300}, Size{257, 3}, Size{511, 513}}) {
        INFO(suffix << " " << to_string(format) << " " << size.width << " x " << size.height);
        Image image = noise(format, size);
        if (suffix == ".exr") {
          auto metadata = std::make_shared<Metadata>();
          metadata->linear = true;
          image.metadata = metadata;
        }
        CHECK(write_image(image, folder / ("a" + suffix), {}, progress).empty());
        const Image again = read_image(folder / ("a" + suffix), progress);
        CHECK(again.pixels.format() == format);
        CHECK(same_samples(image.pixels, again.pixels));
        CHECK(again.metadata->linear == (suffix == ".exr"));
      }
    }
  }
}

TEST_CASE("write_image: JPEG says what it loses and stays close") {
  const TemporaryFolder folder;
  Progress progress;
  Image image;
  image.pixels = TiledImage({SampleType::UInt16, 3, true}, {300, 200});
  const auto notes = write_image(image, folder / "a.jpg", {}, progress);
  CHECK(notes.size() == 3);
  const Image again = read_image(folder / "a.jpg", progress);
  CHECK(again.pixels.format() == PixelFormat{SampleType::UInt8, 3, false});
  CHECK(bytes_of(again.pixels, {150, 100, 1, 1})[0] == std::byte{255});  // transparent black on white
}
