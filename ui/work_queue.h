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

  /// `work` on the thread.
  void post(Work work);
  /// Then `done` on the thread of this object and of `context`, unless that is gone by then.
  void post(Work work, QObject& context, Done done);

 private:
  struct Entry {
    Work work;
    std::function<void(const QString& problem)> tell;  // on the queue's thread; may be empty
  };
  void add(Entry entry);
  void runAll(const std::stop_token& stop);
  static void runOne(const Entry& entry);

  std::mutex mutex_;
  std::condition_variable_any posted_;
  std::deque<Entry> entries_;
  std::jthread thread_;  // from the first piece of work on
};

}  // namespace pentimento::ui
