// What is done to one of the accepted edits: a part of the Edit menu, and the menu and keys of the edits
// panel.
#pragma once

#include <QAction>
#include <QMenu>
#include <optional>

#include "ui/editor_session.h"

namespace pentimento::ui {

class StackActions : public QObject {
  Q_OBJECT

 public:
  explicit StackActions(EditorSession& session, QObject* parent = nullptr);

  void fillMenu(QMenu* menu) const;
  QList<QAction*> all() const;

  /// The edit that they mean; none: they are disabled.
  void setCurrent(std::optional<std::int64_t> id);
  std::optional<std::int64_t> current() const;  ///< none when it is not there any more

  QAction* const enable;  ///< or off
  QAction* const rename;  ///< in the list of edits
  QAction* const up;
  QAction* const down;
  QAction* const previous;
  QAction* const next;
  QAction* const mask;  ///< checked while it is changed
  QAction* const again;
  QAction* const remove;
  QAction* const done;  ///< with changing the mask

 private:
  void connectActions();
  void move(int by);
  void swap(int by);
  const document::Edit* edit() const;
  void update();

  EditorSession& session_;
  std::optional<std::int64_t> current_;
};

}  // namespace pentimento::ui
