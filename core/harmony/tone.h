// The color and light of a scene as a few robust numbers, and moving one picture's to another's.
//
// The white is the color of the light by the gray-edge hypothesis (van de Weijer, Gevers and Gijsenij 2007):
// differences between neighboring pixels are gray on average, which large areas of one color do not spoil.
// Black, middle and bright are percentiles of luminance. Nothing here looks at single pixels, so a red cup in
// a green meadow stays red: only what the light and the camera do to all colors alike is moved.
#pragma once

#include <opencv2/core.hpp>
#include <optional>

namespace pentimento::harmony {

struct Tone {
  cv::Vec3d white{1, 1, 1};  ///< of linear light; the channels' mean is 1
  double black = 0;          ///< display-encoded luminance, 0..1: 2 % are darker
  double middle = 0.5;       ///< half is darker
  double bright = 1;         ///< 2 % are brighter
  double colorfulness = 0;   ///< mean distance from gray, display-encoded
};

/// Of the pixels of `picture` (CV_32FC3, sRGB) where `mask` (CV_8UC1) is set. None when they are too few.
std::optional<Tone> tone_of(const cv::Mat& picture, const cv::Mat& mask);

/// How far each goes, 0..1.
struct ToneAmount {
  double white = 0;
  double light = 0;  ///< black, middle and bright
  double colorfulness = 0;
};

/// `picture` (CV_32FC3, sRGB), whose scene has the tone `from`, as if the thing where `mask` (CV_8UC1) is set
/// stood in one of the tone `to`. White moves between warm and cold, as daylight and lamps do, never between
/// green and magenta, where leaves would be taken for light. Each step is bounded, because scenes that show
/// different things differ for other reasons, too, and the thing gets no brighter than what is there.
cv::Mat toned(const cv::Mat& picture, const Tone& from, const Tone& to, const cv::Mat& mask,
              const ToneAmount& amount);

}  // namespace pentimento::harmony
