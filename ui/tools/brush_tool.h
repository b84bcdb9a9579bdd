// Paints into the session's mask, or erases from it.
#pragma once

#include <QTimer>
#include <optional>
#include <vector>

#include "ui/editor_session.h"
#include "ui/tools/pointer_tool.h"

namespace pentimento::ui {

/// What the pressure of a pen changes.
enum class PenPressure { Nothing, Size, Hardness };

/// Shift at the press draws a straight line from the end of the last stroke; Shift while dragging keeps to a
/// straight line in the nearest of eight directions.
class BrushTool : public PointerTool {
 public:
  explicit BrushTool(EditorSession& session);

  const image::Brush& brush() const { return brush_; }
  void setBrush(const image::Brush& brush) { brush_ = brush; }
  PenPressure penPressure() const { return penPressure_; }
  void setPenPressure(PenPressure pressure) { penPressure_ = pressure; }
  /// For the next press.
  void setErase(bool erase) { brush_.erase = erase; }
  /// There is no last stroke any more to draw a line from: another picture.
  void forgetLastPoint() { last_.reset(); }
  /// Paints what came since the last frame now.
  void flush();

  void press(const PointerEvent& event) override;
  void move(const PointerEvent& event) override;
  void release(const PointerEvent& event) override;
  void cancel() override;

 private:
  image::StrokePoint point(const PointerEvent& event) const;
  image::Brush pressed(double pressure) const;
  image::StrokePoint constrained(const PointerEvent& event);

  EditorSession& session_;
  image::Brush brush_;
  PenPressure penPressure_ = PenPressure::Size;
  double pressure_ = 1;
  std::optional<image::StrokePoint> last_;  // the end of the last stroke, or of this one so far
  QPointF lastWidget_;
  std::optional<image::StrokePoint> before_;  // last_ before this stroke
  // Points are painted once per turn of the event loop: a pen may report a thousand a second.
  std::vector<image::StrokePoint> pending_;
  QTimer flush_;
  struct Line {
    image::StrokePoint from;
    QPointF fromWidget;
    std::optional<QPointF> direction;  // unit vector, once the pointer has moved far enough to tell
  };
  std::optional<Line> line_;
};

}  // namespace pentimento::ui
