#include "engine/patchmatch_options.h"

namespace pentimento::engine {

namespace {
patchmatch::SamplingArea area_of(SamplingArea sampling) {
  switch (sampling) {
    case SamplingArea::Anywhere:
      return patchmatch::SamplingArea::Anywhere;
    case SamplingArea::Sides:
      return patchmatch::SamplingArea::Sides;
    case SamplingArea::AboveAndBelow:
      return patchmatch::SamplingArea::AboveAndBelow;
    case SamplingArea::Near:
      break;
  }
  return patchmatch::SamplingArea::Near;
}
}  // namespace

patchmatch::FillOptions patchmatch_options(const FillOptions& options, const cv::Mat& sources) {
  patchmatch::FillOptions same;
  same.sampling = area_of(options.sampling);
  same.sources = sources;
  same.adaptation = options.adaptation;
  same.mirrored = options.mirrored;
  same.turned = options.turned;
  same.scaled = options.scaled;
  for (const auto& guide : options.guides) {
    auto& line = same.guides.emplace_back();
    for (const Point& p : guide) line.emplace_back(static_cast<float>(p.x), static_cast<float>(p.y));
  }
  return same;
}

}  // namespace pentimento::engine
