#include "patchmatch/fill_options.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "patchmatch/marked.h"

namespace pentimento::patchmatch {
namespace {

constexpr double kFineSteps = 15;  // degrees: larger turns are tried in two steps
constexpr double kLeast = 1e-3;

double within(double value, double least, double most) {
  return std::isfinite(value) ? std::clamp(value, least, most) : least;
}

std::vector<PageLook> looks(const FillOptions& options) {
  std::vector<PageLook> looks;
  if (options.mirrored) looks.push_back({true, 0, 1});
  const double turned = within(options.turned, 0, 180), scaled = within(options.scaled, 0, 1);
  const auto add_turned = [&](double degrees) {
    looks.push_back({false, degrees, 1});
    looks.push_back({false, -degrees, 1});
  };
  if (turned > kFineSteps) add_turned(turned / 2);
  if (turned > kLeast) add_turned(turned);
  if (scaled > kLeast) {
    looks.push_back({false, 0, 1 + scaled});
    looks.push_back({false, 0, 1 / (1 + scaled)});
  }
  return looks;
}

}  // namespace

cv::Mat sampling_area(const FillOptions& options, const PixelView& hole) {
  const bool sides = options.sampling == SamplingArea::Sides,
             upright = options.sampling == SamplingArea::AboveAndBelow;
  if (!sides && !upright) return options.sources;
  const cv::Size size = hole.size();
  cv::Rect band = marked_bounds(hole);
  if (sides) band = {0, band.y, size.width, band.height};
  if (upright) band = {band.x, 0, band.width, size.height};
  cv::Mat area = cv::Mat::zeros(size, CV_8U);
  area(band) = 255;
  if (!options.sources.empty()) area.setTo(0, options.sources == 0);
  return area;
}

Settings with_options(Settings settings, const FillOptions& options) {
  if (options.sampling == SamplingArea::Anywhere) {
    settings.reach = settings.vertical_reach = settings.vertical_reach_coarsest = 0;
  }
  const auto adaptation = static_cast<float>(2 * within(options.adaptation, 0, 1));
  settings.bias_luma *= adaptation;
  settings.bias_chroma *= adaptation;
  for (const PageLook& look : looks(options)) settings.pages.push_back(look);
  if (!options.guides.empty()) settings.copy_patterns = false;  // copies know nothing of guides
  return settings;
}

}  // namespace pentimento::patchmatch
