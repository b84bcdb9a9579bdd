#include "image/color.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "base/parallel.h"
#include "image/icc_profile.h"
#include "image/samples.h"

namespace pentimento::image {

namespace {
/// Calls visit(float* row, number of pixels) for every row.
template <typename Visit>
void for_rows(cv::Mat& image, Visit visit) {
  for (int y = 0; y < image.rows; ++y) visit(image.ptr<float>(y), image.cols);
}

void clear_non_finite(cv::Mat& image) {
  for_rows(image, [&](float* row, int width) {
    for (int i = 0; i < width * image.channels(); ++i) {
      if (!std::isfinite(row[i])) row[i] = 0;
    }
  });
}

cv::Mat grey_to_rgb(const cv::Mat& grey) {
  cv::Mat rgb;
  cv::cvtColor(grey, rgb, cv::COLOR_GRAY2RGB);
  return rgb;
}

void multiply(const cv::Matx33f& m, float* p) {
  const float r = p[0], g = p[1], b = p[2];
  p[0] = m(0, 0) * r + m(0, 1) * g + m(0, 2) * b;
  p[1] = m(1, 0) * r + m(1, 1) * g + m(1, 2) * b;
  p[2] = m(2, 0) * r + m(2, 1) * g + m(2, 2) * b;
}

/// 8-bit sRGB of linear light at i / (size - 1): finer than 8 bit everywhere, also where sRGB is steepest.
std::vector<std::uint8_t> make_display_table() {
  std::vector<std::uint8_t> table(1 << 14);
  for (std::size_t i = 0; i < table.size(); ++i) {
    const float encoded = linear_to_srgb(static_cast<float>(i) / static_cast<float>(table.size() - 1));
    table[i] = static_cast<std::uint8_t>(std::lround(encoded * 255));
  }
  return table;
}

const std::vector<std::uint8_t>& display_table() {
  static const std::vector<std::uint8_t> table = make_display_table();
  return table;
}

std::uint8_t display_value(const std::vector<std::uint8_t>& table, float linear) {
  const auto last = static_cast<float>(table.size() - 1);
  const float position = std::min(linear * last + 0.5F, last);
  return position > 0 ? table[static_cast<std::size_t>(position)] : 0;  // also for NaN
}
}  // namespace

struct ColorConverter::Impl {
  enum class Kind {
    Srgb,    ///< samples are sRGB already
    Matrix,  ///< linear light after `shaper`'s curves (none: linear already), then its matrix
    Tables   ///< by Little CMS
  };

  PixelFormat format;
  bool usable = true;
  Kind kind = Kind::Srgb;
  MatrixShaper shaper;
  TransformHandle to_linear, from_linear, to_screen;
  std::array<std::array<float, 256>, 3> linear8{};  // `shaper`'s curves for 8-bit samples

  Impl(PixelFormat pixel_format, const Metadata& metadata) : format(pixel_format) {
    if (!metadata.icc.empty()) {
      usable = use_profile(metadata.icc);
      if (usable) return;
    }
    if (metadata.linear) use_linear(metadata);
  }

