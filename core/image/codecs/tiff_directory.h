// Directories of TIFF files and of EXIF blocks, which are TIFF structures without a picture (TIFF 6.0).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace pentimento::image {

struct TiffEntry {
  std::uint16_t tag = 0;
  std::uint16_t type = 0;
  std::uint64_t count = 0;
  std::vector<std::uint8_t> value;  ///< in the byte order of where it comes from
};

struct TiffLayout {
  bool big_endian = false;
  bool big_tiff = false;  ///< 64-bit offsets

  std::size_t offset_bytes() const { return big_tiff ? 8 : 4; }
};

/// Copies bytes from a place of the structure; false beyond its end.
using TiffSource = std::function<bool(std::uint64_t at, std::uint8_t* out, std::size_t bytes)>;

/// Bytes of one value of `type`; 0: unknown.
std::size_t tiff_type_bytes(std::uint16_t type);

std::uint64_t tiff_number(const std::uint8_t* bytes, std::size_t count, bool big_endian);
void put_tiff_number(std::vector<std::uint8_t>& out, std::uint64_t value, std::size_t count, bool big_endian);

/// Layout and place of the first directory; none when it is no TIFF structure.
struct TiffStart {
  TiffLayout layout;
  std::uint64_t directory = 0;
};
std::optional<TiffStart> tiff_start(const TiffSource& source);

/// All entries that are whole, of a known type and not larger than 64 MB.
std::vector<TiffEntry> tiff_directory(const TiffSource& source, const TiffLayout& layout,
                                      std::uint64_t directory);

/// Where the entries with one of `tags` stand, sound or not.
std::vector<std::uint64_t> tiff_entry_places(const TiffSource& source, const TiffStart& start,
                                             const std::vector<std::uint16_t>& tags);

/// Turns the value's bytes round, number by number.
void swap_byte_order(TiffEntry& entry);

/// Appends the directory and its values to `out`, which stands at `base` in the file; sorted by tag. The
/// values of `pointers` (tag, place) replace those of the entries. Returns the place of the directory.
struct TiffPointer {
  std::uint16_t tag = 0;
  std::uint64_t place = 0;
};
std::uint64_t put_tiff_directory(std::vector<std::uint8_t>& out, std::uint64_t base, const TiffLayout& layout,
                                 std::vector<TiffEntry> entries, const std::vector<TiffPointer>& pointers);

}  // namespace pentimento::image
