#include "patchmatch/retarget.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/parallel.h"
#include "patchmatch/pyramid.h"
#include "patchmatch/smooth_fill.h"
#include "patchmatch/uneven_stretch.h"

namespace pentimento::patchmatch {
namespace {

constexpr double kLongSide = 160;  // px of the picture while it is decided what gives way
constexpr float kKnown = 0.99F;    // of what is under a pixel, where it is known

// The pixels from `first` on, of a row or column, that make one of the result.
struct Taps {
  int first = 0;
  std::vector<float> weights;
};

// Cubic convolution (Keys 1981), a = -1/2.
double cubic(double x) {
  x = std::abs(x);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

// Taps around `place` of `count` pixels, wider where `step` of them become one.
Taps taps_at(double place, double step, int count) {
  const double width = std::max(1.0, step);
  const auto nearest = [count](double p) {
    return std::clamp(static_cast<int>(std::floor(p)), 0, count - 1);
  };
  const int first = nearest(place - 2 * width), last = nearest(place + 2 * width);
  std::vector<double> weights(last - first + 1);
  double sum = 0;
  for (int k = first; k <= last; ++k) sum += weights[k - first] = cubic((k + 0.5 - place) / width);
  Taps taps{first, {}};
  for (const double w : weights) taps.weights.push_back(static_cast<float>(w / sum));
  return taps;
}

// How `count` pixels become `size`, in the proportions of `lengths` of equal parts of them.
std::vector<Taps> taps_for(const std::vector<double>& lengths, int count, int size) {
  double total = 0;
  for (const double length : lengths) total += length;
  const double per_pixel = total / size, per_part = count / static_cast<double>(lengths.size());
  std::vector<Taps> taps;
  std::size_t part = 0;
  double begin = 0;  // of the part, in lengths
  for (int p = 0; p < size; ++p) {
    const double at = (p + 0.5) * per_pixel;
    while (part + 1 < lengths.size() && begin + lengths[part] <= at) begin += lengths[part++];
    const double place = static_cast<double>(part) + (at - begin) / lengths[part];
    taps.push_back(taps_at(place * per_part, per_part * per_pixel / lengths[part], count));
  }
  return taps;
}

// `picture`, CV_32FC(n), with other rows.
cv::Mat of_rows(const cv::Mat& picture, const std::vector<Taps>& taps, const Progress& progress) {
  cv::Mat out = cv::Mat::zeros(static_cast<int>(taps.size()), picture.cols, picture.type());
  for_rows(0, out.rows, progress, [&](int y) {
    cv::Mat row = out.row(y);
    for (std::size_t k = 0; k < taps[y].weights.size(); ++k) {
      cv::scaleAdd(picture.row(taps[y].first + static_cast<int>(k)), taps[y].weights[k], row, row);
    }
  });
  return out;
}

cv::Mat stretched(const cv::Mat& picture, const Stretch& stretch, cv::Size size, const Progress& progress) {
  const cv::Mat rows = of_rows(picture, taps_for(stretch.heights, picture.rows, size.height), progress);
  return of_rows(rows.t(), taps_for(stretch.widths, picture.cols, size.width), progress).t();
}

}  // namespace

Page on_canvas(const Page& picture, cv::Size size, const Progress& progress) {
  const cv::Mat values = smooth_fill(picture.values, picture.known, cv::Scalar::all(0.5), progress);
  const double factor = std::max(1.0, std::max(values.cols, values.rows) / kLongSide);
  const cv::Mat all(values.size(), CV_8U, cv::Scalar(255));
  const cv::Mat small = average_known(values, all, divided(values.size(), factor), progress).values;
  const cv::Size2d wanted(static_cast<double>(size.width) * small.cols / values.cols,
                          static_cast<double>(size.height) * small.rows / values.rows);
  const Stretch stretch = uneven_stretch(small, wanted);
  cv::Mat known;
  picture.known.convertTo(known, CV_32F, 1.0 / 255);
  return {stretched(values, stretch, size, progress), stretched(known, stretch, size, progress) > kKnown, {}};
}

}  // namespace pentimento::patchmatch
