#include "ui/canvas/mask_overlay.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <opencv2/core/hal/intrin.hpp>
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

/// Parts of 256, at most 255.
unsigned opacityOf(const OverlayStyle& style) {
  return static_cast<unsigned>(std::clamp(std::lround(style.opacity * 256), 0L, 255L));
}

/// How a mask tints what is under it.
struct Tint {
  unsigned opacity;  // of a full mask, parts of 256
  QRgb color;

  unsigned weight(std::uint8_t coverage) const { return divided(coverage * opacity); }
  QRgb over(QRgb under, std::uint8_t coverage) const {
    return mixed(under, color, static_cast<float>(weight(coverage)) / 256);
  }
  /// By 255, rounded.
  static unsigned divided(unsigned v) { return (v + 128 + ((v + 128) >> 8U)) >> 8U; }
};

/// Tint::over() for a row, 16 at once: a zoomed mask fills the screen, and it is painted anew with every
/// frame.
void tintRow(QRgb* out, const std::uint8_t* coverage, int count, const Tint& tint) {
  using cv::v_uint16x8;
  using cv::v_uint8x16;
  const v_uint16x8 opacity = cv::v_setall_u16(static_cast<std::uint16_t>(tint.opacity)),
                   half = cv::v_setall_u16(128), whole = cv::v_setall_u16(256);
  v_uint16x8 color, same;
  cv::v_expand(cv::v_reinterpret_as_u8(cv::v_setall_u32(tint.color)), color, same);
  const auto weight = [&](const v_uint16x8& c) {
    const v_uint16x8 v = cv::v_add_wrap(cv::v_mul_wrap(c, opacity), half);
    return cv::v_shr<8>(cv::v_add_wrap(v, cv::v_shr<8>(v)));
  };
  const auto mix = [&](const v_uint16x8& under, const v_uint16x8& w) {
    const v_uint16x8 kept = cv::v_mul_wrap(under, cv::v_sub_wrap(whole, w));
    return cv::v_shr<8>(cv::v_add_wrap(kept, cv::v_mul_wrap(color, w)));
  };
  int x = 0;
  for (; x + 16 <= count; x += 16) {
    v_uint16x8 low, high;
    cv::v_expand(cv::v_load(coverage + x), low, high);
    const v_uint8x16 weights = cv::v_pack(weight(low), weight(high));
    v_uint8x16 twice[2], four[4];  // one weight for all channels of a pixel
    cv::v_zip(weights, weights, twice[0], twice[1]);
    cv::v_zip(twice[0], twice[0], four[0], four[1]);
    cv::v_zip(twice[1], twice[1], four[2], four[3]);
    for (int k = 0; k < 4; ++k) {
      auto* pixels = reinterpret_cast<std::uint8_t*>(out + x + 4 * k);
      v_uint16x8 under[2], w[2];
      cv::v_expand(cv::v_load(pixels), under[0], under[1]);
      cv::v_expand(four[k], w[0], w[1]);
      cv::v_store(pixels, cv::v_pack(mix(under[0], w[0]), mix(under[1], w[1])));
    }
  }
  for (; x < count; ++x) out[x] = tint.over(out[x], coverage[x]);
}

/// `coverage` has one pixel more than `part` on every side.
void paintTint(QImage& target, const QRect& part, const cv::Mat& coverage, const Tint& tint) {
  for (int y = part.top(); y <= part.bottom(); ++y) {
    tintRow(line(target, part, y), coverage.ptr<std::uint8_t>(y - part.top() + 1) + 1, part.width(), tint);
  }
}

void paintFullTint(QImage& target, const QRect& part, const Tint& tint) {
  const std::vector<std::uint8_t> full(static_cast<std::size_t>(part.width()), 255);
  for (int y = part.top(); y <= part.bottom(); ++y) {
    tintRow(line(target, part, y), full.data(), part.width(), tint);
  }
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
  const Tint tint{opacityOf(style_), style_.color.rgb()};
  if (fields.full) return paintFullTint(target, part, tint);
  if (fields.coverage.empty()) return;
  paintTint(target, part, fields.coverage, tint);
  const int dash = std::max(1, static_cast<int>(std::lround(kDash * view.devicePixelRatio())));
  const float ring = fields.distance.empty() ? 0 : static_cast<float>(style_.ring * view.zoom());
  if (ring > 0) paintRing(target, part, fields, {ring, dash, origin.toPoint()}, style_.color.rgb());
  paintEdge(target, part, fields.coverage, style_.color.rgb());
}

}  // namespace pentimento::ui
