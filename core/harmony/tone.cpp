#include "harmony/tone.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "image/tone_curve.h"

namespace pentimento::harmony {

namespace {
constexpr int kLongestSide = 384;  // statistics need no more, and texture averages out
constexpr int kFewestPixels = 64;
constexpr double kNorm = 6;         // of Minkowski, as the authors recommend for photographs
constexpr double kClipped = 0.985;  // at least one channel says no more than "bright"

const image::ToneCurve& srgb_curve() {
  static const image::ToneCurve curve([](double v) { return image::srgb_to_linear(static_cast<float>(v)); });
  return curve;
}

cv::Mat mapped(const cv::Mat& picture, float (image::ToneCurve::*map)(float) const) {
  const image::ToneCurve& curve = srgb_curve();
  cv::Mat result(picture.size(), picture.type());
  cv::parallel_for_({0, picture.rows}, [&](const cv::Range& rows) {
    for (int y = rows.start; y < rows.end; ++y) {
      const auto* in = picture.ptr<float>(y);
      auto* out = result.ptr<float>(y);
      for (int i = 0; i < picture.cols * picture.channels(); ++i) out[i] = (curve.*map)(in[i]);
    }
  });
  return result;
}

struct Small {
  cv::Mat picture;
  cv::Mat mask;
};

Small reduced(const cv::Mat& picture, const cv::Mat& mask) {
  const double scale = static_cast<double>(kLongestSide) / std::max(picture.cols, picture.rows);
  if (scale >= 1) return {picture, mask};
  Small small;
  cv::resize(picture, small.picture, {}, scale, scale, cv::INTER_AREA);
  cv::resize(mask, small.mask, small.picture.size(), 0, 0, cv::INTER_AREA);
  small.mask = small.mask > 250;
  return small;
}

cv::Mat luminance(const cv::Mat& picture) {
  cv::Mat gray;
  cv::cvtColor(picture, gray, cv::COLOR_RGB2GRAY);
  return gray;
}

std::vector<float> values_in(const cv::Mat& values, const cv::Mat& mask) {
  std::vector<float> list;
  for (int y = 0; y < values.rows; ++y) {
    for (int x = 0; x < values.cols; ++x) {
      if (mask.at<std::uint8_t>(y, x) != 0) list.push_back(values.at<float>(y, x));
    }
  }
  std::sort(list.begin(), list.end());
  return list;
}

double percentile(const std::vector<float>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

/// Gray edge of first order: the Minkowski mean of the gradients of each channel.
cv::Vec3d white_of(const cv::Mat& encoded, const cv::Mat& mask) {
  cv::Mat linear = mapped(cv::max(cv::min(encoded, 1.0), 0.0), &image::ToneCurve::to_linear), usable;
  cv::inRange(encoded, cv::Scalar::all(-1), cv::Scalar::all(kClipped), usable);
  usable &= mask;
  cv::erode(usable, usable, cv::Mat::ones(3, 3, CV_8UC1));
  if (cv::countNonZero(usable) < kFewestPixels) return {1, 1, 1};
  cv::GaussianBlur(linear, linear, {}, 1);
  cv::Mat dx, dy, power;
  cv::Sobel(linear, dx, CV_32F, 1, 0);
  cv::Sobel(linear, dy, CV_32F, 0, 1);
  power = dx.mul(dx) + dy.mul(dy);
  cv::pow(power, kNorm / 2, power);
  const cv::Scalar mean = cv::mean(power, usable);
  cv::Vec3d white;
  for (int c = 0; c < 3; ++c) white[c] = std::pow(std::max(mean[c], 1e-30), 1 / kNorm);
  return white * (3 / (white[0] + white[1] + white[2]));
}

double colorfulness_of(const cv::Mat& picture, const cv::Mat& gray, const cv::Mat& mask) {
  cv::Mat three;
  cv::merge(std::vector<cv::Mat>{gray, gray, gray}, three);
  const cv::Scalar mean = cv::mean(cv::abs(picture - three), mask);
  return (mean[0] + mean[1] + mean[2]) / 3;
}

/// Luminance to luminance, display-encoded: black to black, bright to bright, and the middle by a power.
struct LightCurve {
  double from_black, range, to_black, to_range, gamma;
  double share = 1;

  double operator()(double v) const {
    const double t = (v - from_black) / range;
    const double bent = t > 0 && t < 1 ? std::pow(t, gamma) : t;
    return v + share * (to_black + to_range * bent - v);
  }
};

LightCurve light_curve(const Tone& from, const Tone& to, double amount) {
  const auto between = [amount](double a, double b) { return a + (b - a) * amount; };
  const double range = std::max(from.bright - from.black, 0.1);
  const double wanted = std::max(to.bright - to.black, 0.1);
  const double to_range = between(range, std::clamp(wanted, 0.65 * range, 1.35 * range));
  const double to_black = between(from.black, std::clamp(to.black, from.black - 0.1, from.black + 0.2));
  const auto place = [](const Tone& t, double r) { return std::clamp((t.middle - t.black) / r, 0.1, 0.9); };
  const double gamma = std::log(place(to, wanted)) / std::log(place(from, range));
  return {from.black, range, to_black, to_range, between(1, std::clamp(gamma, 0.75, 1.33))};
}

/// So much of the curve that what is bright in the thing stays within what is bright around it.
LightCurve not_beyond(LightCurve curve, double thing_bright, double bright) {
  const double highest = std::max(thing_bright, bright), after = curve(thing_bright);
  if (after > highest) curve.share = (highest - thing_bright) / (after - thing_bright);
  return curve;
}

cv::Vec3d gains(const Tone& from, const Tone& to, double amount) {
  constexpr double kMost = 0.35;  // of log(red / blue): from shade to late sun
  const auto warmth = [](const Tone& t) { return std::log(t.white[0] / t.white[2]); };
  const double by = amount * std::clamp(warmth(to) - warmth(from), -kMost, kMost);
  const cv::Vec3d gain(std::exp(by / 2), 1, std::exp(-by / 2));
  const double luminance = 0.2126 * gain[0] + 0.7152 * gain[1] + 0.0722 * gain[2];
  return gain * (1 / luminance);  // the color only
}
}  // namespace

std::optional<Tone> tone_of(const cv::Mat& picture, const cv::Mat& mask) {
  const Small small = reduced(picture, mask);
  if (cv::countNonZero(small.mask) < kFewestPixels) return std::nullopt;
  const cv::Mat gray = luminance(small.picture);
  const std::vector<float> sorted = values_in(gray, small.mask);
  return Tone{white_of(small.picture, small.mask), percentile(sorted, 0.02), percentile(sorted, 0.5),
              percentile(sorted, 0.98), colorfulness_of(small.picture, gray, small.mask)};
}

cv::Mat toned(const cv::Mat& picture, const Tone& from, const Tone& to, const cv::Mat& mask,
              const ToneAmount& amount) {
  const cv::Vec3d gain = gains(from, to, amount.white);
  cv::Mat linear = mapped(picture, &image::ToneCurve::to_linear);
  cv::multiply(linear, cv::Scalar(gain[0], gain[1], gain[2]), linear);
  cv::Mat result = mapped(linear, &image::ToneCurve::to_encoded);
  const auto thing = tone_of(picture, mask);
  const LightCurve curve =
      not_beyond(light_curve(from, to, amount.light), thing ? thing->bright : 0, to.bright);
  const double ratio =
      std::clamp(std::max(to.colorfulness, 0.01) / std::max(from.colorfulness, 0.01), 0.75, 1.25);
  const double color = std::pow(ratio, amount.colorfulness);
  cv::parallel_for_({0, result.rows}, [&](const cv::Range& rows) {
    for (int y = rows.start; y < rows.end; ++y) {
      for (int x = 0; x < result.cols; ++x) {
        auto& pixel = result.at<cv::Vec3f>(y, x);
        const float gray = 0.299F * pixel[0] + 0.587F * pixel[1] + 0.114F * pixel[2];
        const auto after = static_cast<float>(curve(gray));
        // Colors grow and shrink with their light, so that they keep their saturation.
        const float grows = gray > 0.02F ? std::clamp(after / gray, 0.5F, 2.0F) : 1.0F;
        pixel = cv::Vec3f::all(after) + (pixel - cv::Vec3f::all(gray)) * (grows * static_cast<float>(color));
      }
    }
  });
  return result;
}

}  // namespace pentimento::harmony
