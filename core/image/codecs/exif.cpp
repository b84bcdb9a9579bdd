#include "image/codecs/exif.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace pentimento::image {

namespace {

/// Numbers in the byte order of the block; none beyond its end.
class Reader {
 public:
  explicit Reader(const std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}

  bool big_endian() const { return bytes_.size() >= 2 && bytes_[0] == 'M' && bytes_[1] == 'M'; }
  bool little_endian() const { return bytes_.size() >= 2 && bytes_[0] == 'I' && bytes_[1] == 'I'; }

  std::optional<std::uint32_t> number(std::size_t at, std::size_t count) const {
    if (at > bytes_.size() || bytes_.size() - at < count) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      value = value << 8 | bytes_[at + (big_endian() ? i : count - 1 - i)];
    }
    return value;
  }

 private:
  const std::vector<std::uint8_t>& bytes_;
};

/// One directory of the TIFF structure (TIFF 6.0, section 2).
class Directory {
 public:
  static constexpr std::size_t kEntryBytes = 12;

  /// None when the block or this directory is damaged.
  static std::optional<Directory> first(const Reader& reader) {
    if (!reader.big_endian() && !reader.little_endian()) return std::nullopt;
    const auto magic = reader.number(2, 2), place = reader.number(4, 4);
    return magic == 42U && place ? at(reader, *place) : std::nullopt;
  }

  std::optional<Directory> next() const {
    const auto place = reader_.number(next_place(), 4);
    return place && *place != 0 ? at(reader_, *place) : std::nullopt;
  }
  /// Where the four bytes are that lead to the next directory.
  std::size_t next_place() const { return entries_ + count_ * kEntryBytes; }

  /// Where the entry of that tag begins.
  std::optional<std::size_t> entry(std::uint32_t tag) const {
    for (std::size_t i = 0; i < count_; ++i) {
      const std::size_t place = entries_ + i * kEntryBytes;
      if (!reader_.number(place + 8, 4)) return std::nullopt;
      if (reader_.number(place, 2) == tag) return place;
    }
    return std::nullopt;
  }

  /// The numbers of an entry of type SHORT or LONG; empty for other types and what leads out of the block.
  std::vector<std::uint32_t> numbers(std::uint32_t tag) const {
    const auto place = entry(tag);
    if (!place) return {};
    const auto type = reader_.number(*place + 2, 2), count = reader_.number(*place + 4, 4);
    if (type != kShort && type != kLong) return {};
    const std::size_t bytes = type == kShort ? 2 : 4;
    const bool inside = *count <= 4 / bytes;
    const std::size_t values = inside ? *place + 8 : *reader_.number(*place + 8, 4);
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0; i < *count; ++i) {
      const auto value = reader_.number(values + i * bytes, bytes);
      if (!value) return {};
      numbers.push_back(*value);
    }
    return numbers;
  }

 private:
  static constexpr std::uint32_t kShort = 3, kLong = 4;

  Directory(const Reader& reader, std::size_t entries, std::size_t count)
      : reader_(reader), entries_(entries), count_(count) {}

  static std::optional<Directory> at(const Reader& reader, std::size_t place) {
    const auto count = reader.number(place, 2);
    if (!count) return std::nullopt;
    return Directory(reader, place + 2, *count);
  }

  Reader reader_;
  std::size_t entries_, count_;
};

/// Where the two bytes of the orientation are, in the first directory.
std::optional<std::size_t> orientation_place(const std::vector<std::uint8_t>& exif) {
  constexpr std::uint32_t kOrientation = 0x0112, kShort = 3;
  const Reader reader(exif);
  const auto directory = Directory::first(reader);
  const auto entry = directory ? directory->entry(kOrientation) : std::nullopt;
  if (!entry || reader.number(*entry + 2, 2) != kShort) return std::nullopt;
  return *entry + 8;
}

/// Offsets and lengths of the thumbnail's data, as a JPEG stream or as strips of samples.
std::vector<std::pair<std::size_t, std::size_t>> thumbnail_ranges(const Directory& directory) {
  constexpr std::pair<std::uint32_t, std::uint32_t> kPlaceAndLength[] = {{0x0201, 0x0202}, {0x0111, 0x0117}};
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  for (const auto& [place_tag, length_tag] : kPlaceAndLength) {
    const auto places = directory.numbers(place_tag), lengths = directory.numbers(length_tag);
    for (std::size_t i = 0; i < std::min(places.size(), lengths.size()); ++i) {
      ranges.emplace_back(places[i], lengths[i]);
    }
  }
  return ranges;
}

}  // namespace

int exif_orientation(const std::vector<std::uint8_t>& exif) {
  const auto place = orientation_place(exif);
  if (!place) return 1;
  const auto value = Reader(exif).number(*place, 2).value_or(1);
  return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

void reset_exif_orientation(std::vector<std::uint8_t>& exif) {
  const auto place = orientation_place(exif);
  if (!place) return;
  const bool big_endian = Reader(exif).big_endian();
  exif[*place] = big_endian ? 0 : 1;
  exif[*place + 1] = big_endian ? 1 : 0;
}

bool remove_exif_thumbnail(std::vector<std::uint8_t>& exif) {
  const auto first = Directory::first(Reader(exif));
  const auto second = first ? first->next() : std::nullopt;
  if (!second) return false;
  std::size_t left = exif.size();  // strips that overlap must not cost more than one pass
  for (const auto& [place, length] : thumbnail_ranges(*second)) {
    if (place >= exif.size()) continue;
    const std::size_t count = std::min({length, exif.size() - place, left});
    std::fill_n(exif.begin() + static_cast<std::ptrdiff_t>(place), count, std::uint8_t{0});
    left -= count;
  }
  std::fill_n(exif.begin() + static_cast<std::ptrdiff_t>(first->next_place()), 4, std::uint8_t{0});
  return true;
}

}  // namespace pentimento::image
