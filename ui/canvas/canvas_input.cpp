#include <QCoreApplication>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QTabletEvent>
#include <QWheelEvent>
#include <cmath>

#include "ui/canvas/canvas_private.h"

namespace pentimento::ui {

namespace {
constexpr int kWheelNotch = 120;
constexpr double kFineStep = 1.05;
}  // namespace

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
  const bool fine = event->modifiers() & Qt::ControlModifier;
  const bool touchpad = event->phase() != Qt::NoScrollPhase && !event->pixelDelta().isNull();
  if (touchpad && !fine) {
    d_->fitted = false;
    d_->view.pan(event->pixelDelta());
    return d_->viewMoved(false);
  }
  // Some platforms turn the wheel sideways while Alt is held.
  const int delta = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
  if (delta == 0) return;
  const double notches = static_cast<double>(delta) / kWheelNotch;
  double zoom = d_->view.zoom();
  if (!fine && delta % kWheelNotch == 0) {
    for (int i = std::abs(delta / kWheelNotch); i > 0; --i) {
      zoom = delta > 0 ? ViewTransform::stepAbove(zoom) : ViewTransform::stepBelow(zoom);
    }
  } else {
    zoom *= std::pow(fine ? kFineStep : std::sqrt(2.0), notches);
  }
  d_->zoomGradually(event->position(), zoom);
}

namespace {
/// Keys that a window shortcut must not take from the canvas.
bool isOurs(const QKeyEvent& event, bool dragging, bool clicking) {
  switch (event.key()) {
    case Qt::Key_Space:
      return true;
    case Qt::Key_Escape:
      return dragging;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Backspace:
      return clicking;
    default:
      return false;
  }
}
}  // namespace

bool Canvas::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride &&
      isOurs(static_cast<QKeyEvent&>(*event), d_->active || d_->selecting.busy(),
             d_->active && d_->active->wantsMore())) {
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
  if (d_->gestureKey(event->key())) return;
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
