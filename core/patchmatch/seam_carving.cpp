#include "patchmatch/seam_carving.h"

#include <algorithm>
#include <vector>

namespace pentimento::patchmatch {
namespace {

constexpr double kMostAtOnce = 0.25;  // of the width that is doubled before new paths are looked for

using Path = std::vector<int>;  // the column of each row

float difference(const cv::Vec4f& a, const cv::Vec4f& b) {
  return std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2]);
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

// The path from the top to the bottom that shows least when it is left out.
Path least_shown(const Rows& rows) {
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
  for (int y = height - 1; y > 0; --y) path[y - 1] = path[y] + from.at<schar>(y, path[y]);
  return path;
}

cv::Mat narrower(const cv::Mat& features, int width, const Progress& progress) {
  Rows rows(features);
  while (rows.width > width) {
    progress.check();
    rows.remove(least_shown(rows));
  }
  return rows.pixels.colRange(0, width).clone();
}

// Doubles what would be left out first.
cv::Mat wider(const cv::Mat& features, int width, const Progress& progress) {
  const int more = width - features.cols;
  Rows rows(features);
  cv::Mat doubled = cv::Mat::zeros(features.size(), CV_8U), out(features.rows, width, CV_32FC4);
  for (int k = 0; k < more; ++k) {
    progress.check();
    const Path path = least_shown(rows);
    for (int y = 0; y < features.rows; ++y) doubled.at<uchar>(y, rows.columns.at<int>(y, path[y])) = 1;
    rows.remove(path);
  }
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
    const int most = std::max(1, static_cast<int>(features.cols * kMostAtOnce));
    features = wider(features, std::min(width, features.cols + most), progress);
  }
  return features.cols > width ? narrower(features, width, progress) : features;
}

}  // namespace

cv::Mat carved(const cv::Mat& features, cv::Size size, const Progress& progress) {
  const cv::Mat of_its_width = of_width(features, size.width, progress);
  return of_width(of_its_width.t(), size.height, progress).t();
}

}  // namespace pentimento::patchmatch
