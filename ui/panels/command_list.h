// The entries of the command palette: what can be done, where its menu is, its keys.
#pragma once

#include <QListWidget>
#include <vector>

#include "ui/actions/action_list.h"

namespace pentimento::ui {

class CommandList : public QListWidget {
  Q_OBJECT

 public:
  explicit CommandList(QWidget* parent = nullptr);

  void setActions(std::vector<ListedAction> actions);
  /// Shows what `query` finds, the best first; without a query all, the last used first. What cannot be used
  /// now is at the end.
  void find(const QString& query);
  void move(int rows);  ///< the current entry, around the ends
  const ListedAction* current() const;
  /// Remembers that it was used.
  static void remember(const QAction* action);
  /// After the keys of the current entry have changed.
  void showKeys();

 private:
  struct Found {
    int index;
    double score;
  };
  std::vector<Found> found(const QString& query) const;
  void addEntry(int index);

  std::vector<ListedAction> actions_;
};

}  // namespace pentimento::ui
