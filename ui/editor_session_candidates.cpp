// What the runs of a session have made: looking through it, keeping one, discarding.
#include <algorithm>
#include <utility>

#include "base/system.h"
#include "document/stack.h"
#include "engine/provenance.h"
#include "engine/variation.h"
#include "ui/editor_session_private.h"

namespace pentimento::ui {

namespace {
QString label(engine::Operation operation) {
  switch (operation) {
    case engine::Operation::Remove:
      return EditorSession::tr("Remove");
    case engine::Operation::Add:
      return EditorSession::tr("Add");
    case engine::Operation::Extend:
      return EditorSession::tr("Extend");
    case engine::Operation::Generate:
      return EditorSession::tr("Generate");
    case engine::Operation::Place:
      return EditorSession::tr("Place");
    case engine::Operation::Repaint:
      return EditorSession::tr("Repaint");
    case engine::Operation::Vary:
      return EditorSession::tr("Vary");
  }
  return {};
}

/// True when both are what one edit has to choose from.
bool siblings(const document::Edit& a, const document::Edit& b) {
  return a.operation == b.operation && a.canvas == b.canvas && a.ring == b.ring &&
         samePixels(a.mask.pixels(), b.mask.pixels());
}
}  // namespace

/// Candidates of another picture make room for those of this one.
void EditorSession::Private::keepBaseOfCandidates() {
  if (!candidatesLive()) candidates.clear();
  base = document().picture;
}

bool EditorSession::Private::candidatesLive() const {
  return !candidates.empty() && samePixels(base.pixels, document().picture.pixels);
}

const engine::Candidate* EditorSession::Private::viewed() const {
  return current >= 0 && candidatesLive() ? candidates[static_cast<std::size_t>(current)].get() : nullptr;
}

/// What becomes of the candidate's run: the run with the one that is viewed chosen, and with those of other
/// runs that are offered for the same place.
document::Edit EditorSession::Private::editOf(const engine::Candidate& candidate) const {
  const auto place = findFill(runs, records->fillOf(candidate));
  document::Edit edit = *findRun(runs, place->run);
  edit.id = document::new_edit_id();
  edit.chosen = place->index;
  for (const auto& other : candidates) {
    if (madeFor.contains(other.get())) continue;
    const auto at = findFill(runs, records->fillOf(*other));
    if (at->run == place->run || !siblings(*findRun(runs, at->run), edit)) continue;
    edit.candidates.push_back(*findCandidate(runs, *at));
  }
  document::check(edit);
  return edit;
}

/// The picture of the new stack is there already: a candidate is composited as an edit is.
document::Document EditorSession::Private::withEditOf(
    const std::shared_ptr<const engine::Candidate>& candidate) const {
  document::Document next = document();
  const Rect canvas = canvasOf(candidate->recipe, next.canvas);
  next.picture = candidate->image;
  next.mask = document::moved(next.mask, next.canvas, canvas);
  next.canvas = canvas;
  next.edits.push_back(std::make_shared<const document::Edit>(editOf(*candidate)));
  return next;
}

void EditorSession::Private::addCandidate(const engine::CandidateReady& ready) {
  candidates.push_back(ready.candidate);
  keep(*ready.candidate);
  madeFor.erase(ready.candidate.get());
  if (run->edit) madeFor[ready.candidate.get()] = *run->edit;
  const bool hadPreview = run->preview.has_value();
  run->preview.reset();
  if (hadPreview) Q_EMIT q.previewChanged();
  const bool view = run->viewFirst && current < 0 && !stroke;
  run->viewFirst = false;
  if (view) current = static_cast<int>(candidates.size()) - 1;
  dropOldCandidates();
  Q_EMIT q.candidatesChanged();
  publishShown();
}

/// Whole pictures to look at at once are large: beyond a budget the oldest are only among runs().
void EditorSession::Private::dropOldCandidates() {
  std::size_t bytes = 0, first = candidates.size();
  while (first > 0 && bytes <= offeredBudget) bytes += records->bytesOf(*candidates[--first]);
  if (current >= 0) first = std::min(first, static_cast<std::size_t>(current));
  candidates.erase(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(first));
  if (current >= 0) current -= static_cast<int>(first);
}

std::size_t EditorSession::defaultOfferedBudget() {
  constexpr std::uint64_t kMost = std::uint64_t{2} << 30;
  return static_cast<std::size_t>(std::min(physical_memory() / 8, kMost));
}

void EditorSession::setOfferedBudget(std::size_t bytes) {
  if (std::exchange(d_->offeredBudget, bytes) <= bytes) return;
  const std::size_t before = d_->candidates.size();
  d_->dropOldCandidates();
  if (d_->candidates.size() != before) Q_EMIT candidatesChanged();
}

const std::vector<std::shared_ptr<const engine::Candidate>>& EditorSession::candidates() const {
  static const Private::Candidates kNone;
  return d_->candidatesLive() ? d_->candidates : kNone;
}

int EditorSession::currentCandidate() const {
  return d_->candidatesLive() ? d_->current : -1;
}

void EditorSession::viewCandidate(int index) {
  const int count = static_cast<int>(candidates().size());
  const int next = index >= 0 && index < count ? index : -1;
  if (next == d_->current) return;
  d_->current = next;
  Q_EMIT candidatesChanged();
  d_->publishShown();
  if (d_->run && d_->run->preview) Q_EMIT previewChanged();
}

bool EditorSession::viewedStandsAlone() const {
  return d_->viewed() && engine::stands_alone(d_->viewed()->recipe);
}

void EditorSession::acceptCandidate() {
  if (!d_->viewed()) return;
  const std::shared_ptr<const engine::Candidate> candidate =
      candidates()[static_cast<std::size_t>(d_->current)];
  d_->originalHeld = false;
  if (viewedStandsAlone()) return d_->openAsNew(*candidate);
  const auto edit = d_->madeFor.find(candidate.get());
  if (edit != d_->madeFor.end()) {
    d_->acceptForEdit(*candidate, edit->second);
    return Q_EMIT accepted(candidate);
  }
  const auto asksForTheSame = [&](const auto& run) {
    return !run.edit && d_->asksForTheSame(run.request, *candidate);
  };
  if (std::erase_if(d_->waiting, asksForTheSame) > 0) Q_EMIT queueChanged();
  d_->restartOnCommit = d_->run && !asksForTheSame(*d_->run);
  d_->maskedEdit.reset();
  d_->commit(d_->withEditOf(candidate), label(candidate->recipe.operation));
  d_->restartOnCommit = false;
  Q_EMIT accepted(candidate);
}

/// The new picture says how it came about, as it will when it is exported from here.
void EditorSession::Private::openAsNew(const engine::Candidate& candidate) {
  const document::Candidate record = records->of(candidate);
  fresh.erase(nameOf(record));
  std::vector<std::string> recipes = document::recipes_in_use(document());
  recipes.push_back(record.recipe);
  Q_EMIT q.newPicture(image::with_digital_source(candidate.image, engine::digital_source(recipes)));
}

/// They are not offered again, either.
void EditorSession::Private::putAway(const Candidates& unwanted) {
  for (const auto& candidate : unwanted) {
    const auto place = findFill(runs, records->fillOf(*candidate));
    if (place) discarded.insert(nameOf(*findCandidate(runs, *place)));
  }
  publishRuns();
}

void EditorSession::discardCandidate() {
  if (!d_->viewed()) return;
  d_->putAway({d_->candidates[static_cast<std::size_t>(d_->current)]});
  d_->candidates.erase(d_->candidates.begin() + d_->current);
  d_->current = std::min(d_->current, static_cast<int>(d_->candidates.size()) - 1);
  Q_EMIT candidatesChanged();
  d_->publishShown();
}

void EditorSession::discardAllCandidates() {
  if (d_->candidates.empty()) return;
  d_->putAway(d_->candidates);
  d_->candidates.clear();
  d_->current = -1;
  Q_EMIT candidatesChanged();
  d_->publishShown();
}

}  // namespace pentimento::ui
