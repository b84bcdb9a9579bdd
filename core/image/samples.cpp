#include "image/samples.h"

#include <array>

namespace pentimento::image {

int depth_of(SampleType type) {
  switch (type) {
    case SampleType::UInt8:
      return CV_8U;
    case SampleType::UInt16:
      return CV_16U;
    case SampleType::Half:
      return CV_16F;
    case SampleType::Float:
      return CV_32F;
  }
  return CV_8U;
}

double white_of(SampleType type) {
  return type == SampleType::UInt8 ? 255.0 : type == SampleType::UInt16 ? 65535.0 : 1.0;
}

cv::Mat samples_of(const TiledImage& pixels, const Rect& area) {
  cv::Mat samples(area.height, area.width,
                  CV_MAKETYPE(depth_of(pixels.format().sample), pixels.format().channels()));
  pixels.read(area, samples.data, samples.step);
  return samples;
}

cv::Mat colors_of(const cv::Mat& samples, PixelFormat format) {
  if (!format.alpha) return samples;
  cv::Mat colors(samples.rows, samples.cols, CV_MAKETYPE(samples.depth(), format.color_channels));
  const std::array<int, 6> pairs = {0, 0, 1, 1, 2, 2};
  cv::mixChannels(&samples, 1, &colors, 1, pairs.data(), static_cast<std::size_t>(format.color_channels));
  return colors;
}

}  // namespace pentimento::image
