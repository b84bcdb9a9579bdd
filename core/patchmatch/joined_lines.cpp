#include "patchmatch/joined_lines.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "base/parallel.h"
#include "patchmatch/pyramid.h"

namespace pentimento::patchmatch {
namespace {

constexpr double kSide = 256;          // px of the long side while borders are compared
constexpr int kBeside = 3;             // px of a border that are looked at
constexpr double kFarthest = 0.05;     // of a border: what lies farther apart stays apart
constexpr float kMove = 1 / 255.F;     // cost of a px by which two places are moved to meet
constexpr float kBend = 20 / 255.F;    // of each px more or less than in the row above
constexpr float kUnlike = 60 / 255.F;  // places that differ by more are of two things
constexpr double kAlong = 0.008;       // of a border: sigma by which bends are rounded
constexpr double kInto = 0.25;         // of the picture: how far from a border it is bent

// The picture's first or last columns, as one; CV_32FC3.
cv::Mat border(const cv::Mat& picture, bool last) {
  const int width = std::min(kBeside, picture.cols), left = last ? picture.cols - width : 0;
  cv::Mat mean;
  cv::reduce(picture.colRange(left, left + width), mean, 1, cv::REDUCE_AVG);
  return mean;
}

// What it costs that `apart` px lie between the rows of the two borders that meet in row `y`.
float cost_of(const cv::Mat& first, const cv::Mat& last, int y, int apart) {
  const int half = apart / 2;
  const auto at = [](const cv::Mat& column, int row) {
    return column.at<cv::Vec3f>(std::clamp(row, 0, column.rows - 1), 0);
  };
  const cv::Vec3f d = at(first, y + apart - half) - at(last, y - half);
  const float unlike = std::max({std::abs(d[0]), std::abs(d[1]), std::abs(d[2])});
  return std::min(unlike, kUnlike) + kMove * static_cast<float>(std::abs(apart));
}

// For each row, by how many px lower in the first column than in the last lies what is to meet; CV_32FC1.
cv::Mat heights_apart(const cv::Mat& picture) {
  const cv::Mat first = border(picture, false), last = border(picture, true);
  const int rows = picture.rows, most = static_cast<int>(kFarthest * rows), count = 2 * most + 1;
  cv::Mat cost(rows, count, CV_32F), from = cv::Mat::zeros(rows, count, CV_8S);
  for (int y = 0; y < rows; ++y) {
    for (int k = 0; k < count; ++k) {
      float least = y > 0 ? cost.at<float>(y - 1, k) : 0;
      for (const int side : {-1, 1}) {
        if (y == 0 || k + side < 0 || k + side >= count) continue;
        const float bent = cost.at<float>(y - 1, k + side) + kBend;
        if (bent >= least) continue;
        least = bent;
        from.at<schar>(y, k) = static_cast<schar>(side);
      }
      cost.at<float>(y, k) = least + cost_of(first, last, y, k - most);
    }
  }
  cv::Mat apart(rows, 1, CV_32F);
  const float* end = cost.ptr<float>(rows - 1);
  int k = static_cast<int>(std::min_element(end, end + count) - end);
  for (int y = rows - 1; y >= 0; k += from.at<schar>(y, k), --y)
    apart.at<float>(y) = static_cast<float>(k - most);
  cv::GaussianBlur(apart, apart, {}, std::max(0.5, kAlong * rows));
  return apart;
}

// 1 at a border, 0 from kInto on; `at` in widths of the picture from it.
float bend(double at) {
  const double t = std::clamp(1 - at / kInto, 0.0, 1.0);
  return static_cast<float>(t * t * (3 - 2 * t));
}

// The place in a picture of `size` that each pixel shows when left and right join; CV_32FC2.
cv::Mat places_across(const cv::Mat& small, cv::Size size, const Progress& progress) {
  const float scale = static_cast<float>(size.height) / small.rows;
  cv::Mat apart;
  cv::resize(heights_apart(small) * (scale / 2), apart, {1, size.height}, 0, 0, cv::INTER_LINEAR);
  cv::Mat places(size, CV_32FC2);
  for_rows(0, size.height, progress, [&](int y) {
    const float lower = apart.at<float>(y);
    auto* place = places.ptr<cv::Vec2f>(y);
    for (int x = 0; x < size.width; ++x) {
      const double at = (x + 0.5) / size.width;
      place[x] = {static_cast<float>(x), y + lower * (bend(at) - bend(1 - at))};
    }
  });
  return places;
}

cv::Mat shown(const cv::Mat& picture, const cv::Mat& places, int interpolation) {
  cv::Mat out;
  cv::remap(picture, out, places, {}, interpolation, cv::BORDER_REPLICATE);
  return out;
}

Page joined_across(const Page& picture, const Progress& progress) {
  const double factor = std::max(1.0, std::max(picture.values.cols, picture.values.rows) / kSide);
  const cv::Size size = divided(picture.values.size(), factor);
  const cv::Mat small = average_known(picture.values, picture.known, size, progress).values;
  const cv::Mat places = places_across(small, picture.values.size(), progress);
  return {shown(picture.values, places, cv::INTER_CUBIC),
          shown(picture.known, places, cv::INTER_LINEAR) == 255,
          {}};
}

Page transposed(const Page& page) {
  return {page.values.t(), page.known.t(), {}};
}

}  // namespace

Page joined_lines(const Page& picture, Wrap wrap, const Progress& progress) {
  Page joined = wrap.across ? joined_across(picture, progress) : picture;
  if (wrap.down) joined = transposed(joined_across(transposed(joined), progress));
  return joined;
}

}  // namespace pentimento::patchmatch
