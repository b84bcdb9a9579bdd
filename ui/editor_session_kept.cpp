// The runs of a session as they are kept: everything that was made for this picture, to be looked through,
// marked, deleted and applied again, long after the picture has changed.
#include <algorithm>
#include <functional>
#include <utility>

#include "base/error.h"
#include "document/stack.h"
#include "engine/content_hash.h"
#include "engine/recipe.h"
#include "ui/editor_session_private.h"

namespace pentimento::ui {

namespace {
/// Candidate `index` of `run` on top of `now`, as something to look at in place.
std::shared_ptr<const engine::Candidate> applied(const document::Document& now, document::Edit run,
                                                 std::size_t index) {
  const document::Candidate record = run.candidates[index];
  const auto fill = record.fill.borrow();
  const document::Document next = withCandidate(now, run, index);
  engine::Candidate made;
  if (!record.recipe.empty()) {
    const auto recipe = engine::Recipe::parse(record.recipe, "recipe");
    made.recipe = recipe.settings();
    if (recipe.making()) made.seam = recipe.making()->seam;
  }
  made.recipe.operation = engine::operation_from_string(run.operation).value_or(engine::Operation::Vary);
  made.recipe.seed = record.seed;
  if (!standsAlone(record)) {  // else the picture that it was made from may be another one
    made.recipe.image = now.picture;
    made.recipe.margins = marginsBetween(now.canvas, next.canvas);
  }
  made.recipe.mask = document::moved(run.mask, run.canvas, next.canvas);
  made.recipe.ring = run.ring;
  made.image = next.picture;
  made.changed = image::changed_area(made.recipe.mask, run.ring);
  made.fill = *fill;
  made.mask = made.recipe.mask;
  made.ring = run.ring;
  return std::make_shared<const engine::Candidate>(std::move(made));
}

using Made = std::shared_ptr<const engine::Candidate>;
using MadeAndRecord = std::pair<Made, document::Candidate>;
constexpr std::size_t kMaxOfferedAgain = 24;

bool wasMadeFor(const document::Edit& run, const std::string& pictureHash) {
  try {
    const std::string& recipe = run.candidates.front().recipe;
    return engine::Recipe::parse(recipe, "recipe").picture_hash() == pictureHash;
  } catch (const Error&) {
    return false;  // a recipe is not needed to look at the candidate and to accept it
  }
}

/// The latest of what `runs` have made for the picture of `now`.
std::vector<MadeAndRecord> madeForPicture(const document::Document& now, const KeptRuns& runs,
                                          const std::set<std::string>& discarded, Progress& progress) {
  const std::string hash = engine::content_hash(now.picture);
  std::vector<MadeAndRecord> made;
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (!wasMadeFor(**run, hash)) continue;
    for (std::size_t i = (*run)->candidates.size(); i-- > 0 && made.size() < kMaxOfferedAgain;) {
      progress.check();
      if (discarded.contains(nameOf((*run)->candidates[i]))) continue;
      made.emplace_back(applied(now, **run, i), (*run)->candidates[i]);
    }
  }
  std::reverse(made.begin(), made.end());
  return made;
}
}  // namespace

std::string nameOf(const document::Candidate& candidate) {
  return engine::recipe_id(candidate.recipe);
}

/// A candidate of the running job becomes one of its run.
void EditorSession::Private::keep(const engine::Candidate& candidate) {
  document::Edit kept;
  kept.id = run->kept;
  kept.operation = engine::to_string(candidate.recipe.operation);
  kept.canvas = run->edit ? stage->canvas() : canvasOf(candidate.recipe, document().canvas);
  kept.extends = engine::extends(candidate.recipe);
  kept.mask = candidate.mask;
  kept.ring = candidate.ring;
  const document::Candidate record = records->of(candidate);
  ui::addCandidate(runs, std::move(kept), record);
  fresh.insert(nameOf(record));
  engine::EditRequest request = run->request;
  request.image = {};
  requests[run->kept] = std::move(request);
  publishRuns();
}

void EditorSession::Private::publishRuns() {
  ++runsRevision;
  Q_EMIT q.runsChanged();
}

