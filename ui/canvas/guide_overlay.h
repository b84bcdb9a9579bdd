// Draws the guides over the picture.
#pragma once

#include <QPainter>
#include <QPolygonF>
#include <optional>
#include <vector>

#include "ui/canvas/view_transform.h"

namespace pentimento::ui {

struct GuidesShown {
  std::vector<QPolygonF> lines;  ///< px of the document
  std::optional<std::size_t> selected;
  bool points = false;  ///< to be dragged

  bool operator==(const GuidesShown&) const = default;
};

void paintGuides(QPainter& painter, const GuidesShown& guides, const ViewTransform& view,
                 const QColor& accent);

}  // namespace pentimento::ui
