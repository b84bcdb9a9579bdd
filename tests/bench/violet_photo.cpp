// violet_photo PHOTO MEGAPIXELS OUT.jpg: the photograph enlarged to that many megapixels, with grain and with
// hardly any green, so that its pixels can be told from those of any window around it.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "image/io.h"
#include "image/samples.h"

using namespace pentimento;

namespace {
constexpr double kGrain = 6;  // of 255, standard deviation

cv::Mat enlarged(const cv::Mat& photo, double megapixels) {
  const double scale = std::sqrt(megapixels * 1e6 / static_cast<double>(photo.total()));
  cv::Mat large;
  cv::resize(photo, large, {}, scale, scale, cv::INTER_CUBIC);
  return large;
}

cv::Mat with_grain(const cv::Mat& photo) {
  cv::Mat grain(photo.size(), CV_16SC3), grainy;
  cv::RNG(1).fill(grain, cv::RNG::NORMAL, 0, kGrain);
  photo.convertTo(grainy, CV_16S);
  grainy += grain;
  grainy.convertTo(grainy, CV_8U);
  return grainy;
}

/// Red and blue from 128 up, green below 64.
cv::Mat violet(const cv::Mat& photo) {
  cv::Mat made;
  cv::transform(photo, made, cv::Matx34d(0.5, 0, 0, 128, 0, 0.25, 0, 0, 0, 0, 0.5, 128));
  return made;
}

void write(const cv::Mat& pixels, const char* file) {
  image::Image picture;
  picture.pixels = image::TiledImage({image::SampleType::UInt8, 3, false}, {pixels.cols, pixels.rows});
  picture.pixels.write(picture.pixels.bounds(), pixels.data, pixels.step);
  Progress progress;
  image::write_image(picture, file, {}, progress);
}

void make(const char* photo, double megapixels, const char* out) {
  Progress progress;
  const image::TiledImage pixels = image::read_image(photo, progress).pixels;
  write(violet(with_grain(enlarged(image::samples_of(pixels, pixels.bounds()), megapixels))), out);
}
}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fprintf(stderr, "usage: violet_photo PHOTO MEGAPIXELS OUT.jpg\n"), 2;
  try {
    make(argv[1], std::atof(argv[2]), argv[3]);
  } catch (const Error& error) {
    return std::fprintf(stderr, "%s\n", error.what()), 1;
  }
}
