// A recipe is an EditRequest as JSON, without the picture: it can be kept beside a result and replayed.
//
//   {"pentimento_recipe": 2, "made_with": "Pentimento 0.1.0", "operation": "remove",
//    "picture": {"width": 640, "height": 480, "hash": "xxh3-128:..."},
//    "engine": "patchmatch", "seed": 7, "candidates": 3, "strength": 0.5, "ring": 8, "raw": false,
//    "harmonize": true, "size": null | {"width": 512, "height": 512},
//    "generation": {"prompt": "a boat", "model": "v1-5-pruned", "model_hash": "xxh3-128:...", "steps": 20,
//    ..}, "context": "auto" | "whole" | {"x": 0, "y": 0, "width": 320, "height": 320}, "margins": {"left": 0,
//    "top": 0, "right": 0, "bottom": 0}, "mask": null | {"width": 640, "height": 480, "area": {"x": .., "y":
//    .., "width": .., "height": ..},
//                    "values": "..."}}
//
// "picture" is null for Generate, "strength" is null for the engine's own default. Version 1 had neither
// models nor "harmonize", "size" and "generation". Version 3 is that of a variation in another format ("size"
// other than the picture's) or with "tiling": "horizontal", "vertical" or "both".
//
// "repaint": {"style": "oil", "detail": 0.5} is there for that operation only; with a picture to paint like
// "style" is its path, and "style_hash" says which picture that was. Place has "placement": see
// recipe_placement.h.
//
// "started_from" (see EditRequest) and "made" ({"when": seconds since 1970, "seconds": .., "seam": ..}) may
// be missing. Remove and Extend may have "fill": see recipe_fill.h.
//
// The mask's values (8 bit, rows of `area`, 0 elsewhere) are compressed with zstd and written as Base64.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/edit_request.h"

namespace pentimento::engine {

/// The newest that is read. What is written says the lowest version whose readers know all that it uses.
inline constexpr int kRecipeVersion = 3;

/// When a candidate was made, and how long that took: of no effect on the result.
struct Making {
  std::int64_t when = 0;  ///< seconds since 1970, UTC
  double seconds = 0;
  std::optional<double> seam = {};  ///< see Candidate::seam

  bool operator==(const Making&) const = default;
};

/// The mask is stored in the recipe (losslessly), the picture by size and content hash only.
std::string recipe_to_json(const EditRequest& request, const std::optional<Making>& making = {});

/// The name of what the recipe `json` has made: "xxh3-128:" and 32 hexadecimal digits over the text.
std::string recipe_id(const std::string& json);

/// What a recipe says before it has a picture.
class Recipe {
 public:
  /// Throws Error(BadFile) naming `name` when the text is not a recipe or is made by a newer version. Takes
  /// memory in proportion to the text, whatever the text says.
  static Recipe parse(const std::string& text, const std::string& name);

  /// Everything but picture and masks.
  const EditRequest& settings() const { return settings_; }
  bool has_mask() const { return mask_ != nullptr; }
  /// Whether a part of the picture was chosen to copy from.
  bool has_sources() const { return sources_ != nullptr; }
  /// That part; without size: everything. Throws Error(BadFile) when it is damaged.
  image::Mask sources() const;
  /// False for Generate, which starts from nothing.
  bool needs_picture() const { return settings_.operation != Operation::Generate; }
  /// True for Place: its other picture is told by settings().placement.path and the hash, and is not part of
  /// the recipe.
  bool needs_placed_picture() const { return settings_.operation == Operation::Place; }
  const std::string& placed_hash() const { return placed_hash_; }  ///< see content_hash()
  /// settings().placement with `placed`, and the cut-out. Throws Error(BadFile) when that is another picture
  /// than the recipe was made with, or the cut-out is damaged.
  Placement placement_of(image::Image placed) const;
  Size picture_size() const { return picture_size_; }                ///< of the picture it was made for
  const std::string& picture_hash() const { return picture_hash_; }  ///< see content_hash()
  const std::string& made_with() const { return made_with_; }        ///< program and version; may be empty
  const std::optional<Making>& making() const { return making_; }

  /// The request for `picture`, which may be another one than the recipe was made for. Throws Error(BadFile)
  /// when the recipe's mask is damaged or has another size than `picture`.
  EditRequest request_for(image::Image picture) const;

 private:
  struct StoredMask;

  image::Mask mask_for(Size picture, const StoredMask& stored) const;

  EditRequest settings_;
  Size picture_size_;
  std::string picture_hash_;
  std::string made_with_;
  std::optional<Making> making_;
  std::string name_;
  std::shared_ptr<const StoredMask> mask_, sources_;
  Size placed_size_;
  std::string placed_hash_;
  std::shared_ptr<const StoredMask> cut_out_;
};

/// The request of a recipe for `picture`: Recipe::parse() and request_for().
EditRequest recipe_from_json(const std::string& text, image::Image picture, const std::string& name);

}  // namespace pentimento::engine
