// A whole request, all its candidates: what the job queue's worker and the command line do.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "engine/candidate.h"
#include "engine/edit_backend.h"
#include "engine/edit_frame.h"

namespace pentimento::engine {

using Backends = std::vector<std::unique_ptr<EditBackend>>;

/// The backends of this build, the preferred one first.
Backends built_in_backends();

/// The backend that the request names, or for "auto" the first that can do the operation. Throws
/// Error(Usage) with the known names when there is none.
EditBackend& choose_backend(const Backends& backends, const EditRequest& request);

/// What happens while a request runs; called on the thread of run_request(). Any of them may be empty.
struct RunObserver {
  std::function<void(double fraction, int candidate)> progressed;  ///< of all candidates; ends at 1
  std::function<void(int candidate, const Preview&)> previewed;
  std::function<void(int candidate, Candidate)> ready;
};

/// Candidate i is made with request.seed + i. Throws Error (also what validate() throws) or Cancelled.
void run_request(const EditRequest& request, const Backends& backends, const std::stop_token& stop,
                 const RunObserver& observer);

}  // namespace pentimento::engine
