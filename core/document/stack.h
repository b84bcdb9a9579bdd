// Changes of the edit stack: each takes a document and gives another one. The picture depends on base and
// stack alone, never on the way that led there. Nothing is generated; only tiles that a change can reach are
// composited again.
//
//   Edit edit = *document.edits[i];
//   edit.opacity = 0.5;                 // or enabled, mask and ring, chosen, candidates, a note ..
//   document = with_edit(document, i, std::move(edit), cache);
//
// Positions count from the lowest edit. All throw Error(Internal) when a position or an edit makes no sense,
// Error(OutOfMemory) when the canvas would become too large, and what reading a stored fill throws.
#pragma once

#include <optional>

#include "document/document.h"
#include "document/flatten_cache.h"

namespace pentimento::document {

/// The one change that all others are: the same base with another stack. The masks move with the canvas.
Document with_edits(const Document& document, std::vector<EditPtr> edits, FlattenCache& cache);

/// `edit` on top of the stack.
Document appended(const Document& document, Edit edit, FlattenCache& cache);
/// `edit` in the place of edit `index`.
Document with_edit(const Document& document, std::size_t index, Edit edit, FlattenCache& cache);
Document without_edit(const Document& document, std::size_t index, FlattenCache& cache);
/// Edit `from` goes to position `to`; those between move by one.
Document reordered(const Document& document, std::size_t from, std::size_t to, FlattenCache& cache);

/// The position of the edit with this id.
std::optional<std::size_t> find_edit(const Document& document, std::int64_t id);

/// Of the chosen candidates of all edits that take part in the picture, the lowest first.
std::vector<std::string> recipes_in_use(const Document& document);

/// The base and all active extensions, in coordinates of the base.
Rect canvas_of(Size base, const std::vector<EditPtr>& edits);

/// `base` on `canvas`, which contains it and is in its coordinates: around it its border goes on.
image::TiledImage base_on(const image::TiledImage& base, const Rect& canvas);

/// The picture of a stack, from nothing: on canvas_of(), where no extension has painted the base's border
/// goes on, and over it the active edits in their order.
image::Image flattened(const std::shared_ptr<const image::Image>& base, const std::vector<EditPtr>& edits);

}  // namespace pentimento::document
