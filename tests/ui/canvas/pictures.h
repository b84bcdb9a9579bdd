// Small pictures for tests of the canvas.
#pragma once

#include <QColor>
#include <QSize>
#include <functional>
#include <vector>

#include "image/image.h"

namespace pentimento::ui {

/// 8-bit RGB (or RGBA) whose pixel (x, y) is color(x, y).
inline image::Image picture(QSize size, const std::function<QRgb(int, int)>& color, bool alpha = false) {
  const image::PixelFormat format{image::SampleType::UInt8, 3, alpha};
  const auto channels = static_cast<std::size_t>(format.channels());
  image::TiledImage pixels(format, {size.width(), size.height()});
  std::vector<std::uint8_t> row(static_cast<std::size_t>(size.width()) * channels);
  for (int y = 0; y < size.height(); ++y) {
    for (int x = 0; x < size.width(); ++x) {
      const QRgb c = color(x, y);
      std::uint8_t* p = row.data() + static_cast<std::size_t>(x) * channels;
      p[0] = static_cast<std::uint8_t>(qRed(c));
      p[1] = static_cast<std::uint8_t>(qGreen(c));
      p[2] = static_cast<std::uint8_t>(qBlue(c));
      if (alpha) p[3] = static_cast<std::uint8_t>(qAlpha(c));
    }
    pixels.write({0, y, size.width(), 1}, row.data(), row.size());
  }
  image::Image made;
  made.pixels = std::move(pixels);
  return made;
}

inline image::Image flatPicture(QSize size, QRgb color) {
  return picture(size, [color](int, int) { return color; });
}

/// No two neighbors alike.
inline image::Image noisePicture(QSize size, bool alpha = false) {
  return picture(
      size,
      [](int x, int y) {
        const unsigned v =
            static_cast<unsigned>(x) * 2654435761U ^ static_cast<unsigned>(y) * 40503U * 2246822519U;
        return qRgba(int(v & 255), int(v >> 8 & 255), int(v >> 16 & 255), int(v >> 24));
      },
      alpha);
}

}  // namespace pentimento::ui
