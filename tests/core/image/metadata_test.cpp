// ICC, EXIF and XMP travel byte for byte; the orientation is applied.
#include <array>

#include "image/codecs/exif.h"
#include "image/composite.h"
#include "image/io.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/core/image/profiles.h"

using namespace pentimento;
using namespace pentimento::image;
using namespace pentimento::test;

namespace {
using Bytes = std::vector<std::uint8_t>;

/// A small EXIF block: make, orientation, an Exif directory with a user comment, and bytes that nothing
/// points to, as cameras leave them.
Bytes exif_block(int orientation, bool big_endian) {
  Bytes out(2, big_endian ? 'M' : 'I');
  const auto put = [&](std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) {
      out.push_back(static_cast<std::uint8_t>(value >> 8 * (big_endian ? count - 1 - i : i)));
    }
  };
  const auto entry = [&](std::uint32_t tag, std::uint32_t type, std::uint32_t count, std::uint32_t value) {
    put(tag, 2), put(type, 2), put(count, 4);
    put(value, type == 3 ? 2 : 4);
    if (type == 3) put(0, 2);
  };
  put(42, 2), put(8, 4), put(3, 2);
  entry(271, 2, 8, 50);
  entry(274, 3, 1, static_cast<std::uint32_t>(orientation));
  entry(34665, 4, 1, 58);
  put(0, 4);
  for (const char c : std::string("Camera\0\0", 8)) out.push_back(static_cast<std::uint8_t>(c));
  put(1, 2);
  entry(37510, 7, 12, 76);
  put(0, 4);
  for (const char c : std::string("ASCII\0\0\0hey!", 12)) out.push_back(static_cast<std::uint8_t>(c));
  out.insert(out.end(), {1, 2, 3});
  return out;
}

Bytes xmp_packet() {
  const std::string text =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta "
      "xmlns:x=\"adobe:ns:meta/\">"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></x:xmpmeta>   \n<?xpacket "
      "end=\"w\"?>";
  return {text.begin(), text.end()};
}

Image tagged(const Image& image) {
  Metadata metadata;
  metadata.icc = display_p3_profile();
  metadata.exif = exif_block(1, true);
  metadata.xmp = xmp_packet();
  metadata.dots_per_inch_x = metadata.dots_per_inch_y = 300;
  Image result = image;
  result.metadata = std::make_shared<const Metadata>(metadata);
  return result;
}

Image edited(const Image& image) {
  const ColorConverter converter(image.pixels.format(), *image.metadata);
  const Mask mask = rectangle_mask(image.size(), {3, 3, 5, 5});
  const Rect area = changed_area(mask, 2);
  Image result = image;
  result.pixels = composite(image.pixels, converter, mask, 2,
                            cv::Mat(area.height, area.width, CV_32FC3, cv::Scalar(0.2, 0.5, 0.9)), area);
  return result;
}

const PixelFormat kRgb{SampleType::UInt8, 3, false};
}  // namespace

TEST_CASE("metadata: read - edit - write - read keeps ICC, EXIF and XMP bytes") {
  const TemporaryFolder folder;
  Progress progress;
  const Image image = tagged(noise(kRgb, {40, 30}));
  for (const std::string suffix : {".jpg", ".png", ".webp"}) {
    INFO(suffix);
    write_image(image, folder / ("a" + suffix), {}, progress);
    const Image first = read_image(folder / ("a" + suffix), progress);
    write_image(edited(first), folder / ("b" + suffix), {}, progress);
    const Metadata last = *read_image(folder / ("b" + suffix), progress).metadata;
    CHECK(last.icc == image.metadata->icc);
    CHECK(last.exif == image.metadata->exif);
    CHECK(last.xmp == image.metadata->xmp);
    if (suffix != ".webp") CHECK(last.dots_per_inch_x == Approx(300).epsilon(0.001));
  }
}

TEST_CASE("metadata: TIFF keeps ICC and XMP bytes and EXIF values") {
  const TemporaryFolder folder;
  Progress progress;
  const Image image = tagged(noise(kRgb, {40, 30}));
  CHECK(write_image(image, folder / "a.tif", {}, progress).empty());
  const Image first = read_image(folder / "a.tif", progress);
  CHECK(same_samples(first.pixels, image.pixels));
  CHECK(first.metadata->icc == image.metadata->icc);
  CHECK(first.metadata->xmp == image.metadata->xmp);
  CHECK(first.metadata->dots_per_inch_y == Approx(300));
  const std::string exif(first.metadata->exif.begin(), first.metadata->exif.end());
  CHECK(exif.find("Camera") != std::string::npos);
  CHECK(exif.find("hey!") != std::string::npos);
  CHECK(exif.find("OpenImageIO") == std::string::npos);
  write_image(edited(first), folder / "b.tif", {}, progress);
  CHECK(*read_image(folder / "b.tif", progress).metadata == *first.metadata);  // from here on byte for byte
}