  bool grey() const { return format.color_channels == 1; }
  bool use_profile(const std::vector<std::uint8_t>& icc);
  void use_linear(const Metadata& metadata);
  cv::Mat to_srgb(const cv::Mat& samples) const;
  void to_linear_light(cv::Mat& colors) const;
  cv::Mat from_linear_light(cv::Mat colors) const;
  cv::Mat screen_colors(const cv::Mat& colors) const;
  template <typename Linear>
  cv::Mat screen_through_matrix(int rows, int cols, Linear linear) const;
};

bool ColorConverter::Impl::use_profile(const std::vector<std::uint8_t>& icc) {
  const ProfileHandle profile = open_profile(icc, format.color_channels);
  if (!profile) return false;
  if (auto found = matrix_shaper(profile.get())) {
    if (found->is_srgb()) return true;
    shaper = std::move(*found);
    kind = Kind::Matrix;
    for (std::size_t c = 0; c < shaper.curves.size(); ++c) {
      for (std::size_t i = 0; i < 256; ++i) {
        linear8[c][i] = shaper.curves[c].to_linear(static_cast<float>(i) / 255);
      }
    }
    return true;
  }
  const cmsUInt32Number floats = grey() ? TYPE_GRAY_FLT : TYPE_RGB_FLT;
  to_linear = transform_to_srgb(profile.get(), floats, TYPE_RGB_FLT, true);
  from_linear = transform_from_linear_srgb(profile.get(), TYPE_RGB_FLT, floats);
  to_screen = transform_to_srgb(profile.get(), grey() ? TYPE_GRAY_16 : TYPE_RGB_16, TYPE_RGB_8, false);
  if (!to_linear || !from_linear || !to_screen) return false;
  kind = Kind::Tables;
  return true;
}

void ColorConverter::Impl::use_linear(const Metadata& metadata) {
  kind = Kind::Matrix;
  shaper.to_linear_srgb = cv::Matx33d::eye();
  if (!grey()) {
    if (const auto matrix = chromaticities_to_linear_srgb(metadata.chromaticities)) {
      shaper.to_linear_srgb = *matrix;
    }
  }
  shaper.from_linear_srgb = shaper.to_linear_srgb.inv();
}

/// `colors` (0..1 for the samples' range, 1 or 3 channels) become linear sRGB of 3 channels.
void ColorConverter::Impl::to_linear_light(cv::Mat& colors) const {
  if (kind == Kind::Tables) {
    cv::Mat linear(colors.rows, colors.cols, CV_32FC3);
    for (int y = 0; y < colors.rows; ++y) {
      cmsDoTransform(to_linear.get(), colors.ptr(y), linear.ptr(y), static_cast<unsigned>(colors.cols));
    }
    clear_non_finite(linear);
    colors = linear;
    return;
  }
  if (!shaper.curves.empty()) {
    const auto channels = static_cast<std::size_t>(colors.channels());
    for_rows(colors, [&](float* row, int width) {
      for (std::size_t i = 0; i < static_cast<std::size_t>(width) * channels; ++i) {
        row[i] = shaper.curves[i % channels].to_linear(row[i]);
      }
    });
  }
  if (grey()) {
    colors = grey_to_rgb(colors);
    return;
  }
  const cv::Matx33f matrix = shaper.to_linear_srgb;
  for_rows(colors, [&](float* row, int width) {
    for (int x = 0; x < width; ++x) multiply(matrix, row + 3 * x);
  });
}

/// The other way.
cv::Mat ColorConverter::Impl::from_linear_light(cv::Mat colors) const {
  cv::Mat samples(colors.rows, colors.cols, grey() ? CV_32FC1 : CV_32FC3);
  if (kind == Kind::Tables) {
    for (int y = 0; y < colors.rows; ++y) {
      cmsDoTransform(from_linear.get(), colors.ptr(y), samples.ptr(y), static_cast<unsigned>(colors.cols));
    }
    return samples;
  }
  if (grey()) {
    const cv::Matx13f luminance = cv::Vec3f(srgb_luminance()).t();
    cv::transform(colors, samples, luminance);
  } else {
    const cv::Matx33f matrix = shaper.from_linear_srgb;
    for_rows(colors, [&](float* row, int width) {
      for (int x = 0; x < width; ++x) multiply(matrix, row + 3 * x);
    });
    samples = colors;
  }
  if (shaper.curves.empty()) return samples;
  const auto channels = static_cast<std::size_t>(samples.channels());
  for_rows(samples, [&](float* row, int width) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(width) * channels; ++i) {
      row[i] = shaper.curves[i % channels].to_encoded(row[i]);
    }
  });
  return samples;
}

ColorConverter::ColorConverter(PixelFormat format, const Metadata& metadata)
    : impl_(std::make_unique<Impl>(format, metadata)) {}
ColorConverter::~ColorConverter() = default;
ColorConverter::ColorConverter(ColorConverter&&) noexcept = default;
ColorConverter& ColorConverter::operator=(ColorConverter&&) noexcept = default;

bool ColorConverter::profile_usable() const {
  return impl_->usable;
}

/// What colors_of() gives as CV_32FC3 sRGB.
cv::Mat ColorConverter::Impl::to_srgb(const cv::Mat& samples) const {
  cv::Mat colors;
  samples.convertTo(colors, CV_32F, 1.0 / white_of(format.sample));
  clear_non_finite(colors);
  if (kind == Kind::Srgb) return grey() ? grey_to_rgb(colors) : colors;
  to_linear_light(colors);
  for_rows(colors, [](float* row, int width) {
    for (int i = 0; i < width * 3; ++i) row[i] = linear_to_srgb(row[i]);
  });
  return colors;
}

cv::Mat ColorConverter::to_srgb(const TiledImage& pixels, const Rect& area) const {
  constexpr int kBand = 128;  // rows at once: they stay in the processor's caches
  if (area.empty()) return {};
  cv::Mat colors(area.height, area.width, CV_32FC3);
  for_bands(0, area.height, kBand, Progress(), [&](int begin, int end) {
    const Rect band{area.x, area.y + begin, area.width, end - begin};
    impl_->to_srgb(colors_of(samples_of(pixels, band), impl_->format)).copyTo(colors.rowRange(begin, end));
  });
  return colors;
}

PixelView ColorConverter::srgb_bytes(const TiledImage& pixels, const Rect& area) const {
  if (impl_->kind != Impl::Kind::Srgb || impl_->format.sample != SampleType::UInt8) return {};
  if (!impl_->grey() && !impl_->format.alpha) return view_of(pixels, area);
  const cv::Mat colors = colors_of(samples_of(pixels, area), impl_->format);
  return impl_->grey() ? grey_to_rgb(colors) : colors;
}

