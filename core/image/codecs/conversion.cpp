#include "image/codecs/conversion.h"

#include <opencv2/imgproc.hpp>

#include "image/codecs/copyright.h"
#include "image/digital_source.h"
#include "image/icc_profile.h"
#include "image/kept_recipes.h"
#include "image/samples.h"
#include "image/tone_curve.h"

namespace pentimento::image {

namespace {
bool is_integer(SampleType type) {
  return type == SampleType::UInt8 || type == SampleType::UInt16;
}

std::vector<std::string> losses_of(PixelFormat from, PixelFormat to, const std::string& file) {
  std::vector<std::string> losses;
  const bool widened = from.sample == SampleType::UInt8 && to.sample == SampleType::UInt16;
  if (from.sample != to.sample && is_integer(to.sample) && !widened) {
    const std::string bits = to.sample == SampleType::UInt8 ? "8" : "16";
    losses.push_back(file + " holds " + bits + " bit for each channel here: values are rounded" +
                     (is_integer(from.sample) ? "." : " and cut to the range from black to white."));
  }
  if (from.alpha && !to.alpha) losses.push_back(file + " holds no transparency: it is put on white.");
  return losses;
}

/// Blocks of metadata that the file cannot hold are left out.
void drop_blocks(FileFormat file, Metadata& metadata, std::vector<std::string>& losses) {
  const auto drop = [&](std::vector<std::uint8_t>& block, const char* what, const char* why) {
    if (block.empty()) return;
    block.clear();
    losses.push_back(name(file) + " cannot hold the " + what + why + ": it is left out.");
  };
  constexpr std::size_t kMaxExif = 65533 - 6, kMaxXmp = 65533 - 29;  // one marker, less the block's name
  if (file == FileFormat::OpenExr) {
    drop(metadata.exif, "EXIF data", "");
    drop(metadata.xmp, "XMP data", "");
  }
  if (file == FileFormat::Jpeg && metadata.xmp.size() > kMaxXmp && !recipes_of(metadata.xmp).empty()) {
    metadata.xmp = without_recipes(metadata.xmp);
    losses.push_back(name(file) + " cannot hold the recipes, which are too large: they are left out.");
  }
  if (file == FileFormat::Jpeg && metadata.exif.size() > kMaxExif)
    drop(metadata.exif, "EXIF data", ", which is too large");
  if (file == FileFormat::Jpeg && metadata.xmp.size() > kMaxXmp)
    drop(metadata.xmp, "XMP data", ", which is too large");
}

void keep_metadata(MetadataChoice choice, Metadata& metadata) {
  if (choice == MetadataChoice::All) return;
  const auto source = trained_source_of(metadata.xmp);
  const bool copyright = choice == MetadataChoice::Copyright;
  metadata.exif = copyright ? copyright_of_exif(metadata.exif) : std::vector<std::uint8_t>();
  metadata.xmp = copyright ? copyright_of_xmp(metadata.xmp) : std::vector<std::uint8_t>();
  if (source) metadata.xmp = *with_digital_source(metadata.xmp, *source);
}

/// `colors` (CV_32F, 0..1) put on white by `alpha` (CV_32FC1).
void put_on_white(cv::Mat& colors, const cv::Mat& alpha) {
  const int channels = colors.channels();
  for (int y = 0; y < colors.rows; ++y) {
    auto* color = colors.ptr<float>(y);
    const auto* a = alpha.ptr<float>(y);
    for (int i = 0; i < colors.cols * channels; ++i) color[i] = 1 + (color[i] - 1) * a[i / channels];
  }
}

/// Multiplies (or divides, where alpha is not 0) the colors by alpha.
void multiply_by_alpha(cv::Mat& colors, const cv::Mat& alpha, bool divide) {
  for (int y = 0; y < colors.rows; ++y) {
    auto* color = colors.ptr<float>(y);
    const auto* a = alpha.ptr<float>(y);
    for (int x = 0; x < colors.cols; ++x, color += 3) {
      if (divide && !(a[x] > 0)) continue;
      const float factor = divide ? 1 / a[x] : a[x];
      for (int c = 0; c < 3; ++c) color[c] *= factor;
    }
  }
}

void apply(cv::Mat& colors, float (*function)(float)) {
  for (int y = 0; y < colors.rows; ++y) {
    auto* row = colors.ptr<float>(y);
    for (int i = 0; i < colors.cols * colors.channels(); ++i) row[i] = function(row[i]);
  }
}

cv::Mat joined(const cv::Mat& colors, const cv::Mat& alpha) {
  std::vector<cv::Mat> planes;
  cv::split(colors, planes);
  planes.push_back(alpha);
  cv::Mat result;
  cv::merge(planes, result);
  return result;
}
}  // namespace

FileConversion::FileConversion(const Image& image, FileFormat file, const WriteOptions& options)
    : pixels_(image.pixels), file_(file) {
  const PixelFormat from = pixels_.format();
  PixelFormat wanted = from;
  if (options.sample) wanted.sample = *options.sample;
  header_.size = image.size();
  header_.format = storable(file, wanted);
  header_.metadata = *image.metadata;
  keep_metadata(options.metadata, header_.metadata);
  losses_ = losses_of(from, header_.format, name(file));
  drop_blocks(file, header_.metadata, losses_);
  from_linear_ = image.metadata->linear && image.metadata->icc.empty();
  to_linear_ = file == FileFormat::OpenExr;
  const bool grey_profile_lost =
      from.color_channels != header_.format.color_channels && !image.metadata->icc.empty();
  reencode_ = from_linear_ != to_linear_ || (to_linear_ && !image.metadata->icc.empty()) || grey_profile_lost;
  same_format_ = !reencode_ && header_.format == from;
  if (reencode_) reencode(image);
  if (options.name_srgb && !to_linear_ && header_.metadata.icc.empty()) {
    header_.metadata.icc = srgb_profile(header_.format.color_channels);
  }
}

void FileConversion::reencode(const Image& image) {
  converter_ = std::make_shared<ColorConverter>(image.pixels.format(), *image.metadata);
  header_.metadata.icc.clear();
  header_.metadata.chromaticities.clear();
  header_.metadata.linear = to_linear_;
  losses_.push_back(to_linear_ ? name(file_) + " holds linear light: colors are converted to linear sRGB."
                               : "Colors are converted to sRGB, because " + name(file_) +
                                     " does not hold them as they are.");
}

cv::Mat FileConversion::rows(int y, int rows) const {
  const Rect area{0, y, header_.size.width, rows};
  cv::Mat samples = samples_of(pixels_, area);
  if (same_format_) return samples;
  const PixelFormat from = pixels_.format(), to = header_.format;
  cv::Mat result = colors(area, samples), alpha;
  if (from.alpha) {
    alpha = alpha_of(samples, from);
    if (!to.alpha) put_on_white(result, alpha);
  }
  if (to.alpha) result = joined(result, alpha);
  result.convertTo(result, depth_of(to.sample), white_of(to.sample));
  return result;
}

/// The colors in the file's encoding, CV_32F in 0..1, with its number of channels.
cv::Mat FileConversion::colors(const Rect& area, const cv::Mat& samples) const {
  const PixelFormat from = pixels_.format(), to = header_.format;
  cv::Mat colors;
  if (!reencode_) {
    colors_of(samples, from).convertTo(colors, CV_32F, 1 / white_of(from.sample));
    if (from.color_channels < to.color_channels) cv::cvtColor(colors, colors, cv::COLOR_GRAY2RGB);
    return colors;
  }
  colors = converter_->to_srgb(pixels_, area);
  if (from.alpha && from_linear_ != to_linear_) {
    // OpenEXR multiplies by alpha, in linear light; the other formats do not.
    const cv::Mat alpha = alpha_of(samples, from);
    apply(colors, srgb_to_linear);
    multiply_by_alpha(colors, alpha, from_linear_);
    if (!to_linear_) apply(colors, linear_to_srgb);
  } else if (to_linear_) {
    apply(colors, srgb_to_linear);
  }
  if (to.color_channels == 1) cv::extractChannel(colors, colors, 1);
  return colors;
}

}  // namespace pentimento::image
