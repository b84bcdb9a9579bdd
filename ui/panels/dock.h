// A panel that can be hidden, moved and floated, with a slim title: along the top, or at the left of what
// lies below the canvas.
#pragma once

#include <QAction>
#include <QDockWidget>

namespace pentimento::ui {

class Dock : public QDockWidget {
  Q_OBJECT

 public:
  /// `name` is what the layout is remembered by. `toggle`, checkable, is checked while the panel is not
  /// hidden; it shows and hides it, and so does the button in the title.
  Dock(const QString& name, const QString& title, QWidget* content, QAction* toggle, QWidget* parent);

  /// The page that it belongs to is shown or hidden: a floating panel goes with it, and `toggle` stays.
  void followPage(bool shown);

 protected:
  bool event(QEvent* event) override;

 private:
  QWidget* makeTitle(bool upright);
  void turnTitle(bool upright);

  QAction* toggle_;
  bool away_ = false;  // with the page
};

}  // namespace pentimento::ui
