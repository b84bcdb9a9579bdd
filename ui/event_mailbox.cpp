#include "ui/event_mailbox.h"

namespace pentimento::ui {

namespace {
bool replaceable(const engine::Event& event) {
  return std::holds_alternative<engine::Progressed>(event) ||
         std::holds_alternative<engine::Previewed>(event);
}
}  // namespace

EventMailbox::EventMailbox(Reader reader)
    : reader_(std::move(reader)), slot_(std::make_shared<Slot>(*this)) {}

EventMailbox::~EventMailbox() {
  const std::lock_guard lock(slot_->mutex_);
  slot_->mailbox_ = nullptr;
  slot_->unread_.clear();
}

void EventMailbox::Slot::post(engine::JobId job, const engine::Event& event) {
  const std::lock_guard lock(mutex_);
  if (!mailbox_) return;
  if (replaceable(event) && !unread_.empty()) {
    auto& [lastJob, last] = unread_.back();
    if (lastJob == job && last.index() == event.index()) {
      last = event;
      return;
    }
  }
  const bool first = unread_.empty();
  unread_.emplace_back(job, event);
  if (first)
    QMetaObject::invokeMethod(
        mailbox_, [mailbox = mailbox_] { mailbox->deliver(); }, Qt::QueuedConnection);
}

void EventMailbox::deliver() {
  std::vector<std::pair<engine::JobId, engine::Event>> events;
  {
    const std::lock_guard lock(slot_->mutex_);
    events.swap(slot_->unread_);
  }
  for (const auto& [job, event] : events) reader_(job, event);
}

}  // namespace pentimento::ui