TEST_CASE("metadata: blocks move between formats") {
  const TemporaryFolder folder;
  Progress progress;
  const Image image = tagged(noise(kRgb, {20, 20}));
  for (const char* from : {"a.jpg", "a.png", "a.webp"}) {
    for (const char* to : {"b.jpg", "b.png", "b.webp"}) {
      INFO(from << " to " << to);
      write_image(image, folder / from, {}, progress);
      write_image(read_image(folder / from, progress), folder / to, {}, progress);
      const Metadata last = *read_image(folder / to, progress).metadata;
      CHECK(last.icc == image.metadata->icc);
      CHECK(last.exif == image.metadata->exif);
      CHECK(last.xmp == image.metadata->xmp);
    }
  }
}

TEST_CASE("metadata: profiles of any size - also such as libpng and libjpeg would refuse") {
  const TemporaryFolder folder;
  Progress progress;
  Image image = noise(kRgb, {20, 20});
  auto metadata = std::make_shared<Metadata>();
  metadata->icc.resize(200000);
  for (std::size_t i = 0; i < metadata->icc.size(); ++i)
    metadata->icc[i] = static_cast<std::uint8_t>(i * 7 >> 3);
  image.metadata = metadata;
  for (const char* name : {"a.jpg", "a.png", "a.webp", "a.tif"}) {
    INFO(name);
    write_image(image, folder / name, {}, progress);
    CHECK(read_image(folder / name, progress).metadata->icc == metadata->icc);
  }
}

TEST_CASE("metadata: an EXIF block that is too large for JPEG is named") {
  const TemporaryFolder folder;
  Progress progress;
  Image image = noise(kRgb, {20, 20});
  auto metadata = std::make_shared<Metadata>();
  metadata->exif = exif_block(1, false);
  metadata->exif.resize(70000);
  image.metadata = metadata;
  const auto losses = write_image(image, folder / "a.jpg", {}, progress);
  REQUIRE(losses.size() == 2);
  CHECK(losses[1].find("EXIF") != std::string::npos);
  CHECK(read_image(folder / "a.jpg", progress).metadata->exif.empty());
}

TEST_CASE("orientation: all eight are applied and two bytes change") {
  const TemporaryFolder folder;
  Progress progress;
  // Taller than a band, so that bands must find their places.
  const Image stored = noise(kRgb, {300, 530});
  const auto stored_pixel = [&](int x, int y) { return bytes_of(stored.pixels, {x, y, 1, 1}); };
  for (const char* name : {"a.png", "a.webp"}) {
    for (int orientation = 1; orientation <= 8; ++orientation) {
      INFO(name << ", orientation " << orientation);
      Image image = stored;
      auto metadata = std::make_shared<Metadata>();
      metadata->exif = exif_block(orientation, orientation % 2 == 0);
      image.metadata = metadata;
      write_image(image, folder / name, {}, progress);
      CHECK(read_info(folder / name).orientation == orientation);
      const Image upright = read_image(folder / name, progress);
      CHECK(read_info(folder / name).size == upright.size());
      const int w = 300, h = 530;
      CHECK(upright.size() == (orientation < 5 ? Size{w, h} : Size{h, w}));
      for (const auto& [x, y] :
           {std::array{0, 0}, std::array{299, 0}, std::array{17, 501}, std::array{120, 256}}) {
        const std::array<Point, 8> places = {{{x, y},
                                              {w - 1 - x, y},
                                              {w - 1 - x, h - 1 - y},
                                              {x, h - 1 - y},
                                              {y, x},
                                              {h - 1 - y, x},
                                              {h - 1 - y, w - 1 - x},
                                              {y, w - 1 - x}}};
        const Point p = places[static_cast<std::size_t>(orientation - 1)];
        CHECK(bytes_of(upright.pixels, {p.x, p.y, 1, 1}) == stored_pixel(x, y));
      }
      CHECK(upright.metadata->exif == exif_block(1, orientation % 2 == 0));
    }
  }
}

TEST_CASE("exif_orientation: damaged blocks say 1 and stay as they are") {
  const Bytes good = exif_block(6, false);
  CHECK(exif_orientation(good) == 6);
  for (std::size_t length = 0; length < good.size(); ++length) {
    Bytes cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length));
    const int orientation = exif_orientation(cut);
    CHECK((orientation == 1 || orientation == 6));
    reset_exif_orientation(cut);
    CHECK(exif_orientation(cut) == 1);
  }
  CHECK(exif_orientation(exif_block(9, false)) == 1);
  CHECK(exif_orientation(exif_block(0, true)) == 1);
}
