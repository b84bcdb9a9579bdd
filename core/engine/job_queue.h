// Runs edit requests one after the other on one worker thread, and tells those who asked what happens as
// events.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <variant>
#include <vector>

#include "base/error.h"
#include "engine/candidate.h"
#include "engine/run_request.h"

namespace pentimento::engine {

using JobId = std::uint64_t;

struct Started {};
struct Progressed {
  double fraction = 0;  ///< of the whole job, all candidates
  int candidate = 0;    ///< which one is being made, from 0
};
struct Previewed {
  int candidate = 0;
  Preview preview;
};
struct CandidateReady {
  int index = 0;
  std::shared_ptr<const Candidate> candidate;
};
struct Finished {};
struct JobCancelled {};
struct Failed {
  Error error;
};

/// Started, then any number of Progressed, Previewed and CandidateReady, then exactly one of Finished,
/// JobCancelled and Failed. A job that is cancelled while it waits gets JobCancelled only.
using Event = std::variant<Started, Progressed, Previewed, CandidateReady, Finished, JobCancelled, Failed>;

/// Called on the worker thread (or in cancel(), for waiting jobs): hand over to your own thread, do not
/// block, do not throw. Lives until its job has ended, whatever became of who asked.
using EventSink = std::function<void(JobId, const Event&)>;

/// The worker's threads run at a lower scheduling priority than the rest of the program, so that the canvas
/// never waits for them.
class JobQueue {
 public:
  /// The queue picks the first backend that can do what a request asks, or the one it names.
  explicit JobQueue(Backends backends);
  /// Cancels everything and waits for the worker; no event arrives afterwards.
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  /// Returns at once; from any thread. `sink` hears of this job alone. A request that fails validate()
  /// arrives as Started and Failed.
  JobId submit(EditRequest request, EventSink sink);
  /// Acknowledged at once; the running job ends with JobCancelled as soon as its backend looks. Candidates
  /// that are ready stay. Unknown or ended ids are ignored.
  void cancel(JobId job);
  void cancel_all();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pentimento::engine
