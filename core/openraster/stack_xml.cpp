#include "openraster/stack_xml.h"

#include <charconv>
#include <cmath>

namespace pentimento::openraster {

namespace {
/// As an attribute's value: XML 1.0, 2.2 and 2.4. Control characters cannot stand in XML at all.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return result;
}

/// The same in every locale.
std::string decimal(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 6).ptr;
  return {text, end};
}

void add(std::string& xml, const char* attribute, const std::string& value) {
  xml += ' ';
  xml += attribute;
  xml += "=\"" + value + '"';
}

void add_layer(std::string& xml, const StackEntry& layer) {
  xml += "  <layer";
  add(xml, "name", escaped(layer.name));
  add(xml, "src", escaped(layer.source));
  add(xml, "x", std::to_string(layer.origin.x));
  add(xml, "y", std::to_string(layer.origin.y));
  add(xml, "opacity", decimal(layer.opacity));
  add(xml, "visibility", layer.visible ? "visible" : "hidden");
  add(xml, "composite-op", layer.keeps_alpha ? "svg:src-atop" : "svg:src-over");
  xml += "/>\n";
}
}  // namespace

std::string stack_xml(Size canvas, double dots_per_inch_x, double dots_per_inch_y,
                      const std::vector<StackEntry>& layers) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<image version=\"0.0.3\"";
  add(xml, "w", std::to_string(canvas.width));
  add(xml, "h", std::to_string(canvas.height));
  const auto known = [](double dpi) { return dpi >= 1 && dpi < 1e6; };
  if (known(dots_per_inch_x) && known(dots_per_inch_y)) {
    add(xml, "xres", std::to_string(std::lround(dots_per_inch_x)));
    add(xml, "yres", std::to_string(std::lround(dots_per_inch_y)));
  }
  xml += ">\n <stack>\n";
  for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) add_layer(xml, *layer);
  return xml + " </stack>\n</image>\n";
}

}  // namespace pentimento::openraster
