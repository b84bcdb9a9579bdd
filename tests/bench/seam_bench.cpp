// bench_seam PHOTOS: does the seam score agree with the eye? Holes in photographs, filled well and badly; the
// mean score of each way, and how often it comes out behind the untouched photograph.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <opencv2/photo.hpp>
#include <string>
#include <utility>
#include <vector>

#include "harmony/seam_score.h"
#include "image/color.h"
#include "image/io.h"
#include "patchmatch/patchmatch.h"

namespace {
using namespace pentimento;
using Fill = std::function<cv::Mat(const cv::Mat& truth, const cv::Mat& hole)>;

cv::Mat photograph(const std::filesystem::path& file) {
  Progress progress;
  const image::Image picture = image::read_image(file, progress);
  const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
  const cv::Mat whole = converter.to_srgb(picture.pixels, picture.pixels.bounds());
  const double scale = std::min(1.0, 640.0 / std::max(whole.cols, whole.rows));
  cv::Mat small;
  cv::resize(whole, small, {}, scale, scale, cv::INTER_AREA);
  return small;
}

std::vector<cv::Mat> holes(cv::Size size) {
  std::vector<cv::Mat> list(3);
  for (cv::Mat& hole : list) hole = cv::Mat::zeros(size, CV_8UC1);
  cv::ellipse(list[0], {size.width / 2, size.height / 2}, {size.width / 7, size.height / 9}, 20, 0, 360, 255,
              -1);
  cv::ellipse(list[1], {size.width / 4, size.height / 4}, {size.width / 12, size.height / 8}, 0, 0, 360, 255,
              -1);
  cv::line(list[2], {size.width / 3, size.height * 3 / 4}, {size.width * 4 / 5, size.height * 2 / 3}, 255,
           28);
  return list;
}

/// What is compared is what the product makes: composited over a ring of a few px.
cv::Mat composited(const cv::Mat& truth, const cv::Mat& made, const cv::Mat& hole) {
  cv::Mat weight, three;
  cv::dilate(hole, weight, cv::Mat::ones(5, 5, CV_8UC1));
  weight.convertTo(weight, CV_32F, 1.0 / 255);
  cv::GaussianBlur(weight, weight, {}, 1.5);
  cv::merge(std::vector<cv::Mat>{weight, weight, weight}, three);
  return truth + three.mul(made - truth);
}

cv::Mat patches(const cv::Mat& truth, const cv::Mat& hole) {
  Progress progress;
  return patchmatch::fill({truth, hole, 1, {}}, progress, {});
}

cv::Mat telea(const cv::Mat& truth, const cv::Mat& hole) {
  cv::Mat bytes, result;
  truth.convertTo(bytes, CV_8U, 255);
  cv::inpaint(bytes, hole, result, 5, cv::INPAINT_TELEA);
  result.convertTo(result, CV_32F, 1.0 / 255);
  return result;
}

cv::Mat flat(const cv::Mat& truth, const cv::Mat& hole) {
  cv::Mat ring, result = truth.clone();
  cv::dilate(hole, ring, cv::Mat::ones(31, 31, CV_8UC1));
  result.setTo(cv::mean(truth, ring & ~hole), hole);
  return result;
}

cv::Mat elsewhere(const cv::Mat& truth, const cv::Mat&) {
  cv::Mat flipped;
  cv::flip(truth, flipped, -1);
  return flipped;
}

const std::vector<std::pair<std::string, Fill>> kWays = {
    {"untouched", [](const cv::Mat& truth, const cv::Mat&) { return truth; }},
    {"built-in fill", patches},
    {"3 % brighter",
     [](const cv::Mat& truth, const cv::Mat&) -> cv::Mat { return truth + cv::Scalar::all(0.03); }},
    {"10 % brighter",
     [](const cv::Mat& truth, const cv::Mat&) -> cv::Mat { return truth + cv::Scalar::all(0.1); }},
    {"Telea", telea},
    {"one color", flat},
    {"another part", elsewhere},
};
}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::puts("bench_seam PHOTOS"), 2;
  std::vector<double> sums(kWays.size());
  std::vector<int> behind(kWays.size());
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
    if (entry.path().extension() != ".jpg" && entry.path().extension() != ".png") continue;
    const cv::Mat truth = photograph(entry.path());
    for (const cv::Mat& hole : holes(truth.size())) {
      std::vector<double> scores;
      for (const auto& [name, fill] : kWays) {
        const auto seam = harmony::seam_of(composited(truth, fill(truth, hole), hole), hole);
        scores.push_back(seam ? seam->score() : 0);
      }
      ++cases;
      for (std::size_t i = 0; i < kWays.size(); ++i) {
        sums[i] += scores[i];
        behind[i] += scores[i] > scores[0] ? 1 : 0;
      }
    }
  }
  std::printf("%d holes\n", cases);
  for (std::size_t i = 0; i < kWays.size(); ++i) {
    std::printf("%-14s score %.2f, worse than untouched in %d\n", kWays[i].first.c_str(), sums[i] / cases,
                behind[i]);
  }
}
