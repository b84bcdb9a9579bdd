// Where an accepted edit lies, as an outline on the canvas while a panel points at it.
#pragma once

#include <QObject>
#include <QPainterPath>
#include <optional>

#include "ui/background_task.h"
#include "ui/canvas/canvas.h"

namespace pentimento::ui {

class EditMark : public QObject {
  Q_OBJECT

 public:
  EditMark(EditorSession& session, Canvas& canvas, QObject* parent = nullptr);

  void pointAt(std::optional<std::int64_t> id);

 private:
  void update();

  EditorSession& session_;
  Canvas& canvas_;
  std::optional<std::int64_t> id_;
  document::EditPtr known_;  // whose outline `path_` is, on its own canvas
  QPainterPath path_;
  BackgroundTask tracing_;
};

/// The borders of what is selected, in px of the mask; those of a large mask a little simplified.
QPainterPath outlineOf(const image::Mask& mask);

}  // namespace pentimento::ui
