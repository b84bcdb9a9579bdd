#include "engine/style_picture.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "base/utf8.h"
#include "engine/content_hash.h"
#include "image/color.h"
#include "image/io.h"

namespace pentimento::engine {

namespace {
namespace fs = std::filesystem;
constexpr double kMostPixels = 6e6;

[[noreturn]] void refuse_missing(const RepaintOptions& options) {
  if (!options.style_hash.empty()) {
    throw Error(ErrorCode::BadFile,
                "The picture \"" + printable(options.style) +
                    "\" that was painted like is missing: put it back, or choose a style.");
  }
  throw Error(ErrorCode::Usage, "There is no style \"" + printable(options.style) +
                                    "\": say watercolor, oil, gouache, ink, or the file of a picture.");
}

/// In bands, so that no large picture is ever whole in float.
cv::Mat reduced(const image::Image& picture) {
  const Size size = picture.size();
  const int factor =
      std::max(1, static_cast<int>(std::ceil(std::sqrt(static_cast<double>(size.area()) / kMostPixels))));
  const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
  const int rows = factor * std::max(1, 256 / factor);
  cv::Mat result;
  for (int y = 0; y < size.height; y += rows) {
    const cv::Mat band =
        converter.to_srgb(picture.pixels, {0, y, size.width, std::min(rows, size.height - y)});
    cv::Mat small;
    cv::resize(band, small, {std::max(1, band.cols / factor), std::max(1, band.rows / factor)}, 0, 0,
               cv::INTER_AREA);
    result.push_back(small);
  }
  return cv::min(cv::max(result, 0), 1);
}
}  // namespace

StylePicture read_style_picture(const RepaintOptions& options) {
  std::error_code none;
  const fs::path file = fs::absolute(fs::path(options.style), none);
  if (none || !fs::is_regular_file(file, none)) refuse_missing(options);
  Progress progress;
  const image::Image picture = image::read_image(file, progress);
  StylePicture style{options, reduced(picture)};
  style.options.style = file.string();
  style.options.style_hash = content_hash(picture);
  if (!options.style_hash.empty() && options.style_hash != style.options.style_hash) {
    throw Error(ErrorCode::BadFile,
                "The picture \"" + printable(options.style) +
                    "\" is not the one that was painted like: it has changed since. Choose "
                    "the style again.");
  }
  return style;
}

}  // namespace pentimento::engine
