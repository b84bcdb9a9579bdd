#include "engine/cut_out.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "image/color.h"
#include "image/samples.h"
#include "image/tone_curve.h"
#include "patchmatch/smooth_fill.h"

namespace pentimento::engine {

namespace {
constexpr int kStripRows = 128;  // of the reduced picture

const image::ToneCurve& srgb_curve() {
  static const image::ToneCurve curve([](double v) { return image::srgb_to_linear(static_cast<float>(v)); });
  return curve;
}

/// A part of the placed picture: linear light times alpha, its own alpha, and the cut-out.
struct Part {
  cv::Mat light;  // CV_32FC4
  cv::Mat mask;   // CV_32FC1
};

/// One strip at full size.
Part strip_of(const Placement& placement, const image::ColorConverter& converter, const Rect& strip) {
  const image::TiledImage& pixels = placement.picture.pixels;
  const cv::Mat color = converter.to_srgb(pixels, strip);
  cv::Mat alpha(color.size(), CV_32FC1, cv::Scalar(1));
  if (pixels.format().alpha) {
    alpha = cv::max(cv::min(image::alpha_of(image::samples_of(pixels, strip), pixels.format()), 1.0), 0.0);
    cv::patchNaNs(alpha, 0);
  }
  Part part{cv::Mat(color.size(), CV_32FC4), cv::Mat(color.size(), CV_32FC1, cv::Scalar(1))};
  for (int y = 0; y < color.rows; ++y) {
    for (int x = 0; x < color.cols; ++x) {
      const cv::Vec3f& c = color.at<cv::Vec3f>(y, x);
      const float a = alpha.at<float>(y, x);
      const image::ToneCurve& curve = srgb_curve();
      part.light.at<cv::Vec4f>(y, x) = {curve.to_linear(c[0]) * a, curve.to_linear(c[1]) * a,
                                        curve.to_linear(c[2]) * a, a};
    }
  }
  if (!placement.cut_out.size().empty()) {
    placement.cut_out.crop(strip).convertTo(part.mask, CV_32F, 1.0 / 255);
  }
  return part;
}

cv::Mat reduced(const cv::Mat& values, int kx, int ky) {
  const int right = (kx - values.cols % kx) % kx, below = (ky - values.rows % ky) % ky;
  cv::Mat padded, result;
  cv::copyMakeBorder(values, padded, 0, below, 0, right, cv::BORDER_CONSTANT, cv::Scalar::all(0));
  cv::resize(padded, result, {padded.cols / kx, padded.rows / ky}, 0, 0, cv::INTER_AREA);
  return result;
}

/// `area` of the placed picture, kx by ky px in one.
Part read_reduced(const Placement& placement, const Rect& area, int kx, int ky, Progress& progress) {
  const image::ColorConverter converter(placement.picture.pixels.format(), *placement.picture.metadata);
  std::vector<cv::Mat> light, mask;
  for (int y = area.y; y < area.bottom(); y += kStripRows * ky) {
    progress.update(static_cast<double>(y - area.y) / area.height);
    const Rect strip = Rect{area.x, y, area.width, kStripRows * ky}.intersected(area);
    const Part part = strip_of(placement, converter, strip);
    light.push_back(reduced(part.light, kx, ky));
    mask.push_back(reduced(part.mask, kx, ky));
  }
  Part whole;
  cv::vconcat(light, whole.light);
  cv::vconcat(mask, whole.mask);
  progress.update(1);
  return whole;
}

/// Display-encoded color without alpha, and alpha.
CutOut divided(const Part& part) {
  CutOut result{cv::Mat(part.light.size(), CV_32FC3), cv::Mat(part.light.size(), CV_32FC1)};
  cv::parallel_for_({0, part.light.rows}, [&](const cv::Range& rows) {
    for (int y = rows.start; y < rows.end; ++y) {
      for (int x = 0; x < part.light.cols; ++x) {
        const cv::Vec4f& v = part.light.at<cv::Vec4f>(y, x);
        const float divisor = std::max(v[3], 1e-4F);
        cv::Vec3f& color = result.color.at<cv::Vec3f>(y, x);
        for (int c = 0; c < 3; ++c) color[c] = srgb_curve().to_encoded(v[c] / divisor);
        result.alpha.at<float>(y, x) = v[3] * part.mask.at<float>(y, x);
      }
    }
  });
  return result;
}

/// Under soft and outer pixels the thing's own color goes on.
void continue_color(CutOut& thing, const Part& part) {
  constexpr float kSurelyInside = 0.95F, kVisible = 0.02F;
  std::vector<cv::Mat> channels;
  cv::split(part.light, channels);
  cv::Mat known = (part.mask >= kSurelyInside) & (channels[3] >= kVisible);
  if (cv::countNonZero(known) == 0) known = thing.alpha >= kVisible;  // a thing without a solid pixel
  thing.color = patchmatch::smooth_fill(thing.color, known, cv::Scalar::all(0.5), Progress());
}

/// Of the size that it has on the canvas where that is smaller.
Part fitted(Part part, const Rect& area, const Transform& t) {
  const auto side = [](int length, double scale) {
    return std::max(1, static_cast<int>(std::lround(length * std::min(scale, 1.0))));
  };
  const cv::Size size(std::min(part.light.cols, side(area.width, t.scale_x)),
                      std::min(part.light.rows, side(area.height, t.scale_y)));
  if (size == part.light.size()) return part;
  cv::resize(part.light, part.light, size, 0, 0, cv::INTER_AREA);
  cv::resize(part.mask, part.mask, size, 0, 0, cv::INTER_AREA);
  return part;
}

/// From the pixel centers of the part to those of `area`.
cv::Matx23d to_area(const Placement& placement, const Rect& part, cv::Size size, int kx, int ky, bool padded,
                    const Rect& area) {
  const cv::Matx23d m = matrix_of(placement.transform, placement.picture.size());
  // Whole blocks reach a little beyond the part where its size is no multiple.
  const double sx = padded ? kx : static_cast<double>(part.width) / size.width;
  const double sy = padded ? ky : static_cast<double>(part.height) / size.height;
  const double u = part.x + 0.5 * sx, v = part.y + 0.5 * sy;
  return {m(0, 0) * sx, m(0, 1) * sy, m(0, 0) * u + m(0, 1) * v + m(0, 2) - area.x - 0.5,
          m(1, 0) * sx, m(1, 1) * sy, m(1, 0) * u + m(1, 1) * v + m(1, 2) - area.y - 0.5};
}

int whole_steps(double scale) {
  return std::max(1, static_cast<int>(std::floor(1 / scale)));
}
}  // namespace

CutOut cut_out(const Placement& placement, const Rect& area, Progress& progress) {
  const Rect part = placed_part(placement);
  const Transform& t = placement.transform;
  const int kx = std::min(whole_steps(t.scale_x), part.width),
            ky = std::min(whole_steps(t.scale_y), part.height);
  Progress reading = progress.part(0, 0.6);
  const Part read = read_reduced(placement, part, kx, ky, reading);
  const Part small = fitted(read, part, t);
  const bool padded = small.light.size() == read.light.size();
  CutOut thing = divided(small);
  continue_color(thing, small);
  progress.update(0.8);
  // A rim, so that edges fall off between a pixel of the thing and one beside it.
  cv::copyMakeBorder(thing.alpha, thing.alpha, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
  const cv::Matx23d matrix = to_area(placement, part, small.light.size(), kx, ky, padded, area);
  cv::Matx23d with_rim = matrix;
  for (int i = 0; i < 2; ++i) with_rim(i, 2) -= matrix(i, 0) + matrix(i, 1);
  const cv::Size size(area.width, area.height);
  CutOut result;
  cv::warpAffine(thing.color, result.color, matrix, size, cv::INTER_LANCZOS4, cv::BORDER_REPLICATE);
  cv::warpAffine(thing.alpha, result.alpha, with_rim, size, cv::INTER_LINEAR, cv::BORDER_CONSTANT, 0);
  progress.update(1);
  return result;
}

PlacedScene scene_of(const Placement& placement, int longest_side, Progress& progress) {
  const Rect all = Rect::of(placement.picture.size());
  const int k = std::max(1, (std::max(all.width, all.height) + longest_side - 1) / longest_side);
  const Part part = read_reduced(placement, all, std::min(k, all.width), std::min(k, all.height), progress);
  const CutOut scene = divided(part);
  std::vector<cv::Mat> channels;
  cv::split(part.light, channels);
  return {scene.color, (part.mask < 0.02F) & (channels[3] > 0.98F)};
}

}  // namespace pentimento::engine
