#include "image/samples.h"

#include <array>
#include <bit>
#include <cassert>
#include <utility>

#include "base/cv_rect.h"

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

namespace {
int type_of(PixelFormat format) {
  return CV_MAKETYPE(depth_of(format.sample), format.channels());
}

/// The tiles that `area` touches.
TileGrid tiles_under(const TiledImage& pixels, const Rect& area) {
  constexpr int kLogSide = std::countr_zero(static_cast<unsigned>(TiledImage::kTileSide));
  const Rect tiles = Rect{area.x >> kLogSide, area.y >> kLogSide, 1, 1}.united(
      {(area.right() - 1) >> kLogSide, (area.bottom() - 1) >> kLogSide, 1, 1});
  TileGrid grid{{}, tiles.width, kLogSide};
  for (int y = tiles.y; y < tiles.bottom(); ++y) {
    for (int x = tiles.x; x < tiles.right(); ++x) grid.tiles.push_back(pixels.tile({x, y}));
  }
  return grid;
}
}  // namespace

cv::Mat samples_of(const TiledImage& pixels, const Rect& area) {
  cv::Mat samples(area.height, area.width, type_of(pixels.format()));
  pixels.read(area, samples.data, samples.step);
  return samples;
}

PixelView view_of(const TiledImage& pixels, const Rect& area) {
  assert(area.empty() || pixels.bounds().contains(area));
  if (area.empty()) return {};
  constexpr int kSide = TiledImage::kTileSide;
  return {tiles_under(pixels, area), cv_rect({area.x % kSide, area.y % kSide, area.width, area.height}),
          type_of(pixels.format())};
}

namespace {
/// OpenCV cannot take channels of half apart; as 16-bit integers it can.
cv::Mat as_integers(const cv::Mat& samples) {
  if (samples.depth() != CV_16F) return samples;
  return cv::Mat(samples.rows, samples.cols, CV_MAKETYPE(CV_16U, samples.channels()), samples.data,
                 samples.step);
}

/// `count` channels of `samples` from channel `first` on.
cv::Mat channels_of(const cv::Mat& samples, int first, int count) {
  const cv::Mat from = as_integers(samples);
  cv::Mat result(samples.rows, samples.cols, CV_MAKETYPE(samples.depth(), count)), to = as_integers(result);
  const std::array<int, 6> pairs = {first, 0, first + 1, 1, first + 2, 2};
  cv::mixChannels(&from, 1, &to, 1, pairs.data(), static_cast<std::size_t>(count));
  return result;
}
}  // namespace

cv::Mat colors_of(const cv::Mat& samples, PixelFormat format) {
  return format.alpha ? channels_of(samples, 0, format.color_channels) : samples;
}

cv::Mat alpha_of(const cv::Mat& samples, PixelFormat format) {
  cv::Mat alpha;
  channels_of(samples, format.color_channels, 1).convertTo(alpha, CV_32F, 1 / white_of(format.sample));
  return alpha;
}

}  // namespace pentimento::image
