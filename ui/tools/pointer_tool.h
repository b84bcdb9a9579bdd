// What a mouse, pen or finger does on the canvas between press and release. The canvas picks the tool at the
// press and feeds it until the release.
#pragma once

#include <QPointF>
#include <Qt>

namespace pentimento::ui {

struct PointerEvent {
  QPointF widget;   ///< widget coordinates of the canvas
  QPointF picture;  ///< px of the document's picture, the center of its top left pixel is (0.5, 0.5)
  Qt::KeyboardModifiers modifiers = Qt::NoModifier;
  double pressure = 1;  ///< 0..1
};

class PointerTool {
 public:
  PointerTool() = default;
  virtual ~PointerTool() = default;
  PointerTool(const PointerTool&) = delete;
  PointerTool& operator=(const PointerTool&) = delete;

  virtual void press(const PointerEvent& event) = 0;
  virtual void move(const PointerEvent& event) = 0;
  virtual void release(const PointerEvent& event) = 0;
  /// As if the press had not happened.
  virtual void cancel() = 0;
};

}  // namespace pentimento::ui
