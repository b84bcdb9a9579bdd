#include "engine/recipe_mask.h"

#include <zstd.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "engine/base64.h"

namespace pentimento::engine {

namespace {
using nlohmann::json;

std::vector<std::uint8_t> compressed(const cv::Mat& values) {
  std::vector<std::uint8_t> packed(ZSTD_compressBound(values.total()));
  const std::size_t size =
      ZSTD_compress(packed.data(), packed.size(), values.data, values.total(), ZSTD_CLEVEL_DEFAULT);
  if (ZSTD_isError(size)) throw Error(ErrorCode::Internal, "The mask could not be compressed.");
  packed.resize(size);
  return packed;
}
}  // namespace

json mask_to_json(const image::Mask& mask) {
  const Rect area = mask.bounds();
  if (area.empty()) return nullptr;
  return {{"width", mask.size().width},
          {"height", mask.size().height},
          {"area", {{"x", area.x}, {"y", area.y}, {"width", area.width}, {"height", area.height}}},
          {"values", to_base64(compressed(mask.crop(area)))}};
}

PackedMask packed_mask(const RecipeFields& fields) {
  PackedMask mask{fields.size(), fields.object("area").rect(), fields.text("values")};
  if (!Rect::of(mask.size).contains(mask.area)) fields.refuse("area", "inside the mask");
  return mask;
}

std::optional<image::Mask> unpacked(const PackedMask& packed) {
  const auto bytes = from_base64(packed.values);
  if (!bytes) return std::nullopt;
  // The size that the data claims is checked before memory is taken for it.
  const auto claimed = ZSTD_getFrameContentSize(bytes->data(), bytes->size());
  if (claimed != static_cast<unsigned long long>(packed.area.area())) return std::nullopt;
  cv::Mat values(packed.area.height, packed.area.width, CV_8UC1);
  const std::size_t size = ZSTD_decompress(values.data, values.total(), bytes->data(), bytes->size());
  if (ZSTD_isError(size) || size != values.total()) return std::nullopt;
  image::Mask mask(packed.size);
  mask.set(packed.area, values);
  return mask;
}

}  // namespace pentimento::engine
