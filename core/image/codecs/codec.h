// One file format (or several) behind one interface: rows of samples in the file's own type, and the blocks
// that travel with them.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>

#include "image/image.h"
#include "image/io.h"

namespace pentimento::image {

/// What went wrong, as the end of a sentence whose beginning names the file: "it ends too early".
struct CodecError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct PictureHeader {
  Size size;  ///< as stored, before the orientation is applied
  PixelFormat format;
  int orientation = 1;  ///< EXIF 1..8
  Metadata metadata;    ///< as stored
};

/// An opened file. All functions throw CodecError.
class PictureReader {
 public:
  virtual ~PictureReader() = default;
  const PictureHeader& header() const { return header_; }
  /// Before the first row: from now on size and rows are those of the picture with 2^level x 2^level pixels
  /// averaged to one, sides rounded up. False where that takes as long as the whole; no rows are read then.
  virtual bool shrink(int /*level*/) { return false; }
  /// Rows y .. y + rows - 1 as stored, interleaved; called from the top to the bottom without gaps.
  virtual void read_rows(int y, int rows, void* out, std::size_t row_bytes) = 0;
  /// Called after the last row: complains about what only then shows.
  virtual void finish() {}

 protected:
  PictureHeader header_;
};

/// A file that is being made. All functions throw CodecError.
class PictureWriter {
 public:
  virtual ~PictureWriter() = default;
  virtual void write_rows(int y, int rows, const void* in, std::size_t row_bytes) = 0;
  /// Nothing is complete before this returns.
  virtual void finish() = 0;
};

class Codec {
 public:
  virtual ~Codec() = default;
  virtual std::unique_ptr<PictureReader> open(const std::filesystem::path& file) const = 0;
  /// `header.format` must be one that the format can hold.
  virtual std::unique_ptr<PictureWriter> create(const std::filesystem::path& file,
                                                const PictureHeader& header,
                                                const WriteOptions& options) const = 0;
};

}  // namespace pentimento::image
