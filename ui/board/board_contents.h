// All candidates of all runs of the session's picture as the board needs them, kept up to date.
#pragma once

#include <QHash>
#include <QObject>
#include <optional>

#include "ui/board/lineage.h"
#include "ui/editor_session.h"

namespace pentimento::ui {

class BoardContents : public QObject {
  Q_OBJECT

 public:
  explicit BoardContents(EditorSession& session, QObject* parent = nullptr);

  const std::vector<BoardEntry>& entries() const { return entries_; }  ///< the oldest first
  const Lineage& lineage() const { return lineage_; }
  std::optional<std::size_t> find(const CandidatePlace& place) const;
  std::optional<std::size_t> find(const QString& id) const;

 Q_SIGNALS:
  void changed();

 private:
  void read();
  void markAccepted();

  EditorSession& session_;
  std::vector<BoardEntry> entries_;
  Lineage lineage_;
  /// By the fill, which no change of a record changes: reading a recipe takes a moment.
  QHash<const void*, std::shared_ptr<const RecipeFacts>> facts_;
};

}  // namespace pentimento::ui
