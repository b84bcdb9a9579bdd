// Another picture is put into the document: made in the background, one history step.
#include <utility>

#include "document/stack.h"
#include "engine/edit_frame.h"
#include "engine/place_backend.h"
#include "ui/editor_session_private.h"
#include "ui/placing/placed_pictures.h"

namespace pentimento::ui {

namespace {
using document::Document;

/// The edit that puts it on the picture of `under`.
document::Edit placedEdit(const Document& under, engine::EditRequest request) {
  Progress progress;
  request.placement.path = fileOfPlacedPicture(request.placement.picture, request.placement.path, progress);
  request.image = under.picture;
  engine::validate(request);
  engine::PlaceBackend backend;
  const engine::Candidate made = engine::run_edit(request, backend, progress);
  document::Edit edit;
  edit.id = document::new_edit_id();
  edit.operation = engine::to_string(engine::Operation::Place);
  edit.canvas = under.canvas;
  edit.mask = made.mask;
  edit.ring = made.ring;
  edit.candidates = {recordOf(made)};
  return edit;
}

void shift(engine::Transform& transform, const Rect& from, const Rect& to) {
  transform.x += from.x - to.x;
  transform.y += from.y - to.y;
}

/// In place of edit `index`, which keeps its place, opacity and switch.
Document placedOtherwise(const Document& now, std::size_t index, engine::EditRequest request,
                         document::FlattenCache& cache) {
  document::FlattenCache below;
  const auto end = now.edits.begin() + static_cast<std::ptrdiff_t>(index);
  const Document under = document::with_edits(now, {now.edits.begin(), end}, below);
  shift(request.placement.transform, now.canvas, under.canvas);
  document::Edit edit = placedEdit(under, std::move(request));
  const document::Edit& before = *now.edits[index];
  edit.id = before.id;
  edit.opacity = before.opacity;
  edit.enabled = before.enabled;
  return document::with_edit(now, index, std::move(edit), cache);
}
}  // namespace

void EditorSession::place(engine::Placement placement, bool harmonize, std::uint64_t seed,
                          std::optional<std::int64_t> edit) {
  if (!hasPicture()) return;
  engine::EditRequest request;
  request.operation = engine::Operation::Place;
  request.placement = std::move(placement);
  request.harmonize = harmonize;
  request.seed = seed;
  d_->changeStack(
      {edit ? tr("Change placement") : tr("Place"),
       [request, edit, canvas = document().canvas](const Document& now, document::FlattenCache& cache) {
         engine::EditRequest here = request;
         shift(here.placement.transform, canvas, now.canvas);
         const auto index = edit ? document::find_edit(now, *edit) : std::nullopt;
         if (index) return placedOtherwise(now, *index, std::move(here), cache);
         return document::appended(now, placedEdit(now, std::move(here)), cache);
       },
       {}});
}

}  // namespace pentimento::ui
