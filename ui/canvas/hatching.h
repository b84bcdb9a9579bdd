// Diagonal stripes that look the same however many device pixels a pixel has.
#pragma once

#include <QBrush>
#include <QColor>

namespace pentimento::ui {

/// One stripe every 8 px, for a painter on a device of that pixel ratio.
QBrush hatching(const QColor& color, double pixelRatio);

}  // namespace pentimento::ui