cv::Mat ColorConverter::from_srgb(const cv::Mat& srgb) const {
  if (srgb.empty()) return {};
  const double white = white_of(impl_->format.sample);
  if (impl_->kind == Impl::Kind::Srgb && !impl_->grey()) return srgb * white;
  cv::Mat linear = srgb.clone();
  for_rows(linear, [](float* row, int width) {
    for (int i = 0; i < width * 3; ++i) row[i] = srgb_to_linear(row[i]);
  });
  cv::Mat samples;
  if (impl_->kind == Impl::Kind::Srgb) {
    cv::transform(linear, samples, cv::Matx13f(cv::Vec3f(srgb_luminance()).t()));
    // Greys stay exactly what they were.
    for (int y = 0; y < samples.rows; ++y) {
      const auto* in = srgb.ptr<float>(y);
      auto* out = samples.ptr<float>(y);
      for (int x = 0; x < samples.cols; ++x) {
        const float* p = in + 3 * x;
        out[x] = p[0] == p[1] && p[1] == p[2] ? p[0] : linear_to_srgb(out[x]);
      }
    }
  } else {
    samples = impl_->from_linear_light(linear);
  }
  return samples * white;
}

/// 8-bit R G B through curves and matrix; linear(x, y, p) gives the linear light of a pixel in p[0..2].
template <typename Linear>
cv::Mat ColorConverter::Impl::screen_through_matrix(int rows, int cols, Linear linear) const {
  const std::vector<std::uint8_t>& table = display_table();
  const cv::Matx33f matrix = shaper.to_linear_srgb;
  cv::Mat screen(rows, cols, CV_8UC3);
  for (int y = 0; y < rows; ++y) {
    auto* out = screen.ptr<std::uint8_t>(y);
    for (int x = 0; x < cols; ++x, out += 3) {
      float p[3];
      linear(x, y, p);
      if (!grey()) multiply(matrix, p);
      for (int c = 0; c < 3; ++c) out[c] = display_value(table, p[c]);
    }
  }
  return screen;
}

/// 8-bit R G B or grey of `colors` (samples without alpha).
cv::Mat ColorConverter::Impl::screen_colors(const cv::Mat& colors) const {
  const double to_8_bit = 255.0 / white_of(format.sample);
  cv::Mat screen;
  if (kind == Kind::Srgb) {
    if (colors.depth() == CV_8U) return colors;
    colors.convertTo(screen, CV_8U, to_8_bit);
    return screen;
  }
  if (kind == Kind::Tables) {
    cv::Mat in;
    colors.convertTo(in, CV_16U, 65535.0 / white_of(format.sample));
    screen.create(colors.rows, colors.cols, CV_8UC3);
    for (int y = 0; y < colors.rows; ++y) {
      cmsDoTransform(to_screen.get(), in.ptr(y), screen.ptr(y), static_cast<unsigned>(colors.cols));
    }
    return screen;
  }
  const int channels = colors.channels();
  if (colors.depth() == CV_8U && !shaper.curves.empty()) {
    return screen_through_matrix(colors.rows, colors.cols, [&](int x, int y, float* p) {
      const auto* in = colors.ptr<std::uint8_t>(y) + x * channels;
      for (int c = 0; c < 3; ++c) {
        const int from = channels == 1 ? 0 : c;
        p[c] = linear8[static_cast<std::size_t>(from)][in[from]];
      }
    });
  }
  cv::Mat in;
  colors.convertTo(in, CV_32F, 1.0 / white_of(format.sample));
  return screen_through_matrix(colors.rows, colors.cols, [&](int x, int y, float* p) {
    const float* pixel = in.ptr<float>(y) + x * channels;
    for (int c = 0; c < 3; ++c) {
      const int from = channels == 1 ? 0 : c;
      const float v = std::isfinite(pixel[from]) ? pixel[from] : 0;
      p[c] = shaper.curves.empty() ? v : shaper.curves[static_cast<std::size_t>(from)].to_linear(v);
    }
  });
}

cv::Mat ColorConverter::to_display(const TiledImage& pixels, const Rect& area) const {
  if (area.empty()) return {};
  const PixelFormat format = impl_->format;
  const cv::Mat samples = samples_of(pixels, area);
  cv::Mat bgra;
  if (impl_->kind == Impl::Kind::Srgb && samples.type() == CV_8UC4) {
    cv::cvtColor(samples, bgra, cv::COLOR_RGBA2BGRA);
    return bgra;
  }
  const cv::Mat colors = impl_->screen_colors(colors_of(samples, format));
  cv::cvtColor(colors, bgra, colors.channels() == 1 ? cv::COLOR_GRAY2BGRA : cv::COLOR_RGB2BGRA);
  if (format.alpha) {
    cv::Mat alpha;
    alpha_of(samples, format).convertTo(alpha, CV_8U, 255);
    cv::insertChannel(alpha, bgra, 3);
  }
  return bgra;
}

}  // namespace pentimento::image
