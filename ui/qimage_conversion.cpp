#include "ui/qimage_conversion.h"

#include <QColorSpace>
#include <algorithm>
#include <cstring>

#include "base/error.h"

namespace pentimento::ui {

namespace {
struct Layout {
  QImage::Format qt;
  image::PixelFormat format;
};

Layout layoutFor(const QImage& picture) {
  using image::SampleType;
  const bool alpha = picture.hasAlphaChannel();
  const bool deep =
      picture.pixelFormat().bitsPerPixel() > 32 || picture.format() == QImage::Format_Grayscale16;
  if (picture.isGrayscale() && !alpha && picture.depth() != 1) {
    return deep ? Layout{QImage::Format_Grayscale16, {SampleType::UInt16, 1, false}}
                : Layout{QImage::Format_Grayscale8, {SampleType::UInt8, 1, false}};
  }
  if (deep) return {QImage::Format_RGBA64, {SampleType::UInt16, 3, alpha}};
  return alpha ? Layout{QImage::Format_RGBA8888, {SampleType::UInt8, 3, true}}
               : Layout{QImage::Format_RGB888, {SampleType::UInt8, 3, false}};
}

/// RGBA64 rows without their alpha.
std::vector<std::uint16_t> opaqueRow(const uchar* row, int width) {
  std::vector<std::uint16_t> out(static_cast<std::size_t>(width) * 3);
  for (int x = 0; x < width; ++x) {
    std::memcpy(&out[static_cast<std::size_t>(x) * 3], row + static_cast<std::ptrdiff_t>(x) * 8, 6);
  }
  return out;
}

QImage wrap(const cv::Mat& bgra) {
  const QImage view(bgra.data, bgra.cols, bgra.rows, static_cast<qsizetype>(bgra.step),
                    QImage::Format_ARGB32);
  QImage copy = view.copy();
  if (copy.isNull() && !bgra.empty()) {
    throw Error(ErrorCode::OutOfMemory, "There is not enough memory to copy this much of the picture.");
  }
  copy.setColorSpace(QColorSpace::SRgb);
  return copy;
}

/// Every `step`-th pixel of `area`, both ways.
image::TiledImage decimated(const image::TiledImage& pixels, const Rect& area, int step) {
  const auto pixel = static_cast<std::size_t>(pixels.format().pixel_bytes());
  const Size size{(area.width + step - 1) / step, (area.height + step - 1) / step};
  image::TiledImage small(pixels.format(), size);
  std::vector<std::byte> row(static_cast<std::size_t>(area.width) * pixel);
  std::vector<std::byte> thin(static_cast<std::size_t>(size.width) * pixel);
  for (int y = 0; y < size.height; ++y) {
    pixels.read({area.x, area.y + y * step, area.width, 1}, row.data(), row.size());
    for (std::size_t x = 0; x < static_cast<std::size_t>(size.width); ++x) {
      std::memcpy(&thin[x * pixel], &row[x * static_cast<std::size_t>(step) * pixel], pixel);
    }
    small.write({0, y, size.width, 1}, thin.data(), thin.size());
  }
  return small;
}
}  // namespace

image::Image fromQImage(const QImage& picture) {
  const Layout layout = layoutFor(picture);
  const QImage plain = picture.convertToFormat(layout.qt);
  if (plain.isNull()) {
    throw Error(ErrorCode::BadFile, "The clipboard holds no picture that Pentimento can read.");
  }
  image::Image result;
  result.pixels = image::TiledImage(layout.format, {plain.width(), plain.height()});
  const bool dropAlpha = layout.qt == QImage::Format_RGBA64 && !layout.format.alpha;
  for (int y = 0; y < plain.height(); ++y) {
    const Rect row{0, y, plain.width(), 1};
    if (dropAlpha) {
      const std::vector<std::uint16_t> rgb = opaqueRow(plain.constScanLine(y), plain.width());
      result.pixels.write(row, rgb.data(), rgb.size() * 2);
    } else {
      result.pixels.write(row, plain.constScanLine(y), static_cast<std::size_t>(plain.bytesPerLine()));
    }
  }
  const QByteArray profile = picture.colorSpace().iccProfile();
  if (!profile.isEmpty() && picture.colorSpace() != QColorSpace(QColorSpace::SRgb)) {
    image::Metadata metadata;
    metadata.icc.assign(profile.begin(), profile.end());
    result.metadata = std::make_shared<const image::Metadata>(std::move(metadata));
  }
  return result;
}

QImage toQImage(const image::Image& picture, const Rect& area) {
  const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
  return wrap(converter.to_display(picture.pixels, area));
}

QImage toQImage(const image::Image& picture, const image::Mask& mask, const Rect& area) {
  QImage seen = toQImage(picture, area);
  const cv::Mat selected = mask.crop(area);
  for (int y = 0; y < seen.height(); ++y) {
    auto* pixels = reinterpret_cast<QRgb*>(seen.scanLine(y));
    for (int x = 0; x < seen.width(); ++x) {
      const int alpha = qAlpha(pixels[x]) * selected.at<uchar>(y, x) / 255;
      pixels[x] = (pixels[x] & 0x00ffffffU) | (static_cast<QRgb>(alpha) << 24U);
    }
  }
  return seen;
}

QImage thumbnail(const image::Image& picture, const image::ColorConverter& converter, const Rect& area,
                 const QSize& limit) {
  const Rect inside = area.intersected(picture.pixels.bounds());
  if (inside.empty() || limit.isEmpty()) return {};
  const QSize target =
      QSize(inside.width, inside.height).scaled(limit, Qt::KeepAspectRatio).expandedTo({1, 1});
  const int step =
      std::max(1, std::min(inside.width / (2 * target.width()), inside.height / (2 * target.height())));
  const image::TiledImage small = decimated(picture.pixels, inside, step);
  return wrap(converter.to_display(small, small.bounds()))
      .scaled(target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

}  // namespace pentimento::ui
