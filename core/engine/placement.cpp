#include "engine/placement.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "harmony/shadow.h"

namespace pentimento::engine {

namespace {
constexpr double kFarthest = 1 << 22;  // px from the canvas: no sum overflows
constexpr int kBlurReach = 3 * 8;      // px: as far as the softest edge may go

void check_number(const std::string& name, double value, double least, double most) {
  if (value >= least && value <= most) return;  // false for NaN
  const auto text = [](double v) {
    std::string digits = std::to_string(v);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
    return digits;
  };
  throw Error(ErrorCode::Usage,
              name + " must be from " + text(least) + " to " + text(most) + ", not " + text(value) + ".");
}

void check_transform(const Transform& t) {
  check_number("The position of the placed picture", t.x, -kFarthest, kFarthest);
  check_number("The position of the placed picture", t.y, -kFarthest, kFarthest);
  check_number("The scale of the placed picture", t.scale_x, kMinScale, kMaxScale);
  check_number("The scale of the placed picture", t.scale_y, kMinScale, kMaxScale);
  check_number("The rotation of the placed picture", t.rotation, -360, 360);
}

void check_harmony(const Harmony& h) {
  check_number("Color", h.color, 0, 1);
  check_number("Light", h.light, 0, 1);
  check_number("Sharpness", h.sharpness, 0, 1);
  check_number("Grain", h.grain, 0, 1);
  check_number("JPEG blocks", h.blocks, 0, 1);
  check_number("Seam", h.seam, 0, 1);
  if (h.shadow.opacity) check_number("The opacity of the shadow", *h.shadow.opacity, 0, 1);
  if (h.shadow.direction) check_number("The direction of the shadow", *h.shadow.direction, -360, 360);
  check_number("The length of the shadow", h.shadow.length, 0, kMaxShadowLength);
  check_number("The softness of the shadow", h.shadow.softness, 0, 1);
}

bool casts_shadow(const Harmony::Shadow& shadow) {
  return !shadow.opacity || *shadow.opacity > 0;
}

int saturated(double value) {
  return static_cast<int>(std::clamp(value, -1e8, 1e8));
}
}  // namespace

cv::Matx23d matrix_of(const Transform& t, Size size) {
  const double angle = t.rotation * CV_PI / 180, c = std::cos(angle), s = std::sin(angle);
  const double sx = t.mirrored ? -t.scale_x : t.scale_x, sy = t.scale_y;
  const double w = size.width / 2.0, h = size.height / 2.0;
  double x = t.x, y = t.y;
  if (t.rotation == 0) {
    x = std::round(x - t.scale_x * w) + t.scale_x * w;
    y = std::round(y - t.scale_y * h) + t.scale_y * h;
  }
  return {c * sx, -s * sy, x - c * sx * w + s * sy * h, s * sx, c * sy, y - s * sx * w - c * sy * h};
}

std::array<cv::Point2d, 4> corners_of(const Transform& transform, Size size, const Rect& part) {
  const cv::Matx23d matrix = matrix_of(transform, size);
  const auto at = [&](int x, int y) {
    return cv::Point2d(matrix(0, 0) * x + matrix(0, 1) * y + matrix(0, 2),
                       matrix(1, 0) * x + matrix(1, 1) * y + matrix(1, 2));
  };
  return {at(part.x, part.y), at(part.right(), part.y), at(part.right(), part.bottom()),
          at(part.x, part.bottom())};
}

Rect placed_part(const Placement& placement) {
  return placement.cut_out.size().empty() ? Rect::of(placement.picture.size()) : placement.cut_out.bounds();
}

Rect placed_area(const Placement& placement, Size canvas) {
  const Rect part = placed_part(placement);
  if (part.empty()) return {};
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
  for (const cv::Point2d& p : corners_of(placement.transform, placement.picture.size(), part)) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  }
  const Rect thing{saturated(std::floor(left)), saturated(std::floor(top)),
                   saturated(std::ceil(right) - std::floor(left)),
                   saturated(std::ceil(bottom) - std::floor(top))};
  const Harmony::Shadow& shadow = placement.harmony.shadow;
  int reach = placement.harmony.sharpness > 0 ? kBlurReach : 1;
  if (casts_shadow(shadow)) {
    reach = std::max(reach, harmony::shadow_reach({90, shadow.length, shadow.softness},
                                                  std::min(thing.height, 4 * canvas.height)));
  }
  // What does not touch the canvas itself has no shadow on it either.
  if (thing.intersected(Rect::of(canvas)).empty()) return {};
  return thing.grown(reach).intersected(Rect::of(canvas));
}

cv::Point2d middle_of(const Placement& placement) {
  const auto corners = corners_of(placement.transform, placement.picture.size(), placed_part(placement));
  return (corners[0] + corners[2]) / 2;
}

Transform moved_to(const Placement& placement, cv::Point2d middle) {
  const cv::Point2d by = middle - middle_of(placement);
  Transform transform = placement.transform;
  transform.x += by.x;
  transform.y += by.y;
  return transform;
}

Transform centered(const Placement& placement, Size canvas) {
  constexpr double kMostOfCanvas = 0.8;
  const Size size = placed_part(placement).size();
  if (size.empty()) return placement.transform;
  const double fit =
      std::min(kMostOfCanvas * canvas.width / size.width, kMostOfCanvas * canvas.height / size.height);
  Placement fitting = placement;
  fitting.transform = {};
  fitting.transform.scale_x = fitting.transform.scale_y =
      std::clamp(std::min(1.0, fit), kMinScale, kMaxScale);
  return moved_to(fitting, {canvas.width / 2.0, canvas.height / 2.0});
}

Transform scaled(Transform transform, double factor) {
  transform.x *= factor;
  transform.y *= factor;
  transform.scale_x *= factor;
  transform.scale_y *= factor;
  return transform;
}

void validate(const Placement& placement, Size canvas) {
  const Size size = placement.picture.size();
  if (size.empty()) throw Error(ErrorCode::Usage, "There is no picture to place.");
  check_transform(placement.transform);
  check_harmony(placement.harmony);
  const image::Mask& cut_out = placement.cut_out;
  if (!cut_out.size().empty() && cut_out.size() != size) {
    throw Error(ErrorCode::Usage, "The cut-out and the placed picture must have the same size.");
  }
  if (placed_part(placement).empty()) {
    throw Error(ErrorCode::Usage,
                "The cut-out leaves nothing of the placed picture: paint over what is to stay.");
  }
  if (placed_area(placement, canvas).empty()) {
    throw Error(ErrorCode::Usage, "The placed picture lies beside the canvas: move it over the picture.");
  }
}

}  // namespace pentimento::engine
