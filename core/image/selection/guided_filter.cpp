#include "image/selection/guided_filter.h"

#include <opencv2/imgproc.hpp>

namespace pentimento::image {

namespace {
cv::Mat window_mean(const cv::Mat& values, int radius) {
  cv::Mat mean;
  cv::boxFilter(values, mean, CV_32F, {2 * radius + 1, 2 * radius + 1}, {-1, -1}, true, cv::BORDER_REFLECT);
  return mean;
}

/// The six different products of two colors: rr rg rb gg gb bb.
using Products = cv::Vec<float, 6>;

cv::Mat products_of(const cv::Mat& guide) {
  cv::Mat result(guide.size(), CV_32FC(6));
  for (int y = 0; y < guide.rows; ++y) {
    const auto* c = guide.ptr<cv::Vec3f>(y);
    auto* to = result.ptr<Products>(y);
    for (int x = 0; x < guide.cols; ++x) {
      const float r = c[x][0], g = c[x][1], b = c[x][2];
      to[x] = Products(r * r, r * g, r * b, g * g, g * b, b * b);
    }
  }
  return result;
}

cv::Mat times(const cv::Mat& guide, const cv::Mat& values) {
  cv::Mat three, result;
  cv::cvtColor(values, three, cv::COLOR_GRAY2RGB);
  cv::multiply(guide, three, result);
  return result;
}

/// The linear model of one window: (covariance of the guide + epsilon) factors = covariance with the values.
cv::Vec4f model(const Products& pp, const cv::Vec3f& mean, const cv::Vec3f& product, float value,
                float epsilon) {
  const cv::Matx33f s(pp[0] - mean[0] * mean[0] + epsilon, pp[1] - mean[0] * mean[1],
                      pp[2] - mean[0] * mean[2],  //
                      pp[1] - mean[0] * mean[1], pp[3] - mean[1] * mean[1] + epsilon,
                      pp[4] - mean[1] * mean[2],  //
                      pp[2] - mean[0] * mean[2], pp[4] - mean[1] * mean[2],
                      pp[5] - mean[2] * mean[2] + epsilon);
  const cv::Vec3f factors = s.solve(product - mean * value, cv::DECOMP_LU);
  return {factors[0], factors[1], factors[2], value - factors.dot(mean)};
}
}  // namespace

cv::Mat guided_coefficients(const cv::Mat& guide, const cv::Mat& values, int radius, double epsilon) {
  const cv::Mat mean = window_mean(guide, radius), value = window_mean(values, radius);
  const cv::Mat products = window_mean(products_of(guide), radius);
  const cv::Mat with_values = window_mean(times(guide, values), radius);
  cv::Mat models(guide.size(), CV_32FC4);
  cv::parallel_for_(cv::Range(0, guide.rows), [&](const cv::Range& rows) {
    for (int y = rows.start; y < rows.end; ++y) {
      for (int x = 0; x < guide.cols; ++x) {
        models.at<cv::Vec4f>(y, x) =
            model(products.at<Products>(y, x), mean.at<cv::Vec3f>(y, x), with_values.at<cv::Vec3f>(y, x),
                  value.at<float>(y, x), static_cast<float>(epsilon));
      }
    }
  });
  return window_mean(models, radius);
}

cv::Mat guided_values(const cv::Mat& coefficients, const cv::Mat& guide) {
  cv::Mat models = coefficients;
  if (models.size() != guide.size()) cv::resize(coefficients, models, guide.size(), 0, 0, cv::INTER_LINEAR);
  cv::Mat result(guide.size(), CV_32FC1);
  for (int y = 0; y < guide.rows; ++y) {
    const auto* m = models.ptr<cv::Vec4f>(y);
    const auto* c = guide.ptr<cv::Vec3f>(y);
    auto* to = result.ptr<float>(y);
    for (int x = 0; x < guide.cols; ++x) {
      to[x] = m[x][0] * c[x][0] + m[x][1] * c[x][1] + m[x][2] * c[x][2] + m[x][3];
    }
  }
  return result;
}

}  // namespace pentimento::image
