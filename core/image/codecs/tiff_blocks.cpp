#include "image/codecs/tiff_blocks.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <limits>

#include "image/codecs/codec.h"
#include "image/codecs/tiff_directory.h"

namespace pentimento::image {

namespace {
using Bytes = std::vector<std::uint8_t>;
using Entries = std::vector<TiffEntry>;

constexpr std::uint16_t kXmp = 700, kIcc = 34675, kExif = 34665, kGps = 34853, kInteroperability = 40965;
constexpr std::uint16_t kOrientation = 274;
/// What a file says about the picture beside its pixels: description, camera, author and the like.
constexpr std::array<std::uint16_t, 14> kDescriptive = {270, 271, 272,   305,   306,   315,   316,
                                                        318, 319, 33432, 40091, 40092, 40093, 40094};
/// These alone make no EXIF block.
constexpr std::array<std::uint16_t, 5> kShared = {kOrientation, 282, 283, 296, 305};

template <std::size_t N>
bool contains(const std::array<std::uint16_t, N>& tags, std::uint16_t tag) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

TiffSource source_of(std::istream& file) {
  return [&file](std::uint64_t at, std::uint8_t* out, std::size_t bytes) {
    if (at > static_cast<std::uint64_t>(std::numeric_limits<std::streamoff>::max())) return false;
    file.clear();
    file.seekg(static_cast<std::streamoff>(at));
    file.read(reinterpret_cast<char*>(out), static_cast<std::streamsize>(bytes));
    return static_cast<std::size_t>(file.gcount()) == bytes;
  };
}

TiffSource source_of(const Bytes& block) {
  return [&block](std::uint64_t at, std::uint8_t* out, std::size_t bytes) {
    if (at > block.size() || block.size() - at < bytes) return false;
    if (bytes > 0) std::memcpy(out, block.data() + at, bytes);
    return true;
  };
}

const TiffEntry* find(const Entries& entries, std::uint16_t tag) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const TiffEntry& e) { return e.tag == tag; });
  return found == entries.end() ? nullptr : &*found;
}

/// The directory that entry `tag` points to.
Entries pointed(const TiffSource& source, const TiffLayout& layout, const Entries& entries,
                std::uint16_t tag) {
  const TiffEntry* entry = find(entries, tag);
  if (entry == nullptr || entry->count != 1 || entry->value.size() < 4) return {};
  return tiff_directory(source, layout,
                        tiff_number(entry->value.data(), entry->value.size(), layout.big_endian));
}

/// The EXIF of a TIFF structure, taken apart.
struct ExifDirectories {
  TiffLayout layout;
  Entries main, exif, gps, interoperability;
};

ExifDirectories exif_directories(const TiffSource& source, const TiffLayout& layout, const Entries& main) {
  ExifDirectories result{layout, {}, {}, {}, {}};
  for (const TiffEntry& entry : main) {
    if (contains(kDescriptive, entry.tag) || contains(kShared, entry.tag)) result.main.push_back(entry);
  }
  result.exif = pointed(source, layout, main, kExif);
  result.gps = pointed(source, layout, main, kGps);
  result.interoperability = pointed(source, layout, result.exif, kInteroperability);
  return result;
}

void swap_byte_order(ExifDirectories& directories) {
  for (Entries* entries :
       {&directories.main, &directories.exif, &directories.gps, &directories.interoperability}) {
    for (TiffEntry& entry : *entries) swap_byte_order(entry);
  }
  directories.layout.big_endian = !directories.layout.big_endian;
}

/// Puts the sub-directories and says where they are.
std::vector<TiffPointer> put_exif(Bytes& out, std::uint64_t base, const TiffLayout& layout,
                                  const ExifDirectories& directories) {
  std::vector<TiffPointer> in_exif, in_main;
  if (!directories.interoperability.empty()) {
    in_exif.push_back(
        {kInteroperability, put_tiff_directory(out, base, layout, directories.interoperability, {})});
  }
  if (!directories.exif.empty()) {
    in_main.push_back({kExif, put_tiff_directory(out, base, layout, directories.exif, in_exif)});
  }
  if (!directories.gps.empty()) {
    in_main.push_back({kGps, put_tiff_directory(out, base, layout, directories.gps, {})});
  }
  return in_main;
}

bool says_something(const ExifDirectories& directories) {
  return !directories.exif.empty() || !directories.gps.empty() ||
         std::any_of(directories.main.begin(), directories.main.end(),
                     [](const TiffEntry& e) { return !contains(kShared, e.tag); });
}

