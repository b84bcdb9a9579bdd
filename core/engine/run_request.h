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

/// The backends of this build: the built-in engine, the built-in painter and the one for diffusion models,
/// which loads its library and a model only when it is first needed.
Backends built_in_backends();

/// The id of the engine that "auto" means: Remove is never sent to a model that could make the object anew;
/// Add and Generate need one; Extend and Vary use one when the request has a prompt or names a model.
std::string automatic_engine(const EditRequest& request);

/// The backend that the request names, or the automatic one. Throws Error(Usage) with the known names when
/// there is none or it cannot do the operation.
EditBackend& choose_backend(const Backends& backends, const EditRequest& request);

/// What happens while a request runs; called on the thread of run_request(). Any of them may be empty.
struct RunObserver {
  std::function<void(double fraction, int candidate)> progressed;  ///< of all candidates; ends at 1
  std::function<void(int candidate, const Preview&)> previewed;
  std::function<void(int candidate, Candidate)> ready;
  /// Before anything runs: the request with its model, number format and device. What a candidate was made
  /// with differs where memory ran out.
  std::function<void(const EditRequest&)> planned = {};
};

/// Candidate i is made with request.seed + i. Throws Error (also what validate() throws) or Cancelled.
void run_request(const EditRequest& request, const Backends& backends, const std::stop_token& stop,
                 const RunObserver& observer);

}  // namespace pentimento::engine
