#include "diffusion/pictures.h"

#include <ATen/ATen.h>

namespace pentimento::diffusion {
namespace {

at::Tensor copied(const cv::Mat& matrix, int channels) {  // [1, channels, h, w]
  const cv::Mat packed = matrix.isContinuous() ? matrix : matrix.clone();
  return at::from_blob(packed.data, {packed.rows, packed.cols, channels}, at::kFloat)
      .permute({2, 0, 1})
      .unsqueeze(0)
      .contiguous()
      .clone();
}

}  // namespace

at::Tensor to_tensor(const cv::Mat& picture) {
  CV_Assert(picture.type() == CV_32FC3);
  return copied(picture, 3).nan_to_num(0).clamp(0, 1);
}

at::Tensor mask_to_tensor(const cv::Mat& mask) {
  CV_Assert(mask.type() == CV_8UC1 || mask.type() == CV_32FC1);
  cv::Mat number;
  mask.convertTo(number, CV_32FC1, mask.type() == CV_8UC1 ? 1.0 / 255 : 1.0);
  return copied(number, 1);
}

cv::Mat to_mat(const at::Tensor& picture) {
  const at::Tensor rows = picture[0].permute({1, 2, 0}).contiguous();
  cv::Mat result(static_cast<int>(rows.size(0)), static_cast<int>(rows.size(1)), CV_32FC3);
  std::copy_n(rows.const_data_ptr<float>(), rows.numel(), result.ptr<float>());
  return result;
}

}  // namespace pentimento::diffusion
