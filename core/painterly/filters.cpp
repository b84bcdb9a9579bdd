#include "painterly/filters.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/parallel.h"
#include "painterly/sampling.h"

namespace pentimento::painterly {
namespace {

/// Which pixels of a line make each pixel of the new line.
struct Taps {
  int width = 0;               // taps for each
  std::vector<int> from;       // clamped positions, `width` for each
  std::vector<float> weights;  // sum 1 for each

  int count() const { return static_cast<int>(from.size()) / width; }
};

template <class Weight>
Taps make_taps(int count, int width, int limit, const Weight& weight) {
  Taps taps{width, {}, {}};
  for (int i = 0; i < count; ++i) {
    float sum = 0;
    const std::size_t first = taps.weights.size();
    for (int k = 0; k < width; ++k) {
      const auto [position, w] = weight(i, k);
      taps.from.push_back(std::clamp(position, 0, limit - 1));
      taps.weights.push_back(w);
      sum += w;
    }
    for (int k = 0; k < width; ++k) taps.weights[first + static_cast<std::size_t>(k)] /= sum;
  }
  return taps;
}

Taps gaussian_taps(int length, float sigma) {
  const int radius = std::max(1, cvCeil(3.5F * sigma));
  return make_taps(length, 2 * radius + 1, length, [&](int i, int k) {
    const float d = static_cast<float>(k - radius) / sigma;
    return std::pair(i + k - radius, std::exp(-0.5F * d * d));
  });
}

Taps area_taps(int length, int count) {
  const double factor = static_cast<double>(length) / count;
  return make_taps(count, cvCeil(factor) + 1, length, [&](int i, int k) {
    const double from = i * factor, to = from + factor;
    const int at = static_cast<int>(from) + k;
    return std::pair(at, static_cast<float>(std::max(
                             0.0, std::min(to, at + 1.0) - std::max(from, static_cast<double>(at)))));
  });
}

// Keys 1981, with his a = -1/2.
float cubic(float d) {
  d = std::abs(d);
  if (d < 1) return (1.5F * d - 2.5F) * d * d + 1;
  return d < 2 ? ((-0.5F * d + 2.5F) * d - 4) * d + 2 : 0;
}

Taps enlarging_taps(int first, int count, double scale, int limit, Enlarging enlarging) {
  const int half = enlarging == Enlarging::Cubic ? 2 : 1;
  return make_taps(count, 2 * half, limit, [&](int i, int k) {
    const double at = (first + i + 0.5) / scale - 0.5;
    const int position = static_cast<int>(std::floor(at)) + 1 - half + k;
    const auto d = static_cast<float>(at - position);
    return std::pair(position, half == 2 ? cubic(d) : std::max(0.0F, 1 - std::abs(d)));
  });
}

Taps resizing_taps(int length, int count, Enlarging enlarging) {
  if (count < length) return area_taps(length, count);
  return enlarging_taps(0, count, static_cast<double>(count) / length, length, enlarging);
}

// Columns first, then rows.
cv::Mat filtered(const cv::Mat& picture, const Taps& across, const Taps& down, const Progress& progress) {
  const int channels = picture.channels();
  const int least = *std::min_element(down.from.begin(), down.from.end());
  const int most = *std::max_element(down.from.begin(), down.from.end());
  cv::Mat narrow(most - least + 1, across.count(), picture.type()),
      result(down.count(), across.count(), picture.type());
  for_rows(0, narrow.rows, progress, [&](int y) {
    const auto* from = picture.ptr<float>(y + least);
    auto* to = narrow.ptr<float>(y);
    for (int x = 0; x < narrow.cols; ++x) {
      const std::size_t first = static_cast<std::size_t>(x) * static_cast<std::size_t>(across.width);
      for (int c = 0; c < channels; ++c) {
        float sum = 0;
        for (int k = 0; k < across.width; ++k) {
          sum += across.weights[first + static_cast<std::size_t>(k)] *
                 from[across.from[first + static_cast<std::size_t>(k)] * channels + c];
        }
        to[x * channels + c] = sum;
      }
    }
  });
  for_rows(0, result.rows, progress, [&](int y) {
    auto* to = result.ptr<float>(y);
    std::fill(to, to + result.cols * channels, 0.0F);
    for (int k = 0; k < down.width; ++k) {
      const std::size_t tap =
          static_cast<std::size_t>(y) * static_cast<std::size_t>(down.width) + static_cast<std::size_t>(k);
      const float w = down.weights[tap];
      const auto* from = narrow.ptr<float>(down.from[tap] - least);
      for (int x = 0; x < result.cols * channels; ++x) to[x] += w * from[x];
    }
  });
  return result;
}

}  // namespace

cv::Mat blurred(const cv::Mat& picture, float sigma, const Progress& progress) {
  return filtered(picture, gaussian_taps(picture.cols, sigma), gaussian_taps(picture.rows, sigma), progress);
}

cv::Mat resized(const cv::Mat& picture, cv::Size size, Enlarging enlarging, const Progress& progress) {
  if (size == picture.size()) return picture;
  return filtered(picture, resizing_taps(picture.cols, size.width, enlarging),
                  resizing_taps(picture.rows, size.height, enlarging), progress);
}

cv::Mat enlarged_part(const cv::Mat& picture, const cv::Rect& area, double scale, const Progress& progress) {
  return filtered(picture, enlarging_taps(area.x, area.width, scale, picture.cols, Enlarging::Cubic),
                  enlarging_taps(area.y, area.height, scale, picture.rows, Enlarging::Cubic), progress);
}

Derivatives derivatives(const cv::Mat& picture, const Progress& progress) {
  const int channels = picture.channels();
  Derivatives d{cv::Mat(picture.size(), picture.type()), cv::Mat(picture.size(), picture.type())};
  for_rows(0, picture.rows, progress, [&](int y) {
    const auto *above = picture.ptr<float>(std::max(0, y - 1)), *here = picture.ptr<float>(y),
               *below = picture.ptr<float>(std::min(picture.rows - 1, y + 1));
    for (int x = 0; x < picture.cols; ++x) {
      for (int c = 0; c < channels; ++c) {
        const int m = x * channels + c, l = std::max(0, x - 1) * channels + c,
                  r = std::min(picture.cols - 1, x + 1) * channels + c;
        d.x.ptr<float>(y)[m] =
            (3 * (above[r] - above[l] + below[r] - below[l]) + 10 * (here[r] - here[l])) / 32;
        d.y.ptr<float>(y)[m] =
            (3 * (below[l] - above[l] + below[r] - above[r]) + 10 * (below[m] - above[m])) / 32;
      }
    }
  });
  return d;
}

cv::Mat luma_of(const cv::Mat& three) {
  cv::Mat grey(three.size(), CV_32F);
  for (int y = 0; y < three.rows; ++y) {
    const auto* from = three.ptr<cv::Vec3f>(y);
    std::transform(from, from + three.cols, grey.ptr<float>(y), luma);
  }
  return grey;
}

}  // namespace pentimento::painterly
