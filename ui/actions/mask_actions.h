// Everything that is done to the whole mask at once: the Mask menu.
#pragma once

#include <QAction>
#include <QMenu>

#include "ui/actions/file_actions.h"
#include "ui/actions/kept_masks.h"
#include "ui/editor_session.h"
#include "ui/panels/mask_adjust.h"
#include "ui/tools/selecting.h"

namespace pentimento::ui {

class MaskActions : public QObject {
  Q_OBJECT

 public:
  MaskActions(EditorSession& session, FileActions& files, Selecting& selecting, MaskAdjust& adjust,
              const Prompts& prompts, QWidget& window);

  void fillMenu(QMenu* menu);

  QAction* const selectAll;
  QAction* const clear;
  QAction* const invert;
  QAction* const fillHoles;
  QAction* const transparent;
  QAction* const shadow;
  QAction* const grow;
  QAction* const shrink;
  QAction* const feather;
  QAction* const smooth;
  QAction* const refine;
  QAction* const load;
  QAction* const store;
  KeptMasks kept;

 private:
  void connectActions(FileActions& files, MaskAdjust& adjust);
  void addShadow();
  void update();

  EditorSession& session_;
  Selecting& selecting_;
};

}  // namespace pentimento::ui
