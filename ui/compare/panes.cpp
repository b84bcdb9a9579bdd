#include "ui/compare/panes.h"

#include <algorithm>

namespace pentimento::ui {

namespace {
QSize paneSize(const QSize& area, int columns, int rows, int gap) {
  return {(area.width() - (columns - 1) * gap) / columns, (area.height() - (rows - 1) * gap) / rows};
}

double scaleIn(const QSize& pane, const QSizeF& picture) {
  return std::min(pane.width() / picture.width(), pane.height() / picture.height());
}
}  // namespace

std::vector<QRect> panesIn(const QSize& area, int count, int gap, const QSizeF& picture) {
  int columns = 1;
  const auto rowsFor = [count](int across) { return (count + across - 1) / across; };
  for (int across = 2; across <= count && !picture.isEmpty(); ++across) {
    const double best = scaleIn(paneSize(area, columns, rowsFor(columns), gap), picture);
    if (scaleIn(paneSize(area, across, rowsFor(across), gap), picture) > best) columns = across;
  }
  const QSize size = paneSize(area, columns, rowsFor(columns), gap);
  std::vector<QRect> panes;
  for (int i = 0; i < count; ++i) {
    const QPoint place(i % columns * (size.width() + gap), i / columns * (size.height() + gap));
    panes.emplace_back(place, size);
  }
  return panes;
}

}  // namespace pentimento::ui
