#include "patchmatch/palette_match.h"

#include <algorithm>
#include <cmath>

namespace pentimento::patchmatch {
namespace {

using Matrix = cv::Matx33d;
constexpr double kLeastVariance = 1e-5;  // a flat picture has colors to give, but no directions
constexpr double kMostGain = 3;          // in any direction; more would only enlarge noise

struct Colors {
  cv::Vec3d mean = {0, 0, 0};
  Matrix covariance = Matrix::zeros();
};

Colors colors_of(const cv::Mat& picture) {
  Colors colors;
  const double n = static_cast<double>(picture.total());
  Matrix products = Matrix::zeros();
  for (int y = 0; y < picture.rows; ++y) {
    const auto* row = picture.ptr<cv::Vec3f>(y);
    for (int x = 0; x < picture.cols; ++x) {
      const cv::Vec3d p = row[x];
      colors.mean += p;
      products += p * p.t();
    }
  }
  colors.mean *= 1 / n;
  colors.covariance = products * (1 / n) - colors.mean * colors.mean.t() + Matrix::eye() * kLeastVariance;
  return colors;
}

// A symmetric matrix with `change` applied to its eigenvalues.
template <class Change>
Matrix changed(const Matrix& m, const Change& change) {
  cv::Vec3d values;
  Matrix vectors;
  cv::eigen(m, values, vectors);  // in rows
  Matrix diagonal = Matrix::zeros();
  for (int k = 0; k < 3; ++k) diagonal(k, k) = change(values[k]);
  return vectors.t() * diagonal * vectors;
}

Matrix power(const Matrix& m, double exponent) {
  return changed(m, [&](double v) { return std::pow(std::max(v, 1e-12), exponent); });
}

Matrix transport(const Matrix& from, const Matrix& to) {
  const Matrix root = power(from, 0.5), inverse = power(from, -0.5);
  const Matrix map = inverse * power(root * to * root, 0.5) * inverse;
  return changed((map + map.t()) * 0.5, [](double v) { return std::min(v, kMostGain); });
}

}  // namespace

cv::Mat palette_matched(const cv::Mat& picture, const cv::Mat& example, double share) {
  const Colors from = colors_of(picture), to = colors_of(example);
  const Matrix map = transport(from.covariance, to.covariance) * share + Matrix::eye() * (1 - share);
  const cv::Vec3d mean = to.mean * share + from.mean * (1 - share), shift = mean - map * from.mean;
  cv::Matx34d whole;
  for (int r = 0; r < 3; ++r) {
    for (int c = 0; c < 3; ++c) whole(r, c) = map(r, c);
    whole(r, 3) = shift[r];
  }
  cv::Mat result;
  cv::transform(picture, result, whole);
  return result;
}

}  // namespace pentimento::patchmatch
