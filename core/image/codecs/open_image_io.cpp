// TIFF and OpenEXR through OpenImageIO, in a library of its own: see io.h.

#include <OpenImageIO/filesystem.h>
#include <OpenImageIO/imageio.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "base/system.h"
#include "image/codecs/codec.h"
#include "image/codecs/tiff_blocks.h"

namespace pentimento::image {

namespace {

/// The first line of OpenImageIO's message, without its full stop, or `otherwise`.
std::string reason(std::string message, const char* otherwise) {
  message = message.substr(0, message.find('\n'));
  while (!message.empty() && (message.back() == '.' || message.back() == ' ')) message.pop_back();
  return message.empty() ? otherwise : message;
}

SampleType sample_type(const OIIO::TypeDesc& type) {
  switch (type.basetype) {
    case OIIO::TypeDesc::UINT8:
      return SampleType::UInt8;
    case OIIO::TypeDesc::UINT16:
      return SampleType::UInt16;
    case OIIO::TypeDesc::HALF:
      return SampleType::Half;
    case OIIO::TypeDesc::FLOAT:
      return SampleType::Float;
    default:
      throw CodecError("its samples are of type " + std::string(type.c_str()) +
                       ", which Pentimento cannot edit. Convert it to 8 or 16 bit or float");
  }
}

OIIO::TypeDesc type_desc(SampleType type) {
  switch (type) {
    case SampleType::UInt8:
      return OIIO::TypeDesc::UINT8;
    case SampleType::UInt16:
      return OIIO::TypeDesc::UINT16;
    case SampleType::Half:
      return OIIO::TypeDesc::HALF;
    case SampleType::Float:
      return OIIO::TypeDesc::FLOAT;
  }
  return OIIO::TypeDesc::UINT8;
}

PixelFormat pixel_format(const OIIO::ImageSpec& spec) {
  const int n = spec.nchannels;
  if (n < 1 || n > 4) {
    std::string names;
    for (const std::string& name : spec.channelnames) names += (names.empty() ? "" : ", ") + name;
    throw CodecError("it has " + std::to_string(n) + " channels (" + names.substr(0, 100) +
                     "); Pentimento edits grey and RGB, with or without alpha");
  }
  return {sample_type(spec.format), n < 3 ? 1 : 3, n == 2 || n == 4};
}

void refuse_other_color_models(const OIIO::ImageSpec& spec) {
  for (const char* name : {"tiff:ColorSpace", "jpeg:ColorSpace"}) {
    const std::string model = spec.get_string_attribute(name);
    if (model == "CMYK" || model == "YCbCrK" || model == "color separated" || model == "CIELAB" ||
        model == "ICCLAB" || model == "ITULAB") {
      throw CodecError("its colors are " + model + "; convert it to RGB first");
    }
  }
}

void read_resolution(const OIIO::ImageSpec& spec, Metadata& metadata) {
  const std::string unit = spec.get_string_attribute("ResolutionUnit");
  const double to_inch = unit == "cm" ? 2.54 : unit == "m" ? 0.0254 : unit == "none" || unit.empty() ? 0 : 1;
  metadata.dots_per_inch_x = spec.get_float_attribute("XResolution") * to_inch;
  metadata.dots_per_inch_y = spec.get_float_attribute("YResolution") * to_inch;
}

const OIIO::TypeDesc kChromaticities(OIIO::TypeDesc::FLOAT, 8);

void read_chromaticities(const OIIO::ImageSpec& spec, Metadata& metadata) {
  const auto* found = spec.find_attribute("chromaticities", kChromaticities);
  if (found == nullptr) return;
  const auto* values = static_cast<const float*>(found->data());
  metadata.chromaticities.assign(values, values + 8);
}

/// A file in which some tags have another number, one that nobody knows. OpenImageIO 2.4 reads beyond the end
/// of damaged ICC profiles and EXIF blocks in TIFF; so it never sees any.
class FileWithoutTags : public OIIO::Filesystem::IOFile {
 public:
  FileWithoutTags(const std::string& file, std::vector<std::uint64_t> places)
      : IOFile(file, Read), places_(std::move(places)) {}

  size_t read(void* out, size_t bytes) override {
    const auto at = static_cast<std::uint64_t>(tell());
    const size_t count = IOFile::read(out, bytes);
    hide(out, count, at);
    return count;
  }

  size_t pread(void* out, size_t bytes, int64_t at) override {
    const size_t count = IOFile::pread(out, bytes, at);
    hide(out, count, static_cast<std::uint64_t>(at));
    return count;
  }

 private:
  void hide(void* out, size_t count, std::uint64_t at) const {
    constexpr unsigned char kHalfOfUnknownTag = 0xFE;
    for (const std::uint64_t place : places_) {
      for (const std::uint64_t byte : {place, place + 1}) {
        if (byte >= at && byte - at < count) static_cast<unsigned char*>(out)[byte - at] = kHalfOfUnknownTag;
      }
    }
  }

