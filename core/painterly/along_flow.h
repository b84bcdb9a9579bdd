// Line integral convolution: smoothing along the forms, which leaves them sharp across (Cabral and Leedom
// 1993).
#pragma once

#include <cmath>
#include <vector>

#include "base/parallel.h"
#include "painterly/flow.h"
#include "painterly/sampling.h"

namespace pentimento::painterly {

/// `picture`, whose pixels are T, averaged over `reach` px to both sides with a Gaussian.
template <class T>
cv::Mat smoothed_along(const cv::Mat& picture, const Flow& flow, int reach, const Progress& progress) {
  std::vector<float> weights;
  for (int k = 0; k <= reach; ++k)
    weights.push_back(std::exp(-2.0F * static_cast<float>(k * k) / static_cast<float>(reach * reach)));
  cv::Mat result(picture.size(), picture.type());
  for_rows(0, picture.rows, progress, [&](int y) {
    for (int x = 0; x < picture.cols; ++x) {
      T sum = picture.ptr<T>(y)[x];
      float total = 1;
      for (const float side : {-1.0F, 1.0F}) {
        cv::Point2f p(static_cast<float>(x), static_cast<float>(y));
        cv::Vec2f heading = flow.tangent.ptr<cv::Vec2f>(y)[x] * side;
        for (int k = 1; k <= reach; ++k) {
          p += cv::Point2f(heading[0], heading[1]);
          sum += sample<T>(picture, p.x, p.y) * weights[static_cast<std::size_t>(k)];
          total += weights[static_cast<std::size_t>(k)];
          const cv::Vec2f next = nearest<cv::Vec2f>(flow.tangent, p);
          heading = next.dot(heading) < 0 ? -next : next;
        }
      }
      result.ptr<T>(y)[x] = sum * (1 / total);
    }
  });
  return result;
}

}  // namespace pentimento::painterly
