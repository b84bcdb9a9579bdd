// JPEG (ITU-T T.81, JFIF, EXIF) through libjpeg: rows one by one, warnings seen, markers as they are.

#include <cstdio>
// libjpeg's header wants stdio before it.
#include <jerror.h>
#include <jpeglib.h>

#include <array>
#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "base/system.h"
#include "image/codecs/c_file.h"
#include "image/codecs/exif.h"
#include "image/codecs/native_codecs.h"

namespace pentimento::image {

namespace {

constexpr std::string_view kExifPrefix("Exif\0\0", 6);
constexpr std::string_view kXmpPrefix("http://ns.adobe.com/xap/1.0/\0", 29);
constexpr int kExifMarker = JPEG_APP0 + 1, kIccMarker = JPEG_APP0 + 2;
constexpr std::size_t kMarkerBytes = 65533;

/// libjpeg's errors end in a jump, which must not pass over C++ objects: see guarded().
struct Errors {
  jpeg_error_mgr manager{};
  std::jmp_buf escape{};
  std::array<char, JMSG_LENGTH_MAX> message{};
  bool ends_early = false;
};

Errors& errors_of(j_common_ptr common) {
  return *reinterpret_cast<Errors*>(common->err);
}

void on_error(j_common_ptr common) {
  Errors& errors = errors_of(common);
  common->err->format_message(common, errors.message.data());
  std::longjmp(errors.escape, 1);
}

void on_message(j_common_ptr common, int level) {
  if (level < 0 && common->err->msg_code == JWRN_JPEG_EOF) errors_of(common).ends_early = true;
}

void install(Errors& errors) {
  jpeg_std_error(&errors.manager);
  errors.manager.error_exit = on_error;
  errors.manager.emit_message = on_message;
}

/// Runs `calls`, which calls libjpeg and has no objects of its own; errors become CodecError.
template <typename Calls>
void guarded(Errors& errors, Calls calls) {
  if (setjmp(errors.escape) != 0) throw CodecError(errors.message.data());
  calls();
}

/// A file of many scans over many pixels takes minutes to decode and can only be meant to.
void limit_scans(j_common_ptr common) {
  constexpr int kMaxScans = 500;
  if (reinterpret_cast<j_decompress_ptr>(common)->input_scan_number > kMaxScans) {
    ERREXIT(common, JERR_BAD_STATE);
  }
}

class JpegReader : public PictureReader {
 public:
  explicit JpegReader(const std::filesystem::path& path)
      : file_(open_file(path, "rb")), file_bytes_(std::filesystem::file_size(path)) {
    install(errors_);
    jpeg_.err = &errors_.manager;
    progress_.progress_monitor = limit_scans;
    guarded(errors_, [this] {
      jpeg_create_decompress(&jpeg_);
      jpeg_.progress = &progress_;
      jpeg_stdio_src(&jpeg_, file_.get());
      jpeg_save_markers(&jpeg_, kExifMarker, 0xFFFF);
      jpeg_save_markers(&jpeg_, kIccMarker, 0xFFFF);
    });
    try {
      guarded(errors_, [this] { jpeg_read_header(&jpeg_, TRUE); });
      take_header();
    } catch (...) {
      jpeg_destroy_decompress(&jpeg_);
      throw;
    }
  }

  ~JpegReader() override { jpeg_destroy_decompress(&jpeg_); }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  /// By fewer coefficients of the blocks' cosine transform; in files of several scans all of them have to be
  /// read before the first row all the same.
  bool shrink(int level) override {
    if (jpeg_has_multiple_scans(&jpeg_)) return false;
    const int block = 1 << level;
    const Size small{(header_.size.width + block - 1) / block, (header_.size.height + block - 1) / block};
    jpeg_.scale_num = 1;
    jpeg_.scale_denom = static_cast<unsigned>(block);
    guarded(errors_, [this] { jpeg_calc_output_dimensions(&jpeg_); });
    header_.size = {static_cast<int>(jpeg_.output_width), static_cast<int>(jpeg_.output_height)};
    return header_.size == small;  // lossless JPEG has no transform
  }

  void read_rows(int, int rows, void* out, std::size_t row_bytes) override {
    if (!started_) start();
    guarded(errors_, [&] {
      auto* row = static_cast<JSAMPROW>(out);
      for (int i = 0; i < rows && !errors_.ends_early; ++i, row += row_bytes) {
        jpeg_read_scanlines(&jpeg_, &row, 1);
      }
    });
    check_end();
  }

  void finish() override {
    guarded(errors_, [this] { jpeg_finish_decompress(&jpeg_); });
    check_end();
  }

 private:
  void check_end() const {
    if (errors_.ends_early) throw CodecError("it ends too early");
  }

  void take_header() {
    check_end();
    if (jpeg_.jpeg_color_space == JCS_CMYK || jpeg_.jpeg_color_space == JCS_YCCK) {
      throw CodecError("its colors are CMYK; convert it to RGB first");
    }
    if (jpeg_.num_components != 1 && jpeg_.num_components != 3) {
      throw CodecError("it has " + std::to_string(jpeg_.num_components) +
                       " channels; Pentimento edits grey and RGB");
    }
    jpeg_.out_color_space = jpeg_.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    header_.size = {static_cast<int>(jpeg_.image_width), static_cast<int>(jpeg_.image_height)};
    header_.format = {SampleType::UInt8, jpeg_.num_components, false};
    take_markers();
    header_.orientation = exif_orientation(header_.metadata.exif);
    const double to_inch = jpeg_.density_unit == 1 ? 1 : jpeg_.density_unit == 2 ? 2.54 : 0;
    header_.metadata.dots_per_inch_x = jpeg_.X_density * to_inch;
    header_.metadata.dots_per_inch_y = jpeg_.Y_density * to_inch;
  }

