// Puts pictures side by side: pentimento-contact-sheet OUT IN... For scripts and reports; not installed.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/error.h"
#include "image/color.h"
#include "image/io.h"

namespace {

using namespace pentimento;

constexpr int kGap = 16;  // px of grey between pictures

cv::Mat read_srgb(const char* file) {
  Progress progress;
  const auto picture = image::read_image(file, progress);
  const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
  cv::Mat bgra, rgb;
  bgra = converter.to_display(picture.pixels, picture.pixels.bounds());
  cv::cvtColor(bgra, rgb, cv::COLOR_BGRA2RGB);
  return rgb;
}

cv::Mat side_by_side(const std::vector<cv::Mat>& pictures) {
  int width = -kGap, height = 0;
  for (const auto& picture : pictures) {
    width += picture.cols + kGap;
    height = std::max(height, picture.rows);
  }
  cv::Mat sheet(height, width, CV_8UC3, cv::Scalar::all(128));
  int x = 0;
  for (const auto& picture : pictures) {
    picture.copyTo(sheet(cv::Rect(x, 0, picture.cols, picture.rows)));
    x += picture.cols + kGap;
  }
  return sheet;
}

void write(const cv::Mat& rgb, const char* file) {
  image::Image sheet;
  sheet.pixels = image::TiledImage({}, {rgb.cols, rgb.rows});
  sheet.pixels.write(sheet.pixels.bounds(), rgb.data, rgb.step);
  Progress progress;
  image::write_image(sheet, file, {}, progress);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("pentimento-contact-sheet OUT IN...\n", stderr);
    return 2;
  }
  try {
    std::vector<cv::Mat> pictures;
    for (int i = 2; i < argc; ++i) pictures.push_back(read_srgb(argv[i]));
    write(side_by_side(pictures), argv[1]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
  return 0;
}
