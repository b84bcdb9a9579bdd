#include "image/codecs/orientation.h"

namespace pentimento::image {

Size oriented_size(Size stored, int orientation) {
  return orientation >= 5 && orientation <= 8 ? Size{stored.height, stored.width} : stored;
}

OrientedBand oriented(const cv::Mat& band, int y, Size stored, int orientation) {
  constexpr int kUpDown = 0, kLeftRight = 1, kBoth = -1;  // cv::flip's codes
  const int rows = band.rows, from_bottom = stored.height - y - rows;
  const Rect lying{0, y, stored.width, rows}, lying_from_bottom{0, from_bottom, stored.width, rows};
  const Rect standing{y, 0, rows, stored.width}, standing_from_right{from_bottom, 0, rows, stored.width};
  OrientedBand result{band, lying};
  const bool transposed = orientation >= 5 && orientation <= 8;
  if (transposed) cv::transpose(band, result.pixels);
  const cv::Mat in = result.pixels;
  const auto flipped = [&](int code) {
    cv::Mat out;
    cv::flip(in, out, code);
    return out;
  };
  switch (orientation) {
    case 2:
      return {flipped(kLeftRight), lying};
    case 3:
      return {flipped(kBoth), lying_from_bottom};
    case 4:
      return {flipped(kUpDown), lying_from_bottom};
    case 5:
      return {in, standing};
    case 6:
      return {flipped(kLeftRight), standing_from_right};
    case 7:
      return {flipped(kBoth), standing_from_right};
    case 8:
      return {flipped(kUpDown), standing};
    default:
      return result;
  }
}

}  // namespace pentimento::image
