#include "engine/variation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "base/error.h"

namespace pentimento::engine {

namespace {
constexpr int kMaxSide = 1 << 20;  // as TiledImage
constexpr std::int64_t kMaxPixels = std::numeric_limits<std::int32_t>::max();
const std::string kMost = std::to_string(kMaxFormatChange);

[[noreturn]] void refuse(const std::string& sentence) {
  throw Error(ErrorCode::Usage, sentence);
}

std::string words(Size size) {
  return std::to_string(size.width) + " x " + std::to_string(size.height);
}

void check_proportions(Size picture, Size size) {
  const double wider = static_cast<double>(size.width) / picture.width,
               higher = static_cast<double>(size.height) / picture.height;
  if (std::max(wider / higher, higher / wider) <= kMaxFormatChange) return;
  refuse("From " + words(picture) + " to " + words(size) +
         " pixels is too far: a picture can become at most " + kMost +
         " times as wide for its height, or as narrow.");
}

void check_format(Size picture, Size size) {
  if (std::min(size.width, size.height) < kMinFormatSide) {
    refuse("A variation can have sides from " + std::to_string(kMinFormatSide) + " pixels, not " +
           words(size) + ".");
  }
  check_proportions(picture, size);
  const std::int64_t most = std::min(kMaxPixels, picture.area() * kMaxFormatChange);
  if (size.area() <= most && std::max(size.width, size.height) <= kMaxSide) return;
  refuse("A variation of " + words(size) + " pixels is too large: it can be at most " + kMost +
         " times as large as the picture, which has " + words(picture) + ".");
}
}  // namespace

Size size_of_aspect(Size picture, double aspect) {
  const auto side = [&](double times) {
    return std::max(1, static_cast<int>(std::lround(std::sqrt(static_cast<double>(picture.area()) * times))));
  };
  return {side(aspect), side(1 / aspect)};
}

SideRange format_sides(int side, int beside, int other) {
  const double same = static_cast<double>(other) * side / beside;  // keeps the proportions
  const std::int64_t most_pixels = std::min(kMaxPixels, Size{side, beside}.area() * kMaxFormatChange);
  return {std::max(kMinFormatSide, static_cast<int>(std::ceil(same / kMaxFormatChange))),
          static_cast<int>(std::min({std::floor(same * kMaxFormatChange),
                                     std::floor(static_cast<double>(most_pixels) / other),
                                     static_cast<double>(kMaxSide)}))};
}

bool changes_format(const EditRequest& request) {
  return changes_format(request, request.image.size());
}

bool changes_format(const EditRequest& request, Size picture) {
  return stands_alone(request) && request.size != picture;
}

bool stands_alone(const EditRequest& request) {
  return request.operation == Operation::Vary && request.size != Size{};
}

void validate_variation(const EditRequest& request) {
  const bool other_format = changes_format(request);
  if (request.tiling == Tiling::None && !other_format) return;
  if (!request.mask.empty()) {
    refuse("Another format and seamless tiles are made of the whole picture: leave the mask out.");
  }
  if (!other_format) return;
  check_format(request.image.size(), request.size);
  if (!request.onto.pixels.empty()) {
    refuse("Accept the candidate first: a variation in another format replaces the whole picture.");
  }
}

}  // namespace pentimento::engine
