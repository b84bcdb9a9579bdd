#include "ui/canvas/wheel_zoom.h"

#include <cmath>

#include "ui/canvas/view_transform.h"
#include "ui/preferences.h"

namespace pentimento::ui {

namespace {
constexpr int kWheelNotch = 120;
constexpr double kFineStep = 1.05;

/// What the person prefers, read once and when it changes: a wheel turns many times a second.
Wheel preferredWheel() {
  static Wheel wheel = [] {
    QObject::connect(&PreferencesChange::signal(), &PreferencesChange::changed,
                     [] { wheel = preferences().wheel; });
    return preferences().wheel;
  }();
  return wheel;
}

bool hasControl(const QWheelEvent& event) {
  return event.modifiers() & Qt::ControlModifier;
}
}  // namespace

double zoomAfterWheel(const QWheelEvent& event, double zoom) {
  // Some platforms turn the wheel sideways while Alt is held.
  const int delta = event.angleDelta().y() != 0 ? event.angleDelta().y() : event.angleDelta().x();
  const bool fine = hasControl(event) && preferredWheel() == Wheel::Zooms;
  if (fine || delta % kWheelNotch != 0) {
    return zoom * std::pow(fine ? kFineStep : std::sqrt(2.0), static_cast<double>(delta) / kWheelNotch);
  }
  for (int i = std::abs(delta / kWheelNotch); i > 0; --i) {
    zoom = delta > 0 ? ViewTransform::stepAbove(zoom) : ViewTransform::stepBelow(zoom);
  }
  return zoom;
}

std::optional<QPoint> panOfWheel(const QWheelEvent& event) {
  if (hasControl(event)) return std::nullopt;
  if (event.phase() != Qt::NoScrollPhase && !event.pixelDelta().isNull()) return event.pixelDelta();
  if (preferredWheel() == Wheel::Scrolls) return event.angleDelta() / 2;
  return std::nullopt;
}

}  // namespace pentimento::ui
