#include "image/io.h"

#include <algorithm>
#include <new>
#include <opencv2/imgproc.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/system.h"
#include "image/codecs/conversion.h"
#include "image/codecs/exif.h"
#include "image/codecs/formats.h"
#include "image/codecs/orientation.h"
#include "image/digital_source.h"
#include "image/icc_profile.h"
#include "image/kept_recipes.h"
#include "image/samples.h"

namespace pentimento::image {

namespace fs = std::filesystem;

namespace {
constexpr int kBandRows = TiledImage::kTileSide;

Error cannot(const char* what, const fs::path& file, const std::string& reason) {
  return Error(ErrorCode::BadFile, "\"" + file.string() + "\" cannot be " + what + ": " + reason + ".");
}

/// Runs `work`; what goes wrong becomes a sentence that names the file.
template <typename Work>
auto named(const char* what, const fs::path& file, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::OutOfMemory, "There is not enough memory for \"" + file.string() +
                                            "\". Close other programs or use a smaller picture.");
  } catch (const std::exception& error) {
    throw cannot(what, file, error.what());
  }
}

FileFormat readable_format(const fs::path& file) {
  std::error_code failed;
  const fs::file_status status = fs::status(file, failed);
  if (!fs::exists(status)) throw cannot("opened", file, "there is no such file");
  if (fs::is_directory(status)) throw cannot("opened", file, "it is a folder. Choose a picture in it");
  if (!fs::is_regular_file(status)) throw cannot("opened", file, "it is not a file");
  if (!is_readable(file)) throw cannot("opened", file, "you may not read it. Change its permissions");
  if (fs::file_size(file, failed) == 0) throw cannot("opened", file, "it is empty");
  if (const auto format = format_of_content(file)) return *format;
  throw cannot("opened", file,
               "it is no picture that Pentimento knows. Use PNG, JPEG, TIFF, WebP or OpenEXR");
}

std::unique_ptr<PictureReader> opened(const fs::path& file, FileFormat format) {
  auto reader = codec(format).open(file);
  if (reader->header().size.empty()) throw CodecError("it has no pixels");
  return reader;
}

void check_memory(const fs::path& file, const PictureHeader& header, std::uint64_t limit) {
  if (limit == 0) limit = physical_memory() / 2;
  const std::uint64_t bytes = static_cast<std::uint64_t>(header.size.area()) *
                              static_cast<std::uint64_t>(header.format.pixel_bytes());
  if (bytes <= limit) return;
  throw Error(ErrorCode::OutOfMemory, "\"" + file.string() + "\" is " + std::to_string(header.size.width) +
                                          " x " + std::to_string(header.size.height) +
                                          " pixels and would need " + std::to_string(bytes >> 20) +
                                          " MB of memory, more than the " + std::to_string(limit >> 20) +
                                          " MB that it may take. Use a smaller picture.");
}

TiledImage read_pixels(PictureReader& reader, Progress& progress) {
  const PictureHeader& header = reader.header();
  const Size size = header.size;
  TiledImage pixels(header.format, oriented_size(size, header.orientation));
  cv::Mat band(std::min(kBandRows, size.height), size.width, CV_8UC(header.format.pixel_bytes()));
  for (int y = 0; y < size.height; y += kBandRows) {
    progress.update(static_cast<double>(y) / size.height);
    const int rows = std::min(kBandRows, size.height - y);
    reader.read_rows(y, rows, band.data, band.step);
    const OrientedBand upright = oriented(band.rowRange(0, rows), y, size, header.orientation);
    pixels.write(upright.area, upright.pixels.data, upright.pixels.step);
  }
  reader.finish();
  return pixels;
}

Image read_opened(PictureReader& reader, Progress& progress) {
  Image image;
  image.pixels = read_pixels(reader, progress);
  Metadata metadata = reader.header().metadata;
  reset_exif_orientation(metadata.exif);
  image.metadata = std::make_shared<const Metadata>(std::move(metadata));
  progress.update(1);
  return image;
}

FileFormat writable_format(const fs::path& file) {
  if (const auto format = format_of_suffix(file)) return *format;
  throw Error(ErrorCode::Usage, "\"" + file.string() +
                                    "\" has no suffix that Pentimento can write: use .png, .jpg, .tif, "
                                    ".webp or .exr.");
}

void write_pixels(const FileConversion& conversion, PictureWriter& writer, Progress& progress) {
  const int height = conversion.header().size.height;
  for (int y = 0; y < height; y += kBandRows) {
    progress.update(static_cast<double>(y) / height);
    const cv::Mat rows = conversion.rows(y, std::min(kBandRows, height - y));
    writer.write_rows(y, rows.rows, rows.data, rows.step);
  }
  writer.finish();
}

