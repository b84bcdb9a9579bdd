#include "tests/core/image/pictures.h"

#include <fstream>
#include <iterator>
#include <random>

#include "image/samples.h"

namespace pentimento::test {

using image::PixelFormat;
using image::SampleType;

std::vector<PixelFormat> all_pixel_formats() {
  std::vector<PixelFormat> formats;
  for (const auto sample : {SampleType::UInt8, SampleType::UInt16, SampleType::Half, SampleType::Float}) {
    for (const int colors : {1, 3}) {
      for (const bool alpha : {false, true}) formats.push_back({sample, colors, alpha});
    }
  }
  return formats;
}

std::string to_string(PixelFormat format) {
  static const char* const kNames[] = {"8 bit", "16 bit", "half", "float"};
  return std::string(kNames[static_cast<int>(format.sample)]) +
         (format.color_channels == 1 ? " grey" : " RGB") + (format.alpha ? " with alpha" : "");
}

image::Image noise(PixelFormat format, Size size, unsigned seed) {
  cv::Mat samples(size.height, size.width * format.channels(), CV_32F);
  std::mt19937 random(seed);
  const float white = static_cast<float>(image::white_of(format.sample));
  for (int y = 0; y < samples.rows; ++y) {
    for (int x = 0; x < samples.cols; ++x) {
      samples.at<float>(y, x) = static_cast<float>(random() % 65536U) / 65535.0F * white;
      const bool is_alpha = format.alpha && x % format.channels() == format.channels() - 1;
      if (is_alpha && random() % 4U == 0) samples.at<float>(y, x) = 0;
    }
  }
  samples.convertTo(samples, image::depth_of(format.sample));
  image::Image image;
  image.pixels = image::TiledImage(format, size);
  if (!size.empty()) image.pixels.write(Rect::of(size), samples.data, samples.step);
  return image;
}

std::vector<std::byte> bytes_of(const image::TiledImage& pixels, const Rect& area) {
  const auto row =
      static_cast<std::size_t>(area.width) * static_cast<std::size_t>(pixels.format().pixel_bytes());
  std::vector<std::byte> bytes(row * static_cast<std::size_t>(area.height));
  pixels.read(area, bytes.data(), row);
  return bytes;
}

bool same_samples(const image::TiledImage& a, const image::TiledImage& b) {
  return a.size() == b.size() && a.format() == b.format() &&
         bytes_of(a, a.bounds()) == bytes_of(b, b.bounds());
}

image::Mask rectangle_mask(Size size, const Rect& area) {
  image::Mask mask(size);
  mask.set(area, cv::Mat(area.height, area.width, CV_8UC1, cv::Scalar(255)));
  return mask;
}

std::vector<std::uint8_t> read_bytes(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::filesystem::path& file, const std::vector<std::uint8_t>& bytes) {
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace pentimento::test
