#include "image/codecs/tiff_directory.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace pentimento::image {

namespace {
constexpr std::uint64_t kMaxValueBytes = 64U << 20;
constexpr std::uint64_t kMaxDirectoryBytes = 256U << 20;  // of all values together
constexpr std::uint64_t kMaxEntries = 65535;
constexpr std::uint16_t kLong = 4, kLong8 = 16;
}  // namespace

std::size_t tiff_type_bytes(std::uint16_t type) {
  constexpr std::array<std::uint8_t, 19> kBytes = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
  return type < kBytes.size() ? kBytes[type] : 0;
}

std::uint64_t tiff_number(const std::uint8_t* bytes, std::size_t count, bool big_endian) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | bytes[big_endian ? i : count - 1 - i];
  return value;
}

void put_tiff_number(std::vector<std::uint8_t>& out, std::uint64_t value, std::size_t count,
                     bool big_endian) {
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back(static_cast<std::uint8_t>(value >> 8 * (big_endian ? count - 1 - i : i)));
  }
}

std::optional<TiffStart> tiff_start(const TiffSource& source) {
  std::array<std::uint8_t, 16> bytes{};
  if (!source(0, bytes.data(), 8)) return std::nullopt;
  TiffStart start;
  start.layout.big_endian = bytes[0] == 'M';
  if (bytes[0] != bytes[1] || (bytes[0] != 'M' && bytes[0] != 'I')) return std::nullopt;
  const std::uint64_t magic = tiff_number(&bytes[2], 2, start.layout.big_endian);
  if (magic != 42 && magic != 43) return std::nullopt;
  start.layout.big_tiff = magic == 43;
  if (start.layout.big_tiff && !source(0, bytes.data(), 16)) return std::nullopt;
  start.directory = start.layout.big_tiff ? tiff_number(&bytes[8], 8, start.layout.big_endian)
                                          : tiff_number(&bytes[4], 4, start.layout.big_endian);
  return start;
}

std::vector<TiffEntry> tiff_directory(const TiffSource& source, const TiffLayout& layout,
                                      std::uint64_t directory) {
  const bool big = layout.big_endian;
  const std::size_t word = layout.offset_bytes(), count_bytes = layout.big_tiff ? 8 : 2;
  const std::size_t entry_bytes = 4 + 2 * word;
  std::array<std::uint8_t, 20> bytes{};
  std::vector<TiffEntry> entries;
  if (!source(directory, bytes.data(), count_bytes)) return entries;
  const std::uint64_t count = std::min(tiff_number(bytes.data(), count_bytes, big), kMaxEntries);
  std::uint64_t total = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t place = directory + count_bytes + i * entry_bytes;
    if (!source(place, bytes.data(), entry_bytes)) break;
    TiffEntry entry;
    entry.tag = static_cast<std::uint16_t>(tiff_number(bytes.data(), 2, big));
    entry.type = static_cast<std::uint16_t>(tiff_number(&bytes[2], 2, big));
    entry.count = tiff_number(&bytes[4], word, big);
    const std::size_t size = tiff_type_bytes(entry.type);
    if (size == 0 || entry.count > kMaxValueBytes / size) continue;
    const std::uint64_t value_bytes = entry.count * size;
    const bool is_inline = value_bytes <= word;
    const std::uint64_t value = is_inline ? place + 4 + word : tiff_number(&bytes[4 + word], word, big);
    // Look at the last byte before taking memory for all of them.
    std::uint8_t last = 0;
    total += value_bytes;
    if (total > kMaxDirectoryBytes) break;
    if (value_bytes > 0 && (value + value_bytes < value || !source(value + value_bytes - 1, &last, 1)))
      continue;
    entry.value.resize(value_bytes);
    if (source(value, entry.value.data(), value_bytes)) entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<std::uint64_t> tiff_entry_places(const TiffSource& source, const TiffStart& start,
                                             const std::vector<std::uint16_t>& tags) {
  const bool big = start.layout.big_endian;
  const std::size_t count_bytes = start.layout.big_tiff ? 8 : 2;
  const std::size_t entry_bytes = 4 + 2 * start.layout.offset_bytes();
  std::array<std::uint8_t, 8> bytes{};
  std::vector<std::uint64_t> places;
  if (!source(start.directory, bytes.data(), count_bytes)) return places;
  const std::uint64_t count = tiff_number(bytes.data(), count_bytes, big);
  for (std::uint64_t i = 0; i < std::min(count, kMaxEntries); ++i) {
    const std::uint64_t place = start.directory + count_bytes + i * entry_bytes;
    if (!source(place, bytes.data(), 2)) break;
    const auto tag = static_cast<std::uint16_t>(tiff_number(bytes.data(), 2, big));
    if (std::find(tags.begin(), tags.end(), tag) != tags.end()) places.push_back(place);
  }
  return places;
}

void swap_byte_order(TiffEntry& entry) {
  std::size_t size = tiff_type_bytes(entry.type);
  const bool rational = entry.type == 5 || entry.type == 10;
  if (rational) size = 4;
  for (std::size_t i = 0; size > 1 && i + size <= entry.value.size(); i += size) {
    const auto begin = entry.value.begin() + static_cast<std::ptrdiff_t>(i);
    std::reverse(begin, begin + static_cast<std::ptrdiff_t>(size));
  }
}

std::uint64_t put_tiff_directory(std::vector<std::uint8_t>& out, std::uint64_t base, const TiffLayout& layout,
                                 std::vector<TiffEntry> entries, const std::vector<TiffPointer>& pointers) {
  const bool big = layout.big_endian;
  const std::size_t word = layout.offset_bytes();
  for (const TiffPointer& pointer : pointers) {
    TiffEntry entry{pointer.tag, layout.big_tiff ? kLong8 : kLong, 1, {}};
    put_tiff_number(entry.value, pointer.place, word, big);
    std::erase_if(entries, [&](const TiffEntry& e) { return e.tag == pointer.tag; });
    entries.push_back(std::move(entry));
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const TiffEntry& a, const TiffEntry& b) { return a.tag < b.tag; });
  std::vector<std::uint64_t> places;
  for (const TiffEntry& entry : entries) {
    if (entry.value.size() > word && (base + out.size()) % 2 != 0) out.push_back(0);
    places.push_back(base + out.size());
    if (entry.value.size() > word) out.insert(out.end(), entry.value.begin(), entry.value.end());
  }
  if ((base + out.size()) % 2 != 0) out.push_back(0);
  const std::uint64_t directory = base + out.size();
  put_tiff_number(out, entries.size(), layout.big_tiff ? 8 : 2, big);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const TiffEntry& entry = entries[i];
    put_tiff_number(out, entry.tag, 2, big);
    put_tiff_number(out, entry.type, 2, big);
    put_tiff_number(out, entry.count, word, big);
    if (entry.value.size() > word) {
      put_tiff_number(out, places[i], word, big);
    } else {
      out.insert(out.end(), entry.value.begin(), entry.value.end());
      out.insert(out.end(), word - entry.value.size(), 0);
    }
  }
  put_tiff_number(out, 0, word, big);  // no further directory
  return directory;
}

}  // namespace pentimento::image
