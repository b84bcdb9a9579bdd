// Multiples of 45 degrees: what Shift keeps a line to.
#pragma once

#include <QPointF>
#include <cmath>
#include <numbers>

namespace pentimento::ui {

/// The nearest of them to `v`, as a vector of length 1.
inline QPointF nearestDirection(const QPointF& v) {
  constexpr double kStep = std::numbers::pi / 4;
  const double angle = std::round(std::atan2(v.y(), v.x()) / kStep) * kStep;
  return {std::cos(angle), std::sin(angle)};
}

/// The nearest place to `p` that lies in one of them from `from`.
inline QPointF inLine(const QPointF& from, const QPointF& p) {
  const QPointF direction = nearestDirection(p - from);
  return from + QPointF::dotProduct(p - from, direction) * direction;
}

}  // namespace pentimento::ui
