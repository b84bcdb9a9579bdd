// Carries the job queue's events from its worker thread to the GUI thread, in order.
#pragma once

#include <QObject>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "engine/job_queue.h"

namespace pentimento::ui {

/// A progress report or preview replaces an unread one right before it, so that a busy window is not flooded.
/// What has not been read when the mailbox goes is dropped.
class EventMailbox : public QObject {
  Q_OBJECT

 public:
  using Reader = std::function<void(engine::JobId, const engine::Event&)>;

  explicit EventMailbox(Reader reader) : reader_(std::move(reader)) {}

  /// From any thread.
  void post(engine::JobId job, const engine::Event& event);

 private:
  void deliver();

  Reader reader_;
  std::mutex mutex_;
  std::vector<std::pair<engine::JobId, engine::Event>> unread_;
};

}  // namespace pentimento::ui
