#include "ui/kept_runs.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "document/stack.h"
#include "engine/recipe.h"
#include "ui/candidate_canvas.h"

namespace pentimento::ui {

using document::Candidate;
using document::Edit;
using document::EditPtr;

namespace {
KeptRuns::iterator placeOf(KeptRuns& runs, std::int64_t id) {
  return std::find_if(runs.begin(), runs.end(), [id](const EditPtr& run) { return run->id == id; });
}

std::optional<std::size_t> indexOf(const Edit& edit, const document::Stored<image::Fill>& fill) {
  for (std::size_t i = 0; i < edit.candidates.size(); ++i) {
    if (edit.candidates[i].fill == fill) return i;
  }
  return std::nullopt;
}

EditPtr shared(Edit run) {
  return std::make_shared<const Edit>(std::move(run));
}

bool sameWords(const Candidate& a, const Candidate& b) {
  return a.starred == b.starred && a.color_label == b.color_label && a.note == b.note;
}

/// Behind the runs that it came after, as far as they are there.
KeptRuns::iterator placeForMissing(KeptRuns& runs, const KeptRuns& before, std::int64_t id) {
  auto place = runs.begin();
  for (const EditPtr& earlier : before) {
    if (earlier->id == id) break;
    const auto found = placeOf(runs, earlier->id);
    if (found != runs.end()) place = found + 1;
  }
  return place;
}

void restoreCandidate(KeptRuns& runs, const KeptRuns& before, const CandidatePlace& place) {
  const Candidate* candidate = findCandidate(before, place);
  if (!candidate || findFill(runs, candidate->fill)) return;
  auto run = placeOf(runs, place.run);
  Edit now = run == runs.end() ? *findRun(before, place.run) : **run;
  if (run == runs.end()) now.candidates.clear();
  const auto index = std::min(place.index, now.candidates.size());
  now.candidates.insert(now.candidates.begin() + static_cast<std::ptrdiff_t>(index), *candidate);
  if (run == runs.end()) {
    runs.insert(placeForMissing(runs, before, place.run), shared(std::move(now)));
  } else {
    *run = shared(std::move(now));
  }
}
}  // namespace

EditPtr findRun(const KeptRuns& runs, std::int64_t id) {
  for (const EditPtr& run : runs) {
    if (run->id == id) return run;
  }
  return nullptr;
}

const Candidate* findCandidate(const KeptRuns& runs, const CandidatePlace& place) {
  const EditPtr run = findRun(runs, place.run);
  return run && place.index < run->candidates.size() ? &run->candidates[place.index] : nullptr;
}

std::optional<CandidatePlace> findFill(const KeptRuns& runs, const document::Stored<image::Fill>& fill) {
  for (const EditPtr& run : runs) {
    for (std::size_t i = 0; i < run->candidates.size(); ++i) {
      if (run->candidates[i].fill == fill) return CandidatePlace{run->id, i};
    }
  }
  return std::nullopt;
}

std::optional<CandidatePlace> findRecipe(const KeptRuns& runs, const std::string& id) {
  for (const EditPtr& run : runs) {
    for (std::size_t i = 0; i < run->candidates.size(); ++i) {
      if (engine::recipe_id(run->candidates[i].recipe) == id) return CandidatePlace{run->id, i};
    }
  }
  return std::nullopt;
}

std::string topRecipe(const document::Document& document) {
  const auto& edits = document.edits;
  const auto top =
      std::find_if(edits.rbegin(), edits.rend(), [](const auto& edit) { return edit->active(); });
  if (top == edits.rend()) return {};
  const std::string& recipe = (*top)->candidates[(*top)->chosen].recipe;
  return recipe.empty() ? recipe : engine::recipe_id(recipe);
}

namespace {
/// A document of its own, around the middle of `now`.
document::Document alone(const document::Document& now, const Edit& run, std::size_t index) {
  const Size size{run.canvas.width, run.canvas.height};
  const image::TiledImage empty(now.picture.pixels.format(), size);
  const image::ColorConverter converter(empty.format(), *now.picture.metadata);
  image::Fill fill = *run.candidates[index].fill.borrow();
  fill.opaque = true;  // in a format of its own it says so; a variation of that replaces what is opaque
  image::TiledImage pixels = image::composite(empty, converter, run.mask, run.ring, fill);
  document::Document made = document::opened(image::with_pixels(now.picture, std::move(pixels)));
  made.canvas = centeredOn(now.canvas, size);
  return made;
}
}  // namespace

document::Document withCandidate(const document::Document& now, Edit run, std::size_t index) {
  if (standsAlone(run.candidates[index])) return alone(now, run, index);
  run.chosen = index;
  run.enabled = true;
  run.opacity = 1;
  document::FlattenCache cache;
  return document::appended(now, std::move(run), cache);
}

document::Document choosingCandidate(const document::Document& now, const Edit& run, std::size_t index) {
  for (std::size_t i = 0; i < now.edits.size(); ++i) {
    const auto chosen = indexOf(*now.edits[i], run.candidates[index].fill);
    if (!chosen) continue;
    Edit edit = *now.edits[i];
    edit.chosen = *chosen;
    edit.enabled = true;
    document::FlattenCache cache;
    return document::with_edit(now, i, std::move(edit), cache);
  }
  return withCandidate(now, run, index);
}

document::Document withoutCandidate(const document::Document& now, const Edit& run, std::size_t index) {
  for (std::size_t i = 0; i < now.edits.size(); ++i) {
    if (!indexOf(*now.edits[i], run.candidates[index].fill)) continue;
    document::FlattenCache cache;
    return document::without_edit(now, i, cache);
  }
  return now;
}

void addCandidate(KeptRuns& runs, Edit run, Candidate candidate) {
  const auto place = placeOf(runs, run.id);
  if (place != runs.end()) run = **place;
  run.candidates.push_back(std::move(candidate));
  document::check(run);
  if (place == runs.end()) {
    runs.push_back(shared(std::move(run)));
  } else {
    *place = shared(std::move(run));
  }
}

bool changeCandidate(KeptRuns& runs, const CandidatePlace& place,
                     const std::function<void(Candidate&)>& change) {
  if (!findCandidate(runs, place)) return false;
  const auto run = placeOf(runs, place.run);
  Edit next = **run;
  Candidate& candidate = next.candidates[place.index];
  change(candidate);
  if (sameWords(candidate, (*run)->candidates[place.index])) return false;
  *run = shared(std::move(next));
  return true;
}

DeletedCandidates deleteCandidates(KeptRuns& runs, std::vector<CandidatePlace> places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::erase_if(places, [&](const CandidatePlace& place) { return !findCandidate(runs, place); });
  const KeptRuns before = runs;
  for (auto place = places.rbegin(); place != places.rend(); ++place) {
    const auto run = placeOf(runs, place->run);
    Edit next = **run;
    next.candidates.erase(next.candidates.begin() + static_cast<std::ptrdiff_t>(place->index));
    if (next.candidates.empty()) {
      runs.erase(run);
    } else {
      *run = shared(std::move(next));
    }
  }
  return {before, std::move(places)};
}

void restoreCandidates(KeptRuns& runs, const DeletedCandidates& deleted) {
  for (const CandidatePlace& place : deleted.places) restoreCandidate(runs, deleted.before, place);
}

}  // namespace pentimento::ui
