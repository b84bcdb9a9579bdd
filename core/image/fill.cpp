#include "image/fill.h"

#include "base/error.h"
#include "image/samples.h"

namespace pentimento::image {

SampleType fill_type(SampleType type) {
  return type == SampleType::UInt8 ? SampleType::Half : SampleType::Float;
}

Fill make_fill(const cv::Mat& srgb, Point origin, SampleType type, bool opaque) {
  if (srgb.type() != CV_32FC3) throw Error(ErrorCode::Internal, "A fill must be float RGB.");
  cv::Mat samples;
  srgb.convertTo(samples, depth_of(type));
  Fill fill{TiledImage({type, 3, false}, {srgb.cols, srgb.rows}), origin, opaque};
  fill.pixels.write(fill.pixels.bounds(), samples.data, samples.step);
  return fill;
}

cv::Mat srgb_of(const Fill& fill, const Rect& area) {
  cv::Mat srgb;
  samples_of(fill.pixels, area.translated(-fill.origin.x, -fill.origin.y)).convertTo(srgb, CV_32F);
  return srgb;
}

}  // namespace pentimento::image
