#include "ui/canvas/mask_overlay.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace pentimento::ui {

namespace {
constexpr double kNearestZoom = 2;  // as for the picture
constexpr float kEdgeOpacity = 0.75F;
constexpr float kRingOpacity = 0.22F;
constexpr int kDash = 4;  // widget px

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
}  // namespace

/// For every device pixel of the area and one around it: how much is masked, and how far the mask is.
struct MaskOverlay::Fields {
  cv::Mat coverage;  // CV_8UC1
  cv::Mat distance;  // CV_32FC1, device px from the nearest masked pixel; empty when no ring is drawn
};

int MaskOverlay::reach(const ViewTransform& view) const {
  const int level = levelFor(view.zoom());
  return static_cast<int>(std::ceil(style_.ring * view.zoom() + 3 * (1 << level) * view.zoom())) + 2;
}

MaskOverlay::Fields MaskOverlay::fieldsOf(const QRect& area, const ViewTransform& view, int ringPx) const {
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
  if (mask.empty()) return {};

  // The center of device pixel d lies at (d + 0.5 - origin) / pixel - 0.5 in pixel centers of the level.
  const auto offset = [&](double device, double from, int start) {
    return (device + 0.5 - from) / pixel - 0.5 - start;
  };
  const cv::Matx23d map(1 / pixel, 0, offset(area.left(), origin.x(), first.x()), 0, 1 / pixel,
                        offset(area.top(), origin.y(), first.y()));
  const cv::Size size(area.width(), area.height());
  const int interpolation =
      (view.zoom() >= kNearestZoom ? cv::INTER_NEAREST : cv::INTER_LINEAR) | cv::WARP_INVERSE_MAP;
  Fields fields;
  cv::warpAffine(mask, fields.coverage, map, size, interpolation, cv::BORDER_CONSTANT);
  if (!withRing) return fields;
  cv::Mat distance;
  cv::distanceTransform(mask == 0, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
  cv::warpAffine(distance * pixel, fields.distance, map, size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                 cv::BORDER_REPLICATE);
  return fields;
}

void MaskOverlay::paint(QImage& target, const QRect& area, const ViewTransform& view, bool draft) const {
  if (area.isEmpty() || mask_.size().empty()) return;
  const QRectF picture(0, 0, mask_.size().width, mask_.size().height);
  const QPointF origin = view.origin() * view.devicePixelRatio();
  const QRect whole = QRectF(origin, picture.size() * view.zoom()).toRect();
  const QRect part = area.intersected(whole);
  if (part.isEmpty()) return;
  const QRect grown = part.adjusted(-1, -1, 1, 1);
  const Fields fields = fieldsOf(grown, view, draft ? 0 : style_.ring);
  if (fields.coverage.empty()) return;

  const auto opacity = static_cast<float>(style_.opacity);
  const auto ring = static_cast<float>(style_.ring * view.zoom());
  const int dash = std::max(1, static_cast<int>(std::lround(kDash * view.devicePixelRatio())));
  const QPoint phase = origin.toPoint();
  const QRgb color = style_.color.rgb();
  const QRgb inner = mixed(color, qRgb(255, 255, 255), 0.8F), outer = qRgb(0, 0, 0);
  for (int y = part.top(); y <= part.bottom(); ++y) {
    const int row = y - grown.top();
    const auto* above = fields.coverage.ptr<std::uint8_t>(row - 1);
    const auto* here = fields.coverage.ptr<std::uint8_t>(row);
    const auto* below = fields.coverage.ptr<std::uint8_t>(row + 1);
    const float* distance = fields.distance.empty() ? nullptr : fields.distance.ptr<float>(row);
    auto* out = reinterpret_cast<QRgb*>(target.scanLine(y));
    for (int x = part.left(); x <= part.right(); ++x) {
      const int i = x - grown.left();
      const int value = here[i];
      if (value > 0) out[x] = mixed(out[x], color, opacity * static_cast<float>(value) / 255.0F);
      const bool in = value >= 128;
      const bool edge = in != (above[i] >= 128) || in != (below[i] >= 128) || in != (here[i - 1] >= 128) ||
                        in != (here[i + 1] >= 128);
      if (edge) {
        out[x] = mixed(out[x], in ? inner : outer, in ? kEdgeOpacity : kEdgeOpacity / 2);
      } else if (distance && value == 0 && distance[i] <= ring + 0.5F) {
        const bool line = distance[i] > ring - 1;
        const bool light = isDash(x - phase.x(), y - phase.y(), dash);
        if (line) {
          out[x] = mixed(out[x], light ? qRgb(255, 255, 255) : outer, light ? 0.9F : 0.5F);
        } else {
          out[x] = mixed(out[x], color, kRingOpacity * (1 - 0.6F * distance[i] / ring));
        }
      }
    }
  }
}

}  // namespace pentimento::ui
