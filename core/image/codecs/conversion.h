// What has to change so that a picture fits into a file format.
#pragma once

#include <string>
#include <vector>

#include "image/codecs/formats.h"
#include "image/color.h"

namespace pentimento::image {

/// Gives a picture's rows in the format of a file. Where nothing has to change the samples are copied.
class FileConversion {
 public:
  FileConversion(const Image& image, FileFormat file, const WriteOptions& options = {});

  const PictureHeader& header() const { return header_; }
  /// A sentence about each thing that the file cannot hold.
  const std::vector<std::string>& losses() const { return losses_; }

  /// Rows `y` .. `y + rows - 1` of the whole width; samples of header().format, interleaved.
  cv::Mat rows(int y, int rows) const;

 private:
  void reencode(const Image& image);
  cv::Mat colors(const Rect& area, const cv::Mat& samples) const;

  TiledImage pixels_;
  FileFormat file_;
  PictureHeader header_;
  std::vector<std::string> losses_;
  bool same_format_ = false;
  bool reencode_ = false;  // through the color converter: the file has another encoding
  bool from_linear_ = false, to_linear_ = false;
  std::shared_ptr<const ColorConverter> converter_;
};

}  // namespace pentimento::image
