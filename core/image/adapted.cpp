#include "image/adapted.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "image/color.h"
#include "image/samples.h"

namespace pentimento::image {

namespace {
constexpr int kBand = TiledImage::kTileSide;  // rows that are converted at a time

/// Colors times alpha, or divided by it; CV_32F with alpha last, which is full at `white`.
void weigh(cv::Mat& pixels, float white, bool divide) {
  const int channels = pixels.channels();
  for (int y = 0; y < pixels.rows; ++y) {
    auto* pixel = pixels.ptr<float>(y);
    for (int x = 0; x < pixels.cols; ++x, pixel += channels) {
      const float alpha = pixel[channels - 1] / white;
      const float factor = !divide ? alpha : alpha > 0 ? 1 / alpha : 0;
      for (int c = 0; c + 1 < channels; ++c) pixel[c] *= factor;
    }
  }
}

cv::Mat resized(const cv::Mat& pixels, PixelFormat format, Size size) {
  const bool smaller = size.width < pixels.cols;
  const auto white = static_cast<float>(white_of(format.sample));
  cv::Mat from = pixels, to;
  if (format.alpha || format.sample == SampleType::Half) pixels.convertTo(from, CV_32F);
  if (format.alpha) weigh(from, white, false);
  cv::resize(from, to, {size.width, size.height}, 0, 0, smaller ? cv::INTER_AREA : cv::INTER_CUBIC);
  if (format.alpha) {
    if (format.sample == SampleType::UInt8 || format.sample == SampleType::UInt16) {
      cv::min(cv::max(to, 0), white, to);
    }
    weigh(to, white, true);
  }
  to.convertTo(to, depth_of(format.sample));
  return to;
}
}  // namespace

Size scaled(Size size, double scale) {
  const auto side = [scale](int pixels) {
    return static_cast<int>(std::clamp<double>(std::round(pixels * scale), 1, 1 << 20));
  };
  return {side(size.width), side(size.height)};
}

Image scaled(const Image& image, double scale, Progress& progress) {
  const PixelFormat format = image.pixels.format();
  const Size size = scaled(image.size(), scale);
  if (size == image.size()) return image;
  TiledImage pixels(format, size);
  progress.check();
  const cv::Mat samples = resized(samples_of(image.pixels, image.pixels.bounds()), format, size);
  progress.update(0.9);
  pixels.write(pixels.bounds(), samples.data, samples.step);
  Metadata metadata = *image.metadata;
  metadata.dots_per_inch_x *= scale;
  metadata.dots_per_inch_y *= scale;
  progress.update(1);
  return {std::move(pixels), std::make_shared<const Metadata>(std::move(metadata))};
}

Image in_srgb(const Image& image, Progress& progress) {
  const PixelFormat format = image.pixels.format();
  if (image.metadata->icc.empty() || format.color_channels != 3) return image;
  const ColorConverter converter(format, *image.metadata);
  TiledImage pixels(format, image.size());
  for (int y = 0; y < image.size().height; y += kBand) {
    const Rect area{0, y, image.size().width, std::min(kBand, image.size().height - y)};
    cv::Mat samples = samples_of(image.pixels, area), colors;
    converter.to_srgb(image.pixels, area).convertTo(colors, depth_of(format.sample), white_of(format.sample));
    const int from_to[] = {0, 0, 1, 1, 2, 2};
    cv::mixChannels(&colors, 1, &samples, 1, from_to, 3);
    pixels.write(area, samples.data, samples.step);
    progress.update(static_cast<double>(area.bottom()) / image.size().height);
  }
  Metadata metadata = *image.metadata;
  metadata.icc.clear();
  return {std::move(pixels), std::make_shared<const Metadata>(std::move(metadata))};
}

}  // namespace pentimento::image
