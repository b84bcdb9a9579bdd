#include "patchmatch/pyramid.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/parallel.h"

namespace pentimento::patchmatch {
namespace {

// The pixels from..to-1 of a row or column that lie under one smaller pixel, and how much of each.
struct Span {
  int from, to;
  double begin, end;

  Span(int k, double scale, int limit) : begin(k * scale), end((k + 1) * scale) {
    from = std::min(static_cast<int>(begin + 1e-9), limit - 1);
    to = std::clamp(static_cast<int>(std::ceil(end - 1e-9)), from + 1, limit);
  }
  float weight(int i) const {
    return static_cast<float>(std::max(0.0, std::min<double>(i + 1, end) - std::max<double>(i, begin)));
  }
};

// The columns under every pixel of a smaller row, with the weights of each, one after the other.
struct Columns {
  std::vector<Span> spans;
  std::vector<float> weights;

  Columns(int from, int to) {
    const double scale = static_cast<double>(from) / to;
    for (int x = 0; x < to; ++x) {
      spans.emplace_back(x, scale, from);
      for (int u = spans.back().from; u < spans.back().to; ++u) weights.push_back(spans.back().weight(u));
    }
  }
};

void store(const cv::Vec3f& from, cv::Vec3b& to) {
  for (int c = 0; c < 3; ++c) to[c] = byte_of(from[c]);
}
template <int N>
void store(const cv::Vec<float, N>& from, cv::Vec<float, N>& to) {
  to = from;
}

// Of pixels with N samples of type T, to samples of type To.
template <class T, int N, class To>
void average_row(const PixelView& picture, const cv::Mat& known, const Columns& columns, int y,
                 KnownAverage& out) {
  using Pixel = cv::Vec<float, N>;
  const int height = picture.size().height;
  const Span rows(y, static_cast<double>(height) / out.values.rows, height);
  const cv::Mat values = picture.rows(rows.from, rows.to);
  const float* weights = columns.weights.data();
  for (int x = 0; x < out.values.cols; ++x) {
    const Span& span = columns.spans[static_cast<std::size_t>(x)];
    Pixel sum = Pixel::all(0);
    float total = 0;
    bool all = true;
    for (int v = rows.from; v < rows.to; ++v) {
      const auto* from = values.ptr<cv::Vec<T, N>>(v - rows.from) + span.from;
      const auto* use = known.ptr<uchar>(v) + span.from;
      const float row_weight = rows.weight(v);
      for (int u = 0; u < span.to - span.from; ++u) {
        if (!use[u]) {
          all = false;
          continue;
        }
        const float w = row_weight * weights[u];
        for (int c = 0; c < N; ++c) sum[c] += w * from[u][c];
        total += w;
      }
    }
    weights += span.to - span.from;
    store(total > 0 ? Pixel(sum * (kUnit<T> / total)) : Pixel::all(0), out.values.ptr<cv::Vec<To, N>>(y)[x]);
    out.known.ptr<uchar>(y)[x] = all ? 255 : 0;
  }
}

// The function that averages rows of `values` to samples of `depth`.
auto row_average(const PixelView& values, int depth) {
  if (CV_MAT_CN(values.type()) == 4) return average_row<float, 4, float>;
  if (values.depth() == CV_8U)
    return depth == CV_8U ? average_row<uchar, 3, uchar> : average_row<uchar, 3, float>;
  return depth == CV_8U ? average_row<float, 3, uchar> : average_row<float, 3, float>;
}

}  // namespace

cv::Mat as_floats(const PixelView& picture) {
  if (picture.depth() == CV_32F) return picture.whole();
  constexpr int kBand = 64;
  cv::Mat floats(picture.size(), CV_32FC3);
  for_bands(0, floats.rows, kBand, Progress(),
            [&](int begin, int end) { write_floats(picture.rows(begin, end), floats.rowRange(begin, end)); });
  return floats;
}

void write_floats(const cv::Mat& picture, cv::Mat floats) {
  picture.convertTo(floats, CV_32F, picture.depth() == CV_8U ? 1.0 / 255 : 1);
}

KnownAverage average_known(const PixelView& values, const cv::Mat& known, cv::Size size,
                           const Progress& progress, int depth) {
  KnownAverage out{cv::Mat(size, CV_MAKETYPE(depth, CV_MAT_CN(values.type()))), cv::Mat(size, CV_8U)};
  const Columns columns(values.size().width, size.width);
  const auto average = row_average(values, depth);
  for_rows(0, size.height, progress, [&](int y) { average(values, known, columns, y, out); });
  return out;
}

cv::Mat shrink_mask(const PixelView& mask, cv::Size size, const Progress& progress) {
  cv::Mat out(size, CV_8U);
  const Columns columns(mask.size().width, size.width);
  for_rows(0, size.height, progress, [&](int y) {
    const Span rows(y, static_cast<double>(mask.size().height) / size.height, mask.size().height);
    cv::Mat all;  // the rows as one
    cv::reduce(mask.rows(rows.from, rows.to), all, 0, cv::REDUCE_MAX);
    auto* to = out.ptr<uchar>(y);
    for (const Span& span : columns.spans) {
      const auto* from = all.ptr<uchar>();
      const auto covered = [](uchar m) { return m > 0; };
      *to++ = std::any_of(from + span.from, from + span.to, covered) ? 255 : 0;
    }
  });
  return out;
}

cv::Point2d ratio_of(cv::Size a, cv::Size b) {
  return {static_cast<double>(a.width) / b.width, static_cast<double>(a.height) / b.height};
}

cv::Size divided(cv::Size size, double factor) {
  return {std::max(1, cvRound(size.width / factor)), std::max(1, cvRound(size.height / factor))};
}

}  // namespace pentimento::patchmatch
