// The bar at the selection while the mask of an edit, or what is copied, is painted.
#pragma once

#include <QFrame>
#include <QLabel>

#include "ui/actions/stack_actions.h"

namespace pentimento::ui {

class MaskAgainBar : public QFrame {
  Q_OBJECT

 public:
  MaskAgainBar(EditorSession& session, const StackActions& actions, QWidget* parent = nullptr);

 Q_SIGNALS:
  void sizeChanged();  ///< the bar wants to be placed again
  void left();         ///< Esc: the focus belongs to the canvas again

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void update();

  EditorSession& session_;
  QLabel* text_;
};

}  // namespace pentimento::ui
