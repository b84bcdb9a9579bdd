#include <QCoreApplication>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QTabletEvent>
#include <QWheelEvent>

#include "ui/canvas/canvas_private.h"
#include "ui/canvas/wheel_zoom.h"

namespace pentimento::ui {

// --- pointer ---

void Canvas::mousePressEvent(QMouseEvent* event) {
  setFocus(Qt::MouseFocusReason);
  d_->press(d_->pointerEvent(event->position(), event->modifiers(), 1), event->button());
}

void Canvas::mouseMoveEvent(QMouseEvent* event) {
  d_->move(d_->pointerEvent(event->position(), event->modifiers(), 1));
}

void Canvas::mouseReleaseEvent(QMouseEvent* event) {
  d_->release(d_->pointerEvent(event->position(), event->modifiers(), 1), event->button());
}

void Canvas::tabletEvent(QTabletEvent* event) {
  const PointerEvent pen = d_->pointerEvent(event->position(), event->modifiers(), event->pressure());
  const bool eraserTip = event->pointerType() == QPointingDevice::PointerType::Eraser;
  if (event->type() == QEvent::TabletPress) {
    setFocus(Qt::MouseFocusReason);
    d_->press(pen, event->button(), eraserTip);
  } else if (event->type() == QEvent::TabletRelease) {
    d_->release(pen, event->button());
  } else {
    d_->move(pen);
  }
  event->accept();
}

void Canvas::leaveEvent(QEvent* event) {
  d_->movePointer(std::nullopt);
  QWidget::leaveEvent(event);
}

// --- zoom ---

void Canvas::wheelEvent(QWheelEvent* event) {
  event->accept();
  if (const std::optional<QPoint> by = panOfWheel(*event)) {
    d_->fitted = false;
    d_->view.pan(*by);
    return d_->viewMoved(false);
  }
  const double zoom = zoomAfterWheel(*event, d_->view.zoom());
  if (zoom != d_->view.zoom()) d_->zoomGradually(event->position(), zoom);
}

namespace {
/// Keys that a window shortcut must not take from the canvas.
bool isOurs(const QKeyEvent& event, bool dragging, bool clicking, bool deleting) {
  switch (event.key()) {
    case Qt::Key_Space:
      return true;
    case Qt::Key_Escape:
      return dragging;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return clicking;
    case Qt::Key_Delete:
      return deleting;
    case Qt::Key_Backspace:
      return clicking || deleting;
    default:
      return false;
  }
}
}  // namespace

bool Canvas::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && d_->placing() &&
      Private::isForPlacing(static_cast<QKeyEvent&>(*event))) {
    event->accept();
    return true;
  }
  if (event->type() == QEvent::ShortcutOverride &&
      isOurs(static_cast<QKeyEvent&>(*event), d_->active || d_->selecting.busy(),
             d_->active && d_->active->wantsMore(), d_->guideSelected())) {
    event->accept();
    return true;
  }
  if (event->type() == QEvent::NativeGesture) {
    const auto& gesture = static_cast<QNativeGestureEvent&>(*event);
    if (gesture.gestureType() == Qt::ZoomNativeGesture) {
      d_->zoomGradually(gesture.position(), zoom() * (1 + gesture.value()));
    }
    return gesture.gestureType() == Qt::ZoomNativeGesture || QWidget::event(event);
  }
  if (event->type() == QEvent::Gesture) {
    if (auto* pinch =
            static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture))) {
      d_->cancelActive();
      const QPointF center = mapFromGlobal(pinch->centerPoint());
      d_->view.pan(pinch->centerPoint() - pinch->lastCenterPoint());
      d_->zoomGradually(center, zoom() * pinch->scaleFactor());
      return true;
    }
  }
  return QWidget::event(event);
}

// --- keys ---

void Canvas::keyPressEvent(QKeyEvent* event) {
  if (d_->gestureKey(event->key()) || d_->placingKey(*event) || d_->guideKey(event->key())) return;
  if (event->key() != Qt::Key_Space) return QWidget::keyPressEvent(event);
  if (event->isAutoRepeat()) return;
  d_->spaceHeld = true;
  d_->updateCursor();
}

void Canvas::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Space) return QWidget::keyReleaseEvent(event);
  if (event->isAutoRepeat()) return;
  d_->spaceHeld = false;
  d_->updateCursor();
}

void Canvas::focusOutEvent(QFocusEvent* event) {
  d_->spaceHeld = false;
  d_->updateCursor();
  QWidget::focusOutEvent(event);
}

}  // namespace pentimento::ui
