#include "painterly/bristles.h"

#include <cmath>

#include "base/random.h"
#include "painterly/sampling.h"

namespace pentimento::painterly {
namespace {

constexpr int kFewest = 4, kMost = 64;
constexpr float kPixelsPerBristle = 2.2F;

// From 0 to 1.
cv::Mat spread(cv::Mat tracks) {
  double least = 0, most = 1;
  cv::minMaxLoc(tracks, &least, &most);
  const auto low = static_cast<float>(least), range = static_cast<float>(most - least);
  std::for_each(tracks.begin<float>(), tracks.end<float>(), [&](float& v) { v = (v - low) / range; });
  return tracks;
}

// Some bristles hold more paint than others, and what they leave varies slowly along the stroke.
cv::Mat tracks_of(int bristles) {
  cv::Mat tracks(Bristles::kLength, bristles, CV_32F);
  const auto knot = [&](int bristle, int i, int period) {
    const int count = Bristles::kLength / period;
    return uniform(hash(static_cast<std::uint32_t>(bristles * 131 + bristle),
                        static_cast<std::uint32_t>(i % count), static_cast<std::uint32_t>(period)));
  };
  const auto along = [&](int bristle, int i, int period) {
    const float t = smoothstep(0, static_cast<float>(period), static_cast<float>(i % period));
    return knot(bristle, i / period, period) * (1 - t) + knot(bristle, i / period + 1, period) * t;
  };
  for (int i = 0; i < Bristles::kLength; ++i) {
    for (int b = 0; b < bristles; ++b) {
      const float own = uniform(hash(static_cast<std::uint32_t>(bristles), static_cast<std::uint32_t>(b), 7));
      tracks.at<float>(i, b) = 0.45F * own + 0.35F * along(b, i, 128) + 0.2F * along(b, i, 32);
    }
  }
  return spread(tracks);
}

}  // namespace

Bristles::Bristles() {
  for (int n = kFewest; n <= kMost; n *= 2) tracks_.push_back(tracks_of(n));
}

const Bristles& Bristles::common() {
  static const Bristles bristles;
  return bristles;
}

const cv::Mat& Bristles::for_radius(float radius) const {
  std::size_t finest = 0;
  while (finest + 1 < tracks_.size() &&
         static_cast<float>(tracks_[finest + 1].cols) * kPixelsPerBristle <= 2 * radius) {
    ++finest;
  }
  return tracks_[finest];
}

}  // namespace pentimento::painterly
