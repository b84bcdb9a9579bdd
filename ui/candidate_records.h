// What an accepted edit keeps of each candidate, recipe and thumbnail, and what the candidate takes: found
// out on the thread that made it, so that the window does not wait.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "document/edit.h"
#include "engine/candidate.h"

namespace pentimento::ui {

/// Of a new candidate. Reads the whole picture once, for its hash in the recipe.
document::Candidate recordOf(const engine::Candidate& candidate);

/// From any thread.
class CandidateRecords {
 public:
  void add(const std::shared_ptr<const engine::Candidate>& candidate);
  /// One whose record is known.
  void add(const std::shared_ptr<const engine::Candidate>& candidate, document::Candidate record);
  /// Of a candidate that was added and is still alive.
  document::Candidate of(const engine::Candidate& candidate) const;
  document::Stored<image::Fill> fillOf(const engine::Candidate& candidate) const;
  /// Bytes of tiles that the picture before does not have.
  std::size_t bytesOf(const engine::Candidate& candidate) const;

 private:
  struct Record {
    std::weak_ptr<const engine::Candidate> candidate;
    document::Candidate record;
    std::size_t bytes = 0;
  };
  mutable std::mutex mutex_;
  std::map<const engine::Candidate*, Record> records_;
};

}  // namespace pentimento::ui
