// One piece of work at a time off the GUI thread, with progress, cancel and the outcome back on it.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <thread>

#include "base/progress.h"

namespace pentimento::ui {

class BackgroundTask : public QObject {
  Q_OBJECT

 public:
  explicit BackgroundTask(QObject* parent = nullptr);
  /// Cancels and waits; nothing is called afterwards.
  ~BackgroundTask() override;

  /// Runs `work` on a thread, then `done` with its value on this one. A task that is still running is
  /// cancelled, and nothing more is heard of it. What `work` throws arrives as failed(), but for Cancelled.
  template <typename T>
  void start(std::function<T(Progress&)> work, std::function<void(T)> done) {
    auto value = std::make_shared<std::unique_ptr<T>>();
    launch(
        [value, work = std::move(work)](Progress& progress) { *value = std::make_unique<T>(work(progress)); },
        [value, done = std::move(done)] { done(std::move(**value)); });
  }
  void cancel();
  bool busy() const { return current_ != 0; }
  double fraction() const { return fraction_; }

 Q_SIGNALS:
  void changed();  ///< busy(), fraction()
  void failed(const QString& sentence);

 private:
  void launch(std::function<void(Progress&)> work, std::function<void()> done);
  void runOnThread(std::uint64_t id, const std::stop_token& stop, const std::function<void(Progress&)>& work,
                   const std::function<void()>& done);
  void finish(std::uint64_t id, const std::function<void()>& report);

  std::uint64_t current_ = 0;  // 0: idle
  std::uint64_t last_ = 0;
  double fraction_ = 0;
  std::map<std::uint64_t, std::jthread> threads_;  // cancelled ones stay until they have ended
};

}  // namespace pentimento::ui
