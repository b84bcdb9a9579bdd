// View > Repeated: copies of what the canvas shows side by side, as a seamless tile will be seen.
#pragma once

#include <QDialog>
#include <QPixmap>

#include "ui/background_task.h"
#include "ui/editor_session.h"

namespace pentimento::ui {

/// Follows the canvas while it is open.
class RepeatedDialog : public QDialog {
  Q_OBJECT

 public:
  explicit RepeatedDialog(EditorSession& session, QWidget* parent = nullptr);

  /// One copy as large as it is drawn; null until it is ready.
  const QPixmap& copy() const { return copy_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void read();
  void scale();

  EditorSession& session_;
  BackgroundTask task_;
  QImage picture_;
  QPixmap copy_;
};

}  // namespace pentimento::ui
