#include "ui/panels/bar_placement.h"

#include <algorithm>

namespace pentimento::ui {

namespace {
int within(int value, int low, int high) {
  return std::max(low, std::min(value, high));
}
}  // namespace

QPoint placeBar(const QRect& selection, const QSize& bar, const QRect& view, int gap) {
  const QRect room = view.adjusted(gap, gap, -gap, -gap);
  const int lastX = room.x() + room.width() - bar.width();
  const int lastY = std::max(room.y(), room.y() + room.height() - bar.height());
  const QRect seen = selection.intersected(view);
  const QPoint middle = seen.isEmpty() ? view.center() : seen.center();
  const int x = within(middle.x() - bar.width() / 2, room.x(), lastX);
  const int y = within(middle.y() - bar.height() / 2, room.y(), lastY);
  if (seen.isEmpty()) return {x, lastY};

  const int below = seen.y() + seen.height() + gap;
  if (below <= lastY) return {x, below};
  const int above = seen.y() - gap - bar.height();
  if (above >= room.y()) return {x, above};
  const int right = seen.x() + seen.width() + gap;
  if (right <= lastX) return {right, y};
  const int left = seen.x() - gap - bar.width();
  if (left >= room.x()) return {left, y};
  return {x, lastY};
}

}  // namespace pentimento::ui