/// A TIFF structure of its own.
Bytes exif_block(const ExifDirectories& directories) {
  const TiffLayout layout{directories.layout.big_endian, false};
  Bytes out(2, layout.big_endian ? 'M' : 'I');
  put_tiff_number(out, 42, 2, layout.big_endian);
  put_tiff_number(out, 0, 4, layout.big_endian);
  const auto pointers = put_exif(out, 0, layout, directories);
  const std::uint64_t main = put_tiff_directory(out, 0, layout, directories.main, pointers);
  Bytes place;
  put_tiff_number(place, main, 4, layout.big_endian);
  std::copy(place.begin(), place.end(), out.begin() + 4);
  return out;
}

/// The directory of the picture with the blocks in it.
void replace(Entries& entries, std::uint16_t tag, std::uint16_t type, const Bytes& value) {
  std::erase_if(entries, [&](const TiffEntry& e) { return e.tag == tag; });
  if (!value.empty()) entries.push_back({tag, type, value.size(), value});
}

ExifDirectories exif_of(const Bytes& block) {
  const TiffSource source = source_of(block);
  const auto start = tiff_start(source);
  if (!start) return {};
  ExifDirectories directories =
      exif_directories(source, start->layout, tiff_directory(source, start->layout, start->directory));
  if (directories.layout.big_endian) swap_byte_order(directories);
  return directories;
}
}  // namespace

void read_tiff_blocks(const std::filesystem::path& path, Metadata& metadata) {
  std::ifstream file(path, std::ios::binary);
  const TiffSource source = source_of(file);
  const auto start = tiff_start(source);
  if (!start) return;
  const Entries main = tiff_directory(source, start->layout, start->directory);
  if (const TiffEntry* xmp = find(main, kXmp)) metadata.xmp = xmp->value;
  if (const TiffEntry* icc = find(main, kIcc)) metadata.icc = icc->value;
  const ExifDirectories directories = exif_directories(source, start->layout, main);
  if (says_something(directories)) metadata.exif = exif_block(directories);
}

std::vector<std::uint64_t> tiff_block_places(const std::filesystem::path& path) {
  constexpr std::uint16_t kIptc = 33723, kPhotoshop = 34377, kPhotoshopLayers = 37724;
  std::ifstream file(path, std::ios::binary);
  const TiffSource source = source_of(file);
  const auto start = tiff_start(source);
  if (!start) return {};
  return tiff_entry_places(source, *start,
                           {kXmp, kIcc, kExif, kGps, kInteroperability, kIptc, kPhotoshop, kPhotoshopLayers});
}

void append_tiff_blocks(const std::filesystem::path& path, const Metadata& metadata) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  const TiffSource source = source_of(file);
  const auto start = tiff_start(source);
  if (!start || start->layout.big_endian) throw CodecError("its blocks of metadata cannot be stored");
  const TiffLayout layout = start->layout;
  Entries main = tiff_directory(source, layout, start->directory);
  std::erase_if(main, [](const TiffEntry& e) { return contains(kDescriptive, e.tag); });
  constexpr std::uint16_t kByte = 1, kUndefined = 7;
  replace(main, kXmp, kByte, metadata.xmp);
  replace(main, kIcc, kUndefined, metadata.icc);
  const ExifDirectories exif = exif_of(metadata.exif);
  for (const TiffEntry& entry : exif.main) {
    if (!contains(kShared, entry.tag) || entry.tag == 305) main.push_back(entry);
  }
  const std::uint64_t base = std::filesystem::file_size(path);
  Bytes out;
  const auto pointers = put_exif(out, base, layout, exif);
  const std::uint64_t directory = put_tiff_directory(out, base, layout, main, pointers);
  if (!layout.big_tiff && base + out.size() > 0xFFFFFFFFU) throw CodecError("it is too large for TIFF");
  Bytes place;
  put_tiff_number(place, directory, layout.offset_bytes(), false);
  file.clear();
  file.seekp(0, std::ios::end);
  file.write(reinterpret_cast<const char*>(out.data()), static_cast<std::streamsize>(out.size()));
  file.seekp(layout.big_tiff ? 8 : 4);
  file.write(reinterpret_cast<const char*>(place.data()), static_cast<std::streamsize>(place.size()));
  file.close();
  if (file.fail()) throw CodecError("the disk is full. Make room or choose another place");
}

}  // namespace pentimento::image
