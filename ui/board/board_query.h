// Which candidates the board shows, and in which order. Knows no widgets.
#pragma once

#include <QString>
#include <cstddef>
#include <memory>
#include <vector>

#include "ui/board/recipe_facts.h"
#include "ui/kept_runs.h"

namespace pentimento::ui {

/// One candidate of one run.
struct BoardEntry {
  CandidatePlace place;
  document::EditPtr run;
  std::shared_ptr<const RecipeFacts> facts;
  bool accepted = false;  ///< an edit of the picture shows it

  const document::Candidate& record() const { return run->candidates[place.index]; }
};

struct BoardFilter {
  static constexpr int kAnyLabel = -1;

  /// Words that prompt, note, model or operation contain, all of them; "several words" in quotes stay
  /// together; `steps:20`, `seed:7`, `strength:0.5`, `guidance:7.5`, `model:..`, `scheduler:..`, `note:..`,
  /// `prompt:..`, `label:2` ask for one setting, numbers also with < or >: `steps:>20`.
  QString words;
  bool starred = false;
  bool accepted = false;
  int label = kAnyLabel;
  QString operation = {};  ///< empty: all

  bool operator==(const BoardFilter&) const = default;
  bool none() const { return *this == BoardFilter{}; }
};

/// Seam: what shows its border least first, what has none last.
enum class BoardOrder { Newest, Operation, Starred, Seed, Seam };

bool passes(const BoardEntry& entry, const BoardFilter& filter);

/// Indices of those of `entries` (the oldest first) that pass, in order; where the order says nothing the
/// newest first.
std::vector<std::size_t> arranged(const std::vector<BoardEntry>& entries, const BoardFilter& filter,
                                  BoardOrder order);

}  // namespace pentimento::ui
