#include "ui/canvas/display_tile.h"

#include <algorithm>
#include <cstring>

namespace pentimento::ui {

namespace {
/// Shares the memory of `bgra` (CV_8UC4), whose bytes are a QRgb each on little-endian machines.
QImage wrapped(const cv::Mat& bgra, bool alpha) {
  auto* keep = new cv::Mat(bgra);
  const auto release = [](void* mat) { delete static_cast<cv::Mat*>(mat); };
  const QImage image(keep->data, keep->cols, keep->rows, static_cast<qsizetype>(keep->step[0]),
                     alpha ? QImage::Format_ARGB32 : QImage::Format_RGB32, release, keep);
  return alpha ? image.convertToFormat(QImage::Format_ARGB32_Premultiplied) : image;
}

const quint32* row(const QImage& image, int y) {
  return reinterpret_cast<const quint32*>(image.constScanLine(y));
}

/// The mean of four pixels, two channels at a time.
quint32 mean(quint32 a, quint32 b, quint32 c, quint32 d) {
  constexpr quint32 kMask = 0x00ff00ff, kRound = 0x00020002;
  const quint32 even = ((a & kMask) + (b & kMask) + (c & kMask) + (d & kMask) + kRound) >> 2;
  const quint32 odd =
      (((a >> 8) & kMask) + ((b >> 8) & kMask) + ((c >> 8) & kMask) + ((d >> 8) & kMask) + kRound) >> 2;
  return (even & kMask) | ((odd & kMask) << 8);
}
}  // namespace

std::size_t DisplayTile::bytes() const {
  std::size_t sum = sizeof(*this);
  for (const QImage& level : levels) sum += static_cast<std::size_t>(level.sizeInBytes());
  return sum;
}

DisplayTile DisplayTile::from(int first) const {
  if (first <= firstLevel) return *this;
  return {first, {levels.begin() + (first - firstLevel), levels.end()}};
}

QImage halved(const QImage& image) {
  const int width = (image.width() + 1) / 2, height = (image.height() + 1) / 2;
  QImage half(width, height, image.format());
  const int pairs = image.width() / 2;
  for (int y = 0; y < height; ++y) {
    const quint32* a = row(image, 2 * y);
    const quint32* b = row(image, std::min(2 * y + 1, image.height() - 1));
    auto* out = reinterpret_cast<quint32*>(half.scanLine(y));
    for (int x = 0; x < pairs; ++x) out[x] = mean(a[2 * x], a[2 * x + 1], b[2 * x], b[2 * x + 1]);
    if (pairs < width) out[pairs] = mean(a[2 * pairs], a[2 * pairs], b[2 * pairs], b[2 * pairs]);
  }
  return half;
}

DisplayTile makeDisplayTile(const image::TiledImage& pixels, const image::ColorConverter& converter,
                            Point tile, int firstLevel) {
  DisplayTile made;
  made.firstLevel = firstLevel;
  QImage level = wrapped(converter.to_display(pixels, pixels.tile_area(tile)), pixels.format().alpha);
  for (int i = 0; i <= DisplayTile::kMaxLevel; ++i) {
    if (i > 0) level = halved(level);
    if (i >= firstLevel) made.levels.push_back(level);
  }
  return made;
}

QImage sampledPicture(const image::TiledImage& pixels, const image::ColorConverter& converter, int level) {
  constexpr int kSide = image::TiledImage::kTileSide;
  const int block = 1 << level;
  const Size full = pixels.size();
  const Size size{(full.width + block - 1) / block, (full.height + block - 1) / block};
  const auto bytes = static_cast<std::size_t>(pixels.format().pixel_bytes());
  image::TiledImage sampled(pixels.format(), size);
  std::vector<std::byte> line(static_cast<std::size_t>(size.width) * bytes);
  for (int y = 0; y < size.height; ++y) {
    const int fromY = std::min(y * block + block / 2, full.height - 1);
    for (int x = 0; x < size.width; ++x) {
      const int fromX = std::min(x * block + block / 2, full.width - 1);
      const auto tile = pixels.tile({fromX / kSide, fromY / kSide});
      const std::size_t at = static_cast<std::size_t>((fromY % kSide) * kSide + fromX % kSide) * bytes;
      std::memcpy(line.data() + static_cast<std::size_t>(x) * bytes, tile.get() + at, bytes);
    }
    sampled.write({0, y, size.width, 1}, line.data(), line.size());
  }
  return wrapped(converter.to_display(sampled, sampled.bounds()), pixels.format().alpha);
}

}  // namespace pentimento::ui
