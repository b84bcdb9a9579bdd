// More candidates for an accepted edit: staged as those of every run; the one that is accepted takes the
// place of the one that the edit had, and all join its siblings.
#include <algorithm>
#include <utility>

#include "document/stack.h"
#include "ui/editor_session_private.h"

namespace pentimento::ui {

namespace {
const document::Edit* editIn(const document::Document& document, std::int64_t id) {
  const auto index = document::find_edit(document, id);
  return index ? document.edits[*index].get() : nullptr;
}
}  // namespace

bool EditorSession::canRunEditAgain(std::int64_t id) const {
  const document::Edit* edit = editIn(document(), id);
  const bool placed = edit && edit->operation == engine::to_string(engine::Operation::Place);
  return edit && !placed && edit->enabled && !edit->candidates[edit->chosen].recipe.empty() &&
         !strokeActive();
}

void EditorSession::runEditAgain(std::int64_t id) {
  if (!canRunEditAgain(id)) return;
  viewCandidate(-1);
  maskAgain({});
  engine::EditRequest request;  // the rest comes from the edit, at its turn
  const auto operation = engine::operation_from_string(editIn(document(), id)->operation);
  request.operation = operation.value_or(engine::Operation::Remove);
  request.candidates = settings().candidates;
  request.seed = seedOf(settings());
  d_->lastEdit = id;
  d_->enqueue(std::move(request), id);
}

/// The job begins when its picture, that of the stack below the edit, is there.
void EditorSession::Private::startForEdit(const engine::EditRequest& wanted, std::int64_t id) {
  keepBaseOfCandidates();
  run.emplace();
  run->clock.start();
  run->candidates = wanted.candidates;
  run->request = wanted;
  run->edit = id;
  const document::Edit* edit = editIn(document(), id);
  const std::string recipe = edit ? edit->candidates[edit->chosen].recipe.str() : std::string();
  belowTask.start<engine::EditRequest>(
      [now = document(), id, recipe, wanted, kept = runs, cache = flattenCache](Progress&) {
        engine::EditRequest request = requestBelow(now, id, recipe, kept, *cache);
        request.candidates = wanted.candidates;
        request.seed = wanted.seed;
        return request;
      },
      [this, id](const engine::EditRequest& request) {
        run->request = request;
        stage->set(id, document());
        run->job = submit(request);
        Q_EMIT q.runChanged();
      });
  Q_EMIT q.runChanged();
}

bool EditorSession::Private::belongsTo(const engine::Candidate& candidate, std::int64_t id) const {
  const auto found = madeFor.find(&candidate);
  return found != madeFor.end() && found->second == id;
}

/// The picture that follows is the one that was looked at, or, if the stack was changed meanwhile, what the
/// edit makes of it now.
void EditorSession::Private::acceptForEdit(const engine::Candidate& accepted, std::int64_t id) {
  const bool ofThisRun = run && run->edit == id;
  if (std::erase_if(waiting, [id](const QueuedRun& other) { return other.edit == id; }) > 0)
    Q_EMIT q.queueChanged();
  if (ofThisRun) abandonRun();
  std::vector<document::Candidate> made;
  std::size_t place = 0;
  for (const auto& candidate : candidates) {
    if (!belongsTo(*candidate, id)) continue;
    if (candidate.get() == &accepted) place = made.size();
    made.push_back(*findCandidate(runs, *findFill(runs, records->fillOf(*candidate))));
  }
  changeStack({EditorSession::tr("Other candidate of edit"),
               changing(id,
                        [made, place](document::Edit& edit, const document::Document&) {
                          edit.chosen = edit.candidates.size() + place;
                          edit.candidates.insert(edit.candidates.end(), made.begin(), made.end());
                        }),
               {}});
  if (ofThisRun) startNext();
}

}  // namespace pentimento::ui
