// The window on a session, made anew when the language changes.
#pragma once

#include <QObject>
#include <memory>

#include "ui/main_window.h"

namespace pentimento::ui {

/// Every text is made where its widget is made, so a window in another language is another window: on the
/// same session, at the same place, with the same view of the picture. It waits until no file is being read
/// or written.
class ShownWindow : public QObject {
  Q_OBJECT

 public:
  explicit ShownWindow(EditorSession& session, Prompts prompts = dialogPrompts());

  MainWindow& window() { return *window_; }

 private:
  void follow();
  void makeAgain();

  EditorSession& session_;
  Prompts prompts_;
  std::unique_ptr<MainWindow> window_;
  bool waiting_ = false;  // to be made again
};

}  // namespace pentimento::ui
