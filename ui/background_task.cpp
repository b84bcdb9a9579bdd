#include "ui/background_task.h"

#include <utility>

#include "base/error.h"
#include "engine/thread_priority.h"

namespace pentimento::ui {

BackgroundTask::BackgroundTask(QObject* parent) : QObject(parent) {}

BackgroundTask::~BackgroundTask() {
  for (auto& [id, thread] : threads_) thread.request_stop();
  threads_.clear();
}

void BackgroundTask::launch(Job job) {
  cancel();
  const std::uint64_t id = ++last_;
  current_ = id;
  fraction_ = 0;
  threads_.emplace(
      id, [this, id, job = std::move(job)](const std::stop_token& stop) { runOnThread(id, stop, job); });
  Q_EMIT changed();
}

void BackgroundTask::launchNext(Job job) {
  if (!busy()) return launch(std::move(job));
  next_ = std::move(job);
}

void BackgroundTask::runOnThread(std::uint64_t id, const std::stop_token& stop, const Job& job) {
  engine::lower_thread_priority(engine::kBackgroundNice);
  std::function<void()> report = job.done;
  int lastPercent = 0;
  Progress progress(stop, [&](double fraction) {
    const int percent = static_cast<int>(fraction * 100);
    if (percent == lastPercent) return;
    lastPercent = percent;
    QMetaObject::invokeMethod(
        this,
        [this, id, fraction] {
          if (id != current_) return;
          fraction_ = fraction;
          Q_EMIT changed();
        },
        Qt::QueuedConnection);
  });
  try {
    job.work(progress);
  } catch (const Cancelled&) {
    report = [] {};
  } catch (...) {
    const QString sentence = QString::fromUtf8(current_exception_as_error().what());
    report = [this, sentence] { Q_EMIT failed(sentence); };
  }
  QMetaObject::invokeMethod(
      this, [this, id, report] { finish(id, report); }, Qt::QueuedConnection);
}

void BackgroundTask::finish(std::uint64_t id, const std::function<void()>& report) {
  const auto ended = threads_.find(id);
  leaving_ = std::move(ended->second);  // waits for the one before, which is long gone
  threads_.erase(ended);
  if (id != current_) return;
  current_ = 0;
  if (next_) {
    launch(*std::exchange(next_, std::nullopt));
  } else {
    Q_EMIT changed();
  }
  report();
}

void BackgroundTask::cancel() {
  next_.reset();
  if (!busy()) return;
  threads_.at(current_).request_stop();
  current_ = 0;
  Q_EMIT changed();
}

}  // namespace pentimento::ui
