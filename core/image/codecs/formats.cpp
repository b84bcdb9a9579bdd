#include "image/codecs/formats.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

#include "base/shared_library.h"
#include "base/suffix.h"
#include "image/codecs/native_codecs.h"

namespace pentimento::image {

namespace {
struct Suffix {
  std::string_view suffix;
  FileFormat format;
};
constexpr std::array<Suffix, 9> kSuffixes{{{".png", FileFormat::Png},
                                           {".jpg", FileFormat::Jpeg},
                                           {".jpeg", FileFormat::Jpeg},
                                           {".jpe", FileFormat::Jpeg},
                                           {".jfif", FileFormat::Jpeg},
                                           {".tif", FileFormat::Tiff},
                                           {".tiff", FileFormat::Tiff},
                                           {".webp", FileFormat::WebP},
                                           {".exr", FileFormat::OpenExr}}};

using CreateCodec = Codec*();

/// Opened once and kept: libraries with threads and static data do not survive being closed.
const Codec& open_image_io() {
  static const std::unique_ptr<Codec> codec(
      SharedLibrary("pentimento_codecs").function<CreateCodec>("pentimento_create_codec")());
  return *codec;
}
}  // namespace

std::optional<FileFormat> format_of_suffix(const std::filesystem::path& file) {
  const std::string suffix = suffix_of(file);
  const auto* found =
      std::find_if(kSuffixes.begin(), kSuffixes.end(), [&](const Suffix& s) { return s.suffix == suffix; });
  if (found == kSuffixes.end()) return std::nullopt;
  return found->format;
}

std::optional<FileFormat> format_of_content(const std::filesystem::path& file) {
  std::array<char, 12> bytes{};
  std::ifstream(file, std::ios::binary).read(bytes.data(), bytes.size());
  const std::string_view start(bytes.data(), bytes.size());
  using namespace std::string_view_literals;
  if (start.starts_with("\x89PNG\r\n\x1a\n"sv)) return FileFormat::Png;
  if (start.starts_with("\xff\xd8\xff"sv)) return FileFormat::Jpeg;
  if (start.starts_with("II*\0"sv) || start.starts_with("MM\0*"sv)) return FileFormat::Tiff;
  if (start.starts_with("II+\0"sv) || start.starts_with("MM\0+"sv)) return FileFormat::Tiff;  // BigTIFF
  if (start.starts_with("RIFF"sv) && start.substr(8) == "WEBP"sv) return FileFormat::WebP;
  if (start.starts_with("v/1\x01"sv)) return FileFormat::OpenExr;
  return std::nullopt;
}

std::string id(FileFormat format) {
  static constexpr std::array kIds = {"png", "jpeg", "tiff", "webp", "openexr"};
  return kIds[static_cast<std::size_t>(format)];
}

std::string name(FileFormat format) {
  static constexpr std::array kNames = {"PNG", "JPEG", "TIFF", "WebP", "OpenEXR"};
  return kNames[static_cast<std::size_t>(format)];
}

PixelFormat storable(FileFormat format, PixelFormat wanted) {
  PixelFormat result = wanted;
  const bool is_float = wanted.sample == SampleType::Half || wanted.sample == SampleType::Float;
  switch (format) {
    case FileFormat::Tiff:
      // Hardly any program reads TIFF of half; float holds the same values.
      if (wanted.sample == SampleType::Half) result.sample = SampleType::Float;
      break;
    case FileFormat::Png:
      if (is_float) result.sample = SampleType::UInt16;
      break;
    case FileFormat::Jpeg:
      result.sample = SampleType::UInt8;
      result.alpha = false;
      break;
    case FileFormat::WebP:
      result.sample = SampleType::UInt8;
      result.color_channels = 3;
      break;
    case FileFormat::OpenExr:
      // Half holds every 8-bit value exactly, float every 16-bit value.
      if (wanted.sample == SampleType::UInt8) result.sample = SampleType::Half;
      if (wanted.sample == SampleType::UInt16) result.sample = SampleType::Float;
      break;
  }
  return result;
}

const Codec& codec(FileFormat format) {
  switch (format) {
    case FileFormat::Png:
      return png_codec();
    case FileFormat::Jpeg:
      return jpeg_codec();
    case FileFormat::WebP:
      return webp_codec();
    case FileFormat::Tiff:
    case FileFormat::OpenExr:
      break;
  }
  return open_image_io();
}

}  // namespace pentimento::image
