#include "engine/job_queue.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "base/system.h"
#include "engine/foreign_errors.h"
#include "engine/thread_priority.h"

namespace pentimento::engine {

namespace {
struct Job {
  JobId id = 0;
  EditRequest request;
  EventSink sink;
  std::stop_source stop;
};
}  // namespace

struct JobQueue::Impl {
  Backends backends;

  std::mutex mutex;  // guards what follows; never held while the sink is called
  std::condition_variable_any submitted;
  std::deque<Job> waiting;
  JobId last_id = 0;
  JobId running = 0;
  std::stop_source running_stop{std::nostopstate};

  std::jthread worker;  // last: stops before the rest goes

  void work(const std::stop_token& stop);
  std::optional<Job> next(const std::stop_token& stop);
  void run(const Job& job);
  Event outcome(const Job& job);
  std::deque<Job> take_waiting();
};

std::optional<Job> JobQueue::Impl::next(const std::stop_token& stop) {
  std::unique_lock lock(mutex);
  running = 0;
  if (!submitted.wait(lock, stop, [this] { return !waiting.empty(); }) || stop.stop_requested()) return {};
  Job job = std::move(waiting.front());
  waiting.pop_front();
  running = job.id;
  running_stop = job.stop;
  return job;
}

void JobQueue::Impl::work(const std::stop_token& stop) {
  lower_thread_priority();
  while (const std::optional<Job> job = next(stop)) run(*job);
}

void JobQueue::Impl::run(const Job& job) {
  lower_pool_priority();
  job.sink(job.id, Started{});
  job.sink(job.id, outcome(job));
  give_back_freed_memory();  // a run takes several times what its candidates do
}

/// Runs the job; the one event that ends it.
Event JobQueue::Impl::outcome(const Job& job) {
  RunObserver observer;
  observer.progressed = [&](double fraction, int candidate) {
    job.sink(job.id, Progressed{fraction, candidate});
  };
  observer.previewed = [&](int candidate, const Preview& preview) {
    job.sink(job.id, Previewed{candidate, preview});
  };
  observer.ready = [&](int candidate, Candidate made) {
    job.sink(job.id, CandidateReady{candidate, std::make_shared<const Candidate>(std::move(made))});
  };
  try {
    run_request(job.request, backends, job.stop.get_token(), observer);
    return Finished{};
  } catch (const Cancelled&) {
    return JobCancelled{};
  } catch (...) {
    return Failed{current_exception_as_error()};
  }
}

std::deque<Job> JobQueue::Impl::take_waiting() {
  const std::lock_guard lock(mutex);
  running_stop.request_stop();
  return std::exchange(waiting, {});
}

JobQueue::JobQueue(Backends backends) : impl_(std::make_unique<Impl>()) {
  impl_->backends = std::move(backends);
  impl_->worker = std::jthread([impl = impl_.get()](const std::stop_token& stop) { impl->work(stop); });
}

JobQueue::~JobQueue() {
  impl_->worker.request_stop();
  cancel_all();
  impl_->worker.join();
  cancel_all();  // what the sink may have submitted meanwhile
}

JobId JobQueue::submit(EditRequest request, EventSink sink) {
  JobId id = 0;
  {
    const std::lock_guard lock(impl_->mutex);
    id = ++impl_->last_id;
    impl_->waiting.push_back({id, std::move(request), std::move(sink), {}});
  }
  impl_->submitted.notify_one();
  return id;
}

void JobQueue::cancel(JobId job) {
  std::optional<Job> removed;
  {
    const std::lock_guard lock(impl_->mutex);
    if (job != 0 && job == impl_->running) impl_->running_stop.request_stop();
    const auto found = std::find_if(impl_->waiting.begin(), impl_->waiting.end(),
                                    [job](const Job& waiting) { return waiting.id == job; });
    if (found == impl_->waiting.end()) return;
    removed = std::move(*found);
    impl_->waiting.erase(found);
  }
  removed->sink(removed->id, JobCancelled{});
}

void JobQueue::cancel_all() {
  for (const Job& job : impl_->take_waiting()) job.sink(job.id, JobCancelled{});
}

}  // namespace pentimento::engine
