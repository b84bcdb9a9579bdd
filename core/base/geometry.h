// Sizes, points and rectangles in whole pixels. x grows to the right, y grows downwards; a Rect covers the
// pixels x <= px < right() and y <= py < bottom().
#pragma once

#include <algorithm>
#include <cstdint>

namespace pentimento {

struct Size {
  int width = 0;
  int height = 0;

  bool empty() const { return width <= 0 || height <= 0; }
  std::int64_t area() const { return empty() ? 0 : std::int64_t{width} * height; }
  bool operator==(const Size&) const = default;
};

struct Point {
  int x = 0;
  int y = 0;

  bool operator==(const Point&) const = default;
};

struct Rect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;

  static Rect of(Size size) { return {0, 0, size.width, size.height}; }

  int right() const { return x + width; }
  int bottom() const { return y + height; }
  bool empty() const { return width <= 0 || height <= 0; }
  Size size() const { return {width, height}; }
  std::int64_t area() const { return size().area(); }
  bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }
  bool contains(const Rect& r) const {
    return r.x >= x && r.y >= y && r.right() <= right() && r.bottom() <= bottom();
  }

  /// The common part; empty (all zero) when there is none.
  Rect intersected(const Rect& r) const {
    const int left = std::max(x, r.x), top = std::max(y, r.y);
    const int w = std::min(right(), r.right()) - left, h = std::min(bottom(), r.bottom()) - top;
    return w > 0 && h > 0 ? Rect{left, top, w, h} : Rect{};
  }

  /// The smallest rectangle around both; an empty one does not count.
  Rect united(const Rect& r) const {
    if (empty()) return r;
    if (r.empty()) return *this;
    const int left = std::min(x, r.x), top = std::min(y, r.y);
    return {left, top, std::max(right(), r.right()) - left, std::max(bottom(), r.bottom()) - top};
  }

  /// Larger by `by` pixels on every side (smaller when negative).
  Rect grown(int by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
  Rect translated(int dx, int dy) const { return {x + dx, y + dy, width, height}; }

  bool operator==(const Rect&) const = default;
};

}  // namespace pentimento
