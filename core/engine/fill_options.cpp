#include "engine/fill_options.h"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/error.h"

namespace pentimento::engine {

namespace {
constexpr std::array<std::pair<SamplingArea, std::string_view>, 4> kSamplings{
    {{SamplingArea::Near, "near"},
     {SamplingArea::Anywhere, "anywhere"},
     {SamplingArea::Sides, "sides"},
     {SamplingArea::AboveAndBelow, "above-and-below"}}};
constexpr int kFarthest = 1 << 21;  // px from the picture

[[noreturn]] void refuse(const std::string& sentence) {
  throw Error(ErrorCode::Usage, sentence);
}

void check(const std::string& name, double value, double most) {
  if (value >= 0 && value <= most) return;  // false for NaN
  refuse(name + " must be from 0 to " + std::to_string(static_cast<int>(most)) + ".");
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool read(std::string_view text, int& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= -kFarthest &&
         value <= kFarthest;
}

std::optional<Point> point_from(std::string_view text) {
  const std::size_t comma = text.find(',');
  Point p;
  if (comma == std::string_view::npos || !read(text.substr(0, comma), p.x) ||
      !read(text.substr(comma + 1), p.y)) {
    return std::nullopt;
  }
  return p;
}

std::size_t points_of(const std::vector<FillOptions::Guide>& guides) {
  std::size_t points = 0;
  for (const auto& guide : guides) points += guide.size();
  return points;
}
}  // namespace

std::string to_string(SamplingArea sampling) {
  for (const auto& [value, word] : kSamplings) {
    if (value == sampling) return std::string(word);
  }
  return "near";
}

std::optional<SamplingArea> sampling_area_from_string(const std::string& text) {
  for (const auto& [value, word] : kSamplings) {
    if (word == text) return value;
  }
  return std::nullopt;
}

bool FillOptions::none() const {
  return sampling == SamplingArea::Near && sources.size().empty() && adaptation == 0.5 && !mirrored &&
         turned == 0 && scaled == 0 && guides.empty();
}

std::optional<std::vector<FillOptions::Guide>> guides_from_string(const std::string& text) {
  std::vector<FillOptions::Guide> guides;
  for (const std::string_view line : split(text, ';')) {
    FillOptions::Guide guide;
    for (const std::string_view word : split(line, ' ')) {
      const auto point = point_from(word);
      if (!point) return std::nullopt;
      guide.push_back(*point);
    }
    if (guide.empty()) continue;  // a space after the last line
    if (guide.size() < 2) return std::nullopt;
    guides.push_back(std::move(guide));
  }
  if (guides.size() > kMaxGuides || points_of(guides) > kMaxGuidePoints) return std::nullopt;
  return guides;
}

std::string to_string(const std::vector<FillOptions::Guide>& guides) {
  std::string text;
  for (const auto& guide : guides) {
    if (!text.empty()) text += "; ";
    for (std::size_t i = 0; i < guide.size(); ++i) {
      text += (i > 0 ? " " : "") + std::to_string(guide[i].x) + ',' + std::to_string(guide[i].y);
    }
  }
  return text;
}

void validate(const FillOptions& options, Size picture) {
  check("The color adaptation", options.adaptation, 1);
  check("The rotation of what is copied", options.turned, 180);
  check("The scaling of what is copied", options.scaled, 1);
  const Size sources = options.sources.size();
  if (!sources.empty() && sources != picture) {
    refuse("The sampling area has " + std::to_string(sources.width) + " x " + std::to_string(sources.height) +
           " pixels but the picture has " + std::to_string(picture.width) + " x " +
           std::to_string(picture.height) + ": both must have the same size.");
  }
  if (!sources.empty() && options.sources.empty()) {
    refuse("The sampling area is empty: there is nothing to copy from.");
  }
  if (options.guides.size() > kMaxGuides || points_of(options.guides) > kMaxGuidePoints) {
    refuse("There are too many guides: at most " + std::to_string(kMaxGuides) + " lines with " +
           std::to_string(kMaxGuidePoints) + " points together.");
  }
  for (const auto& guide : options.guides) {
    if (guide.size() < 2) refuse("A guide is a line of two points or more.");
  }
}

}  // namespace pentimento::engine
