// Shows on the canvas, as an outline, the mask of the next run while what is copied is painted in its place.
#pragma once

#include <QObject>

#include "ui/background_task.h"
#include "ui/canvas/canvas.h"

namespace pentimento::ui {

class MaskBehind : public QObject {
  Q_OBJECT

 public:
  MaskBehind(EditorSession& session, Canvas& canvas, QObject* parent = nullptr);

 private:
  void update();

  EditorSession& session_;
  Canvas& canvas_;
  bool shown_ = false;
  BackgroundTask tracing_;
};

}  // namespace pentimento::ui
