// WebP (RFC 9649) through libwebp: lossless keeps also the colors below alpha 0; blocks through libwebpmux.

#include <webp/decode.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <cstring>
#include <string>

#include "image/codecs/c_file.h"
#include "image/codecs/exif.h"
#include "image/codecs/native_codecs.h"

namespace pentimento::image {

namespace {
using Bytes = std::vector<std::uint8_t>;

struct DeleteMux {
  void operator()(WebPMux* mux) const { WebPMuxDelete(mux); }
};
using MuxHandle = std::unique_ptr<WebPMux, DeleteMux>;

Bytes content_of(const std::filesystem::path& path) {
  Bytes bytes(std::filesystem::file_size(path));
  const CFile file = open_file(path, "rb");
  if (std::fread(bytes.data(), 1, bytes.size(), file.get()) != bytes.size()) throw system_failure(errno);
  return bytes;
}

std::size_t row_bytes_of(const PictureHeader& header) {
  return static_cast<std::size_t>(header.size.width) * static_cast<std::size_t>(header.format.pixel_bytes());
}

class WebPReader : public PictureReader {
 public:
  explicit WebPReader(const std::filesystem::path& path) : file_(content_of(path)) {
    WebPBitstreamFeatures features;
    const VP8StatusCode status = WebPGetFeatures(file_.data(), file_.size(), &features);
    if (status == VP8_STATUS_NOT_ENOUGH_DATA) throw CodecError("it ends too early");
    if (status != VP8_STATUS_OK) throw CodecError("it is damaged");
    if (features.has_animation != 0) throw CodecError("it is an animation; save one picture of it first");
    header_.size = {features.width, features.height};
    header_.format = {SampleType::UInt8, 3, features.has_alpha != 0};
    take_blocks();
    header_.orientation = exif_orientation(header_.metadata.exif);
  }

  void read_rows(int y, int rows, void* out, std::size_t row_bytes) override {
    if (pixels_.empty()) decode();
    const std::size_t line = row_bytes_of(header_);
    for (int i = 0; i < rows; ++i) {
      std::memcpy(static_cast<std::byte*>(out) + static_cast<std::size_t>(i) * row_bytes,
                  pixels_.data() + static_cast<std::size_t>(y + i) * line, line);
    }
  }

 private:
  void take_blocks() {
    const WebPData data{file_.data(), file_.size()};
    const MuxHandle mux(WebPMuxCreate(&data, 0));
    if (!mux) return;
    take_block(mux.get(), "ICCP", header_.metadata.icc);
    take_block(mux.get(), "EXIF", header_.metadata.exif);
    take_block(mux.get(), "XMP ", header_.metadata.xmp);
    // Some programs put JPEG's prefix before the TIFF structure.
    constexpr char kPrefix[] = "Exif\0";
    Bytes& exif = header_.metadata.exif;
    if (exif.size() > 6 && std::memcmp(exif.data(), kPrefix, 6) == 0)
      exif.erase(exif.begin(), exif.begin() + 6);
  }

  static void take_block(const WebPMux* mux, const char* name, Bytes& block) {
    WebPData data;
    if (WebPMuxGetChunk(mux, name, &data) == WEBP_MUX_OK) block.assign(data.bytes, data.bytes + data.size);
  }

  void decode() {
    const std::size_t line = row_bytes_of(header_);
    pixels_.resize(line * static_cast<std::size_t>(header_.size.height));
    const auto into = header_.format.alpha ? WebPDecodeRGBAInto : WebPDecodeRGBInto;
    if (into(file_.data(), file_.size(), pixels_.data(), pixels_.size(), static_cast<int>(line)) == nullptr) {
      throw CodecError("it is damaged or ends too early");
    }
    Bytes().swap(file_);
  }

  Bytes file_, pixels_;
};

class WebPWriter : public PictureWriter {
 public:
  WebPWriter(const std::filesystem::path& path, const PictureHeader& header, const WriteOptions& options)
      : file_(open_file(path, "wb")), header_(header), options_(options) {
    if (header.size.width > WEBP_MAX_DIMENSION || header.size.height > WEBP_MAX_DIMENSION) {
      throw CodecError("WebP holds at most " + std::to_string(WEBP_MAX_DIMENSION) +
                       " pixels on a side; choose another format");
    }
    pixels_.resize(row_bytes_of(header) * static_cast<std::size_t>(header.size.height));
  }

