// Another picture that is placed into the one that is edited: where, which part of it, and how it is made to
// fit. A value, part of an EditRequest.
#pragma once

#include <array>
#include <opencv2/core.hpp>
#include <optional>
#include <string>

#include "image/image.h"
#include "image/mask.h"

namespace pentimento::engine {

/// From the placed picture to the canvas: mirrored, scaled, rotated about its middle, and moved.
struct Transform {
  double x = 0;  ///< px of the canvas: where the middle of the placed picture lies
  double y = 0;
  double scale_x = 1;  ///< px of the canvas for each of its own, kMinScale..kMaxScale
  double scale_y = 1;
  double rotation = 0;    ///< degrees clockwise, -360..360
  bool mirrored = false;  ///< left and right change places, before it is rotated

  bool operator==(const Transform&) const = default;
};

inline constexpr double kMinScale = 0.001;
inline constexpr double kMaxScale = 100;

/// How far the placed picture takes over what its surroundings have. 0: not at all .. 1: as much as makes
/// sense.
struct Harmony {
  double color = 0.6;    ///< color of the light, and how colorful things are
  double light = 0.5;    ///< darkness and contrast
  double sharpness = 1;  ///< of edges
  double grain = 1;      ///< noise; only ever more of it
  double blocks = 1;     ///< of JPEG compression
  double seam = 0;       ///< colors along its border go over into the picture's; for what has no outline

  struct Shadow {
    std::optional<double> opacity;    ///< 0..1; empty: kShadowOpacity for what stands in the picture, 0 for
                                      ///< what is cut off by a border
    std::optional<double> direction;  ///< see harmony::ShadowShape; empty: away from the light
    double length = 0.3;              ///< of the thing's height, 0..3
    double softness = 0.5;            ///< 0..1

    bool operator==(const Shadow&) const = default;
  } shadow;

  bool operator==(const Harmony&) const = default;
};

inline constexpr double kShadowOpacity = 0.6;
inline constexpr double kMaxShadowLength = 3;

struct Placement {
  image::Image picture;      ///< read through its own profile; its alpha counts
  std::string path = {};     ///< UTF-8: where it was read; empty: from no file. Without effect on the result
  image::Mask cut_out = {};  ///< the size of `picture`: what of it is placed; without size: all of it
  Transform transform = {};
  Harmony harmony = {};
};

/// From px of the placed picture of this size to px of the canvas; (0, 0) is the outer corner of the first
/// pixel. What is not rotated comes to lie on whole pixels, so that what is not scaled stays exact.
cv::Matx23d matrix_of(const Transform& transform, Size size);

/// The corners of `part` of the placed picture on the canvas: top left, top right, bottom right, bottom left
/// as they were.
std::array<cv::Point2d, 4> corners_of(const Transform& transform, Size size, const Rect& part);

/// What of the picture is placed: the bounds of the cut-out.
Rect placed_part(const Placement& placement);

/// All pixels of the canvas that may change, its shadow included, inside `canvas`; empty when it lies beside
/// it.
Rect placed_area(const Placement& placement, Size canvas);

/// The middle of what is placed, on the canvas.
cv::Point2d middle_of(const Placement& placement);
/// The transform with that middle elsewhere.
Transform moved_to(const Placement& placement, cv::Point2d middle);

/// The transform that shows what is placed in the middle of `canvas`, made smaller if it would fill more than
/// four fifths of it.
Transform centered(const Placement& placement, Size canvas);

/// The same placement on a picture that is `factor` times as large: for looking at it small.
Transform scaled(Transform transform, double factor);

/// Throws Error(Usage) with a sentence: no picture, numbers out of range or NaN, nothing on the canvas.
void validate(const Placement& placement, Size canvas);

}  // namespace pentimento::engine
