// What an ICC profile (ICC.1:2022) says, read by Little CMS 2.
#pragma once

#include <lcms2.h>

#include <cstdint>
#include <memory>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

#include "image/tone_curve.h"

namespace pentimento::image {

struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct DeleteTransform {
  void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using ProfileHandle = std::unique_ptr<void, CloseProfile>;
using TransformHandle = std::unique_ptr<void, DeleteTransform>;

/// A profile that is one curve for each channel and, for RGB, a matrix: most working spaces and cameras.
struct MatrixShaper {
  std::vector<ToneCurve> curves;  ///< 1 (grey) or 3
  cv::Matx33d to_linear_srgb;     ///< identity for grey
  cv::Matx33d from_linear_srgb;   ///< its inverse
  bool is_srgb() const;           ///< within half a step of 8 bit of sRGB
};

/// Null when the bytes are no profile for pictures of `color_channels` (1 or 3).
ProfileHandle open_profile(const std::vector<std::uint8_t>& icc, int color_channels);

/// The profile of what is taken as sRGB because it has none: RGB or, for 1 channel, grey by the same curve.
std::vector<std::uint8_t> srgb_profile(int color_channels);

/// The profile's name for people; empty when it has none.
std::string profile_description(const std::vector<std::uint8_t>& icc);

/// None for profiles that work by tables.
std::optional<MatrixShaper> matrix_shaper(cmsHPROFILE profile);

/// Relative colorimetric, black point compensation off, for use by several threads; null when the profile
/// cannot do it. `format` and `srgb_format` are Little CMS formats; `linear` chooses linear or encoded sRGB.
TransformHandle transform_to_srgb(cmsHPROFILE profile, cmsUInt32Number format, cmsUInt32Number srgb_format,
                                  bool linear);
TransformHandle transform_from_linear_srgb(cmsHPROFILE profile, cmsUInt32Number srgb_format,
                                           cmsUInt32Number format);

/// How much each channel of linear sRGB adds to luminance, as Little CMS sees sRGB; the sum is 1.
cv::Vec3d srgb_luminance();

/// From linear light with the primaries and white point of an OpenEXR header (red x, red y, .. white x,
/// white y) to linear sRGB; none when they span no color space.
std::optional<cv::Matx33d> chromaticities_to_linear_srgb(const std::vector<float>& chromaticities);

}  // namespace pentimento::image
