// Everything that is done to the whole mask at once: the Mask menu.
#pragma once

#include <QAction>
#include <QMenu>

#include "ui/actions/file_actions.h"
#include "ui/background_task.h"
#include "ui/dialogs/prompts.h"
#include "ui/editor_session.h"

namespace pentimento::ui {

class MaskActions : public QObject {
  Q_OBJECT

 public:
  MaskActions(EditorSession& session, FileActions& files, Prompts prompts, QWidget& window);

  void fillMenu(QMenu* menu) const;

  QAction* const selectAll;
  QAction* const clear;
  QAction* const invert;
  QAction* const grow;
  QAction* const shrink;
  QAction* const feather;
  QAction* const load;
  QAction* const store;

 Q_SIGNALS:
  void failed(const QString& sentence);

 private:
  using Change = std::function<image::Mask(const image::Mask&, double)>;

  void connectActions(FileActions& files);
  /// Asks for a radius if told to, computes on a thread and sets the mask if it has not changed
  /// meanwhile.
  void change(const QString& label, const Change& by, bool askRadius = false);
  void update();

  EditorSession& session_;
  Prompts prompts_;
  QWidget& window_;
  BackgroundTask task_;
  double radius_ = 8;
};

}  // namespace pentimento::ui