/// Grey of a color picture, or alpha where it says something.
cv::Mat mask_values(const TiledImage& pixels, const Rect& area, bool use_alpha) {
  const PixelFormat format = pixels.format();
  const cv::Mat samples = samples_of(pixels, area);
  cv::Mat values;
  if (use_alpha) {
    alpha_of(samples, format).convertTo(values, CV_8U, 255);
    return values;
  }
  if (format.color_channels == 1) {
    values = colors_of(samples, format);
  } else {
    colors_of(samples, format).convertTo(values, CV_32F);
    cv::cvtColor(values, values, cv::COLOR_RGB2GRAY);
  }
  values.convertTo(values, CV_8U, 255.0 / white_of(format.sample));
  return values;
}

/// Calls visit(area) for bands of the whole width.
template <typename Visit>
void for_bands(Size size, Visit visit) {
  for (int y = 0; y < size.height; y += kBandRows) {
    visit(Rect{0, y, size.width, std::min(kBandRows, size.height - y)});
  }
}

bool has_transparency(const TiledImage& pixels) {
  if (!pixels.format().alpha) return false;
  bool found = false;
  for_bands(pixels.size(), [&](const Rect& area) {
    double lowest = 255;
    if (!found) cv::minMaxLoc(mask_values(pixels, area, true), &lowest);
    found = found || lowest < 255;
  });
  return found;
}
}  // namespace

void preload_codecs() {
  codec(FileFormat::Tiff);
}

ImageInfo read_info(const fs::path& file) {
  const FileFormat format = readable_format(file);
  return named("opened", file, [&] {
    const auto reader = opened(file, format);
    const PictureHeader& header = reader->header();
    return ImageInfo{id(format),
                     oriented_size(header.size, header.orientation),
                     header.format,
                     profile_description(header.metadata.icc),
                     header.orientation,
                     digital_source_of(header.metadata.xmp),
                     recipes_of(header.metadata.xmp)};
  });
}

Image read_image(const fs::path& file, Progress& progress, std::uint64_t memory_limit) {
  const FileFormat format = readable_format(file);
  return named("opened", file, [&] {
    const auto reader = opened(file, format);
    check_memory(file, reader->header(), memory_limit);
    return read_opened(*reader, progress);
  });
}

std::optional<CoarseImage> read_coarse(const fs::path& file, Progress& progress, std::int64_t least_pixels,
                                       std::uint64_t memory_limit) {
  const FileFormat format = readable_format(file);
  return named("opened", file, [&]() -> std::optional<CoarseImage> {
    const auto reader = opened(file, format);
    const PictureHeader& header = reader->header();
    check_memory(file, header, memory_limit);
    const Size whole = oriented_size(header.size, header.orientation);
    if (whole.area() < least_pixels || !reader->shrink(CoarseImage::kLevel)) return std::nullopt;
    return CoarseImage{read_opened(*reader, progress), whole};
  });
}

Mask read_mask(const fs::path& file, Size expected, Progress& progress) {
  const TiledImage pixels = read_image(file, progress).pixels;
  if (pixels.size() != expected) {
    throw Error(ErrorCode::Usage, "The mask \"" + file.string() + "\" is " +
                                      std::to_string(pixels.size().width) + " x " +
                                      std::to_string(pixels.size().height) + " pixels, but the picture is " +
                                      std::to_string(expected.width) + " x " +
                                      std::to_string(expected.height) + ". Make them the same size.");
  }
  const bool use_alpha = has_transparency(pixels);
  Mask mask(expected);
  for_bands(expected, [&](const Rect& area) { mask.set(area, mask_values(pixels, area, use_alpha)); });
  return mask;
}

bool is_lossy(const fs::path& file, const WriteOptions& options) {
  const auto format = format_of_suffix(file);
  return format == FileFormat::Jpeg || (format == FileFormat::WebP && !options.lossless_webp);
}

void check_writable(const fs::path& file) {
  writable_format(file);
  check_replaceable(file);
}

std::vector<std::string> write_image(const Image& image, const fs::path& file, const WriteOptions& options,
                                     Progress& progress) {
  const FileFormat format = writable_format(file);
  AtomicFile target(file);
  return named("written", file, [&] {
    const FileConversion conversion(image, format, options);
    const auto writer = codec(format).create(target.path(), conversion.header(), options);
    write_pixels(conversion, *writer, progress);
    target.commit();
    progress.update(1);
    std::vector<std::string> losses = conversion.losses();
    if (is_lossy(file, options)) {
      losses.insert(losses.begin(), name(format) + " compresses with loss: all pixels change a little.");
    }
    return losses;
  });
}

void write_mask(const Mask& mask, const fs::path& file, Progress& progress) {
  Image image;
  image.pixels = mask.pixels();
  write_image(image, file, {}, progress);
}

}  // namespace pentimento::image
