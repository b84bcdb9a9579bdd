// Collects the events of a job queue and waits for them; checks their grammar.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "engine/job_queue.h"

namespace pentimento::engine {

class EventLog {
 public:
  EventSink sink() {
    return [this](JobId job, const Event& event) { add(job, event); };
  }

  /// The events of a job so far.
  std::vector<Event> of(JobId job) const;
  /// Waits until the job has ended; its events. Fails the test after 60 seconds.
  std::vector<Event> wait_for_end(JobId job);
  /// Waits for the first event of type T of the job. Fails the test after 60 seconds.
  template <typename T>
  void wait_for(JobId job) {
    wait([&] { return contains<T>(events_[job]); });
  }

  template <typename T>
  static bool contains(const std::vector<Event>& events) {
    for (const Event& event : events) {
      if (std::holds_alternative<T>(event)) return true;
    }
    return false;
  }

 private:
  void add(JobId job, const Event& event);
  void wait(const std::function<bool()>& done);

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<JobId, std::vector<Event>> events_;
};

bool ends_job(const Event& event);

/// Empty when the events are what job_queue.h promises for a job that has ended, else what is wrong.
std::string grammar_error(const std::vector<Event>& events);

}  // namespace pentimento::engine
