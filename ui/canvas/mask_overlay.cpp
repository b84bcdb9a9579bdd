#include "ui/canvas/mask_overlay.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <vector>

namespace pentimento::ui {

namespace {
constexpr double kNearestZoom = 2;  // as for the picture
constexpr float kEdgeOpacity = 0.75F;
constexpr float kRingOpacity = 0.22F;
constexpr int kDash = 4;     // widget px
constexpr int kBlock = 256;  // device px: small enough that most are all in the mask or all outside

/// Each pixel of the level covers one to two screen pixels, so that the thinnest stroke covers one.
int levelFor(double zoom) {
  int level = 0;
  while (level < MaskPyramid::kMaxLevel && zoom * (1 << level) < 0.9999) ++level;
  return level;
}

QRgb mixed(QRgb under, QRgb over, float weight) {
  const auto w = static_cast<int>(weight * 256);
  const auto mix = [w](int a, int b) { return a + (((b - a) * w) >> 8); };
  return qRgb(mix(qRed(under), qRed(over)), mix(qGreen(under), qGreen(over)), mix(qBlue(under), qBlue(over)));
}

bool isDash(int x, int y, int dash) {
  const int phase = (x + y) % (2 * dash);
  return (phase < 0 ? phase + 2 * dash : phase) < dash;
}

/// What `map` shows when it only moves by whole pixels.
std::optional<cv::Rect> plainPart(const cv::Matx23d& map, cv::Size size) {
  const double x = std::round(map(0, 2)), y = std::round(map(1, 2));
  const bool plain =
      map(0, 0) == 1 && map(1, 1) == 1 && std::abs(map(0, 2) - x) + std::abs(map(1, 2) - y) < 1e-6;
  if (!plain) return std::nullopt;
  return cv::Rect({static_cast<int>(x), static_cast<int>(y)}, size);
}

/// cv::warpAffine in bands so small that it stays on this thread: the engine keeps the pool of OpenCV busy
/// at low priority, and a frame must not wait for it.
void warp(const cv::Mat& from, cv::Mat& to, const cv::Matx23d& map, cv::Size size, int interpolation,
          int border) {
  if (const auto part = plainPart(map, size); part && (*part & cv::Rect({}, from.size())) == *part) {
    to = from(*part);
    return;
  }
  constexpr int kBandPixels = 1 << 16;
  to.create(size, from.type());
  const int rows = std::max(1, kBandPixels / std::max(1, size.width));
  for (int y = 0; y < size.height; y += rows) {
    cv::Mat band = to.rowRange(y, std::min(y + rows, size.height));
    cv::Matx23d moved = map;
    moved(1, 2) += y * map(1, 1);
    cv::warpAffine(from, band, moved, band.size(), interpolation | cv::WARP_INVERSE_MAP, border);
  }
}

QRgb* line(QImage& target, const QRect& part, int y) {
  return reinterpret_cast<QRgb*>(target.scanLine(y)) + part.left();
}

/// All of `area` has this value.
bool isAll(const cv::Mat& area, std::uint8_t value) {
  const cv::Mat row(1, area.cols, CV_8UC1, cv::Scalar(value));
  for (int y = 0; y < area.rows; ++y) {
    if (std::memcmp(area.ptr(y), row.ptr(), row.total()) != 0) return false;
  }
  return true;
}

/// `weight` of 256 parts of `over`: red and blue at once, which do not reach into each other.
QRgb tinted(QRgb under, QRgb over, unsigned weight) {
  const auto mix = [&](unsigned channels) {
    return ((under & channels) * (256 - weight) + (over & channels) * weight) >> 8U & channels;
  };
  return 0xff000000U | mix(0xff00ffU) | mix(0xff00U);
}

unsigned opacityOf(const OverlayStyle& style) {
  return static_cast<unsigned>(std::lround(style.opacity * 256));
}

/// `weightsOf(row)` gives a function of the column: parts of 256. Without branches in the inner loop: a
/// zoomed mask fills the screen, and it is painted anew with every frame.
template <typename WeightsOf>
void tint(QImage& target, const QRect& part, QRgb color, const WeightsOf& weightsOf) {
  for (int y = part.top(); y <= part.bottom(); ++y) {
    const auto weight = weightsOf(y - part.top());
    QRgb* out = line(target, part, y);
    for (int x = 0; x < part.width(); ++x) out[x] = tinted(out[x], color, weight(x));
  }
}

/// `coverage` has one pixel more than `part` on every side.
void paintTint(QImage& target, const QRect& part, const cv::Mat& coverage, const OverlayStyle& style) {
  tint(target, part, style.color.rgb(), [&coverage, opacity = opacityOf(style)](int row) {
    const auto* here = coverage.ptr<std::uint8_t>(row + 1) + 1;
    return [here, opacity](int x) { return (here[x] * opacity + 128) / 255; };
  });
}

void paintFullTint(QImage& target, const QRect& part, const OverlayStyle& style) {
  const unsigned weight = (255 * opacityOf(style) + 128) / 255;
  tint(target, part, style.color.rgb(), [weight](int) { return [weight](int) { return weight; }; });
}

void paintEdge(QImage& target, const QRect& part, const cv::Mat& coverage, QRgb color) {
  const QRgb inner = mixed(color, qRgb(255, 255, 255), 0.8F), outer = qRgb(0, 0, 0);
  std::vector<std::uint8_t> edges(static_cast<std::size_t>(part.width()) + 8);
  for (int y = part.top(); y <= part.bottom(); ++y) {
    const int row = y - part.top() + 1;
    const auto* above = coverage.ptr<std::uint8_t>(row - 1) + 1;
    const auto* here = coverage.ptr<std::uint8_t>(row) + 1;
    const auto* below = coverage.ptr<std::uint8_t>(row + 1) + 1;
    // The highest bit tells inside from outside.
    for (int x = 0; x < part.width(); ++x) {
      const int differs =
          (here[x] ^ above[x]) | (here[x] ^ below[x]) | (here[x] ^ here[x - 1]) | (here[x] ^ here[x + 1]);
      edges[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(differs & 128);
    }
    QRgb* out = line(target, part, y);
    const std::uint8_t* const end = edges.data() + part.width();
    for (const std::uint8_t* at = edges.data(); at != end; ++at) {
      at = static_cast<const std::uint8_t*>(std::memchr(at, 128, static_cast<std::size_t>(end - at)));
      if (!at) break;
      const auto x = at - edges.data();
      const bool in = here[x] >= 128;
      out[x] = mixed(out[x], in ? inner : outer, in ? kEdgeOpacity : kEdgeOpacity / 2);
    }
  }
}
}  // namespace

/// For every device pixel of the area and one around it: how much is masked, and how far the mask is.
struct MaskOverlay::Fields {
  bool full = false;  // all is masked, also around the area
  cv::Mat coverage;   // CV_8UC1; empty when that is all or nothing
  cv::Mat distance;   // CV_32FC1, device px from the nearest masked pixel; empty when no ring is drawn
};

/// How the ring is drawn: its width and the dashes of its outer line in device px, and where those start.
struct MaskOverlay::RingLook {
  float width;
  int dash;
  QPoint phase;
};

int MaskOverlay::reach(const ViewTransform& view) const {
  const int level = levelFor(view.zoom());
  return static_cast<int>(std::ceil(style_.ring * view.zoom() + 3 * (1 << level) * view.zoom())) + 2;
}

MaskOverlay::Fields MaskOverlay::fieldsOf(const QRect& area, const ViewTransform& view, bool draft) const {
  const int ringPx = draft ? 0 : style_.ring;
  const int level = levelFor(view.zoom());
  const double pixel = view.zoom() * (1 << level);  // device px per pixel of the level
  const double ring = ringPx / static_cast<double>(1 << level);
  const bool withRing = ringPx > 0 && ring * pixel >= 1.5;
  const QPointF origin = view.origin() * view.devicePixelRatio();
  const int margin = 2 + (withRing ? static_cast<int>(std::ceil(ring)) + 1 : 0);
  const auto index = [&](double device, double from) {
    return static_cast<int>(std::floor((device - from) / pixel));
  };
  const QPoint first(index(area.left(), origin.x()) - margin, index(area.top(), origin.y()) - margin);
  const QPoint last(index(area.right() + 1, origin.x()) + margin,
                    index(area.bottom() + 1, origin.y()) + margin);
  const QRect pixels(first, last);
  const cv::Mat mask = mask_.crop(pixels, level);
  if (mask.empty() || isAll(mask, 0)) return {};
  if (isAll(mask, 255)) return {true, {}, {}};

  // The center of device pixel d lies at (d + 0.5 - origin) / pixel - 0.5 in pixel centers of the level.
  const auto offset = [&](double device, double from, int start) {
    return (device + 0.5 - from) / pixel - 0.5 - start;
  };
  const cv::Matx23d map(1 / pixel, 0, offset(area.left(), origin.x(), first.x()), 0, 1 / pixel,
                        offset(area.top(), origin.y(), first.y()));
  const cv::Size size(area.width(), area.height());
  const int interpolation = view.zoom() >= kNearestZoom ? cv::INTER_NEAREST : cv::INTER_LINEAR;
  Fields fields;
  warp(mask, fields.coverage, map, size, interpolation, cv::BORDER_CONSTANT);
  if (!withRing) return fields;
  cv::Mat distance;
  cv::distanceTransform(mask == 0, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
  warp(distance * pixel, fields.distance, map, size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  return fields;
}

/// Outside the mask only; the edge is painted over it.
void MaskOverlay::paintRing(QImage& target, const QRect& part, const Fields& fields, const RingLook& look,
                            QRgb color) {
  for (int y = part.top(); y <= part.bottom(); ++y) {
    const auto* here = fields.coverage.ptr<std::uint8_t>(y - part.top() + 1) + 1;
    const float* distance = fields.distance.ptr<float>(y - part.top() + 1) + 1;
    QRgb* out = line(target, part, y);
    for (int x = 0; x < part.width(); ++x) {
      if (here[x] > 0 || distance[x] > look.width + 0.5F) continue;
      if (distance[x] > look.width - 1) {
        const bool light = isDash(part.left() + x - look.phase.x(), y - look.phase.y(), look.dash);
        out[x] = mixed(out[x], light ? qRgb(255, 255, 255) : qRgb(0, 0, 0), light ? 0.9F : 0.5F);
      } else {
        out[x] = mixed(out[x], color, kRingOpacity * (1 - 0.6F * distance[x] / look.width));
      }
    }
  }
}

void MaskOverlay::paint(QImage& target, const QRect& area, const ViewTransform& view, bool draft) const {
  if (area.isEmpty() || mask_.size().empty()) return;
  const QRectF picture(0, 0, mask_.size().width, mask_.size().height);
  const QPointF origin = view.origin() * view.devicePixelRatio();
  const QRect whole = QRectF(origin, picture.size() * view.zoom()).toRect();
  const QRect part = area.intersected(whole);
  if (part.isEmpty()) return;
  // With a ring each block would have to look as far around it.
  if (!draft && style_.ring > 0) return paintPart(target, part, view, draft);
  for (int y = part.top(); y <= part.bottom(); y += kBlock) {
    for (int x = part.left(); x <= part.right(); x += kBlock) {
      paintPart(target, QRect(x, y, kBlock, kBlock).intersected(part), view, draft);
    }
  }
}

void MaskOverlay::paintPart(QImage& target, const QRect& part, const ViewTransform& view, bool draft) const {
  const QPointF origin = view.origin() * view.devicePixelRatio();
  const Fields fields = fieldsOf(part.adjusted(-1, -1, 1, 1), view, draft);
  if (fields.full) return paintFullTint(target, part, style_);
  if (fields.coverage.empty()) return;
  paintTint(target, part, fields.coverage, style_);
  const int dash = std::max(1, static_cast<int>(std::lround(kDash * view.devicePixelRatio())));
  const float ring = fields.distance.empty() ? 0 : static_cast<float>(style_.ring * view.zoom());
  if (ring > 0) paintRing(target, part, fields, {ring, dash, origin.toPoint()}, style_.color.rgb());
  paintEdge(target, part, fields.coverage, style_.color.rgb());
}

}  // namespace pentimento::ui
