// An accepted edit as an immutable value: where it goes, how, and all that was made to choose from. Nothing
// of it has to be generated again to change the mask, the opacity or the choice.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "document/shared_text.h"
#include "document/stored.h"
#include "image/composite.h"
#include "image/fill.h"
#include "image/mask.h"

namespace pentimento::document {

/// One of the results that a person chooses from.
struct Candidate {
  Stored<image::Fill> fill;  ///< on the canvas of the edit
  std::uint64_t seed = 0;
  SharedText recipe;     ///< makes exactly this one again: JSON, see core/engine/recipe.h; may be empty
  SharedText thumbnail;  ///< an encoded picture (PNG) of a few hundred px; may be empty

  // The person's own words about it.
  bool starred = false;
  int color_label = 0;  ///< 0: none, else 1..9
  std::string note;
};

struct Edit {
  std::int64_t id = 0;    ///< the same through all changes of one edit: see new_edit_id()
  std::string operation;  ///< "remove", "add", ..: the recipe's word
  std::string name;       ///< the person's own, UTF-8; empty: what was done is what it is called
  /// Of mask and fills, in coordinates of the base: the canvas of the document when the edit was made (for
  /// Extend the new one).
  Rect canvas;
  bool extends = false;  ///< the document's canvas reaches at least over `canvas` while the edit is active
  image::Mask mask;      ///< the size of `canvas`
  int ring = image::kDefaultRing;  ///< 0..image::kMaxRing
  std::vector<Candidate> candidates;
  std::size_t chosen = 0;  ///< index in `candidates`
  bool enabled = true;
  double opacity = 1;  ///< 0..1

  /// Takes part in the picture: switched off and fully transparent are the same.
  bool active() const { return enabled && opacity > 0 && chosen < candidates.size(); }
};

using EditPtr = std::shared_ptr<const Edit>;

/// Positive and random, so that it is new in every project.
std::int64_t new_edit_id();

/// False when sizes do not fit, the choice is none of the candidates, or a number is out of range.
bool is_sound(const Edit& edit);
/// Throws Error(Internal) unless it is sound.
void check(const Edit& edit);

/// True when both put the same into the picture, whatever else they say (notes, other candidates).
bool same_effect(const Edit& a, const Edit& b);

}  // namespace pentimento::document
