#include "ui/canvas/picture_layer.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <cstring>

#include "ui/preferences.h"

namespace pentimento::ui {

namespace {
constexpr int kSide = image::TiledImage::kTileSide;
constexpr int kCheckerSide = 8;

/// Copies the pixels that both cover; `from` lies at `at` in the coordinates whose `area` `to` shows.
void copyPixels(QImage& to, const QRect& area, const QImage& from, const QPoint& at) {
  const QRect part = QRect(at, from.size()).intersected(area);
  if (part.isEmpty()) return;
  const auto bytes = static_cast<std::size_t>(part.width()) * 4;
  for (int y = part.top(); y <= part.bottom(); ++y) {
    std::memcpy(to.scanLine(y - area.top()) + (part.left() - area.left()) * 4,
                from.constScanLine(y - at.y()) + (part.left() - at.x()) * 4, bytes);
  }
}

/// `area` of the whole picture at level `level`; a level's last pixel may cover less of the picture.
QRect atLevel(const Rect& area, int level) {
  const int round = (1 << level) - 1;
  const int left = area.x >> level, top = area.y >> level;
  return {left, top, ((area.right() + round) >> level) - left, ((area.bottom() + round) >> level) - top};
}

template <typename Visit>
void forTilesUnder(const QRect& pixels, int level, Visit visit) {
  const int side = kSide >> level;
  for (int y = pixels.top() / side; y <= pixels.bottom() / side; ++y) {
    for (int x = pixels.left() / side; x <= pixels.right() / side; ++x) visit(Point{x, y});
  }
}
}  // namespace

/// Neutral greys, so that nothing around the picture changes how its colors look.
CanvasColors canvasColors(const QPalette& palette) {
  const bool dark = palette.color(QPalette::Window).lightness() < 128;
  const Preferences wanted = preferences();
  CanvasColors colors{dark ? QColor(30, 30, 30) : QColor(200, 200, 200), QColor(255, 255, 255),
                      QColor(224, 224, 224)};
  if (wanted.checkers == Checkers::Dark || (wanted.checkers == Checkers::Theme && dark)) {
    colors = {colors.surround, QColor(102, 102, 102), QColor(74, 74, 74)};
  }
  if (wanted.backdrop == Backdrop::Black) colors.surround = Qt::black;
  if (wanted.backdrop == Backdrop::Grey) colors.surround = QColor(119, 119, 119);
  if (wanted.backdrop == Backdrop::White) colors.surround = Qt::white;
  if (wanted.checkers == Checkers::None) colors.checkerLight = colors.checkerDark = colors.surround;
  return colors;
}

int PictureLayer::levelFor(double zoom) {
  int level = 0;
  while (level < DisplayTile::kMaxLevel && zoom * (2 << level) <= 1.0001) ++level;
  return level;
}

QPointF PictureLayer::deviceOrigin(const ViewTransform& view) const {
  return view.origin() * view.devicePixelRatio() + QPointF(origin_) * view.zoom();
}

QRect PictureLayer::deviceRect(const ViewTransform& view) const {
  const QPointF origin = deviceOrigin(view);
  const QPointF corner = origin + QPointF(pyramid_.size().width(), pyramid_.size().height()) * view.zoom();
  const QPoint topLeft(static_cast<int>(std::lround(origin.x())), static_cast<int>(std::lround(origin.y())));
  // At least one pixel, so that even a picture of one pixel is never lost.
  const int right = std::max(static_cast<int>(std::lround(corner.x())), topLeft.x() + 1);
  const int bottom = std::max(static_cast<int>(std::lround(corner.y())), topLeft.y() + 1);
  return {topLeft, QSize(right - topLeft.x(), bottom - topLeft.y())};
}

/// The pixels of `level` that are needed for `area`, with one more around for interpolation.
QRect PictureLayer::pixelsIn(const QRect& area, const ViewTransform& view, int level) const {
  const QPointF origin = deviceOrigin(view);
  const double pixel = view.zoom() * (1 << level);
  const auto index = [&](double device, double from) {
    return static_cast<int>(std::floor((device - from) / pixel));
  };
  const QPoint first(index(area.left(), origin.x()) - 1, index(area.top(), origin.y()) - 1);
  const QPoint last(index(area.right() + 1, origin.x()) + 1, index(area.bottom() + 1, origin.y()) + 1);
  const Rect whole{0, 0, pyramid_.size().width(), pyramid_.size().height()};
  return QRect(first, last).intersected(atLevel(whole, level));
}

std::vector<Point> PictureLayer::tilesIn(const QRect& area, const ViewTransform& view) const {
  std::vector<Point> tiles;
  const QRect pixels = pixelsIn(area.intersected(deviceRect(view)), view, 0);
  if (pixels.isEmpty()) return tiles;
  forTilesUnder(pixels, 0, [&](Point t) { tiles.push_back(t); });
  const QPointF middle = QRectF(pixels).center() / kSide - QPointF(0.5, 0.5);
  const auto distance = [&](Point t) { return std::hypot(t.x - middle.x(), t.y - middle.y()); };
  std::sort(tiles.begin(), tiles.end(), [&](Point a, Point b) { return distance(a) < distance(b); });
  return tiles;
}

void PictureLayer::drawStandIn(QImage& mosaic, const QRect& pixels, const Rect& tileArea, int level) const {
  const double toStandIn = 1.0 / (1 << pyramid_.standInLevel());
  const QRectF source(tileArea.x * toStandIn, tileArea.y * toStandIn, tileArea.width * toStandIn,
                      tileArea.height * toStandIn);
  QPainter painter(&mosaic);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.setCompositionMode(QPainter::CompositionMode_Source);
  painter.drawImage(QRectF(atLevel(tileArea, level).translated(-pixels.topLeft())), pyramid_.standIn(),
                    source);
}

/// Drafts come at the pace of the screen: coarser by one level where pixels are shown smaller than they are,
/// and nowhere finer than what is there: enlarging tiles one by one would take longer the more of them are
/// missing.
int PictureLayer::draftLevel(const QRect& area, const ViewTransform& view) const {
  int level = levelFor(view.zoom());
  if (view.zoom() < 1) level = std::min(level + 1, DisplayTile::kMaxLevel);
  forTilesUnder(pixelsIn(area, view, level), level, [&, wanted = level](Point t) {
    const auto tile = pyramid_.tile(t);
    if (tile && !tile->has(wanted)) level = std::max(level, tile->firstLevel);
  });
  return level;
}

QImage PictureLayer::assemble(const QRect& pixels, int level) {
  const auto format = pyramid_.hasAlpha() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
  QImage mosaic(pixels.size(), format);
  const Rect whole{0, 0, pyramid_.size().width(), pyramid_.size().height()};
  forTilesUnder(pixels, level, [&](Point t) {
    const std::shared_ptr<const DisplayTile> tile = pyramid_.tile(t);
    const QPoint corner = QPoint(t.x, t.y) * (kSide >> level);
    if (tile && tile->has(level)) return copyPixels(mosaic, pixels, tile->at(level), corner);
    const Rect area = Rect{t.x * kSide, t.y * kSide, kSide, kSide}.intersected(whole);
    if (!tile) return drawStandIn(mosaic, pixels, area, level);
    const QImage& coarse = tile->levels.front();
    copyPixels(mosaic, pixels,
               coarse.scaled(atLevel(area, level).size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation),
               corner);
  });
  return mosaic;
}

void PictureLayer::drawCheckers(QImage& target, const QRect& area, const QPoint& phase) const {
  const QRgb colors[2] = {colors_.checkerLight.rgb(), colors_.checkerDark.rgb()};
  const int side = kCheckerSide * std::max(1, static_cast<int>(std::lround(target.devicePixelRatio())));
  for (int y = area.top(); y <= area.bottom(); ++y) {
    auto* line = reinterpret_cast<QRgb*>(target.scanLine(y));
    const int row = (y - phase.y()) / side;
    for (int x = area.left(); x <= area.right(); ++x) line[x] = colors[((x - phase.x()) / side + row) & 1];
  }
}

void PictureLayer::paint(QImage& target, const QRect& area, const ViewTransform& view, bool draft) {
  const QRect whole = deviceRect(view);
  const QRect inside = pyramid_.size().isEmpty() ? QRect() : area.intersected(whole);
  const double ratio = target.devicePixelRatio();
  {
    QPainter painter(&target);
    painter.scale(1 / ratio, 1 / ratio);
    for (const QRect& rect : QRegion(area) - inside) painter.fillRect(rect, colors_.surround);
  }
  if (inside.isEmpty()) return;
  const int level = draft ? draftLevel(inside, view) : levelFor(view.zoom());
  const QRect pixels = pixelsIn(inside, view, level);
  const QImage mosaic = assemble(pixels, level);
  if (pyramid_.hasAlpha()) drawCheckers(target, inside, whole.topLeft());

  const double pixel = view.zoom() * (1 << level);
  QPainter painter(&target);
  painter.scale(1 / ratio, 1 / ratio);
  painter.setClipRect(inside);
  painter.setRenderHint(QPainter::SmoothPixmapTransform, !draft && view.zoom() < kNearestZoom);
  if (!pyramid_.hasAlpha()) painter.setCompositionMode(QPainter::CompositionMode_Source);
  const QPointF corner = deviceOrigin(view) + QPointF(pixels.topLeft()) * pixel;
  painter.drawImage(QRectF(corner, QSizeF(pixels.size()) * pixel), mosaic);
}

}  // namespace pentimento::ui
