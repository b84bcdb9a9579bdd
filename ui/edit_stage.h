// More candidates for an edit that lies somewhere in the stack: made from what lies below it, shown with what
// lies over it.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "document/document.h"
#include "document/flatten_cache.h"
#include "engine/candidate.h"
#include "ui/kept_runs.h"

namespace pentimento::ui {

/// What `recipe` asks for, on the picture below edit `id` and with its mask; a variation of another candidate
/// starts from that one again if it is still among `runs`. Throws Error(BadFile) when the recipe is none, and
/// Error(Usage) when the canvas below is another one than the edit was made on.
engine::EditRequest requestBelow(const document::Document& document, std::int64_t id,
                                 const std::string& recipe, const KeptRuns& runs,
                                 document::FlattenCache& cache);

/// From any thread.
class EditStage {
 public:
  explicit EditStage(std::shared_ptr<document::FlattenCache> cache) : cache_(std::move(cache)) {}

  /// For the candidates that come from now on; none: they are shown as they are.
  void set(std::optional<std::int64_t> id, const document::Document& document);
  /// Of the edit that is set.
  Rect canvas();
  /// `candidate` as it is to be shown. Throws what compositing throws.
  std::shared_ptr<const engine::Candidate> staged(const std::shared_ptr<const engine::Candidate>& candidate);

 private:
  const std::shared_ptr<document::FlattenCache> cache_;
  std::mutex mutex_;  // guards what follows
  std::optional<std::int64_t> id_;
  document::Document document_;
};

}  // namespace pentimento::ui
