// Which tool takes the pointer, and how it is fed.
#include <QCoreApplication>
#include <QKeyEvent>

#include "ui/canvas/canvas_private.h"

namespace pentimento::ui {

PointerEvent Canvas::Private::pointerEvent(const QPointF& widget, Qt::KeyboardModifiers modifiers,
                                           double pressure) const {
  return {widget, view.toPicture(widget), modifiers, pressure};
}

Qt::Edges Canvas::Private::edgesAt(const QPointF& widget) const {
  if (!session.hasPicture() || session.running() || !editing() || placing() || maskOnly) return {};
  return ExtendTool::edgesAt(widget, onScreen(content()));
}

Qt::Edges Canvas::Private::contextEdgesAt(const QPointF& widget) const {
  return contextShown.handles ? ContextTool::edgesAt(widget, contextShown.rect) : Qt::Edges();
}

PointerTool* Canvas::Private::selectionTool(bool erase) {
  switch (tool) {
    case Tool::Polygon:
      polygon.setErase(erase);
      return &polygon;
    case Tool::Wand:
      wand.setErase(erase);
      return &wand;
    case Tool::SmartSelect:
      smart.setErase(erase);
      return &smart;
    case Tool::Guide:
      guideTool.setErase(erase);
      return &guideTool;
    case Tool::Rectangle:
    case Tool::Ellipse:
    case Tool::Lasso:
      shape.setShape(tool == Tool::Rectangle ? ShapeTool::Shape::Rectangle
                     : tool == Tool::Ellipse ? ShapeTool::Shape::Ellipse
                                             : ShapeTool::Shape::Lasso);
      shape.setErase(erase);
      return &shape;
    case Tool::Brush:
    case Tool::Eraser:
    case Tool::Pan:
      break;
  }
  brush.setErase(erase || tool == Tool::Eraser);
  return &brush;
}

PointerTool* Canvas::Private::toolFor(const PointerEvent& event, Qt::MouseButton button, bool eraserTip) {
  if (!session.hasPicture()) return nullptr;
  const bool left = button == Qt::LeftButton;
  if (button == Qt::MiddleButton || (left && (spaceHeld || tool == Tool::Pan))) return &pan;
  if (!left && button != Qt::RightButton) return nullptr;
  if (placing()) return left ? place.get() : nullptr;
  if (const Qt::Edges edges = edgesAt(event.widget); left && edges) {
    extend.setEdges(edges);
    return &extend;
  }
  if (const Qt::Edges edges = contextEdgesAt(event.widget); left && edges) {
    context.setEdges(edges);
    return &context;
  }
  if (!editing()) session.viewCandidate(-1);  // what is selected is a part of the document
  return selectionTool(!left || eraserTip);
}

void Canvas::Private::press(const PointerEvent& event, Qt::MouseButton button, bool eraserTip) {
  if (pressed) return;
  if (session.strokeActive()) session.endStroke();  // a mask that is tried out is kept
  // A gesture of several clicks goes on, but the view may be moved meanwhile.
  const bool more = active && active->wantsMore();
  if (more && (button == Qt::MiddleButton || spaceHeld)) return;
  if (!more) active = toolFor(event, button, eraserTip);
  activeButton = button;
  if (!active) return;
  pressed = true;
  // Every position of the pointer counts for a stroke; the brush gathers them itself.
  QCoreApplication::setAttribute(Qt::AA_CompressHighFrequencyEvents, active != &brush);
  active->press(event);
  movePointer(event.widget);
  updateOutline();
  updateCursor();
}

void Canvas::Private::move(const PointerEvent& event) {
  movePointer(event.widget);
  if (active) {
    active->move(event);
    updateOutline();
  } else {
    updateCursor();
  }
  Q_EMIT q.pointerMoved(event.picture);
}

void Canvas::Private::endGesture() {
  active = nullptr;
  pressed = false;
  QCoreApplication::setAttribute(Qt::AA_CompressHighFrequencyEvents, true);
}

void Canvas::Private::release(const PointerEvent& event, Qt::MouseButton button) {
  if (!active || !pressed || button != activeButton) return;
  PointerTool* const ending = active;
  endGesture();
  ending->release(event);
  if (ending->wantsMore()) active = ending;
  updateOutline();
  updateCursor();
}

bool Canvas::Private::cancelActive() {
  if (!active) return false;
  PointerTool* const ending = active;
  endGesture();
  ending->cancel();
  updateOutline();
  updateCursor();
  return true;
}

bool Canvas::Private::isForPlacing(const QKeyEvent& event) {
  if (event.matches(QKeySequence::Undo)) return true;
  if (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) return false;
  switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
      return true;
    default:
      return false;
  }
}

