// All that can be done in the window, in one list: for the command palette and the page of keys.
#pragma once

#include <QMenu>
#include <QPointer>
#include <QString>
#include <vector>

namespace pentimento::ui {

struct ListedAction {
  QPointer<QAction> action;  ///< the lists of menus may be made anew; null: a key that is no action
  QString name;              ///< "Grow"
  QString path;              ///< of the menu: "Mask › Kept masks"; empty when it is in none
  QString keys;              ///< "Ctrl+G"
};

/// Those of `menus` in their order, submenus that are filled when they open included; then those of
/// `tab` without a menu; then the keys of canvas, comparing and board that are no actions.
std::vector<ListedAction> listActions(const QWidget& tab, const QList<QMenu*>& menus);

}  // namespace pentimento::ui
