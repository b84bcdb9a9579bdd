#include "ui/actions/panel_actions.h"

#include "ui/actions/make_action.h"

namespace pentimento::ui {

PanelActions::PanelActions(QObject* parent)
    : QObject(parent),
      edits(makeAction(this, "panel.edits", tr("&Edits"), "edits", {Qt::Key_F8},
                       tr("The accepted edits, which stay editable"))),
      candidates(makeAction(this, "panel.candidates", tr("&Candidates"), {}, {Qt::Key_F9})),
      canvasOnly(makeAction(this, "panel.canvasOnly", tr("Canvas onl&y"), {}, {Qt::Key_F12},
                            tr("Hide all that stands around the canvas"))),
      resetLayout(makeAction(this, "panel.resetLayout", tr("Reset the &layout"), {}, {},
                             tr("Put all panels where they were at first"))) {
  for (QAction* action : {edits, candidates, canvasOnly}) action->setCheckable(true);
  candidates->setChecked(true);
}

void PanelActions::fillMenu(QMenu* menu, QAction* words) const {
  menu->addActions({edits, words, candidates});
  menu->addSeparator();
  menu->addActions({canvasOnly, resetLayout});
}

}  // namespace pentimento::ui
