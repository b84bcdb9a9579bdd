#include "image/codecs/exif.h"

#include <cstddef>
#include <optional>

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

/// Where the two bytes of the orientation are, in the first directory.
std::optional<std::size_t> orientation_place(const std::vector<std::uint8_t>& exif) {
  constexpr std::uint32_t kOrientation = 0x0112, kShort = 3;
  constexpr std::size_t kEntryBytes = 12;
  const Reader reader(exif);
  if (!reader.big_endian() && !reader.little_endian()) return std::nullopt;
  const auto magic = reader.number(2, 2), directory = reader.number(4, 4);
  if (magic != 42U || !directory) return std::nullopt;
  const auto entries = reader.number(*directory, 2);
  for (std::size_t i = 0; entries && i < *entries; ++i) {
    const std::size_t entry = *directory + 2 + i * kEntryBytes;
    if (!reader.number(entry + 8, 4)) return std::nullopt;
    if (reader.number(entry, 2) == kOrientation && reader.number(entry + 2, 2) == kShort) return entry + 8;
  }
  return std::nullopt;
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

}  // namespace pentimento::image
