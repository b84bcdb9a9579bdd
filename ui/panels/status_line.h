// The line at the bottom: what the picture is, where the pointer is, how large it is shown.
#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QStatusBar>
#include <QToolButton>

#include "ui/background_task.h"
#include "ui/canvas/canvas.h"
#include "ui/editor_session.h"
#include "ui/picture_files.h"

namespace pentimento::ui {

class StatusLine : public QObject {
  Q_OBJECT

 public:
  StatusLine(EditorSession& session, Canvas& canvas, PictureFiles& files, QStatusBar* bar);

 private:
  void updatePicture();
  void updateFormat();
  void updateZoom();
  void updatePointer(const QPointF& picture);
  void updateFiles();
  void verify(const std::shared_ptr<const engine::Candidate>& candidate);

  EditorSession& session_;
  Canvas& canvas_;
  PictureFiles& files_;
  QStatusBar* bar_;
  QLabel* picture_;
  QLabel* pointer_;
  QLabel* zoom_;
  QLabel* verdict_;
  QLabel* fileText_;
  QProgressBar* fileProgress_;
  QToolButton* fileCancel_;
  BackgroundTask verifying_;
};

/// "1200 × 800 px · RGB, 16 bit · profile name"
QString describePicture(const image::Image& picture);

}  // namespace pentimento::ui
