#include "image/xmp.h"

namespace pentimento::image::xmp {

namespace {
std::size_t skip_spaces(std::string_view text, std::size_t at) {
  const std::size_t next = text.find_first_not_of(" \t\r\n", at);
  return next == text.npos ? text.size() : next;
}
}  // namespace

std::optional<Span> attribute(std::string_view text, std::size_t at) {
  at = skip_spaces(text, at);
  if (at >= text.size() || text[at] != '=') return std::nullopt;
  at = skip_spaces(text, at + 1);
  if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return std::nullopt;
  const char ends[] = {text[at], '<', '\0'};
  const std::size_t end = text.find_first_of(ends, at + 1);
  if (end == text.npos || text[end] == '<') return std::nullopt;
  return Span{at + 1, end - at - 1};
}

std::optional<Span> attribute_named(std::string_view text, std::string_view name, std::size_t at,
                                    std::size_t end) {
  text = text.substr(0, end);
  for (at = text.find(name, at); at != text.npos; at = text.find(name, at + 1)) {
    if (const auto value = attribute(text, at + name.size())) return value;
  }
  return std::nullopt;
}

std::string prefix_in(std::string_view packet, std::string_view name_space, std::string_view fallback) {
  constexpr std::string_view kDeclaration = "xmlns:";
  constexpr std::size_t kLongestPrefix = 64;
  for (std::size_t at = packet.find(kDeclaration); at != packet.npos;
       at = packet.find(kDeclaration, at + 1)) {
    const std::size_t begin = at + kDeclaration.size();
    const std::size_t length = packet.substr(begin, kLongestPrefix).find_first_of("= \t\r\n");
    if (length == packet.npos || length == 0) continue;
    const std::size_t end = begin + length;
    const auto value = attribute(packet, end);
    if (value && packet.substr(value->begin, value->length) == name_space) {
      return std::string(packet.substr(begin, end - begin));
    }
  }
  return std::string(fallback);
}

std::string new_packet() {
  return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
         "</rdf:RDF>\n"
         "</x:xmpmeta>\n"
         "<?xpacket end=\"w\"?>";
}

bool insert_description(std::string& packet, const std::string& rest) {
  const auto about = attribute_named(packet, "rdf:about");
  const std::string description = "<rdf:Description rdf:about=\"" +
                                  (about ? packet.substr(about->begin, about->length) : "") + "\"" + rest;
  const std::size_t end = packet.rfind("</rdf:RDF>");
  if (end != std::string::npos) {
    packet.insert(end, description);
    return true;
  }
  const std::size_t start = packet.find("<rdf:RDF");
  const std::size_t closed = start == std::string::npos ? start : packet.find('>', start);
  if (closed == std::string::npos || packet[closed - 1] != '/') return false;
  packet.replace(closed - 1, 2, ">\n" + description + "</rdf:RDF>");
  return true;
}

}  // namespace pentimento::image::xmp
