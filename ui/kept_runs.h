// The runs on a picture as they are kept: values like edits that are in no stack, with all that was made to
// choose from. Each function takes the list and changes it; runs without candidates leave it.
#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <vector>

#include "document/document.h"

namespace pentimento::ui {

using KeptRuns = std::vector<document::EditPtr>;  // the oldest first

/// One candidate of one run.
struct CandidatePlace {
  std::int64_t run = 0;   ///< document::Edit::id
  std::size_t index = 0;  ///< in its candidates

  auto operator<=>(const CandidatePlace&) const =
      default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 errs
};

/// What was taken out, and what it takes to put it back.
struct DeletedCandidates {
  KeptRuns before;                     ///< all runs as they were
  std::vector<CandidatePlace> places;  ///< in `before`, in ascending order of the index

  bool empty() const { return places.empty(); }
};

/// The run with this id; null when there is none.
document::EditPtr findRun(const KeptRuns& runs, std::int64_t id);
/// The candidate at `place`; null when there is none.
const document::Candidate* findCandidate(const KeptRuns& runs, const CandidatePlace& place);
/// Where the candidate with this fill is.
std::optional<CandidatePlace> findFill(const KeptRuns& runs, const document::Stored<image::Fill>& fill);
/// The candidate whose recipe has this id, see engine::recipe_id().
std::optional<CandidatePlace> findRecipe(const KeptRuns& runs, const std::string& id);
/// The id of the recipe of what is on top in the picture; empty when that is the base.
std::string topRecipe(const document::Document& document);

/// `now` with the candidate at `index` of `run` on top of its stack; one in another format alone, in the
/// colors of `now`. Composites: never on the GUI thread.
document::Document withCandidate(const document::Document& now, document::Edit run, std::size_t index);
/// `now` as it would be with this candidate: as the choice of the edit that it belongs to, else on top.
document::Document choosingCandidate(const document::Document& now, const document::Edit& run,
                                     std::size_t index);
/// `now` as it would be without it: without the edit that it belongs to, else as it is.
document::Document withoutCandidate(const document::Document& now, const document::Edit& run,
                                    std::size_t index);

/// `candidate` as the last one of the run `run.id`, which begins with it if it is not there.
void addCandidate(KeptRuns& runs, document::Edit run, document::Candidate candidate);
/// False when there is no such candidate, or the change changes nothing.
bool changeCandidate(KeptRuns& runs, const CandidatePlace& place,
                     const std::function<void(document::Candidate&)>& change);
/// Places that are not there are passed over.
DeletedCandidates deleteCandidates(KeptRuns& runs, std::vector<CandidatePlace> places);
/// Each at its old place among those that are still there. Those that are there already are passed over.
void restoreCandidates(KeptRuns& runs, const DeletedCandidates& deleted);

}  // namespace pentimento::ui
