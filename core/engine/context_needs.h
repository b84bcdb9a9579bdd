// How much of a picture a model wants to see, and at which size it works: pure geometry.
//
// A network of Stable Diffusion was trained on pictures of one size (its native size) and sees them eight
// times smaller, as latents. So the crop around an edit is scaled to about that size, and a small mask is
// scaled up until it covers enough latents to hold something.
#pragma once

#include "base/geometry.h"

namespace pentimento::engine {

/// What a backend asks of the context region, its working size and its samples. The default asks for nothing:
/// the region as people chose it, at its own size.
struct ContextNeeds {
  int native_size = 0;  ///< px, width and height the model was trained with; 0: any size
  int size_unit = 1;    ///< width and height must be multiples of this
  bool bytes = false;   ///< at its own size the region may come in 8 bits, if the picture has no more
  bool scales() const { return native_size > 0; }

  bool operator==(const ContextNeeds&) const = default;
};

/// Around an edit a model sees at least this, px of the picture, and at least the share of the diagonal.
inline constexpr int kMinModelPadding = 128;
inline constexpr double kModelPaddingShare = 0.06;
/// The longer side of a small mask is scaled up to this, px of the model: 16 latents.
inline constexpr int kMinModelMaskSide = 128;

/// The automatic context region of a model that edits `changed` (inside `canvas`, not empty): `changed` with
/// the padding, at least the native size where the canvas has it, less for a small mask.
Rect model_context(const Rect& changed, Size canvas, const ContextNeeds& needs);

/// The size at which the model works on a region: multiples of the unit; about native_size squared pixels
/// with the region's proportions, no side below three quarters of the native size. A region of up to 1.25
/// times the native size keeps its own. Without needs: the region's.
Size working_size(Size region, const ContextNeeds& needs);

/// The region's own size, rounded to the nearest multiples of the unit, at least one.
Size rounded_to_unit(Size region, int unit);

}  // namespace pentimento::engine
