// Where guides are on the picture and under the pointer.
#pragma once

#include <QPolygonF>
#include <functional>
#include <optional>

#include "ui/fill_settings.h"

namespace pentimento::ui {

using ToWidget = std::function<QPointF(const QPointF& picture)>;

struct GuidePoint {
  std::size_t guide = 0, point = 0;
};

constexpr double kGuideReach = 7;  ///< widget px around a place that mean it

Point pixelAt(const QPointF& picture);
/// In the middle of its pixel, so that what is in line stays so when it is rounded.
QPointF middleOf(const Point& pixel);
QPolygonF lineOf(const engine::FillOptions::Guide& guide);

/// Of several the one that was drawn last.
std::optional<GuidePoint> guidePointAt(const QPointF& widget, const Guides& guides, const ToWidget& toWidget);
std::optional<std::size_t> guideAt(const QPointF& widget, const Guides& guides, const ToWidget& toWidget);

}  // namespace pentimento::ui
