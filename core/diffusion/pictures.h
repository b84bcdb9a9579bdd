// Between OpenCV's matrices and libtorch's tensors.
#pragma once

#include <ATen/core/Tensor.h>

#include <opencv2/core.hpp>

namespace pentimento::diffusion {

/// CV_32FC3 -> [1, 3, h, w], clamped to 0..1; NaN becomes 0.
at::Tensor to_tensor(const cv::Mat& picture);

/// CV_8UC1 (0..255) or CV_32FC1 (0..1) -> [1, 1, h, w], 0..1.
at::Tensor mask_to_tensor(const cv::Mat& mask);

/// [1, 3, h, w] -> CV_32FC3
cv::Mat to_mat(const at::Tensor& picture);

}  // namespace pentimento::diffusion
