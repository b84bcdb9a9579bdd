#include "ui/work_queue.h"

#include <QPointer>
#include <utility>

#include "base/error.h"

namespace pentimento::ui {

WorkQueue::~WorkQueue() {
  thread_ = {};  // asks it to stop, which it does when nothing is left
}

void WorkQueue::post(Work work) {
  add({std::move(work), {}});
}

void WorkQueue::post(Work work, QObject& context, Done done) {
  const QPointer<QObject> alive(&context);
  add({std::move(work), [this, alive, done = std::move(done)](const QString& problem) {
         QMetaObject::invokeMethod(
             this,
             [alive, done, problem] {
               if (alive) done(problem);
             },
             Qt::QueuedConnection);
       }});
}

void WorkQueue::add(Entry entry) {
  {
    const std::lock_guard lock(mutex_);
    entries_.push_back(std::move(entry));
  }
  posted_.notify_one();
  if (!thread_.joinable()) thread_ = std::jthread([this](const std::stop_token& stop) { runAll(stop); });
}

void WorkQueue::runAll(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (posted_.wait(lock, stop, [this] { return !entries_.empty(); })) {
    const Entry entry = std::move(entries_.front());
    entries_.pop_front();
    lock.unlock();
    runOne(entry);
    lock.lock();
  }
}

void WorkQueue::runOne(const Entry& entry) {
  QString problem;
  try {
    entry.work();
  } catch (...) {
    problem = QString::fromUtf8(current_exception_as_error().what());
  }
  if (entry.tell) entry.tell(problem);
}

}  // namespace pentimento::ui