  std::vector<std::uint64_t> places_;
};

class Reader : public PictureReader {
 public:
  explicit Reader(const std::filesystem::path& file) : proxy_(file.string(), tiff_block_places(file)) {
    OIIO::ImageSpec config;
    config.attribute("oiio:UnassociatedAlpha", 1);  // or OpenImageIO multiplies the colors by alpha
    // As an attribute: the TIFF reader of OpenImageIO 2.4 passes over the argument of open().
    void* proxy = static_cast<OIIO::Filesystem::IOProxy*>(&proxy_);
    config.attribute("oiio:ioproxy", OIIO::TypeDesc(OIIO::TypeDesc::PTR), &proxy);
    input_ = OIIO::ImageInput::open(file.string(), &config);
    if (!input_) throw CodecError(reason(OIIO::geterror(), "it is damaged"));
    const OIIO::ImageSpec& spec = input_->spec();
    if (spec.depth > 1) throw CodecError("it is a volume, not a picture");
    refuse_other_color_models(spec);
    header_.size = {spec.width, spec.height};
    header_.format = pixel_format(spec);
    header_.orientation = spec.get_int_attribute("Orientation", 1);
    read_resolution(spec, header_.metadata);
    header_.metadata.linear = std::strcmp(input_->format_name(), "openexr") == 0;
    if (std::strcmp(input_->format_name(), "tiff") == 0) read_tiff_blocks(file, header_.metadata);
    read_chromaticities(spec, header_.metadata);
  }

  void read_rows(int y, int rows, void* out, std::size_t row_bytes) override {
    const OIIO::ImageSpec& spec = input_->spec();
    const int channels = spec.nchannels;
    if (spec.tile_width > 0) {
      read_tiled_rows(y, rows, static_cast<std::byte*>(out), row_bytes);
    } else if (!input_->read_scanlines(0, 0, spec.y + y, spec.y + y + rows, 0, 0, channels, spec.format, out,
                                       OIIO::AutoStride, static_cast<OIIO::stride_t>(row_bytes))) {
      throw CodecError(reason(input_->geterror(), "it is damaged or ends too early"));
    }
  }

 private:
  /// Tiles can only be read whole: the rows of tiles around the rows that are wanted.
  void read_tiled_rows(int y, int rows, std::byte* out, std::size_t row_bytes) {
    const OIIO::ImageSpec& spec = input_->spec();
    const int side = spec.tile_height;
    for (int row = y; row < y + rows;) {
      const int top = row - row % side, bottom = std::min(top + side, spec.height);
      const auto line = static_cast<std::size_t>(spec.width) * spec.pixel_bytes();
      if (band_top_ != top) {
        band_.resize(line * static_cast<std::size_t>(bottom - top));
        if (!input_->read_tiles(0, 0, spec.x, spec.x + spec.width, spec.y + top, spec.y + bottom, 0, 1, 0,
                                spec.nchannels, spec.format, band_.data())) {
          throw CodecError(reason(input_->geterror(), "it is damaged or ends too early"));
        }
        band_top_ = top;
      }
      const int end = std::min(bottom, y + rows);
      for (; row < end; ++row) {
        std::memcpy(out + static_cast<std::size_t>(row - y) * row_bytes,
                    band_.data() + static_cast<std::size_t>(row - top) * line, line);
      }
    }
  }

  FileWithoutTags proxy_;  // outlives the input
  std::unique_ptr<OIIO::ImageInput> input_;
  std::vector<std::byte> band_;
  int band_top_ = -1;
};

class Writer : public PictureWriter {
 public:
  Writer(const std::filesystem::path& file, const PictureHeader& header)
      : file_(file), format_(type_desc(header.format.sample)) {
    output_ = OIIO::ImageOutput::create(file.string());
    if (!output_) throw CodecError(reason(OIIO::geterror(), "its format is not known"));
    const std::string name = output_->format_name();
    OIIO::ImageSpec spec(header.size.width, header.size.height, header.format.channels(), format_);
    spec.alpha_channel = header.format.alpha ? header.format.color_channels : -1;
    if (name != "openexr") spec.attribute("oiio:UnassociatedAlpha", 1);
    if (name == "tiff" || name == "openexr") spec.attribute("compression", "zip");
    if (header.metadata.dots_per_inch_x > 0) {
      spec.attribute("XResolution", static_cast<float>(header.metadata.dots_per_inch_x));
      spec.attribute("YResolution", static_cast<float>(header.metadata.dots_per_inch_y));
      spec.attribute("ResolutionUnit", "in");
    }
    if (name == "tiff") blocks_ = header.metadata;
    if (header.metadata.chromaticities.size() == 8) {
      spec.attribute("chromaticities", kChromaticities, header.metadata.chromaticities.data());
    }
    if (!output_->open(file.string(), spec)) throw failure();
  }

  void write_rows(int y, int rows, const void* in, std::size_t row_bytes) override {
    if (!output_->write_scanlines(y, y + rows, 0, format_, in, OIIO::AutoStride,
                                  static_cast<OIIO::stride_t>(row_bytes))) {
      throw failure();
    }
  }

  void finish() override {
    if (!output_->close()) throw failure();
    if (blocks_) append_tiff_blocks(file_, *blocks_);
  }

 private:
  CodecError failure() const { return CodecError(reason(output_->geterror(), "writing failed")); }

  std::unique_ptr<OIIO::ImageOutput> output_;
  std::filesystem::path file_;
  OIIO::TypeDesc format_;
  std::optional<Metadata> blocks_;  // TIFF: added when the picture is complete
};

class OpenImageIoCodec : public Codec {
 public:
  OpenImageIoCodec() {
    OIIO::attribute("threads", 2);
    OIIO::attribute("limits:channels", 64);
    OIIO::attribute("limits:imagesize_MB", static_cast<int>(physical_memory() >> 21));
  }
  std::unique_ptr<PictureReader> open(const std::filesystem::path& file) const override {
    return std::make_unique<Reader>(file);
  }
  std::unique_ptr<PictureWriter> create(const std::filesystem::path& file, const PictureHeader& header,
                                        const WriteOptions&) const override {
    return std::make_unique<Writer>(file, header);
  }
};

}  // namespace
}  // namespace pentimento::image

extern "C" __attribute__((visibility("default"))) pentimento::image::Codec* pentimento_create_codec() {
  return new pentimento::image::OpenImageIoCodec;
}
