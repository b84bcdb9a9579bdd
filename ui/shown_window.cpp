#include "ui/shown_window.h"

#include <QApplication>
#include <QTimer>
#include <utility>

namespace pentimento::ui {

namespace {
constexpr int kLookAgain = 100;  // ms
}

ShownWindow::ShownWindow(EditorSession& session, Prompts prompts)
    : session_(session),
      prompts_(std::move(prompts)),
      window_(std::make_unique<MainWindow>(session_, prompts_)) {
  follow();
}

/// Whoever asked for the language may be a part of the window that goes: not before that is over.
void ShownWindow::follow() {
  connect(window_.get(), &MainWindow::languageChanged, this, [this] {
    if (std::exchange(waiting_, true)) return;
    QTimer::singleShot(0, this, &ShownWindow::makeAgain);
  });
}

void ShownWindow::makeAgain() {
  FileActions& files = window_->files();
  const bool busy = files.busy() || files.files().loading() || session_.strokeActive();
  if (busy || QApplication::activeModalWidget()) {
    return QTimer::singleShot(kLookAgain, this, &ShownWindow::makeAgain);
  }
  waiting_ = false;
  window_->savePlace();
  auto next = std::make_unique<MainWindow>(session_, prompts_);
  next->takeOver(*window_);
  window_ = std::move(next);
  follow();
}

}  // namespace pentimento::ui
