#include "engine/memory_need.h"

#include <algorithm>

#include "base/error.h"
#include "base/system.h"
#include "engine/context_region.h"
#include "engine/variation.h"
#include "image/color.h"

namespace pentimento::engine {

namespace {
// Crop, result and what is worked in, as floats. The built-in engine takes two thirds of it for another
// format.
constexpr std::uint64_t kBytesPerContextPixel = 64;

// For all else the built-in engine works at the picture's size in the hole alone, in one step after the
// other. Of 12 megapixels the sum is a sixth to a third above what was measured for masks of 1, 10 and 30 %
// and of all, in grey and in 16 bits; 9 % above it with alpha.
constexpr std::uint64_t kByteSamples = 4;    // of the crop, with its alpha, where it is a copy
constexpr std::uint64_t kFloatSamples = 16;  // with the bytes that are made of them
constexpr std::uint64_t kMaskBytes = 4;      // what is known, what may be copied, half the size of the crop
constexpr std::uint64_t kBytesPerHolePixel = 55;  // of the box around the hole: matches, result, differences
constexpr std::uint64_t kBytesPerWorkingPixel = 180;  // while patches are matched
constexpr std::uint64_t kMostWorkingPixels = 768 * 768;

// Of a pixel that the frame's crop holds, which is none where it is read in the picture's own tiles.
std::uint64_t crop_bytes(const EditRequest& request) {
  const image::TiledImage& pixels = request.image.pixels;
  const image::ColorConverter converter(pixels.format(), *request.image.metadata);
  const PixelView bytes = converter.srgb_bytes(pixels, {0, 0, 1, 1});
  if (bytes.empty() || request.tiling != Tiling::None) return kFloatSamples;
  return bytes.tiled() ? 0 : kByteSamples;
}

std::uint64_t built_in_bytes(const EditRequest& request, const Rect& region) {
  const auto seen = static_cast<std::uint64_t>(region.area());
  const auto hole = static_cast<std::uint64_t>(edit_bounds(request).intersected(region).area());
  return seen * crop_bytes(request) + std::max({seen * kMaskBytes, hole * kBytesPerHolePixel,
                                                std::min(seen, kMostWorkingPixels) * kBytesPerWorkingPixel});
}

// The placed picture at the size that it has on the canvas, as color, light and alpha.
constexpr std::uint64_t kBytesPerPlacedPixel = 64;

std::uint64_t placed_pixels(const EditRequest& request) {
  if (request.operation != Operation::Place) return 0;
  const Rect part = placed_part(request.placement);
  const Transform& t = request.placement.transform;
  // Twice a side: it is read in whole steps of its size.
  return static_cast<std::uint64_t>(static_cast<double>(part.area()) * std::min(1.0, 2 * t.scale_x) *
                                    std::min(1.0, 2 * t.scale_y));
}

std::string gigabytes(std::uint64_t bytes) {
  return std::to_string((bytes + 999'999'999) / 1'000'000'000) + " GB";
}
}  // namespace

std::uint64_t memory_needed(const EditRequest& request, const ContextNeeds& needs) {
  const Rect region = context_region(request, needs);
  auto context = static_cast<std::uint64_t>(region.area());
  const auto canvas = static_cast<std::uint64_t>(result_size(request).area());
  const auto pixel = static_cast<std::uint64_t>(request.image.pixels.format().pixel_bytes());
  const bool copies_canvas =
      extends(request) || request.operation == Operation::Generate || changes_format(request);
  if (changes_format(request)) context += static_cast<std::uint64_t>(request.image.size().area());
  const bool built_in = needs.bytes && !changes_format(request);
  return (built_in ? built_in_bytes(request, region) : context * kBytesPerContextPixel) +
         placed_pixels(request) * kBytesPerPlacedPixel + (copies_canvas ? canvas * pixel : 0);
}

void check_memory(const EditRequest& request, std::uint64_t limit, const ContextNeeds& needs) {
  const std::uint64_t there = limit > 0 ? limit : physical_memory(), needed = memory_needed(request, needs);
  if (needed <= there) return;
  throw Error(ErrorCode::OutOfMemory, "This edit needs about " + gigabytes(needed) +
                                          " of memory, more than " + gigabytes(there) +
                                          " in this machine: use a smaller context region "
                                          "or a smaller picture.");
}

}  // namespace pentimento::engine
