// Reading and writing picture files: PNG, JPEG, TIFF, WebP, OpenEXR.
//
// JPEG, PNG and WebP go through libjpeg, libpng and libwebp, which let EXIF, XMP and ICC pass byte for byte.
// TIFF and EXR go through OpenImageIO, in a library of its own (pentimento_codecs) that is opened when one is
// met: loading it takes a quarter of a second, which the window's first frame should not wait for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "image/image.h"
#include "image/mask.h"

namespace pentimento::image {

/// What a file says about itself; nothing is decoded.
struct ImageInfo {
  std::string format;  ///< "png", "jpeg", "tiff", "webp", "openexr"
  Size size;           ///< after the orientation is applied
  PixelFormat pixel_format;
  std::string profile;               ///< description of the ICC profile; empty: none
  int orientation = 1;               ///< EXIF 1..8, as stored in the file
  std::string digital_source;        ///< see digital_source.h; empty: the file says nothing
  std::vector<std::string> recipes;  ///< see kept_recipes.h
};

enum class MetadataChoice : std::uint8_t {
  All,
  /// Of EXIF and XMP only creator and rights; the rest as with ProfileOnly.
  Copyright,
  /// Color profile and resolution, but no EXIF and XMP: for privacy. That parts were made by a network is
  /// said all the same.
  ProfileOnly
};

struct WriteOptions {
  int quality = 95;  ///< 1..100, JPEG and lossy WebP
  bool lossless_webp = true;
  std::optional<SampleType> sample = {};  ///< none: the picture's own
  MetadataChoice metadata = MetadataChoice::All;
  /// A picture that is sRGB because it has no profile gets that of sRGB, for programs that ask otherwise.
  bool name_srgb = false;
};

/// Loads the codec library now (from any thread) instead of at the first call.
void preload_codecs();

/// Throws Error(BadFile) with a sentence that names the file.
ImageInfo read_info(const std::filesystem::path& file);

/// The whole picture with its metadata, orientation applied. Palette pictures become RGB, 1..7 bit become 8
/// bit. Throws Error(BadFile) when it is no picture, truncated, lies about itself, or has unsupported
/// channels (the sentence says which); Error(OutOfMemory) when the pixels would not fit into `memory_limit`
/// bytes (0: half of the machine's memory).
Image read_image(const std::filesystem::path& file, Progress& progress, std::uint64_t memory_limit = 0);

/// A picture at an eighth of its size, quick to have, to look at until the whole one is read.
struct CoarseImage {
  static constexpr int kLevel = 3;  ///< each pixel is the mean of 2^kLevel x 2^kLevel of the whole picture
  Image image;                      ///< sides are rounded up
  Size size;                        ///< of the whole picture
};

/// Nothing where that would not be quick: only JPEG files of one scan have it, and a picture with less than
/// `least_pixels` is read as soon. Throws as read_image(), also when the whole picture would not fit into
/// memory.
std::optional<CoarseImage> read_coarse(const std::filesystem::path& file, Progress& progress,
                                       std::int64_t least_pixels = 0, std::uint64_t memory_limit = 0);

/// A mask from any picture: its grey value, or its alpha if it has alpha that is not all opaque. Throws
/// Error(Usage) when its size is not `expected`.
Mask read_mask(const std::filesystem::path& file, Size expected, Progress& progress);

/// True when the format of `file` (by its suffix) loses pixel values: JPEG, and WebP unless lossless.
bool is_lossy(const std::filesystem::path& file, const WriteOptions& options = {});

/// Checks before a long job that `file` can be written: known suffix, folder there and writable, no folder in
/// its place. Throws Error(Usage) for an unknown suffix, else Error(BadFile).
void check_writable(const std::filesystem::path& file);

/// Writes to a temporary file beside `file`, then renames it over `file`: on any error `file` is as before.
/// The sample type is kept, or is that of `options`; where the format cannot hold it (16 bit in JPEG) the
/// nearest that it can is used; returns a sentence about each such loss, for the user.
std::vector<std::string> write_image(const Image& image, const std::filesystem::path& file,
                                     const WriteOptions& options, Progress& progress);

void write_mask(const Mask& mask, const std::filesystem::path& file, Progress& progress);

}  // namespace pentimento::image
