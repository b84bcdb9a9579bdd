// Where a candidate lies, beside the document that it was made from.
#pragma once

#include "document/edit.h"
#include "engine/candidate.h"
#include "engine/edit_request.h"

namespace pentimento::ui {

/// An area of `size` with the same middle.
Rect centeredOn(const Rect& area, Size size);

/// Of what `request` makes on the canvas `before`: larger by its margins; around its middle what stands
/// alone.
Rect canvasOf(const engine::EditRequest& request, const Rect& before);
/// What extends `inner` to `outer`, which has all of it.
engine::Margins marginsBetween(const Rect& inner, const Rect& outer);

/// What a small picture of `candidate` shows, on its canvas: all of what extends, else what it changes.
Rect shownArea(const engine::Candidate& candidate);

/// A candidate in another format, and what is varied from it, is a picture of its own: it becomes a new
/// document, never an edit.
bool standsAlone(const document::Candidate& candidate);

/// True for a variation of such a candidate: it has nothing to do with the document's picture.
bool variesAlone(const engine::EditRequest& request);

}  // namespace pentimento::ui
