// Pieces of work on one background thread, one after the other. None is dropped: what must reach the disk.
#pragma once

#include <QObject>
#include <QString>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace pentimento::ui {

class WorkQueue : public QObject {
  Q_OBJECT

 public:
  using Work = std::function<void()>;                        ///< may throw
  using Done = std::function<void(const QString& problem)>;  ///< a sentence; empty: all went well

  explicit WorkQueue(QObject* parent = nullptr) : QObject(parent) {}
  /// Does all that was posted first; nobody is told any more.
  ~WorkQueue() override;

  /// `work` on the thread, then `done` on that of this object.
  void post(Work work, Done done = {});

 private:
  void runAll(const std::stop_token& stop);
  void runOne(const std::pair<Work, Done>& entry);

  std::mutex mutex_;
  std::condition_variable_any posted_;
  std::deque<std::pair<Work, Done>> entries_;
  std::jthread thread_;  // from the first piece of work on
};

}  // namespace pentimento::ui
