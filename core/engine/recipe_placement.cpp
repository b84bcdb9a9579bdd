#include "engine/recipe_placement.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "engine/content_hash.h"
#include "engine/recipe_mask.h"

namespace pentimento::engine {

namespace {
using nlohmann::json;
constexpr double kFarthest = 1 << 22;
constexpr std::size_t kMaxPathBytes = 16384;

json to_json(const std::optional<double>& value) {
  return value ? json(*value) : json(nullptr);
}

json to_json(const Transform& t) {
  return {{"x", t.x},
          {"y", t.y},
          {"scale_x", t.scale_x},
          {"scale_y", t.scale_y},
          {"rotation", t.rotation},
          {"mirrored", t.mirrored}};
}

json to_json(const Harmony& h) {
  return {{"color", h.color},
          {"light", h.light},
          {"sharpness", h.sharpness},
          {"grain", h.grain},
          {"blocks", h.blocks},
          {"seam", h.seam},
          {"shadow",
           {{"opacity", to_json(h.shadow.opacity)},
            {"direction", to_json(h.shadow.direction)},
            {"length", h.shadow.length},
            {"softness", h.shadow.softness}}}};
}

Transform read_transform(const RecipeFields& f) {
  return {f.number("x", -kFarthest, kFarthest),      f.number("y", -kFarthest, kFarthest),
          f.number("scale_x", kMinScale, kMaxScale), f.number("scale_y", kMinScale, kMaxScale),
          f.number("rotation", -360, 360),           f.flag("mirrored")};
}

Harmony read_harmony(const RecipeFields& f) {
  const auto share = [](const RecipeFields& fields, const char* key) { return fields.number(key, 0, 1); };
  Harmony h;
  h.color = share(f, "color");
  h.light = share(f, "light");
  h.sharpness = share(f, "sharpness");
  h.grain = share(f, "grain");
  h.blocks = share(f, "blocks");
  h.seam = share(f, "seam");
  const RecipeFields shadow = f.object("shadow");
  if (shadow.has("opacity")) h.shadow.opacity = share(shadow, "opacity");
  if (shadow.has("direction")) h.shadow.direction = shadow.number("direction", -360, 360);
  h.shadow.length = shadow.number("length", 0, kMaxShadowLength);
  h.shadow.softness = share(shadow, "softness");
  return h;
}
}  // namespace

json placement_to_json(const Placement& p) {
  const Size size = p.picture.size();
  const std::string path = is_utf8(p.path) ? p.path : std::string();
  return {
      {"picture",
       {{"path", path}, {"width", size.width}, {"height", size.height}, {"hash", content_hash(p.picture)}}},
      {"cut_out", p.cut_out.size().empty() ? json(nullptr) : mask_to_json(p.cut_out)},
      {"transform", to_json(p.transform)},
      {"harmony", to_json(p.harmony)}};
}

Placement read_placement(const RecipeFields& fields) {
  Placement placement;
  placement.path = fields.object("picture").utf8("path", kMaxPathBytes);
  placement.transform = read_transform(fields.object("transform"));
  placement.harmony = read_harmony(fields.object("harmony"));
  return placement;
}

}  // namespace pentimento::engine
