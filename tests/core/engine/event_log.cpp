#include "tests/core/engine/event_log.h"

#include <cmath>

#include "tests/catch.h"

namespace pentimento::engine {

bool ends_job(const Event& event) {
  return std::holds_alternative<Finished>(event) || std::holds_alternative<JobCancelled>(event) ||
         std::holds_alternative<Failed>(event);
}

void EventLog::add(JobId job, const Event& event) {
  const std::lock_guard lock(mutex_);
  events_[job].push_back(event);
  changed_.notify_all();
}

void EventLog::wait(const std::function<bool()>& done) {
  std::unique_lock lock(mutex_);
  REQUIRE(changed_.wait_for(lock, std::chrono::seconds(240), done));
}

std::vector<Event> EventLog::of(JobId job) const {
  const std::lock_guard lock(mutex_);
  const auto found = events_.find(job);
  return found == events_.end() ? std::vector<Event>{} : found->second;
}

std::vector<Event> EventLog::wait_for_end(JobId job) {
  wait([&] { return !events_[job].empty() && ends_job(events_[job].back()); });
  return of(job);
}

namespace {
/// Checks one event between Started and the end; keeps what the next ones must continue.
struct Course {
  double fraction = 0;
  int ready = 0;

  std::string error(const Event& event) {
    if (const auto* p = std::get_if<Progressed>(&event)) {
      if (!std::isfinite(p->fraction) || p->fraction < fraction || p->fraction > 1) return "progress falls";
      fraction = p->fraction;
    } else if (const auto* c = std::get_if<CandidateReady>(&event)) {
      if (c->index != ready++ || !c->candidate) return "candidates out of order";
    } else if (!std::holds_alternative<Previewed>(event)) {
      return "unexpected event";
    }
    return "";
  }
};
}  // namespace

std::string grammar_error(const std::vector<Event>& events) {
  if (events.empty()) return "no events";
  if (events.size() == 1) return std::holds_alternative<JobCancelled>(events[0]) ? "" : "one event only";
  if (!std::holds_alternative<Started>(events.front())) return "does not begin with Started";
  if (!ends_job(events.back())) return "does not end";
  Course course;
  for (std::size_t i = 1; i + 1 < events.size(); ++i) {
    std::string error = course.error(events[i]);
    if (!error.empty()) return error;
  }
  const bool finished = std::holds_alternative<Finished>(events.back());
  return finished && course.fraction != 1 ? "finished below 1" : "";
}

}  // namespace pentimento::engine
