// What is done to tabs: parts of the File menu, and the Documents menu.
#pragma once

#include <QAction>
#include <QMenu>
#include <vector>

namespace pentimento::ui {

class DocumentTab;
class Documents;

/// Of one tab, which is current when they are used.
class TabActions : public QObject {
  Q_OBJECT

 public:
  static constexpr int kNumbered = 9;  ///< documents that have a key

  TabActions(DocumentTab& tab, Documents& documents);

  void fillFileMenu(QMenu* menu) const;
  void fillDocumentsMenu(QMenu* menu) const;
  /// What is done to the tab itself, for a menu at it.
  void fillTabMenu(QMenu* menu) const;

  QAction* const newTab;
  QAction* const close;
  QAction* const closeOthers;
  QAction* const copyPath;
  QAction* const showInFolder;
  QAction* const next;
  QAction* const previous;

 private:
  void connectActions();
  void update();

  DocumentTab& tab_;
  Documents& documents_;
  std::vector<QAction*> numbered_;
};

}  // namespace pentimento::ui
