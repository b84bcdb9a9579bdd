#include <QCoreApplication>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPinchGesture>
#include <cmath>

#include "ui/canvas/wheel_zoom.h"
#include "ui/compare/compare_stage.h"

namespace pentimento::ui {

namespace {
constexpr double kDividerReach = 8;  // px
constexpr double kPanStep = 64;
constexpr double kNear = 0.01, kFar = 0.1;  // of the width, for the divider

/// Keys that a shortcut of the window must not take from the stage.
bool isOurs(const QKeyEvent& event) {
  const auto others = event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
  if (others == Qt::ControlModifier) {
    return event.key() == Qt::Key_0 || event.key() == Qt::Key_1 || event.key() == Qt::Key_Plus ||
           event.key() == Qt::Key_Minus || event.key() == Qt::Key_Equal;
  }
  if (others != Qt::NoModifier) return false;
  switch (event.key()) {
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
    case Qt::Key_S:
    case Qt::Key_W:
    case Qt::Key_F:
    case Qt::Key_D:
    case Qt::Key_X:
    case Qt::Key_Plus:
    case Qt::Key_Minus:
    case Qt::Key_Equal:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
      return true;
    default:
      return event.key() >= Qt::Key_1 && event.key() < Qt::Key_1 + Comparison::kMost;
  }
}
}  // namespace

QList<std::pair<QString, QString>> CompareStage::keys() {
  return {{tr("S, W, F, D"), tr("Side by side, wipe, flicker, difference")},
          {tr("1 to 4"), tr("Mark a picture")},
          {tr("X"), tr("The marked picture and the reference change places")},
          {tr("Left, Right"), tr("Wipe: move the divider, with Shift in large steps; else mark another one")},
          {tr("Up, Down"), tr("Flicker: faster or slower; difference: stronger or weaker")},
          {tr("Space"), tr("Flicker: show the other one now")},
          {tr("+, -, Ctrl+0, Ctrl+1"), tr("Zoom; fit in the window; actual pixels")},
          {tr("Enter, double click"), tr("Take the marked picture: leave and see it in place")},
          {tr("Esc"), tr("Leave")}};
}

bool CompareStage::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && isOurs(static_cast<QKeyEvent&>(*event))) {
    event->accept();
    return true;
  }
  if (event->type() == QEvent::Gesture) {
    if (auto* pinch =
            static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture))) {
      view_.pan(pinch->centerPoint() - pinch->lastCenterPoint());
      zoomTo(view_.zoom() * pinch->scaleFactor(), mapFromGlobal(pinch->centerPoint()), true);
      return true;
    }
  }
  return QWidget::event(event);
}

// --- mouse ---

bool CompareStage::onDivider(const QPointF& widget) const {
  return comparison_.mode() == CompareMode::Wipe && std::abs(widget.x() - dividerX()) <= kDividerReach;
}

void CompareStage::mousePressEvent(QMouseEvent* event) {
  drag_ = event->button() == Qt::LeftButton && onDivider(event->position()) ? Drag::Divider : Drag::Pan;
  dragFrom_ = event->position();
  moved_ = false;
}

void CompareStage::mouseMoveEvent(QMouseEvent* event) {
  if (drag_ == Drag::None) {
    setCursor(onDivider(event->position()) ? Qt::SplitHCursor : Qt::ArrowCursor);
    return;
  }
  const QPointF by = event->position() - dragFrom_;
  moved_ = moved_ || by.manhattanLength() > 3;
  if (!moved_) return;
  dragFrom_ = event->position();
  if (drag_ == Drag::Divider) return comparison_.setDivider(event->position().x() / width());
  fitted_ = false;
  setCursor(Qt::ClosedHandCursor);
  view_.pan(by);
  viewMoved();
}

void CompareStage::mouseReleaseEvent(QMouseEvent* event) {
  const bool click = !moved_ && drag_ == Drag::Pan && event->button() == Qt::LeftButton;
  drag_ = Drag::None;
  setCursor(onDivider(event->position()) ? Qt::SplitHCursor : Qt::ArrowCursor);
  if (click && comparison_.mode() == CompareMode::SideBySide) comparison_.mark(paneAt(event->position()));
}

void CompareStage::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || onDivider(event->position())) return;
  if (comparison_.mode() == CompareMode::SideBySide) comparison_.mark(paneAt(event->position()));
  Q_EMIT taken();
}

void CompareStage::wheelEvent(QWheelEvent* event) {
  event->accept();
  if (const std::optional<QPoint> by = panOfWheel(*event)) {
    fitted_ = false;
    view_.pan(*by);
    return viewMoved();
  }
  const double zoom = zoomAfterWheel(*event, view_.zoom());
  if (zoom != view_.zoom()) zoomTo(zoom, event->position(), true);
}

// --- keys ---

void CompareStage::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  const bool far = event->modifiers() & Qt::ShiftModifier;
  if (key == Qt::Key_Escape) {
    Q_EMIT left();
  } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
    Q_EMIT taken();
  } else if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down) {
    arrow(key, far);
  } else if (event->modifiers() & Qt::ControlModifier || !modeKey(key)) {
    if (!viewKey(key)) QWidget::keyPressEvent(event);
  }
}

bool CompareStage::modeKey(int key) {
  switch (key) {
    case Qt::Key_S:
      comparison_.setMode(CompareMode::SideBySide);
      return true;
    case Qt::Key_W:
      comparison_.setMode(CompareMode::Wipe);
      return true;
    case Qt::Key_F:
      comparison_.setMode(CompareMode::Flicker);
      return true;
    case Qt::Key_D:
      comparison_.setMode(CompareMode::Difference);
      return true;
    case Qt::Key_X:
      comparison_.swapWithReference();
      return true;
    case Qt::Key_Space:
      comparison_.markNext(1);
      return true;
    default:
      break;
  }
  if (key < Qt::Key_1 || key >= Qt::Key_1 + Comparison::kMost) return false;
  comparison_.mark(key - Qt::Key_1);
  return true;
}

bool CompareStage::viewKey(int key) {
  const QPointF center = QRectF(panes_.empty() ? rect() : panes_.front()).center();
  switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      zoomTo(ViewTransform::stepAbove(view_.zoom()), center);
      return true;
    case Qt::Key_Minus:
      zoomTo(ViewTransform::stepBelow(view_.zoom()), center);
      return true;
    case Qt::Key_0:
      fit();
      return true;
    case Qt::Key_1:
      zoomTo(1, center);
      return true;
    default:
      return false;
  }
}

void CompareStage::arrow(int key, bool far) {
  const bool across = key == Qt::Key_Left || key == Qt::Key_Right;
  const int by = key == Qt::Key_Right || key == Qt::Key_Up ? 1 : -1;
  const CompareMode mode = comparison_.mode();
  if (across && mode == CompareMode::Wipe) {
    comparison_.setDivider(comparison_.divider() + by * (far ? kFar : kNear));
  } else if (across) {
    comparison_.markNext(by);
  } else if (mode == CompareMode::Flicker) {
    comparison_.setRate(comparison_.rate() + by);
  } else if (mode == CompareMode::Difference) {
    const int now = comparison_.amplification();
    comparison_.setAmplification(by > 0 ? now * 2 : now / 2);
  } else {
    view_.pan({0, by * kPanStep});
    viewMoved();
  }
}

}  // namespace pentimento::ui