/// True for what was asked for as "once more" of the run that `accepted` is from.
bool EditorSession::Private::asksForTheSame(const engine::EditRequest& request,
                                            const engine::Candidate& accepted) const {
  const auto place = findFill(runs, records->fillOf(accepted));
  const auto found = place ? requests.find(place->run) : requests.end();
  return found != requests.end() && sameButSeeds(found->second, request);
}

/// Candidates that were deleted are no longer offered.
void EditorSession::Private::dropMissingCandidates() {
  const engine::Candidate* before = viewed();
  const auto missing = [this](const auto& candidate) { return !findFill(runs, records->fillOf(*candidate)); };
  if (std::erase_if(candidates, missing) == 0) return;
  current = -1;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].get() == before) current = static_cast<int>(i);
  }
  Q_EMIT q.candidatesChanged();
  publishShown();
}

void EditorSession::Private::showKept(const std::shared_ptr<const engine::Candidate>& candidate,
                                      const document::Candidate& record) {
  if (!findFill(runs, record.fill)) return;  // deleted meanwhile
  if (discarded.erase(nameOf(record)) > 0) publishRuns();
  records->add(candidate, record);
  keepBaseOfCandidates();
  candidates.push_back(candidate);
  current = static_cast<int>(candidates.size()) - 1;
  dropOldCandidates();
  Q_EMIT q.candidatesChanged();
  publishShown();
}

/// After a restart: what was made for the picture that is shown is there to choose from again.
void EditorSession::Private::offerAgain() {
  if (runs.empty()) return;
  offerTask.start<std::vector<MadeAndRecord>>(
      [now = document(), kept = runs, discarded = discarded](Progress& progress) {
        return madeForPicture(now, kept, discarded, progress);
      },
      [this, picture = document().picture](const std::vector<MadeAndRecord>& made) {
        if (!samePixels(picture.pixels, document().picture.pixels)) return;
        keepBaseOfCandidates();
        Candidates all;
        for (const auto& [candidate, record] : made) {
          if (!findFill(runs, record.fill)) continue;  // deleted meanwhile
          records->add(candidate, record);
          all.push_back(candidate);
        }
        if (current >= 0) current += static_cast<int>(all.size());
        candidates.insert(candidates.begin(), all.begin(), all.end());
        Q_EMIT q.candidatesChanged();
      });
}

const KeptRuns& EditorSession::runs() const {
  return d_->runs;
}

void EditorSession::starCandidate(const CandidatePlace& place, bool on) {
  d_->changeKept(place, [on](document::Candidate& candidate) { candidate.starred = on; });
}

void EditorSession::labelCandidate(const CandidatePlace& place, int colorLabel) {
  d_->changeKept(place, [colorLabel](document::Candidate& candidate) { candidate.color_label = colorLabel; });
}

void EditorSession::noteCandidate(const CandidatePlace& place, const QString& note) {
  d_->changeKept(place, [&](document::Candidate& candidate) { candidate.note = note.toStdString(); });
}

void EditorSession::Private::changeKept(const CandidatePlace& place,
                                        const std::function<void(document::Candidate&)>& change) {
  if (changeCandidate(runs, place, change)) publishRuns();
}

DeletedCandidates EditorSession::deleteCandidates(const std::vector<CandidatePlace>& places) {
  DeletedCandidates deleted = ui::deleteCandidates(d_->runs, places);
  if (deleted.empty()) return deleted;
  d_->dropMissingCandidates();
  d_->publishRuns();
  return deleted;
}

void EditorSession::restoreCandidates(const DeletedCandidates& deleted) {
  if (deleted.empty()) return;
  ui::restoreCandidates(d_->runs, deleted);
  d_->publishRuns();
}

void EditorSession::viewKept(const CandidatePlace& place) {
  const document::Candidate* record = findCandidate(d_->runs, place);
  if (!record || d_->stroke) return;
  for (std::size_t i = 0; i < candidates().size(); ++i) {
    if (d_->records->fillOf(*candidates()[i]) == record->fill) return viewCandidate(static_cast<int>(i));
  }
  d_->keptTask.start<Made>([now = document(), run = *findRun(d_->runs, place.run),
                            index = place.index](Progress&) { return applied(now, run, index); },
                           [this, place, record = *record, from = d_->revision](const Made& candidate) {
                             if (d_->stroke || d_->revision != from) return viewKept(place);
                             d_->showKept(candidate, record);
                           });
}

}  // namespace pentimento::ui
