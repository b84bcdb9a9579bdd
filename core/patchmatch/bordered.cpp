#include "patchmatch/bordered.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kSlack = 1;  // a 32-byte load of 7 four-byte pixels reads an 8th

cv::Size bordered(cv::Size size) {
  return {size.width + 2 * kRadius + kSlack, size.height + 2 * kRadius};
}

}  // namespace

cv::Mat make_bordered(cv::Size size, int type) {
  const cv::Mat whole = cv::Mat::zeros(bordered(size), type);
  return whole(cv::Rect({kRadius, kRadius}, size));
}

cv::Mat make_unset_bordered(cv::Size size, int type) {
  const cv::Mat whole(bordered(size), type);
  return whole(cv::Rect({kRadius, kRadius}, size));
}

cv::Mat bordered_copy(const cv::Mat& image) {
  cv::Mat copy = make_bordered(image.size(), image.type());
  image.copyTo(copy);
  return copy;
}

}  // namespace pentimento::patchmatch
