#include "ui/actions/action_list.h"

#include <QCoreApplication>
#include <QMenu>
#include <QSet>

#include "ui/actions/make_action.h"
#include "ui/actions/shortcuts.h"
#include "ui/board/board_view.h"
#include "ui/compare/compare_stage.h"

namespace pentimento::ui {

namespace {
struct Text {
  Q_DECLARE_TR_FUNCTIONS(Keys)
};

class Lister {
 public:
  void addMenu(QMenu* menu, const QString& path) {
    Q_EMIT menu->aboutToShow();  // some are filled only then
    for (QAction* action : menu->actions()) {
      const QString name = plainText(action);
      if (action->menu()) {
        addMenu(action->menu(), path + QStringLiteral(" › ") + name);
      } else if (!action->isSeparator()) {
        add(action, path);
      }
    }
  }

  void add(QAction* action, const QString& path) {
    if (seen_.contains(action)) return;
    seen_ << action;
    listed_.push_back({action, plainText(action), path, keysText(action->shortcuts())});
  }

  void addKey(const QString& keys, const QString& what, const QString& path = Text::tr("Canvas")) {
    listed_.push_back({{}, what, path, keys});
  }

  std::vector<ListedAction> take() { return std::move(listed_); }

 private:
  QSet<QAction*> seen_;
  std::vector<ListedAction> listed_;
};
}  // namespace

std::vector<ListedAction> listActions(const QWidget& tab, const QList<QMenu*>& menus) {
  Lister lister;
  for (QMenu* menu : menus) lister.addMenu(menu, plainText(menu->menuAction()));
  for (QAction* action : tab.findChildren<QAction*>()) {
    if (hasChoosableKeys(action)) lister.add(action, {});
  }
  lister.addKey(Text::tr("Left button"), Text::tr("Paint the mask, or use the tool"));
  lister.addKey(Text::tr("Right button"), Text::tr("Erase from the mask, with any tool"));
  lister.addKey(Text::tr("Shift"), Text::tr("Straight line from the end of the last stroke"));
  lister.addKey(Text::tr("Space, middle button"), Text::tr("Move the picture"));
  lister.addKey(Text::tr("Wheel, pinch"), Text::tr("Zoom at the pointer"));
  lister.addKey(Text::tr("Hold Tab"), Text::tr("See the picture as it was before"));
  lister.addKey(Text::tr("Drag a border"), Text::tr("Extend the picture"));
  for (const auto& [keys, what] : CompareStage::keys()) lister.addKey(keys, what, Text::tr("Comparing"));
  for (const auto& [keys, what] : BoardView::keys()) lister.addKey(keys, what, Text::tr("Board"));
  return lister.take();
}

}  // namespace pentimento::ui
