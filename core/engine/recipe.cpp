#include "engine/recipe.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.h"
#include "engine/content_hash.h"
#include "engine/hasher.h"
#include "engine/recipe_fill.h"
#include "engine/recipe_generation.h"
#include "engine/recipe_mask.h"
#include "engine/recipe_placement.h"
#include "engine/variation.h"

namespace pentimento::engine {

namespace {
using nlohmann::json;
constexpr int kMaxMargin = 1 << 20;
const std::string kVersionKey = "pentimento_recipe";

std::string quoted(const std::string& name) {
  return '"' + name + '"';
}

json to_json(const Rect& r) {
  return {{"x", r.x}, {"y", r.y}, {"width", r.width}, {"height", r.height}};
}

json to_json(Size size) {
  return {{"width", size.width}, {"height", size.height}};
}

json to_json(const ContextChoice& context) {
  switch (context.kind) {
    case ContextChoice::Kind::Whole:
      return "whole";
    case ContextChoice::Kind::Fixed:
      return to_json(context.fixed);
    case ContextChoice::Kind::Auto:
      break;
  }
  return "auto";
}

json to_json(const Margins& m) {
  return {{"left", m.left}, {"top", m.top}, {"right", m.right}, {"bottom", m.bottom}};
}

json to_json(const image::Image& picture) {
  if (picture.size().empty()) return nullptr;
  return {
      {"width", picture.size().width}, {"height", picture.size().height}, {"hash", content_hash(picture)}};
}

json to_json(const RepaintOptions& options) {
  json fields = {{"style", options.style}, {"detail", options.detail}};
  if (options.like_picture()) fields["style_hash"] = options.style_hash;
  return fields;
}

RepaintOptions read_repaint(const RecipeFields& fields) {
  RepaintOptions options;
  options.style = fields.utf8("style", kMaxStyleBytes);
  options.detail = fields.number("detail", 0, 1);
  if (options.style.empty()) fields.refuse("style", "a style");
  if (fields.has("style_hash")) options.style_hash = fields.text("style_hash");
  return options;
}

json to_json(const Making& making) {
  json object = {{"when", making.when}, {"seconds", making.seconds}};
  if (making.seam) object["seam"] = *making.seam;
  return object;
}

Making read_making(const RecipeFields& fields) {
  constexpr double kMostSeconds = 1e12, kMostSeam = 1e6;
  Making making{static_cast<std::int64_t>(fields.number("when", 0, kMostSeconds)),
                fields.number("seconds", 0, kMostSeconds)};
  if (fields.has("seam")) making.seam = fields.number("seam", 0, kMostSeam);
  return making;
}

ContextChoice read_context(const RecipeFields& fields) {
  if (!fields.is_text("context")) return {ContextChoice::Kind::Fixed, fields.object("context").rect()};
  const std::string word = fields.text("context");
  if (word == "auto") return {};
  if (word == "whole") return {ContextChoice::Kind::Whole, {}};
  fields.refuse("context", "\"auto\", \"whole\" or a rectangle");
}

Margins read_margins(const RecipeFields& fields) {
  const auto side = [&](const char* key) { return fields.integer(key, 0, kMaxMargin); };
  return {side("left"), side("top"), side("right"), side("bottom")};
}

Operation read_operation(const RecipeFields& fields) {
  const auto operation = operation_from_string(fields.text("operation"));
  if (!operation) fields.refuse("operation", "remove, add, extend, vary, repaint, generate or place");
  return *operation;
}

Tiling read_tiling(const RecipeFields& fields) {
  const auto tiling = tiling_from_string(fields.text("tiling"));
  if (!tiling) fields.refuse("tiling", "none, horizontal, vertical or both");
  return *tiling;
}

EditRequest read_settings(const RecipeFields& fields, int version) {
  EditRequest request;
  request.operation = read_operation(fields);
  const Margins margins = read_margins(fields.object("margins"));
  if (request.operation == Operation::Extend) request.margins = margins;
  if (version == 1 || fields.has("strength")) request.strength = fields.number("strength", 0, 1);
  // The first version wrote a strength that only Vary used.
  if (version == 1 && request.operation != Operation::Vary) request.strength.reset();
  request.seed = fields.unsigned64("seed");
  request.candidates = fields.integer("candidates", 1, kMaxCandidates);
  request.context = read_context(fields);
  request.ring = fields.integer("ring", 0, image::kMaxRing);
  request.engine = fields.text("engine");
  request.raw = fields.flag("raw");
  if (fields.has("harmonize")) request.harmonize = fields.flag("harmonize");
  if (fields.has("size")) request.size = fields.object("size").size();
  if (fields.has("tiling")) request.tiling = read_tiling(fields);
  if (fields.has("started_from")) request.started_from = fields.text("started_from");
  if (request.operation == Operation::Place) {
    request.placement = read_placement(fields.object("placement"));
  }
  if (fields.has("fill")) request.fill = read_fill(fields.object("fill"));
  if (request.operation == Operation::Repaint) request.repaint = read_repaint(fields.object("repaint"));
  if (fields.has("generation")) request.generation = read_generation(fields.object("generation"));
  return request;
}

json parse_object(const std::string& text, const std::string& name) {
  json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (object.is_object() && object.contains(kVersionKey)) return object;
  throw Error(ErrorCode::BadFile, quoted(name) + " is not a Pentimento recipe.");
}

int read_version(const RecipeFields& fields, const std::string& name) {
  const int version = fields.integer(kVersionKey, 1, 1'000'000);
  if (version <= kRecipeVersion) return version;
  throw Error(ErrorCode::BadFile, quoted(name) + " was made by a newer Pentimento (recipe version " +
                                      std::to_string(version) + "): update Pentimento to use it.");
}

int version_of(const EditRequest& request) {
  return changes_format(request) || request.tiling != Tiling::None ? 3 : 2;
}

std::string words(Size size) {
  return std::to_string(size.width) + " x " + std::to_string(size.height);
}

/// A variation is made again from the extended picture, which is all that it was made from.
Margins margins_of(const EditRequest& request) {
  return request.operation == Operation::Extend ? request.margins : Margins{};
}
}  // namespace

struct Recipe::StoredMask : PackedMask {};

std::string recipe_to_json(const EditRequest& request, const std::optional<Making>& making) {
  const bool uses_mask = request.operation != Operation::Extend && request.operation != Operation::Generate &&
                         request.operation != Operation::Place;
  json recipe = {{kVersionKey, version_of(request)},
                 {"made_with", "Pentimento " PENTIMENTO_VERSION},
                 {"operation", to_string(request.operation)},
                 {"picture", to_json(request.image)},
                 {"engine", request.engine},
                 {"seed", request.seed},
                 {"candidates", request.candidates},
                 {"strength", request.strength ? json(*request.strength) : json(nullptr)},
                 {"ring", request.ring},
                 {"raw", request.raw},
                 {"harmonize", request.harmonize},
                 {"size", request.size.empty() ? json(nullptr) : to_json(request.size)},
                 {"generation", generation_to_json(request.generation)},
                 {"context", to_json(request.context)},
                 {"margins", to_json(margins_of(request))},
                 {"mask", uses_mask ? mask_to_json(request.mask) : json(nullptr)}};
  if (request.tiling != Tiling::None) recipe["tiling"] = to_string(request.tiling);
  if (request.operation == Operation::Place) recipe["placement"] = placement_to_json(request.placement);
  const bool fills = request.operation == Operation::Remove || request.operation == Operation::Extend;
  if (fills && !request.fill.none()) recipe["fill"] = fill_to_json(request.fill);
  if (request.operation == Operation::Repaint) recipe["repaint"] = to_json(request.repaint);
  if (!request.started_from.empty()) recipe["started_from"] = request.started_from;
  if (making) recipe["made"] = to_json(*making);
  return recipe.dump(2) + "\n";
}

std::string recipe_id(const std::string& json) {
  Hasher hasher;
  hasher.add(json.data(), json.size());
  return "xxh3-128:" + hasher.hex();
}

Recipe Recipe::parse(const std::string& text, const std::string& name) {
  const json object = parse_object(text, name);
  const RecipeFields fields(object, name);
  const int version = read_version(fields, name);
  Recipe recipe;
  recipe.name_ = name;
  recipe.settings_ = read_settings(fields, version);
  if (recipe.needs_picture()) {
    const RecipeFields picture = fields.object("picture");
    recipe.picture_size_ = picture.size();
    recipe.picture_hash_ = picture.text("hash");
  }
  if (fields.has("made_with")) recipe.made_with_ = fields.text("made_with");
  if (fields.has("made")) recipe.making_ = read_making(fields.object("made"));
  if (recipe.needs_placed_picture()) {
    const RecipeFields placement = fields.object("placement"), placed = placement.object("picture");
    recipe.placed_size_ = placed.size();
    recipe.placed_hash_ = placed.text("hash");
    if (placement.has("cut_out")) {
      recipe.cut_out_ =
          std::make_shared<const StoredMask>(StoredMask{packed_mask(placement.object("cut_out"))});
    }
  }
  if (fields.has("fill") && fields.object("fill").has("sources")) {
    recipe.sources_ =
        std::make_shared<const StoredMask>(StoredMask{packed_mask(fields.object("fill").object("sources"))});
  }
  if (fields.has("mask")) {
    recipe.mask_ = std::make_shared<const StoredMask>(StoredMask{packed_mask(fields.object("mask"))});
  }
  return recipe;
}

EditRequest Recipe::request_for(image::Image picture) const {
  EditRequest request = settings_;
  request.mask = image::Mask(picture.size());
  request.image = std::move(picture);
  if (sources_) request.fill.sources = mask_for(request.image.size(), *sources_);
  if (mask_) request.mask = mask_for(request.image.size(), *mask_);
  return request;
}

image::Mask Recipe::sources() const {
  return sources_ ? mask_for(sources_->size, *sources_) : image::Mask();
}

image::Mask Recipe::mask_for(Size picture, const StoredMask& stored) const {
  if (stored.size != picture) {
    throw Error(ErrorCode::BadFile, "The recipe " + quoted(name_) + " has a mask of " + words(stored.size) +
                                        " pixels but the picture has " + words(picture) +
                                        ": a recipe with a mask fits only pictures of its own size.");
  }
  const std::optional<image::Mask> mask = unpacked(stored);
  if (mask) return *mask;
  throw Error(ErrorCode::BadFile, quoted(name_) + " is a damaged recipe: its mask cannot be unpacked.");
}

Placement Recipe::placement_of(image::Image placed) const {
  if (content_hash(placed) != placed_hash_) {
    throw Error(ErrorCode::BadFile, "The picture that the recipe " + quoted(name_) +
                                        " places is not the one in " + quoted(settings_.placement.path) +
                                        " any more.");
  }
  Placement placement = settings_.placement;
  placement.picture = std::move(placed);
  if (!cut_out_) return placement;
  const std::optional<image::Mask> mask = unpacked(*cut_out_);
  if (!mask || mask->size() != placed_size_ || placed_size_ != placement.picture.size()) {
    throw Error(ErrorCode::BadFile, quoted(name_) + " is a damaged recipe: its cut-out cannot be unpacked.");
  }
  placement.cut_out = *mask;
  return placement;
}

EditRequest recipe_from_json(const std::string& text, image::Image picture, const std::string& name) {
  return Recipe::parse(text, name).request_for(std::move(picture));
}

}  // namespace pentimento::engine