  void take_markers() {
    for (const auto* marker = jpeg_.marker_list; marker != nullptr; marker = marker->next) {
      const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
      if (marker->marker != kExifMarker) continue;
      take_block(data, kExifPrefix, header_.metadata.exif);
      take_block(data, kXmpPrefix, header_.metadata.xmp);
    }
    JOCTET* icc = nullptr;
    unsigned icc_bytes = 0;
    guarded(errors_, [&] { jpeg_read_icc_profile(&jpeg_, &icc, &icc_bytes); });
    if (icc != nullptr) header_.metadata.icc.assign(icc, icc + icc_bytes);
    std::free(icc);
  }

  /// The first block of each kind counts.
  static void take_block(std::string_view data, std::string_view prefix, std::vector<std::uint8_t>& block) {
    if (!block.empty() || !data.starts_with(prefix)) return;
    block.assign(data.begin() + static_cast<std::ptrdiff_t>(prefix.size()), data.end());
  }

  void start() {
    // Each block of 8 x 8 pixels takes at least one bit.
    if (std::uint64_t{jpeg_.image_width} * jpeg_.image_height / 512 > file_bytes_) {
      throw CodecError("it is too short for the size it claims to have");
    }
    jpeg_.mem->max_memory_to_use = static_cast<long>(physical_memory() / 2);
    guarded(errors_, [this] { jpeg_start_decompress(&jpeg_); });
    started_ = true;
  }

  CFile file_;
  std::uint64_t file_bytes_ = 0;
  Errors errors_;
  jpeg_progress_mgr progress_{};
  jpeg_decompress_struct jpeg_{};
  bool started_ = false;
};

class JpegWriter : public PictureWriter {
 public:
  JpegWriter(const std::filesystem::path& path, const PictureHeader& header, const WriteOptions& options)
      : file_(open_file(path, "wb")) {
    install(errors_);
    jpeg_.err = &errors_.manager;
    guarded(errors_, [this] { jpeg_create_compress(&jpeg_); });
    try {
      guarded(errors_, [&] { start(header, options.quality); });
    } catch (...) {
      jpeg_destroy_compress(&jpeg_);
      throw;
    }
  }

  ~JpegWriter() override { jpeg_destroy_compress(&jpeg_); }
  JpegWriter(const JpegWriter&) = delete;
  JpegWriter& operator=(const JpegWriter&) = delete;

  void write_rows(int, int rows, const void* in, std::size_t row_bytes) override {
    guarded(errors_, [&] {
      // libjpeg reads only, but says so nowhere.
      auto* row = const_cast<JSAMPROW>(static_cast<const JSAMPLE*>(in));
      for (int i = 0; i < rows; ++i, row += row_bytes) jpeg_write_scanlines(&jpeg_, &row, 1);
    });
  }

  void finish() override {
    guarded(errors_, [this] { jpeg_finish_compress(&jpeg_); });
    close_written(std::move(file_));
  }

 private:
  void start(const PictureHeader& header, int quality) {
    jpeg_stdio_dest(&jpeg_, file_.get());
    jpeg_.image_width = static_cast<JDIMENSION>(header.size.width);
    jpeg_.image_height = static_cast<JDIMENSION>(header.size.height);
    jpeg_.input_components = header.format.color_channels;
    jpeg_.in_color_space = header.format.color_channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg_);
    jpeg_set_quality(&jpeg_, quality, TRUE);
    constexpr int kFullColorQuality = 90;  // from here on color keeps its full resolution
    if (quality >= kFullColorQuality) jpeg_.comp_info[0].h_samp_factor = jpeg_.comp_info[0].v_samp_factor = 1;
    set_resolution(header.metadata);
    jpeg_start_compress(&jpeg_, TRUE);
    write_block(kExifPrefix, header.metadata.exif);
    write_block(kXmpPrefix, header.metadata.xmp);
    const auto& icc = header.metadata.icc;
    if (!icc.empty()) jpeg_write_icc_profile(&jpeg_, icc.data(), static_cast<unsigned>(icc.size()));
  }

  void set_resolution(const Metadata& metadata) {
    const double x = metadata.dots_per_inch_x, y = metadata.dots_per_inch_y;
    if (!(x >= 1 && x < 65535 && y >= 1 && y < 65535)) return;
    jpeg_.density_unit = 1;
    jpeg_.X_density = static_cast<UINT16>(x + 0.5);
    jpeg_.Y_density = static_cast<UINT16>(y + 0.5);
  }

  void write_block(std::string_view prefix, const std::vector<std::uint8_t>& block) {
    if (block.empty() || prefix.size() + block.size() > kMarkerBytes) return;
    jpeg_write_m_header(&jpeg_, kExifMarker, static_cast<unsigned>(prefix.size() + block.size()));
    for (const char c : prefix) jpeg_write_m_byte(&jpeg_, static_cast<unsigned char>(c));
    for (const std::uint8_t byte : block) jpeg_write_m_byte(&jpeg_, byte);
  }

  CFile file_;
  Errors errors_;
  jpeg_compress_struct jpeg_{};
};

class JpegCodec : public Codec {
 public:
  std::unique_ptr<PictureReader> open(const std::filesystem::path& file) const override {
    return std::make_unique<JpegReader>(file);
  }
  std::unique_ptr<PictureWriter> create(const std::filesystem::path& file, const PictureHeader& header,
                                        const WriteOptions& options) const override {
    return std::make_unique<JpegWriter>(file, header, options);
  }
};

}  // namespace

const Codec& jpeg_codec() {
  static const JpegCodec codec;
  return codec;
}

}  // namespace pentimento::image