bool Canvas::Private::placingKey(const QKeyEvent& event) {
  if (!placing() || !isForPlacing(event)) return false;
  if (event.matches(QKeySequence::Undo)) return placed->undo(), true;
  const double step = event.modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
  switch (event.key()) {
    case Qt::Key_Left:
      placed->moveBy(-step, 0);
      break;
    case Qt::Key_Right:
      placed->moveBy(step, 0);
      break;
    case Qt::Key_Up:
      placed->moveBy(0, -step);
      break;
    case Qt::Key_Down:
      placed->moveBy(0, step);
      break;
    case Qt::Key_Escape:
      placed->cancel();
      break;
    default:
      placed->accept();
  }
  return true;
}

bool Canvas::Private::gestureKey(int key) {
  if (key == Qt::Key_Escape) return cancelActive() || selecting.cancel();
  if (!active || !active->wantsMore()) return false;
  if (key == Qt::Key_Backspace) {
    active->stepBack();
  } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
    active->finish();
  } else {
    return false;
  }
  if (!active->wantsMore()) endGesture();
  updateOutline();
  updateCursor();
  return true;
}

bool Canvas::Private::guideKey(int key) {
  if (!guideSelected() || (key != Qt::Key_Delete && key != Qt::Key_Backspace)) return false;
  guideTool.removeSelected();
  return true;
}

// --- cursor ---

bool Canvas::Private::brushLike(const PointerTool* at) const {
  return at == &brush || (at == &smart && smart.kind() == image::Scribble::Inside);
}

bool Canvas::Private::brushAtPointer() const {
  if (!pointer || !session.hasPicture()) return false;
  if (active) return brushLike(active);
  if (placing()) return false;
  const bool scribbles = tool == Tool::SmartSelect && smart.kind() == image::Scribble::Inside;
  if (tool != Tool::Brush && tool != Tool::Eraser && !scribbles) return false;
  return !spaceHeld && !edgesAt(*pointer) && !contextEdgesAt(*pointer);
}

void Canvas::Private::movePointer(const std::optional<QPointF>& widget) {
  const auto touch = [this] {
    if (pointer) q.update(BrushOutline::area(*pointer, brushOnScreen()).toAlignedRect());
  };
  touch();
  pointer = widget;
  touch();
}

void Canvas::Private::updateCursor() {
  if (pointer) movePointer(pointer);  // the outline comes or goes
  if (active == &pan) return q.setCursor(Qt::ClosedHandCursor);
  if (active == &extend) return q.setCursor(ExtendTool::cursorFor(extend.edges()));
  if (active == &context) return q.setCursor(ExtendTool::cursorFor(context.edges()));
  if (selecting.busy() && !active) return q.setCursor(Qt::BusyCursor);
  if (placing() && pointer && !spaceHeld && tool != Tool::Pan) return q.setCursor(place->cursorAt(*pointer));
  if (brushAtPointer()) return q.setCursor(Qt::BlankCursor);
  if (!session.hasPicture()) return q.unsetCursor();
  if (!active && pointer && !spaceHeld && tool != Tool::Pan) {
    Qt::Edges edges = edgesAt(*pointer);
    if (!edges) edges = contextEdgesAt(*pointer);
    if (edges) return q.setCursor(ExtendTool::cursorFor(edges));
  }
  q.setCursor(spaceHeld || tool == Tool::Pan ? Qt::OpenHandCursor : Qt::CrossCursor);
}

}  // namespace pentimento::ui
