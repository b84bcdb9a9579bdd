// Running operations and choosing among their candidates: the Run menu and the keys of the canvas.
#pragma once

#include <QAction>
#include <QMenu>

#include "ui/editor_session.h"

namespace pentimento::ui {

/// Enter runs the primary operation, or accepts while a candidate is viewed; Esc stops what is going on, one
/// thing at a time: changing the mask of an edit, the run, viewing candidates, the new canvas of an
/// extension.
class RunActions : public QObject {
  Q_OBJECT

 public:
  explicit RunActions(EditorSession& session, QObject* parent = nullptr);

  void fillMenu(QMenu* menu) const;
  /// The keys that work while `widget` has the focus.
  void addKeysTo(QWidget* widget) const;

  QAction* const primary;  ///< what runs is the business of whoever knows all operations
  QAction* const remove;
  QAction* const vary;
  QAction* const repaint;
  QAction* const extend;
  QAction* const extendBySize;  ///< asks for numbers
  QAction* const again;
  QAction* const otherwise;  ///< the window goes to the settings
  QAction* const cancel;
  QAction* const cancelAll;
  QAction* const previous;
  QAction* const next;
  QAction* const accept;
  QAction* const openAsNew;  ///< in place of `accept` for a candidate in another format
  QAction* const discard;
  QAction* const discardAll;

 private:
  void connectActions();
  void cancelOneThing();
  void step(int by);
  void update();

  EditorSession& session_;
};

}  // namespace pentimento::ui
