#include "image/digital_source.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "image/xmp.h"

namespace pentimento::image {

namespace {
using xmp::Span;
using Bytes = std::vector<std::uint8_t>;

constexpr std::string_view kScheme = "http://cv.iptc.org/newscodes/digitalsourcetype/";
constexpr std::string_view kNamespace = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
constexpr std::string_view kPrefix = "Iptc4xmpExt";
constexpr std::array<std::string_view, 3> kWords = {"humanEdits", "compositeWithTrainedAlgorithmicMedia",
                                                    "trainedAlgorithmicMedia"};
/// What is no longer true of a picture that was retouched.
constexpr std::array<std::string_view, 5> kCaptures = {"digitalCapture", "computationalCapture",
                                                       "negativeFilm", "positiveFilm", "print"};
std::string uri(DigitalSource source) {
  return std::string(kScheme).append(kWords.at(static_cast<std::size_t>(source)));
}

/// The value of an element whose name ends at `at`: its text, or its rdf:resource.
std::optional<Span> element(std::string_view packet, std::size_t at) {
  const std::size_t end = packet.find_first_of("<>", at);
  if (end == packet.npos || packet[end] == '<') return std::nullopt;
  if (const auto resource = xmp::attribute_named(packet, "rdf:resource", at, end)) return resource;
  const std::size_t next = packet.find('<', end);
  if (next == packet.npos || packet[end - 1] == '/') return std::nullopt;
  return Span{end + 1, next - end - 1};
}

/// Where the value stands.
std::optional<Span> value_in(std::string_view packet) {
  const std::string name = xmp::prefix_in(packet, kNamespace, kPrefix) + ":DigitalSourceType";
  for (std::size_t at = packet.find(name); at != packet.npos; at = packet.find(name, at + 1)) {
    const bool is_element = at > 0 && packet[at - 1] == '<';
    const std::size_t end = at + name.size();
    if (const auto value = is_element ? element(packet, end) : xmp::attribute(packet, end)) return value;
  }
  return std::nullopt;
}

bool insert(std::string& packet, DigitalSource source) {
  const std::string prefix = xmp::prefix_in(packet, kNamespace, kPrefix);
  return xmp::insert_description(packet, " xmlns:" + prefix + "=\"" + std::string(kNamespace) + "\" " +
                                             prefix + ":DigitalSourceType=\"" + uri(source) + "\"/>\n");
}

/// Whether what is said may be replaced by `source`.
bool gives_way(const std::string& said, DigitalSource source) {
  const auto is = [&](std::string_view word) { return said == std::string(kScheme).append(word); };
  if (source == DigitalSource::HumanEdits) return std::any_of(kCaptures.begin(), kCaptures.end(), is);
  return !is(kWords[2]) && said != uri(source);
}
}  // namespace

std::string digital_source_of(const Bytes& xmp) {
  const std::string packet(xmp.begin(), xmp.end());
  const auto value = value_in(packet);
  return value ? packet.substr(value->begin, value->length) : std::string();
}

std::optional<Bytes> with_digital_source(const Bytes& xmp, DigitalSource source) {
  std::string packet(xmp.begin(), xmp.end());
  if (packet.empty()) packet = xmp::new_packet();
  if (const auto value = value_in(packet)) {
    if (!gives_way(packet.substr(value->begin, value->length), source)) return xmp;
    packet.replace(value->begin, value->length, uri(source));
  } else if (source == DigitalSource::HumanEdits) {
    return xmp;
  } else if (!insert(packet, source)) {
    return std::nullopt;
  }
  return Bytes(packet.begin(), packet.end());
}

Image with_digital_source(const Image& image, std::optional<DigitalSource> source) {
  if (!source) return image;
  auto xmp = with_digital_source(image.metadata->xmp, *source);
  if (!xmp || *xmp == image.metadata->xmp) return image;
  Metadata metadata = *image.metadata;
  metadata.xmp = std::move(*xmp);
  return {image.pixels, std::make_shared<const Metadata>(std::move(metadata))};
}

std::optional<DigitalSource> trained_source_of(const Bytes& xmp) {
  const std::string said = digital_source_of(xmp);
  for (const auto source : {DigitalSource::CompositeWithTrained, DigitalSource::Trained}) {
    if (said == uri(source)) return source;
  }
  return std::nullopt;
}

}  // namespace pentimento::image
