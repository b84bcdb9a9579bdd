// One piece of work at a time off the GUI thread, with progress, cancel and the outcome back on it.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <map>
#include <memory>
#include <optional>
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
    launch(withValue(std::move(work), std::move(done)));
  }
  /// As start(), but what is running ends first, and of what waits meanwhile only the newest is done: a
  /// picture that takes longer than a slider needs for its next number still follows the slider.
  template <typename T>
  void follow(std::function<T(Progress&)> work, std::function<void(T)> done) {
    launchNext(withValue(std::move(work), std::move(done)));
  }
  void cancel();
  bool busy() const { return current_ != 0; }  ///< also while something waits
  double fraction() const { return fraction_; }

 Q_SIGNALS:
  void changed();  ///< busy(), fraction()
  void failed(const QString& sentence);

 private:
  struct Job {
    std::function<void(Progress&)> work;
    std::function<void()> done;
  };

  template <typename T>
  static Job withValue(std::function<T(Progress&)> work, std::function<void(T)> done) {
    auto value = std::make_shared<std::unique_ptr<T>>();
    return {
        [value, work = std::move(work)](Progress& progress) { *value = std::make_unique<T>(work(progress)); },
        [value, done = std::move(done)] { done(std::move(**value)); }};
  }

  void launch(Job job);
  void launchNext(Job job);
  void runOnThread(std::uint64_t id, const std::stop_token& stop, const Job& job);
  void finish(std::uint64_t id, const std::function<void()>& report);

  std::uint64_t current_ = 0;  // 0: idle
  std::uint64_t last_ = 0;
  double fraction_ = 0;
  std::optional<Job> next_;                        // waits for the current one
  std::map<std::uint64_t, std::jthread> threads_;  // cancelled ones stay until they have ended
  // The last one that has ended: its turn to leave may come late, and the window is not to wait for that.
  std::jthread leaving_;
};

}  // namespace pentimento::ui
