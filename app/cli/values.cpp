#include "app/cli/values.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <random>

#include "base/error.h"

namespace pentimento::cli {

namespace {
[[noreturn]] void refuse(const std::string& option, const std::string& text, const std::string& must) {
  throw Error(ErrorCode::Usage, option + " must be " + must + ", not \"" + text + "\".");
}

/// The whole text as one number of type T.
template <typename T>
std::optional<T> number(const std::string& text) {
  T value{};
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return value;
}

/// Takes the text up to `mark` off the front of `text`; none when there is no mark.
std::optional<int> take(std::string& text, char mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string::npos) return std::nullopt;
  const auto value = number<int>(text.substr(0, at));
  text.erase(0, at + 1);
  return value;
}
}  // namespace

int parse_whole(const std::string& option, const std::string& text, int least, int most) {
  const auto value = number<int>(text);
  if (!value || *value < least || *value > most) {
    refuse(option, text, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  }
  return *value;
}

double parse_number(const std::string& option, const std::string& text) {
  const auto value = number<double>(text);
  if (!value || !std::isfinite(*value)) refuse(option, text, "a number");
  return *value;
}

std::uint64_t parse_seed(const std::string& text) {
  if (text == "random") {
    std::random_device device;
    return (std::uint64_t{device()} << 32) | device();
  }
  const auto value = number<std::uint64_t>(text);
  if (!value) refuse("--seed", text, "\"random\" or a whole number from 0 to 18446744073709551615");
  return *value;
}

engine::ContextChoice parse_context(const std::string& text) {
  using Kind = engine::ContextChoice::Kind;
  if (text == "auto") return {};
  if (text == "whole") return {Kind::Whole, {}};
  std::string rest = text;
  const auto width = take(rest, 'x'), height = take(rest, '+'), x = take(rest, '+');
  const auto y = number<int>(rest);
  if (!width || !height || !x || !y || *width < 1 || *height < 1) {
    refuse("--context", text, "auto, whole or WxH+X+Y in pixels");
  }
  return {Kind::Fixed, {*x, *y, *width, *height}};
}

Size parse_size(const std::string& option, const std::string& text) {
  std::string rest = text;
  const auto width = take(rest, 'x'), height = number<int>(rest);
  if (!width || !height || *width < 1 || *height < 1) {
    refuse(option, text, "WIDTHxHEIGHT in pixels, as 512x512");
  }
  return {*width, *height};
}

double parse_aspect(const std::string& option, const std::string& text) {
  const std::size_t colon = text.find(':');
  const auto width = number<double>(text.substr(0, colon));
  const auto height = colon == std::string::npos ? std::nullopt : number<double>(text.substr(colon + 1));
  const auto usable = [](double side) { return side >= 0.01 && side <= 100000; };
  if (!width || !height || !usable(*width) || !usable(*height)) {
    refuse(option, text, "WIDTH:HEIGHT, as 16:9");
  }
  return *width / *height;
}

engine::Tiling parse_tiling(const std::string& option, const std::string& text) {
  const auto tiling = engine::tiling_from_string(text);
  if (!tiling) refuse(option, text, "horizontal, vertical, both or none");
  return *tiling;
}

PointOption parse_point(const std::string& option, const std::string& text) {
  const std::size_t comma = text.find(',');
  const auto x = number<double>(text.substr(0, comma));
  const auto y = comma == std::string::npos ? std::nullopt : number<double>(text.substr(comma + 1));
  if (!x || !y || !std::isfinite(*x) || !std::isfinite(*y)) refuse(option, text, "X,Y in pixels, as 640,480");
  return {*x, *y};
}

engine::SamplingArea parse_sampling(const std::string& option, const std::string& text) {
  const auto sampling = engine::sampling_area_from_string(text);
  if (!sampling) refuse(option, text, "near, anywhere, sides or above-and-below");
  return *sampling;
}

void add_guides(const std::string& option, const std::string& text,
                std::vector<engine::FillOptions::Guide>& guides) {
  const auto lines = engine::guides_from_string(text);
  if (!lines || lines->empty()) refuse(option, text, "two points or more in pixels, as \"10,20 300,40\"");
  guides.insert(guides.end(), lines->begin(), lines->end());
}

int Extent::pixels(int side) const {
  return static_cast<int>(std::lround(percent ? value / 100 * side : value));
}

Extent parse_extent(const std::string& option, const std::string& text) {
  constexpr int kMostPixels = 1 << 20, kMostPercent = 1000;
  if (text.empty() || text.back() != '%') {
    return {static_cast<double>(parse_whole(option, text, 0, kMostPixels)), false};
  }
  const auto percent = number<double>(text.substr(0, text.size() - 1));
  if (!percent || !(*percent >= 0 && *percent <= kMostPercent)) {
    refuse(option, text, "pixels or a share from 0% to 1000%");
  }
  return {*percent, true};
}

}  // namespace pentimento::cli
