// The zoom that a turn of the wheel asks for: rungs of the ladder, with Ctrl fine steps.
#pragma once

#include <QWheelEvent>

namespace pentimento::ui {

/// `zoom` itself when the wheel did not turn.
double zoomAfterWheel(const QWheelEvent& event, double zoom);

/// True for two fingers on a touchpad, which pan unless Ctrl is held.
bool pansByTouchpad(const QWheelEvent& event);

}  // namespace pentimento::ui
