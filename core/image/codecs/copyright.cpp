#include "image/codecs/copyright.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "image/codecs/tiff_directory.h"
#include "image/xmp.h"

namespace pentimento::image {

namespace {
using Bytes = std::vector<std::uint8_t>;
constexpr std::uint16_t kArtist = 0x013B, kCopyright = 0x8298;  // TIFF 6.0, section 8
constexpr const char* kDublinCore = "http://purl.org/dc/elements/1.1/";

/// The element as it stands, with its tags.
std::string element(const std::string& packet, const std::string& name) {
  const std::size_t begin = packet.find("<" + name + ">");
  const std::string last = "</" + name + ">";
  const std::size_t end = begin == std::string::npos ? begin : packet.find(last, begin);
  return end == std::string::npos ? std::string() : packet.substr(begin, end + last.size() - begin);
}
}  // namespace

Bytes copyright_of_exif(const Bytes& exif) {
  const TiffSource source = [&](std::uint64_t at, std::uint8_t* out, std::size_t bytes) {
    if (at > exif.size() || exif.size() - at < bytes) return false;
    std::memcpy(out, exif.data() + at, bytes);
    return true;
  };
  const auto start = tiff_start(source);
  if (!start) return {};
  auto entries = tiff_directory(source, start->layout, start->directory);
  std::erase_if(entries,
                [](const TiffEntry& entry) { return entry.tag != kArtist && entry.tag != kCopyright; });
  if (entries.empty()) return {};
  Bytes out(exif.begin(), exif.begin() + 4);  // byte order and 42
  out.resize(8);
  Bytes place;
  const std::uint64_t directory = put_tiff_directory(out, 0, start->layout, std::move(entries), {});
  put_tiff_number(place, directory, 4, start->layout.big_endian);
  std::copy(place.begin(), place.end(), out.begin() + 4);
  return out;
}

Bytes copyright_of_xmp(const Bytes& bytes) {
  const std::string packet(bytes.begin(), bytes.end());
  const std::string prefix = xmp::prefix_in(packet, kDublinCore, "dc");
  const std::string kept = element(packet, prefix + ":creator") + element(packet, prefix + ":rights");
  if (kept.empty()) return {};
  std::string own = xmp::new_packet();
  xmp::insert_description(own,
                          " xmlns:" + prefix + "=\"" + kDublinCore + "\">" + kept + "</rdf:Description>\n");
  return {own.begin(), own.end()};
}

}  // namespace pentimento::image
