// Where a candidate lies, beside the document that it was made from.
#pragma once

#include "document/edit.h"
#include "engine/candidate.h"
#include "engine/edit_request.h"

namespace pentimento::ui {

/// An area of `size` with the same middle.
Rect centeredOn(const Rect& area, Size size);

/// Of what `request` makes on the canvas `before`: larger by its margins, in another format around its
/// middle.
Rect canvasOf(const engine::EditRequest& request, const Rect& before);
/// What extends `inner` to `outer`, which has all of it.
engine::Margins marginsBetween(const Rect& inner, const Rect& outer);

/// What a small picture of `candidate` shows, on its canvas: all of what extends, else what it changes.
Rect shownArea(const engine::Candidate& candidate);

/// A candidate in another format is a picture of its own: it becomes a new document, never an edit.
bool inAnotherFormat(const document::Candidate& candidate);

}  // namespace pentimento::ui
