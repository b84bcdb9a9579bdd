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
// How many times as wide, or as narrow, things may become. (Looked at: at 1.15 saucers are no longer round;
// with less there is more to continue, which shows sooner.)
constexpr double kDistortion = 1.12;
constexpr int kBisections = 8;
constexpr double kLeastShare = 0.2;  // of the new canvas, on either side
constexpr double kKnown = 252;       // of 255: what is under a pixel that is known

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

// One row of `picture` with other rows, as floats.
cv::Mat row_of(const cv::Mat& picture, const Taps& taps) {
  cv::Mat sum = cv::Mat::zeros(1, picture.cols, CV_MAKETYPE(CV_32F, picture.channels())), row;
  for (std::size_t k = 0; k < taps.weights.size(); ++k) {
    picture.row(taps.first + static_cast<int>(k)).convertTo(row, CV_32F);
    cv::scaleAdd(row, taps.weights[k], sum, sum);
  }
  return sum;
}

// `row` (CV_32FC(n)) with other columns.
cv::Mat of_columns(const cv::Mat& row, const std::vector<Taps>& taps) {
  const int channels = row.channels();
  cv::Mat out = cv::Mat::zeros(1, static_cast<int>(taps.size()), row.type());
  auto* to = out.ptr<float>();
  for (const Taps& pixel : taps) {
    const float* from = row.ptr<float>() + static_cast<std::ptrdiff_t>(pixel.first) * channels;
    for (const float weight : pixel.weights) {
      for (int c = 0; c < channels; ++c) to[c] += weight * *from++;
    }
    to += channels;
  }
  return out;
}

// Of the same type as `picture`: row by row, as a large one takes much memory.
cv::Mat stretched(const cv::Mat& picture, const Stretch& stretch, cv::Size size, const Progress& progress) {
  const std::vector<Taps> down = taps_for(stretch.heights, picture.rows, size.height),
                          across = taps_for(stretch.widths, picture.cols, size.width);
  cv::Mat out(size, picture.type());
  for_rows(0, size.height, progress, [&](int y) {
    of_columns(row_of(picture, down[y]), across).convertTo(out.row(y), picture.depth());
  });
  return out;
}

// The size of a picture `share` of the way (0 to 1) from its own proportions to those of a canvas, in that.
cv::Size2d on_the_way(cv::Size2d own, cv::Size2d canvas, double share) {
  const double from = own.width / own.height, to = canvas.width / canvas.height;
  const double aspect = from * std::pow(to / from, share);
  return aspect < to ? cv::Size2d(canvas.height * aspect, canvas.height)
                     : cv::Size2d(canvas.width, canvas.width / aspect);
}

// The most of `canvas` over which a picture can be stretched.
cv::Size2d stretchable(const cv::Mat& importance, cv::Size2d canvas) {
  const auto keeps_shape = [&](cv::Size2d size) {
    return distortion(importance, uneven_stretch(importance, size)) <= kDistortion;
  };
  if (keeps_shape(canvas)) return canvas;
  double low = 0, high = 1;
  for (int k = 0; k < kBisections; ++k) {
    const double middle = (low + high) / 2;
    (keeps_shape(on_the_way(importance.size(), canvas, middle)) ? low : high) = middle;
  }
  return on_the_way(importance.size(), canvas, low);
}

// The share of new canvas before the picture, where behind it there is the rest: most of it goes where the
// picture ends with little to go on with.
double share_before(const cv::Mat& importance_before, const cv::Mat& importance_behind) {
  const double before = std::sqrt(cv::mean(importance_before)[0]),
               behind = std::sqrt(cv::mean(importance_behind)[0]);
  return std::clamp(behind / (before + behind), kLeastShare, 1 - kLeastShare);
}

// Where the picture, stretched to `wanted`, lies on a canvas of `size`.
cv::Rect place_on(cv::Size size, cv::Size2d wanted, const cv::Mat& importance) {
  const cv::Size own(std::clamp(cvRound(wanted.width), 1, size.width),
                     std::clamp(cvRound(wanted.height), 1, size.height));
  const double left = share_before(importance.col(0), importance.col(importance.cols - 1)),
               top = share_before(importance.row(0), importance.row(importance.rows - 1));
  return {{cvRound((size.width - own.width) * left), cvRound((size.height - own.height) * top)}, own};
}

// `picture` at its `place` on a canvas of `size`, the rest of it 0.
cv::Mat framed(const cv::Mat& picture, const cv::Rect& place, cv::Size size) {
  if (place.size() == size) return picture;
  cv::Mat canvas = cv::Mat::zeros(size, picture.type());
  picture.copyTo(canvas(place));
  return canvas;
}

bool all_known(const Page& picture) {
  return cv::countNonZero(picture.known) == static_cast<int>(picture.known.total());
}

}  // namespace

Canvas on_canvas(const Page& picture, cv::Size size, const Progress& progress) {
  const bool whole = all_known(picture);
  const cv::Mat values =
      whole ? picture.values
            : smooth_fill(as_floats(picture.values), picture.known, cv::Scalar::all(0.5), progress);
  const double factor = std::max(1.0, std::max(values.cols, values.rows) / kLongSide);
  const cv::Mat all(values.size(), CV_8U, cv::Scalar(255));
  const cv::Mat small =
      importance(average_known(values, all, divided(values.size(), factor), progress).values);
  const cv::Point2d ratio = ratio_of(values.size(), small.size());
  const cv::Size2d wanted = stretchable(small, {size.width / ratio.x, size.height / ratio.y});
  const Stretch stretch = uneven_stretch(small, wanted);
  const cv::Rect place = place_on(size, {wanted.width * ratio.x, wanted.height * ratio.y}, small);
  const cv::Mat known = whole ? cv::Mat(place.size(), CV_8U, cv::Scalar(255))
                              : cv::Mat(stretched(picture.known, stretch, place.size(), progress) > kKnown);
  return {{framed(stretched(values, stretch, place.size(), progress), place, size),
           framed(known, place, size),
           {}},
          place};
}

}  // namespace pentimento::patchmatch
