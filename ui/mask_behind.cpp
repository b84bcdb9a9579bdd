#include "ui/mask_behind.h"

#include "ui/edit_mark.h"

namespace pentimento::ui {

MaskBehind::MaskBehind(EditorSession& session, Canvas& canvas, QObject* parent)
    : QObject(parent), session_(session), canvas_(canvas) {
  connect(&session_, &EditorSession::editsChanged, this, &MaskBehind::update);
}

void MaskBehind::update() {
  const bool show = session_.paintedSources().has_value();
  if (show == shown_) return;
  shown_ = show;
  tracing_.cancel();
  if (!show) return canvas_.setMark({});
  tracing_.start<QPainterPath>([mask = session_.maskBehind()](Progress&) { return outlineOf(mask); },
                               [this](const QPainterPath& path) { canvas_.setMark(path); });
}

}  // namespace pentimento::ui
