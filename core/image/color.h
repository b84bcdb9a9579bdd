// Between the picture's own samples and the sRGB float that engines and the screen use (Little CMS 2).
#pragma once

#include <memory>
#include <opencv2/core.hpp>

#include "base/pixel_view.h"
#include "image/image.h"

namespace pentimento::image {

/// Converts crops of one picture. Float throughout, no 8-bit step; colors outside sRGB become values outside
/// [0, 1] and come back. Grey pictures become three equal channels. Const methods may be called from several
/// threads.
class ColorConverter {
 public:
  /// A profile that cannot be used (damaged, or for another number of channels) counts as none.
  ColorConverter(PixelFormat format, const Metadata& metadata);
  ~ColorConverter();
  ColorConverter(ColorConverter&&) noexcept;
  ColorConverter& operator=(ColorConverter&&) noexcept;

  /// sRGB of `area`: CV_32FC3, R G B, display-encoded, 0..1 for colors inside sRGB. Alpha is left out; NaN
  /// and infinities become 0.
  cv::Mat to_srgb(const TiledImage& pixels, const Rect& area) const;

  /// The same as CV_8UC3, 0..255, where that is all there is: 8-bit samples that are sRGB already. Without
  /// alpha they are read where they lie. Else empty.
  PixelView srgb_bytes(const TiledImage& pixels, const Rect& area) const;

  /// The color channels of `srgb` (CV_32FC3) in the picture's profile, not yet rounded: CV_32FC1 or CV_32FC3
  /// in units of the sample type (0..255, 0..65535, or 0..1 for half and float).
  cv::Mat from_srgb(const cv::Mat& srgb) const;

  /// For the screen: CV_8UC4 B G R A, not premultiplied, dithering none.
  cv::Mat to_display(const TiledImage& pixels, const Rect& area) const;

  /// True when the profile was used, or none was there.
  bool profile_usable() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pentimento::image
