// PNG through libpng: rows one by one, 1 to 16 bit, palettes and transparent colors expanded.

#include <png.h>

#include <array>
#include <bit>
#include <csetjmp>
#include <cstring>

#include "image/codecs/c_file.h"
#include "image/codecs/exif.h"
#include "image/codecs/native_codecs.h"
#include "image/codecs/png_chunks.h"

namespace pentimento::image {

namespace {

/// libpng's errors end in a jump, which must not pass over C++ objects: see guarded().
struct Errors {
  std::jmp_buf escape{};
  std::array<char, 200> message{};
};

void on_error(png_structp png, png_const_charp message) {
  auto& errors = *static_cast<Errors*>(png_get_error_ptr(png));
  std::strncpy(errors.message.data(), message, errors.message.size() - 1);
  std::longjmp(errors.escape, 1);
}

void on_warning(png_structp, png_const_charp) {}

CodecError failure(const Errors& errors) {
  const std::string message = errors.message.data();
  if (message == "Read Error" || message == "Not enough image data") return CodecError("it ends too early");
  if (message == "Write Error") return system_failure(errno != 0 ? errno : ENOSPC);
  return CodecError("it is damaged (" + message + ")");
}

/// Runs `calls`, which calls libpng and has no objects of its own; errors become CodecError.
template <typename Calls>
void guarded(Errors& errors, Calls calls) {
  if (setjmp(errors.escape) != 0) throw failure(errors);
  calls();
}

class PngReader : public PictureReader {
 public:
  explicit PngReader(const std::filesystem::path& path)
      : file_(open_file(path, "rb")), file_bytes_(std::filesystem::file_size(path)) {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, &errors_, on_error, on_warning);
    info_ = png_ != nullptr ? png_create_info_struct(png_) : nullptr;
    try {
      if (info_ == nullptr) throw std::bad_alloc();
      guarded(errors_, [this] { read_header(); });
      take_header();
      read_png_blocks(path, header_.metadata);
      header_.orientation = exif_orientation(header_.metadata.exif);
    } catch (...) {
      png_destroy_read_struct(&png_, &info_, nullptr);
      throw;
    }
  }

  ~PngReader() override { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  void read_rows(int y, int rows, void* out, std::size_t row_bytes) override {
    if (passes_ > 1) return copy_interlaced_rows(y, rows, static_cast<std::byte*>(out), row_bytes);
    check_length();
    guarded(errors_, [&] {
      auto* row = static_cast<png_bytep>(out);
      for (int i = 0; i < rows; ++i, row += row_bytes) png_read_row(png_, row, nullptr);
    });
  }

  void finish() override {
    guarded(errors_, [this] { png_read_end(png_, nullptr); });
  }

 private:
  void read_header() {
    constexpr png_uint_32 kMaxSide = 1U << 20;
    constexpr png_alloc_size_t kMaxChunkBytes = 64U << 20;
    png_init_io(png_, file_.get());
    png_set_user_limits(png_, kMaxSide, kMaxSide);
    png_set_chunk_malloc_max(png_, kMaxChunkBytes);
    // Blocks are read by read_png_blocks(); libpng would refuse profiles that it does not like.
    constexpr std::array<png_byte, 20> kNotHere = {'i', 'C', 'C', 'P', 0, 'e', 'X', 'I', 'f', 0,
                                                   'i', 'T', 'X', 't', 0, 't', 'E', 'X', 't', 0};
    png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_NEVER, kNotHere.data(), kNotHere.size() / 5);
    png_read_info(png_, info_);
    png_set_expand(png_);  // palettes, 1 to 7 bit, and transparent colors
    if (std::endian::native == std::endian::little) png_set_swap(png_);
    passes_ = png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
  }

  void take_header() {
    const int channels = png_get_channels(png_, info_);
    header_.size = {static_cast<int>(png_get_image_width(png_, info_)),
                    static_cast<int>(png_get_image_height(png_, info_))};
    header_.format = {png_get_bit_depth(png_, info_) == 16 ? SampleType::UInt16 : SampleType::UInt8,
                      channels < 3 ? 1 : 3, channels == 2 || channels == 4};
    png_uint_32 x = 0, y = 0;
    int unit = PNG_RESOLUTION_UNKNOWN;
    if (png_get_pHYs(png_, info_, &x, &y, &unit) != 0 && unit == PNG_RESOLUTION_METER) {
      header_.metadata.dots_per_inch_x = x * 0.0254;
      header_.metadata.dots_per_inch_y = y * 0.0254;
    }
  }

  /// Deflate makes nothing smaller than by 1032 (RFC 1951: 258 bytes in two bits).
  void check_length() const {
    constexpr std::uint64_t kMostPerByte = 1040 * 8;  // samples of one bit become a byte
    const auto bytes = static_cast<std::uint64_t>(header_.size.area()) *
                       static_cast<std::uint64_t>(header_.format.pixel_bytes());
    if (bytes / kMostPerByte > file_bytes_) {
      throw CodecError("it is too short for the size it claims to have");
    }
  }

