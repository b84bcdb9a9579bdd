// Between the context region of a picture and the size at which a model works on it. Private to this module.
#pragma once

#include <opencv2/core.hpp>

#include "base/geometry.h"

namespace pentimento::engine {

/// `picture` (CV_32FC3) at another size: areas are averaged on the way down, cubic on the way up.
cv::Mat resampled(const cv::Mat& picture, Size size);

/// What the model denoises, which is not what is composited: `hole` (CV_8UC1, above 0: replace) grown by
/// `reach` px so that the blend ring and a few pixels more are made in one piece, at `size`, in whole blocks
/// of `unit` px, because a latent is replaced as a whole or not at all. 0 or 255.
cv::Mat denoising_mask(const cv::Mat& hole, int reach, Size size, int unit);

/// `hole` at `size`: 255 from half on.
cv::Mat plain_mask(const cv::Mat& hole, Size size);

}  // namespace pentimento::engine
