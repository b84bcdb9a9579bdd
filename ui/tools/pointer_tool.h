// What a mouse, pen or finger does on the canvas between press and release. The canvas picks the tool at the
// press and feeds it until the release, or until a tool of several clicks has what it wants.
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QString>
#include <Qt>

namespace pentimento::ui {

struct PointerEvent {
  QPointF widget;   ///< widget coordinates of the canvas
  QPointF picture;  ///< px of the document's picture, the center of its top left pixel is (0.5, 0.5)
  Qt::KeyboardModifiers modifiers = Qt::NoModifier;
  double pressure = 1;  ///< 0..1
};

/// What a tool shows while it is at work, in px of the picture.
struct ToolOutline {
  QPainterPath path;
  double width = 0;  ///< px of the picture; 0: a thin line of two tones
  QString caption;   ///< empty: none

  bool operator==(const ToolOutline&) const = default;
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

  virtual ToolOutline outline() const { return {}; }
  /// True after a release when more presses belong to the same gesture.
  virtual bool wantsMore() const { return false; }
  /// Ends such a gesture.
  virtual void finish() {}
  /// Takes its last step back.
  virtual void stepBack() {}
};

}  // namespace pentimento::ui
