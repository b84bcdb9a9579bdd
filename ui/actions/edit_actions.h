// Undo, redo, the clipboard and what is done to accepted edits: the Edit menu.
#pragma once

#include <QAction>
#include <QMenu>

#include "ui/actions/stack_actions.h"
#include "ui/background_task.h"
#include "ui/editor_session.h"

namespace pentimento::ui {

class Documents;

class EditActions : public QObject {
  Q_OBJECT

 public:
  EditActions(EditorSession& session, Documents& documents, QWidget& tab);

  void fillMenu(QMenu* menu) const;

  QAction* const undo;
  QAction* const redo;
  QAction* const copy;
  QAction* const paste;
  StackActions stack;

 Q_SIGNALS:
  void failed(const QString& sentence);

 private:
  void copyPicture();
  void pastePicture();
  void update();

  EditorSession& session_;
  Documents& documents_;
  BackgroundTask copying_;
  BackgroundTask pasting_;
};

}  // namespace pentimento::ui
