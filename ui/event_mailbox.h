// Carries the job queue's events from its worker thread to the GUI thread, in order.
#pragma once

#include <QObject>
#include <functional>
#include <memory>
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

  explicit EventMailbox(Reader reader);
  ~EventMailbox() override;

  /// Where events are put in; may outlive the mailbox, as a job does that is given up.
  class Slot {
   public:
    explicit Slot(EventMailbox& mailbox) : mailbox_(&mailbox) {}
    /// From any thread.
    void post(engine::JobId job, const engine::Event& event);

   private:
    friend class EventMailbox;
    std::mutex mutex_;
    EventMailbox* mailbox_;  // null: nobody reads any more
    std::vector<std::pair<engine::JobId, engine::Event>> unread_;
  };
  const std::shared_ptr<Slot>& slot() const { return slot_; }

 private:
  void deliver();

  Reader reader_;
  const std::shared_ptr<Slot> slot_;
};

}  // namespace pentimento::ui
