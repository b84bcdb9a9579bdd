#include "ui/board/board_contents.h"

#include <QSet>
#include <utility>

namespace pentimento::ui {

BoardContents::BoardContents(EditorSession& session, QObject* parent) : QObject(parent), session_(session) {
  connect(&session_, &EditorSession::runsChanged, this, &BoardContents::read);
  connect(&session_, &EditorSession::documentChanged, this, [this] {
    markAccepted();
    Q_EMIT changed();
  });
  read();
}

void BoardContents::read() {
  const auto known = std::exchange(facts_, {});
  entries_.clear();
  for (const document::EditPtr& run : session_.runs()) {
    for (std::size_t i = 0; i < run->candidates.size(); ++i) {
      const void* fill = run->candidates[i].fill.identity();
      auto facts = known.value(fill);
      if (!facts) facts = std::make_shared<const RecipeFacts>(factsOf(*run, i));
      facts_.insert(fill, facts);
      entries_.push_back({{run->id, i}, run, std::move(facts)});
    }
  }
  lineage_ = Lineage(entries_);
  markAccepted();
  Q_EMIT changed();
}

void BoardContents::markAccepted() {
  QSet<const void*> chosen;
  for (const document::EditPtr& edit : session_.document().edits) {
    if (edit->chosen < edit->candidates.size()) chosen.insert(edit->candidates[edit->chosen].fill.identity());
  }
  for (BoardEntry& entry : entries_) entry.accepted = chosen.contains(entry.record().fill.identity());
}

std::optional<std::size_t> BoardContents::find(const CandidatePlace& place) const {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].place == place) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> BoardContents::find(const QString& id) const {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].facts->id == id) return i;
  }
  return std::nullopt;
}

}  // namespace pentimento::ui
