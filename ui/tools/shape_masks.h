// Between Qt's points and those of core/image.
#pragma once

#include <QPolygonF>
#include <opencv2/core.hpp>
#include <vector>

namespace pentimento::ui {

inline std::vector<cv::Point2d> corners(const QPolygonF& path) {
  std::vector<cv::Point2d> points;
  for (const QPointF& p : path) points.emplace_back(p.x(), p.y());
  return points;
}

}  // namespace pentimento::ui
