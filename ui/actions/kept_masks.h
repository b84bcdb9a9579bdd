// The masks that are kept with the picture under names of their own: a menu.
#pragma once

#include <QAction>
#include <QMenu>

#include "ui/dialogs/prompts.h"
#include "ui/editor_session.h"
#include "ui/tools/selecting.h"

namespace pentimento::ui {

class KeptMasks : public QObject {
  Q_OBJECT

 public:
  KeptMasks(EditorSession& session, Selecting& selecting, const Prompts& prompts, QWidget& window);

  /// Filled when it is about to be shown.
  void fillMenu(QMenu* menu);

  QAction* const keep;

 private:
  void show(QMenu* menu);
  void addMask(QMenu* menu, const document::NamedMask& mask);
  /// A name that no mask has yet.
  QString freshName() const;

  EditorSession& session_;
  Selecting& selecting_;
  Prompts prompts_;
  QWidget& window_;
};

}  // namespace pentimento::ui