  /// The rows of an interlaced picture are only there when all of it is.
  void copy_interlaced_rows(int y, int rows, std::byte* out, std::size_t row_bytes) {
    const auto line =
        static_cast<std::size_t>(header_.size.width) * static_cast<std::size_t>(header_.format.pixel_bytes());
    if (whole_.empty()) {
      check_length();
      whole_.resize(line * static_cast<std::size_t>(header_.size.height));
      guarded(errors_, [&] {
        for (int pass = 0; pass < passes_; ++pass) {
          auto* row = reinterpret_cast<png_bytep>(whole_.data());
          for (int i = 0; i < header_.size.height; ++i, row += line) png_read_row(png_, row, nullptr);
        }
      });
    }
    for (int i = 0; i < rows; ++i) {
      std::memcpy(out + static_cast<std::size_t>(i) * row_bytes,
                  whole_.data() + static_cast<std::size_t>(y + i) * line, line);
    }
  }

  CFile file_;
  std::uint64_t file_bytes_ = 0;
  Errors errors_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  int passes_ = 1;
  std::vector<std::byte> whole_;
};

class PngWriter : public PictureWriter {
 public:
  PngWriter(const std::filesystem::path& path, const PictureHeader& header) : file_(open_file(path, "wb")) {
    if (!header.metadata.icc.empty()) iccp_ = make_iccp(header.metadata.icc);
    if (!header.metadata.xmp.empty()) itxt_ = make_xmp_itxt(header.metadata.xmp);
    png_ = png_create_write_struct(PNG_LIBPNG_VER_STRING, &errors_, on_error, on_warning);
    info_ = png_ != nullptr ? png_create_info_struct(png_) : nullptr;
    try {
      if (info_ == nullptr) throw std::bad_alloc();
      guarded(errors_, [&] { write_header(header); });
    } catch (...) {
      png_destroy_write_struct(&png_, &info_);
      throw;
    }
  }

  ~PngWriter() override { png_destroy_write_struct(&png_, &info_); }
  PngWriter(const PngWriter&) = delete;
  PngWriter& operator=(const PngWriter&) = delete;

  void write_rows(int, int rows, const void* in, std::size_t row_bytes) override {
    guarded(errors_, [&] {
      const auto* row = static_cast<png_const_bytep>(in);
      for (int i = 0; i < rows; ++i, row += row_bytes) png_write_row(png_, row);
    });
  }

  void finish() override {
    guarded(errors_, [this] { png_write_end(png_, nullptr); });
    close_written(std::move(file_));
  }

 private:
  static int color_type(PixelFormat format) {
    return (format.color_channels == 3 ? PNG_COLOR_MASK_COLOR : 0) |
           (format.alpha ? PNG_COLOR_MASK_ALPHA : 0);
  }

  void write_header(const PictureHeader& header) {
    constexpr int kCompressionLevel = 4;  // of 9: rather quick than small
    png_init_io(png_, file_.get());
    png_set_compression_level(png_, kCompressionLevel);
    png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_IHDR(png_, info_, static_cast<png_uint_32>(header.size.width),
                 static_cast<png_uint_32>(header.size.height), 8 * sample_bytes(header.format.sample),
                 color_type(header.format), PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    const double x = header.metadata.dots_per_inch_x, y = header.metadata.dots_per_inch_y;
    if (x > 0 && x < 1e6 && y > 0 && y < 1e6) {
      png_set_pHYs(png_, info_, static_cast<png_uint_32>(x / 0.0254 + 0.5),
                   static_cast<png_uint_32>(y / 0.0254 + 0.5), PNG_RESOLUTION_METER);
    }
    png_write_info_before_PLTE(png_, info_);
    write_block("iCCP", iccp_);
    write_block("eXIf", header.metadata.exif);
    write_block("iTXt", itxt_);
    png_write_info(png_, info_);
    if (std::endian::native == std::endian::little) png_set_swap(png_);
  }

  void write_block(const char* type, const std::vector<std::uint8_t>& block) {
    if (!block.empty())
      png_write_chunk(png_, reinterpret_cast<png_const_bytep>(type), block.data(), block.size());
  }

  CFile file_;
  std::vector<std::uint8_t> iccp_, itxt_;
  Errors errors_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
};

class PngCodec : public Codec {
 public:
  std::unique_ptr<PictureReader> open(const std::filesystem::path& file) const override {
    return std::make_unique<PngReader>(file);
  }
  std::unique_ptr<PictureWriter> create(const std::filesystem::path& file, const PictureHeader& header,
                                        const WriteOptions&) const override {
    return std::make_unique<PngWriter>(file, header);
  }
};

}  // namespace

const Codec& png_codec() {
  static const PngCodec codec;
  return codec;
}

}  // namespace pentimento::image
