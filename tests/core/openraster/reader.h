// A reader of OpenRaster files of its own, which shares nothing with the writer: entries by libzip, stack.xml
// by patterns, compositing by the formulas of the specification (W3C Compositing and Blending Level 1).
#pragma once

#include <filesystem>
#include <map>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "image/image.h"

namespace pentimento::test {

struct OpenRasterLayer {
  std::map<std::string, std::string> attributes;
  image::Image image;
};

struct OpenRasterFile {
  std::vector<std::string> names;  ///< of the entries, in their order
  std::string mimetype;
  Size size;
  std::vector<OpenRasterLayer> layers;  ///< the lowest first
  image::Image merged, thumbnail;
};

OpenRasterFile read_openraster(const std::filesystem::path& file);

/// All visible layers over nothing: CV_64FC4 (R G B alpha, not premultiplied), 0..1.
cv::Mat composited(const OpenRasterFile& file);

/// CV_64FC4 in 0..1; opaque when there is no alpha, grey three times.
cv::Mat as_rgba(const image::Image& image);

}  // namespace pentimento::test
