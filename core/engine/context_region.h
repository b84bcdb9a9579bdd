// Which part of the picture a backend sees: pure geometry, shown on the canvas before a run.
#pragma once

#include "engine/context_needs.h"
#include "engine/edit_area.h"

namespace pentimento::engine {

/// Shortest side of an automatic context region, px, where the picture has as much.
inline constexpr int kMinContextSide = 768;
/// The same for Extend: a new strip needs more to draw from, or it repeats its neighbor.
inline constexpr int kMinExtendContextSide = 1536;

/// In px of the result's canvas (for Extend: of the new canvas), inside it. Contains mask and ring wherever
/// the picture does; empty when there is nothing to edit. Auto takes the changed area with as much again
/// (Extend: three times as much, Repaint: nothing) around it on every side, and at least kMinContextSide
/// (Extend: kMinExtendContextSide) of the picture; Fixed is cut at the canvas and grown to contain the
/// changed area.
///
/// With the needs of a model, Auto is model_context() instead. Generate sees its whole new picture.
Rect context_region(const EditRequest& request, const ContextNeeds& needs = {});

/// The same, as for Remove and Vary, for a changed area that is known already: `changed` lies inside
/// `canvas`.
Rect context_region(const ContextChoice& choice, const Rect& changed, Size canvas,
                    const ContextNeeds& needs = {});

}  // namespace pentimento::engine
