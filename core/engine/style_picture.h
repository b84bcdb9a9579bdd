// The picture whose brush and palette Repaint takes.
#pragma once

#include <opencv2/core.hpp>

#include "engine/repaint_options.h"

namespace pentimento::engine {

struct StylePicture {
  RepaintOptions options;  ///< with an absolute path and the hash
  cv::Mat pixels;          ///< CV_32FC3 sRGB; a large picture is averaged down to some megapixels
};

/// Reads options.style. Throws Error(Usage) when there is no such file; Error(BadFile) when it is no picture,
/// or not the one of options.style_hash.
StylePicture read_style_picture(const RepaintOptions& options);

}  // namespace pentimento::engine
