// What another program sees in our OpenRaster files is the picture that we show.
#include "openraster/openraster.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "base/error.h"
#include "document/stack.h"
#include "image/icc_profile.h"
#include "tests/catch.h"
#include "tests/core/document/edits.h"
#include "tests/core/image/pictures.h"
#include "tests/core/image/profiles.h"
#include "tests/core/openraster/reader.h"

using namespace pentimento;
using namespace pentimento::document;
using namespace pentimento::test;
using image::SampleType;

namespace {
/// With colors from black to white: a PNG layer holds no others.
Edit in_range(Edit edit) {
  for (Candidate& candidate : edit.candidates) {
    const auto fill = candidate.fill.get();
    cv::Mat srgb = image::srgb_of(*fill, fill->area());
    srgb = cv::max(cv::min(srgb, cv::Scalar::all(1)), cv::Scalar::all(0));
    candidate.fill = image::make_fill(srgb, fill->origin, SampleType::Float, fill->opaque);
  }
  return edit;
}

Edit edit_in(const Document& document, const Rect& area, unsigned seed) {
  return in_range(noise_edit(document.canvas, area, seed));
}

/// Two edits that overlap (one of them soft and half transparent), one that is switched off, new canvas.
Document some_document(image::PixelFormat format, Size size = {300, 200}) {
  FlattenCache cache;
  Document document = opened(noise(format, size));
  document = appended(document, edit_in(document, {20, 30, 90, 80}, 2), cache);
  Edit soft = edit_in(document, {70, 60, 120, 100}, 3);
  soft.opacity = 0.6;
  soft.candidates[0].recipe = R"({"generation": {"prompt": "a <red> \"boat\" & 更"}})";
  document = appended(document, soft, cache);
  Edit off = edit_in(document, {200, 10, 60, 60}, 4);
  off.enabled = false;
  off.name = "wires & poles";
  document = appended(document, off, cache);
  return appended(document, in_range(extension(document.canvas, document.canvas.grown(20), 6)), cache);
}

OpenRasterFile exported(const Document& document, const openraster::Options& options = {}) {
  const TemporaryFolder folder;
  Progress progress;
  openraster::write(document, folder / "a.ora", options, progress);
  // Nothing is left beside it.
  const std::filesystem::directory_iterator entries(folder.path());
  CHECK(std::distance(begin(entries), end(entries)) == 1);
  return read_openraster(folder / "a.ora");
}

/// The largest difference of what can be seen: colors count as far as they are opaque.
double difference(const cv::Mat& a, const cv::Mat& b) {
  REQUIRE(a.size() == b.size());
  double largest = 0;
  for (int y = 0; y < a.rows; ++y) {
    for (int x = 0; x < a.cols; ++x) {
      const auto &p = a.at<cv::Vec4d>(y, x), &q = b.at<cv::Vec4d>(y, x);
      largest = std::max(largest, std::abs(p[3] - q[3]));
      for (int c = 0; c < 3; ++c) largest = std::max(largest, std::abs(p[c] * p[3] - q[c] * q[3]));
    }
  }
  return largest;
}
/// Each soft layer rounds color and weight, by at most a step together; two lie above each other. Pictures of
/// half are rounded to 11 bit by ourselves.
double allowed(SampleType type) {
  if (type == SampleType::UInt8) return 2.0 / 255;
  return type == SampleType::Half ? 2.0 / 2048 : 8.0 / 65535;
}
}  // namespace

TEST_CASE("openraster: the layers composite to the picture that we show") {
  for (const image::PixelFormat format : all_pixel_formats()) {
    INFO(to_string(format));
    const Document document = some_document(format);
    const OpenRasterFile file = exported(document);
    CHECK(file.size == document.canvas.size());
    CHECK(file.layers.size() == 6);
    CHECK(difference(composited(file), as_rgba(file.merged)) <= allowed(format.sample));
    if (format.sample == SampleType::UInt8 || format.sample == SampleType::UInt16) {
      CHECK(same_samples(file.merged.pixels, document.picture.pixels));
    }
  }
}

TEST_CASE("openraster: one soft edit over the base is within one step of 8 bit") {
  FlattenCache cache;
  Document document = opened(noise({}, {300, 200}));
  document = appended(document, edit_in(document, {20, 30, 200, 120}, 3), cache);
  const OpenRasterFile file = exported(document);
  // As another program would show it: rounded to 8 bit.
  cv::Mat shown = composited(file) * 255;
  shown.convertTo(shown, CV_8U);
  cv::Mat ours = as_rgba(document.picture) * 255;
  ours.convertTo(ours, CV_8U);
  CHECK(cv::norm(shown, ours, cv::NORM_INF) <= 1);
}