  void write_rows(int y, int rows, const void* in, std::size_t row_bytes) override {
    const std::size_t line = row_bytes_of(header_);
    for (int i = 0; i < rows; ++i) {
      std::memcpy(pixels_.data() + static_cast<std::size_t>(y + i) * line,
                  static_cast<const std::byte*>(in) + static_cast<std::size_t>(i) * row_bytes, line);
    }
  }

  void finish() override {
    WebPMemoryWriter encoded;
    WebPMemoryWriterInit(&encoded);
    const std::unique_ptr<WebPMemoryWriter, decltype(&WebPMemoryWriterClear)> owner(&encoded,
                                                                                    WebPMemoryWriterClear);
    encode(encoded);
    Bytes().swap(pixels_);
    const MuxHandle mux(WebPMuxNew());
    const WebPData picture{encoded.mem, encoded.size};
    bool done = mux && WebPMuxSetImage(mux.get(), &picture, 0) == WEBP_MUX_OK;
    done = done && put_block(mux.get(), "ICCP", header_.metadata.icc) &&
           put_block(mux.get(), "EXIF", header_.metadata.exif) &&
           put_block(mux.get(), "XMP ", header_.metadata.xmp);
    WebPData file;
    WebPDataInit(&file);
    const std::unique_ptr<WebPData, decltype(&WebPDataClear)> file_owner(&file, WebPDataClear);
    if (!done || WebPMuxAssemble(mux.get(), &file) != WEBP_MUX_OK) throw CodecError("WebP encoding failed");
    if (std::fwrite(file.bytes, 1, file.size, file_.get()) != file.size) throw system_failure(errno);
    close_written(std::move(file_));
  }

 private:
  static bool put_block(WebPMux* mux, const char* name, const Bytes& block) {
    if (block.empty()) return true;
    const WebPData data{block.data(), block.size()};
    return WebPMuxSetChunk(mux, name, &data, 0) == WEBP_MUX_OK;
  }

  WebPConfig config() const {
    WebPConfig config;
    WebPConfigInit(&config);
    constexpr int kLosslessLevel = 3;  // of 9: rather quick than small
    if (options_.lossless_webp) WebPConfigLosslessPreset(&config, kLosslessLevel);
    if (!options_.lossless_webp) config.quality = static_cast<float>(options_.quality);
    config.exact = 1;  // or colors below alpha 0 are replaced
    config.use_sharp_yuv = options_.lossless_webp ? 0 : 1;
    return config;
  }

  void encode(WebPMemoryWriter& out) const {
    WebPPicture picture;
    if (WebPPictureInit(&picture) == 0) throw CodecError("libwebp is of another version");
    const std::unique_ptr<WebPPicture, decltype(&WebPPictureFree)> owner(&picture, WebPPictureFree);
    picture.use_argb = options_.lossless_webp ? 1 : 0;
    picture.width = header_.size.width;
    picture.height = header_.size.height;
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &out;
    const auto import = header_.format.alpha ? WebPPictureImportRGBA : WebPPictureImportRGB;
    const WebPConfig settings = config();
    if (import(&picture, pixels_.data(), static_cast<int>(row_bytes_of(header_))) == 0 ||
        WebPEncode(&settings, &picture) == 0) {
      if (picture.error_code == VP8_ENC_ERROR_OUT_OF_MEMORY) throw std::bad_alloc();
      throw CodecError("WebP encoding failed");
    }
  }

  CFile file_;
  PictureHeader header_;
  WriteOptions options_;
  Bytes pixels_;
};

class WebPCodec : public Codec {
 public:
  std::unique_ptr<PictureReader> open(const std::filesystem::path& file) const override {
    return std::make_unique<WebPReader>(file);
  }
  std::unique_ptr<PictureWriter> create(const std::filesystem::path& file, const PictureHeader& header,
                                        const WriteOptions& options) const override {
    return std::make_unique<WebPWriter>(file, header, options);
  }
};

}  // namespace

const Codec& webp_codec() {
  static const WebPCodec codec;
  return codec;
}

}  // namespace pentimento::image
