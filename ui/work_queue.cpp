#include "ui/work_queue.h"

#include <utility>

#include "base/error.h"

namespace pentimento::ui {

WorkQueue::~WorkQueue() {
  thread_ = {};  // asks it to stop, which it does when nothing is left
}

void WorkQueue::post(Work work, Done done) {
  {
    const std::lock_guard lock(mutex_);
    entries_.emplace_back(std::move(work), std::move(done));
  }
  posted_.notify_one();
  if (!thread_.joinable()) thread_ = std::jthread([this](const std::stop_token& stop) { runAll(stop); });
}

void WorkQueue::runAll(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (posted_.wait(lock, stop, [this] { return !entries_.empty(); })) {
    const std::pair<Work, Done> entry = std::move(entries_.front());
    entries_.pop_front();
    lock.unlock();
    runOne(entry);
    lock.lock();
  }
}

void WorkQueue::runOne(const std::pair<Work, Done>& entry) {
  QString problem;
  try {
    entry.first();
  } catch (...) {
    problem = QString::fromUtf8(current_exception_as_error().what());
  }
  if (!entry.second) return;
  QMetaObject::invokeMethod(
      this, [done = entry.second, problem] { done(problem); }, Qt::QueuedConnection);
}

}  // namespace pentimento::ui
