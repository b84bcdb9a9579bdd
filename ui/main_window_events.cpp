// How the window takes keys that move the focus, drops, and being closed.
#include <QApplication>
#include <QCloseEvent>
#include <QMimeData>
#include <QTimer>
#include <QUrl>

#include "ui/main_window.h"

namespace pentimento::ui {

namespace {
QStringList droppedFiles(const QMimeData* data) {
  QStringList files;
  for (const QUrl& url : data->urls()) {
    if (url.isLocalFile()) files << url.toLocalFile();
  }
  return files;
}
}  // namespace

/// Canvas, bar at the selection, tools, their options, panels, and around.
void MainWindow::focusNextArea() {
  const QList<QWidget*> areas{
      &canvas(),        workspace_->bar(),      toolStrip_, toolOptions_, edits_, side_,
      area_->content(), workspace_->comparing()};
  const QWidget* now = QApplication::focusWidget();
  qsizetype at = 0;
  for (qsizetype i = 0; i < areas.size(); ++i) {
    if (now && (areas[i] == now || areas[i]->isAncestorOf(now))) at = i;
  }
  for (qsizetype i = 1; i <= areas.size(); ++i) {
    QWidget* area = areas[(at + i) % areas.size()];
    if (!area->isVisible()) continue;
    QWidget* target = area;
    while (target && !(target->focusPolicy() & Qt::TabFocus && target->isEnabled() && target->isVisible() &&
                       (target == area || area->isAncestorOf(target)))) {
      target = target->nextInFocusChain();
      if (target == area) target = nullptr;
    }
    if (!target) continue;
    target->window()->activateWindow();
    return target->setFocus(Qt::TabFocusReason);
  }
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  const bool resized = event->type() == QEvent::Resize;
  if (resized && (watched == pages_ || watched == workspace_)) placeMessages();
  if (!painted_ && event->type() == QEvent::Paint) {
    painted_ = true;
    QTimer::singleShot(0, this, &MainWindow::firstPainted);
  }
  return QMainWindow::eventFilter(watched, event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!droppedFiles(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QStringList files = droppedFiles(event->mimeData());
  if (files.isEmpty()) return;
  event->acceptProposedAction();
  // After the drop has ended: a question must not hold up the other program.
  QTimer::singleShot(0, this, [this, files] {
    if (!ModelLibrary::looksLikeModel(files.first())) return open(files.first());
    library_->add(files);
  });
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) Q_EMIT languageChanged();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!leaving_ && !files_->safeToLeave()) {
    event->ignore();
    files_->whenSafeToLeave([this] {
      leaving_ = true;
      close();
    });
    return;
  }
  session_.cancel();
  savePlace();
  event->accept();
}

}  // namespace pentimento::ui