TEST_CASE("openraster: entries and attributes are those of the specification") {
  const Document document = some_document({SampleType::UInt8, 3, true});
  const OpenRasterFile file = exported(document);
  CHECK(file.names.front() == "mimetype");
  CHECK(file.mimetype == "image/openraster");
  CHECK(std::max(file.thumbnail.size().width, file.thumbnail.size().height) == 256);
  const auto& border = file.layers[0].attributes;
  CHECK(border.at("name") == "Border");
  const auto& base = file.layers[1].attributes;
  CHECK(base.at("x") == "20");
  CHECK(base.at("composite-op") == "svg:src-over");
  const auto& soft = file.layers[3].attributes;
  CHECK(soft.at("name") == "Vary: a &lt;red&gt; &quot;boat&quot; &amp; 更");
  CHECK(soft.at("opacity") == "0.600000");
  CHECK(soft.at("composite-op") == "svg:src-atop");  // the picture has alpha, and an edit keeps it
  CHECK(soft.at("x") == std::to_string(20 + 70 - image::kDefaultRing));
  CHECK(file.layers[4].attributes.at("visibility") == "hidden");
  CHECK(file.layers[4].attributes.at("name") == "wires &amp; poles");
  CHECK(file.layers[5].attributes.at("composite-op") == "svg:src-over");  // new canvas becomes opaque
}

TEST_CASE("openraster: the file begins with its type - not compressed") {
  const TemporaryFolder folder;
  Progress progress;
  openraster::write(some_document({}), folder / "a.ora", {}, progress);
  const auto bytes = read_bytes(folder / "a.ora");
  // The local header of a zip file (APPNOTE.TXT 4.3.7): method at 8, name at 30.
  CHECK((bytes[8] | bytes[9]) == 0);
  CHECK(std::string(bytes.begin() + 30, bytes.begin() + 54) == "mimetypeimage/openraster");
}

TEST_CASE("openraster: layers of 16 bit have a profile, which other programs would ask for") {
  for (const int channels : {1, 3}) {
    const Document document = some_document({SampleType::UInt16, channels, false});
    const OpenRasterFile file = exported(document);
    for (const OpenRasterLayer& layer : file.layers) {
      const auto profile = image::open_profile(layer.image.metadata->icc, channels);
      REQUIRE(profile);
      CHECK(image::matrix_shaper(profile.get())->is_srgb());
    }
    CHECK_FALSE(file.merged.metadata->icc.empty());
    CHECK(same_samples(file.merged.pixels, document.picture.pixels));
  }
}

TEST_CASE("openraster: a profile stays, and pictures of 8 bit need none") {
  Document document = some_document({SampleType::UInt16, 3, false});
  image::Image base = *document.base;
  image::Metadata metadata;
  metadata.icc = display_p3_profile();
  base.metadata = std::make_shared<const image::Metadata>(metadata);
  CHECK(exported(opened(base)).layers[0].image.metadata->icc == metadata.icc);
  CHECK(exported(some_document({})).layers[0].image.metadata->icc.empty());
}

TEST_CASE("openraster: depth and metadata can be chosen") {
  Document document = some_document({SampleType::UInt16, 3, false});
  image::Metadata metadata;
  metadata.xmp = {'<', 'x', '/', '>'};
  document.picture.metadata = std::make_shared<const image::Metadata>(metadata);
  const OpenRasterFile whole = exported(document);
  CHECK(whole.layers[1].image.pixels.format().sample == SampleType::UInt16);
  CHECK(whole.merged.metadata->xmp == metadata.xmp);
  const OpenRasterFile eight = exported(document, {SampleType::UInt8, image::MetadataChoice::ProfileOnly});
  for (const OpenRasterLayer& layer : eight.layers) {
    CHECK(layer.image.pixels.format().sample == SampleType::UInt8);
  }
  CHECK(eight.merged.metadata->xmp.empty());
  CHECK(difference(composited(eight), as_rgba(document.picture)) <= 3.0 / 255);
}

TEST_CASE("openraster: what cannot be written leaves the old file - a cancelled one too") {
  const TemporaryFolder folder;
  const Document document = some_document({});
  write_bytes(folder / "a.ora", {1, 2, 3});
  std::stop_source stop;
  Progress cancelled(stop.get_token(), [&](double fraction) {
    if (fraction > 0.5) stop.request_stop();
  });
  CHECK_THROWS_AS(openraster::write(document, folder / "a.ora", {}, cancelled), Cancelled);
  Progress progress;
  CHECK_THROWS_AS(openraster::write(document, folder / "none" / "a.ora", {}, progress), Error);
  CHECK_THROWS_AS(
      openraster::write(document, folder / "a.ora", {SampleType::Half, image::MetadataChoice::All}, progress),
      Error);
  CHECK(read_bytes(folder / "a.ora") == std::vector<std::uint8_t>{1, 2, 3});
}

/// For scripts/check-openraster, which opens them with a program that is not ours.
TEST_CASE("openraster: files for other readers", "[.files]") {
  const char* folder = std::getenv("PENTIMENTO_FILES");
  REQUIRE(folder);
  const std::pair<const char*, image::PixelFormat> files[] = {{"rgb.ora", {SampleType::UInt8, 3, false}},
                                                              {"rgba.ora", {SampleType::UInt8, 3, true}},
                                                              {"rgb16.ora", {SampleType::UInt16, 3, false}},
                                                              {"grey.ora", {SampleType::UInt8, 1, false}}};
  for (const auto& [name, format] : files) {
    Progress progress;
    const std::filesystem::path file = std::filesystem::path(folder) / name;
    openraster::write(some_document(format), file, {}, progress);
    CHECK(std::filesystem::file_size(file) > 0);
  }
}
