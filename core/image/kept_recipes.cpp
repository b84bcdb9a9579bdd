#include "image/kept_recipes.h"

#include <array>
#include <string_view>
#include <utility>

#include "image/xmp.h"

namespace pentimento::image {

namespace {
using Bytes = std::vector<std::uint8_t>;

constexpr std::string_view kBegin =
    " xmlns:pentimento=\"urn:pentimento:recipes:1\"><pentimento:Recipes><rdf:Seq>";
constexpr std::string_view kEnd = "</rdf:Seq></pentimento:Recipes></rdf:Description>\n";
constexpr std::string_view kItem = "<rdf:li>", kItemEnd = "</rdf:li>";
constexpr std::array<std::pair<char, std::string_view>, 3> kEscapes = {
    {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}}};

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    std::string_view code(&c, 1);
    for (const auto& [letter, escape] : kEscapes) {
      if (letter == c) code = escape;
    }
    out += code;
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    char c = text.front();
    std::size_t length = 1;
    for (const auto& [letter, escape] : kEscapes) {
      if (!text.starts_with(escape)) continue;
      c = letter;
      length = escape.size();
    }
    out += c;
    text.remove_prefix(length);
  }
  return out;
}

/// What stands between kBegin and kEnd.
std::string_view sequence_in(std::string_view packet) {
  const std::size_t begin = packet.find(kBegin);
  const std::size_t end = begin == packet.npos ? begin : packet.find(kEnd, begin);
  return end == packet.npos ? std::string_view()
                            : packet.substr(begin + kBegin.size(), end - begin - kBegin.size());
}
}  // namespace

Image with_recipes(const Image& image, const std::vector<std::string>& recipes) {
  const Bytes before = without_recipes(image.metadata->xmp);
  std::string packet = before.empty() ? xmp::new_packet() : std::string(before.begin(), before.end());
  std::string sequence(kBegin);
  for (const std::string& recipe : recipes) {
    sequence.append(kItem).append(escaped(recipe)).append(kItemEnd);
  }
  if (!xmp::insert_description(packet, sequence.append(kEnd))) return image;
  Metadata metadata = *image.metadata;
  metadata.xmp.assign(packet.begin(), packet.end());
  return {image.pixels, std::make_shared<const Metadata>(std::move(metadata))};
}

std::vector<std::string> recipes_of(const Bytes& xmp) {
  const std::string packet(xmp.begin(), xmp.end());
  std::string_view rest = sequence_in(packet);
  std::vector<std::string> recipes;
  for (std::size_t begin = rest.find(kItem); begin != rest.npos; begin = rest.find(kItem)) {
    rest.remove_prefix(begin + kItem.size());
    const std::size_t end = rest.find(kItemEnd);
    if (end == rest.npos) break;
    recipes.push_back(unescaped(rest.substr(0, end)));
    rest.remove_prefix(end);
  }
  return recipes;
}

Bytes without_recipes(const Bytes& xmp) {
  std::string packet(xmp.begin(), xmp.end());
  const std::size_t found = packet.find(kBegin);
  const std::size_t begin = found == std::string::npos ? found : packet.rfind("<rdf:Description", found);
  const std::size_t end = begin == std::string::npos ? begin : packet.find(kEnd, begin);
  if (end == std::string::npos) return xmp;
  packet.erase(begin, end + kEnd.size() - begin);
  return {packet.begin(), packet.end()};
}

}  // namespace pentimento::image
