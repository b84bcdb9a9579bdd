#include "ui/edit_stage.h"

#include <utility>

#include "base/error.h"
#include "document/stack.h"
#include "engine/recipe.h"
#include "ui/candidate_canvas.h"

namespace pentimento::ui {

using document::Document;
using document::Edit;
using engine::EditRequest;

namespace {
/// The candidate that a variation with this recipe started from, unless `below` shows it.
std::optional<CandidatePlace> startOf(const EditRequest& recipe, const Document& below,
                                      const KeptRuns& runs) {
  const bool varies = engine::may_take_all(recipe.operation);
  return varies && recipe.started_from != topRecipe(below) ? findRecipe(runs, recipe.started_from)
                                                           : std::nullopt;
}
}  // namespace

EditRequest requestBelow(const Document& document, std::int64_t id, const std::string& text,
                         const KeptRuns& runs, document::FlattenCache& cache) {
  const auto index = document::find_edit(document, id);
  if (!index) throw Error(ErrorCode::Usage, "The edit is not there any more.");
  const Edit& edit = *document.edits[*index];
  const auto recipe = engine::Recipe::parse(text, "The recipe of the edit");
  const auto top = document.edits.begin() + static_cast<std::ptrdiff_t>(*index);
  const Document below = document::with_edits(document, {document.edits.begin(), top}, cache);
  const auto place = startOf(recipe.settings(), below, runs);
  const Document start = place ? choosingCandidate(below, *findRun(runs, place->run), place->index) : below;
  if (canvasOf(recipe.settings(), start.canvas) != edit.canvas) {
    throw Error(ErrorCode::Usage,
                "The edit was made on a canvas of another size: switch the extensions below it as they were "
                "then, and run it again.");
  }
  EditRequest request = recipe.request_for(recipe.needs_picture() ? start.picture : image::Image{});
  if (place) {
    request.onto = below.picture;
    request.margins = marginsBetween(below.canvas, start.canvas);
  }
  if (recipe.has_mask() && !request.raw) request.mask = edit.mask;
  return request;
}

void EditStage::set(std::optional<std::int64_t> id, const Document& document) {
  const std::lock_guard lock(mutex_);
  id_ = id;
  document_ = id ? document : Document{};
}

Rect EditStage::canvas() {
  const std::lock_guard lock(mutex_);
  const auto index = id_ ? document::find_edit(document_, *id_) : std::nullopt;
  return index ? document_.edits[*index]->canvas : Rect{};
}

std::shared_ptr<const engine::Candidate> EditStage::staged(
    const std::shared_ptr<const engine::Candidate>& candidate) {
  std::unique_lock lock(mutex_);
  const auto index = id_ ? document::find_edit(document_, *id_) : std::nullopt;
  if (!index) return candidate;
  const Document document = document_;
  lock.unlock();
  Edit edit = *document.edits[*index];
  edit.chosen = edit.candidates.size();
  document::Candidate made;
  made.fill = candidate->fill;
  edit.candidates.push_back(std::move(made));
  const Rect canvas = edit.canvas;
  const Document shown = document::with_edit(document, *index, std::move(edit), *cache_);
  auto staged = std::make_shared<engine::Candidate>(*candidate);
  staged->image = shown.picture;
  staged->changed = candidate->changed.translated(canvas.x - shown.canvas.x, canvas.y - shown.canvas.y)
                        .intersected(Rect::of(shown.canvas.size()));
  return staged;
}

}  // namespace pentimento::ui
