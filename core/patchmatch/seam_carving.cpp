#include "patchmatch/seam_carving.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace pentimento::patchmatch {
namespace {

constexpr double kMostAtOnce = 0.25;  // of the width that is doubled before new paths are looked for
constexpr double kTooMuch = 0.15;     // a path shows that shows so much of what the mean pixel would

using Path = std::vector<int>;  // the column of each row

// Squared: one broken edge shows more than much disturbed grass.
float difference(const cv::Vec4f& a, const cv::Vec4f& b) {
  const float y = a[0] - b[0], u = a[1] - b[1], v = a[2] - b[2];
  return y * y + u * u + v * v;
}

// Rows of a picture that lose pixels, and the column that each pixel had at first.
struct Rows {
  cv::Mat pixels, columns;  // CV_32FC4, CV_32SC1
  int width;

  explicit Rows(const cv::Mat& features)
      : pixels(features.clone()), columns(features.size(), CV_32S), width(features.cols) {
    for (int y = 0; y < columns.rows; ++y) {
      for (int x = 0; x < columns.cols; ++x) columns.at<int>(y, x) = x;
    }
  }
  const cv::Vec4f& at(int y, int x) const { return pixels.at<cv::Vec4f>(y, std::clamp(x, 0, width - 1)); }
  void remove(const Path& path) {
    for (int y = 0; y < pixels.rows; ++y) {
      auto* p = pixels.ptr<cv::Vec4f>(y);
      auto* c = columns.ptr<int>(y);
      std::copy(p + path[y] + 1, p + width, p + path[y]);
      std::copy(c + path[y] + 1, c + width, c + path[y]);
    }
    --width;
  }
};

// What shows when the pixel goes and the path comes from above to the left (-1), straight (0) or right (1).
float shown(const Rows& rows, int y, int x, int from) {
  const float beside = difference(rows.at(y, x - 1), rows.at(y, x + 1));
  if (from == 0 || y == 0) return beside;
  return beside + difference(rows.at(y - 1, x), rows.at(y, x + from));
}

// What the mean pixel of a picture shows that goes by itself.
double mean_shown(const cv::Mat& features) {
  const Rows rows(features);
  double sum = 0;
  for (int y = 0; y < features.rows; ++y) {
    for (int x = 0; x < features.cols; ++x) sum += shown(rows, y, x, 0);
  }
  return sum / static_cast<double>(features.total());
}

// The path from the top to the bottom that shows least when it is left out; empty when that is more than
// `most` by pixel.
Path least_shown(const Rows& rows, double most) {
  const int height = rows.pixels.rows, width = rows.width;
  cv::Mat cost(height, width, CV_32F), from = cv::Mat::zeros(height, width, CV_8S);
  for (int x = 0; x < width; ++x) cost.at<float>(0, x) = shown(rows, 0, x, 0);
  for (int y = 1; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      float least = cost.at<float>(y - 1, x) + shown(rows, y, x, 0);
      for (const int side : {-1, 1}) {
        if (x + side < 0 || x + side >= width) continue;
        const float c = cost.at<float>(y - 1, x + side) + shown(rows, y, x, side);
        if (c >= least) continue;
        least = c;
        from.at<schar>(y, x) = static_cast<schar>(side);
      }
      cost.at<float>(y, x) = least;
    }
  }
  Path path(height);
  const float* last = cost.ptr<float>(height - 1);
  path[height - 1] = static_cast<int>(std::min_element(last, last + width) - last);
  if (last[path[height - 1]] > most * height) return {};
  for (int y = height - 1; y > 0; --y) path[y - 1] = path[y] + from.at<schar>(y, path[y]);
  return path;
}

// Down to `width`, as far as it does not show.
cv::Mat narrower(const cv::Mat& features, int width, const Progress& progress) {
  const double most = kTooMuch * mean_shown(features);
  Rows rows(features);
  while (rows.width > width) {
    progress.check();
    const Path path = least_shown(rows, most);
    if (path.empty()) break;
    rows.remove(path);
  }
  return rows.pixels.colRange(0, rows.width).clone();
}

// What would be left out first on the way to a picture narrower by `count`: CV_8UC1, 1 where that is.
cv::Mat left_out(const cv::Mat& features, int count, double most, const Progress& progress) {
  Rows rows(features);
  cv::Mat out = cv::Mat::zeros(features.size(), CV_8U);
  for (int k = 0; k < count; ++k) {
    progress.check();
    const Path path = least_shown(rows, most);
    if (path.empty()) break;
    for (int y = 0; y < features.rows; ++y) out.at<uchar>(y, rows.columns.at<int>(y, path[y])) = 1;
    rows.remove(path);
  }
  return out;
}

// Up to `width`, by doubling what would be left out first.
cv::Mat wider(const cv::Mat& features, int width, const Progress& progress) {
  const double most = kTooMuch * mean_shown(features);
  const cv::Mat doubled = left_out(features, width - features.cols, most, progress);
  cv::Mat out(features.rows, features.cols + cv::countNonZero(doubled.row(0)), CV_32FC4);
  for (int y = 0; y < features.rows; ++y) {
    const auto* row = features.ptr<cv::Vec4f>(y);
    auto* to = out.ptr<cv::Vec4f>(y);
    for (int x = 0; x < features.cols; ++x) {
      *to++ = row[x];
      if (doubled.at<uchar>(y, x)) *to++ = (row[x] + row[std::min(x + 1, features.cols - 1)]) * 0.5F;
    }
  }
  return out;
}

cv::Mat of_width(cv::Mat features, int width, const Progress& progress) {
  while (features.cols < width) {
    const int before = features.cols, most = std::max(1, static_cast<int>(before * kMostAtOnce));
    features = wider(features, std::min(width, before + most), progress);
    if (features.cols == before) break;
  }
  if (features.cols > width) features = narrower(features, width, progress);
  if (features.cols != width) cv::resize(features, features, {width, features.rows}, 0, 0, cv::INTER_AREA);
  return features;
}

}  // namespace

cv::Mat carved(const cv::Mat& features, cv::Size size, const Progress& progress) {
  const cv::Mat of_its_width = of_width(features, size.width, progress);
  return of_width(of_its_width.t(), size.height, progress).t();
}

}  // namespace pentimento::patchmatch
