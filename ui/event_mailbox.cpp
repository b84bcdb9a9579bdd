#include "ui/event_mailbox.h"

namespace pentimento::ui {

namespace {
bool replaceable(const engine::Event& event) {
  return std::holds_alternative<engine::Progressed>(event) ||
         std::holds_alternative<engine::Previewed>(event);
}
}  // namespace

void EventMailbox::post(engine::JobId job, const engine::Event& event) {
  const std::lock_guard lock(mutex_);
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
        this, [this] { deliver(); }, Qt::QueuedConnection);
}

void EventMailbox::deliver() {
  std::vector<std::pair<engine::JobId, engine::Event>> events;
  {
    const std::lock_guard lock(mutex_);
    events.swap(unread_);
  }
  for (const auto& [job, event] : events) reader_(job, event);
}

}  // namespace pentimento::ui
