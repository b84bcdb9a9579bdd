// What the current entry of the command palette does, and its keys: press new ones, take them from another
// action, back to the default.
#pragma once

#include <QLabel>
#include <QPointer>
#include <QToolButton>
#include <QWidget>
#include <functional>

#include "ui/actions/action_list.h"

namespace pentimento::ui {

class KeyChoice : public QWidget {
  Q_OBJECT

 public:
  explicit KeyChoice(QWidget* parent = nullptr);

  /// `entry`: null when nothing is found. `others`: the actions that may have a key already.
  void show(const ListedAction* entry, const QList<QAction*>& others);
  /// The next keys that are pressed are those of the action.
  void record();
  bool recording() const { return recording_; }

 Q_SIGNALS:
  void keysChanged();
  void left();  ///< the focus belongs to the line for searching again

 protected:
  bool event(QEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  QToolButton* addButton(const QString& text, const std::function<void()>& act);
  void take(const QKeySequence& keys);
  void give(const QList<QKeySequence>& keys);
  void finish();
  void update();

  QPointer<QAction> action_;
  QList<QAction*> others_;
  QString tip_;
  bool recording_ = false;
  QKeySequence wanted_;  // that other actions have; empty: none
  QLabel* text_;
  QToolButton* change_;
  QToolButton* remove_;
  QToolButton* default_;
  QToolButton* takeIt_;
  QToolButton* leaveIt_;
};

}  // namespace pentimento::ui
