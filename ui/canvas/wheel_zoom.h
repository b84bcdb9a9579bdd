// The zoom that a turn of the wheel asks for: rungs of the ladder, with Ctrl fine steps; and how far it moves
// the picture.
#pragma once

#include <QWheelEvent>
#include <optional>

namespace pentimento::ui {

/// `zoom` itself when the wheel did not turn.
double zoomAfterWheel(const QWheelEvent& event, double zoom);

/// How far the wheel or two fingers on a touchpad move the picture; nothing when they zoom (see Preferences).
std::optional<QPoint> panOfWheel(const QWheelEvent& event);

}  // namespace pentimento::ui
