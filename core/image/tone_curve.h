// Tone curves between encoded samples and linear light.
#pragma once

#include <functional>
#include <vector>

namespace pentimento::image {

/// The sRGB transfer function (IEC 61966-2-1) for any number: mirrored below 0, continued above 1.
float srgb_to_linear(float encoded);
float linear_to_srgb(float linear);

/// A rising curve through 0..1, tabulated so finely that every 16-bit sample has its own entry. Mirrored
/// below 0, continued in a straight line above 1, so that colors outside the gamut come back.
class ToneCurve {
 public:
  /// `to_linear` is sampled on 0..1; where it falls, it is held.
  explicit ToneCurve(const std::function<double(double)>& to_linear);

  float to_linear(float encoded) const;
  float to_encoded(float linear) const;

 private:
  std::vector<float> linear_;  // at i / 65535
  float end_slope_ = 1;        // per entry
};

}  // namespace pentimento::image
