// Shows on the canvas what the next run would copy from, while somebody asks for it.
#pragma once

#include <QObject>

#include "ui/background_task.h"
#include "ui/canvas/canvas.h"

namespace pentimento::ui {

class SamplingVeil : public QObject {
  Q_OBJECT

 public:
  SamplingVeil(EditorSession& session, Canvas& canvas, QObject* parent = nullptr);

  void show(bool on);

 private:
  void update();

  EditorSession& session_;
  Canvas& canvas_;
  bool on_ = false;
  BackgroundTask task_;
};

}  // namespace pentimento::ui
