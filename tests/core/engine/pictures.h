// Pictures and masks built in memory for the engine's tests.
#pragma once

#include <cstring>
#include <random>
#include <vector>

#include "image/image.h"
#include "image/mask.h"

namespace pentimento::engine {

/// Random bytes in every sample; for float samples random values in 0..1.
inline image::Image noise_picture(Size size, image::PixelFormat format = {}, unsigned seed = 1) {
  image::Image picture;
  picture.pixels = image::TiledImage(format, size);
  std::mt19937 random(seed);
  const auto samples = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(format.channels());
  std::vector<std::byte> row(static_cast<std::size_t>(size.width) *
                             static_cast<std::size_t>(format.pixel_bytes()));
  for (int y = 0; y < size.height; ++y) {
    if (format.sample == image::SampleType::Float) {
      for (std::size_t i = 0; i < samples; ++i) {
        const float value = static_cast<float>(random() % 1001) / 1000.0F;
        std::memcpy(row.data() + 4 * i, &value, 4);
      }
    } else {
      for (std::byte& b : row)
        b = static_cast<std::byte>(random() & (format.sample == image::SampleType::Half ? 0x3B : 0xFF));
    }
    picture.pixels.write({0, y, size.width, 1}, row.data(), row.size());
  }
  return picture;
}

inline image::Mask rect_mask(Size size, const Rect& area, int value = 255) {
  image::Mask mask(size);
  if (!area.empty()) mask.set(area, cv::Mat(area.height, area.width, CV_8UC1, cv::Scalar(value)));
  return mask;
}

inline std::vector<std::byte> bytes_of(const image::TiledImage& pixels, const Rect& area) {
  const auto row =
      static_cast<std::size_t>(area.width) * static_cast<std::size_t>(pixels.format().pixel_bytes());
  std::vector<std::byte> bytes(row * static_cast<std::size_t>(area.height));
  pixels.read(area, bytes.data(), row);
  return bytes;
}

inline std::vector<std::byte> bytes_of(const image::TiledImage& pixels) {
  return bytes_of(pixels, pixels.bounds());
}

/// The four parts of `whole` around `hole` (inside it), some of them empty.
inline std::vector<Rect> around(const Rect& whole, const Rect& hole) {
  return {{whole.x, whole.y, whole.width, hole.y - whole.y},
          {whole.x, hole.bottom(), whole.width, whole.bottom() - hole.bottom()},
          {whole.x, hole.y, hole.x - whole.x, hole.height},
          {hole.right(), hole.y, whole.right() - hole.right(), hole.height}};
}

/// True when every byte of `a` and `b` outside `changed` is the same.
inline bool same_outside(const image::TiledImage& a, const image::TiledImage& b, const Rect& changed) {
  for (const Rect& part : around(a.bounds(), changed)) {
    if (!part.empty() && bytes_of(a, part) != bytes_of(b, part)) return false;
  }
  return true;
}

}  // namespace pentimento::engine
