#include "patchmatch/patch_diffusion.h"

#include <array>
#include <cmath>

#include "base/parallel.h"
#include "base/random.h"

namespace pentimento::patchmatch {
namespace {

constexpr float kOverlapSigma = 1.5F;  // px; patches count most for the pixels at their center
constexpr float kLeastWeight = 1e-3F;  // of the best source; smaller ones are left out
constexpr float kShortLimit = 2000;    // of PatchDistance::shorts_to_many

using PatchValues = std::array<cv::Vec4f, kPixels>;

cv::Mat to_shorts(const cv::Mat& features) {
  cv::Mat shorts = make_bordered(features.size(), CV_16SC4);
  for (int y = -kRadius; y < features.rows + kRadius; ++y) {
    const float* from = pixel<float>(features, 0, y) - 4 * kRadius;
    std::transform(from, from + 4 * (features.cols + 2 * kRadius),
                   pixel<std::int16_t>(shorts, 0, y) - 4 * kRadius, [](float v) {
                     return static_cast<std::int16_t>(std::lround(std::clamp(v, -kShortLimit, kShortLimit)));
                   });
  }
  return shorts;
}

cv::Vec4f gaussian4(std::uint32_t seed, int x, int y) {
  const std::uint32_t h = hash(seed, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y));
  return {gaussian(mix(h + 1)), gaussian(mix(h + 2)), gaussian(mix(h + 3)), gaussian(mix(h + 4))};
}

class Sampler {
 public:
  Sampler(const Level& level, const MatchCost& cost, const std::vector<cv::Point>& targets,
          const std::vector<cv::Point>& sources, const cv::Mat& source, const cv::Mat& target,
          const Noise& noise)
      : level_(level),
        cost_(cost),
        targets_(targets),
        sources_(sources),
        source_(source),
        noise_(noise),
        known_(bordered_copy(target)),
        state_(bordered_copy(target)),
        source_shorts_(to_shorts(source)),
        index_(level.size.height, level.size.width, CV_32S, cv::Scalar(-1)),
        posteriors_(targets.size()) {
    cost_.bias_limit = {0, 0, 0, 0};  // noise has no bias to adapt
    cost_.target_means = cv::Mat::zeros(level.size, CV_32FC4);
    cost_.adapts = true;  // taste
    for (std::size_t k = 0; k < targets.size(); ++k) index_.at<int>(targets[k]) = static_cast<int>(k);
    for (const cv::Point& s : sources) {
      offsets_.push_back(
          static_cast<std::int32_t>((s.y - kRadius) * pixel_stride(source_shorts_) + s.x - kRadius));
    }
    for_pixels([&](int x, int y, bool) {
      *pixel<cv::Vec4f>(state_, x, y) =
          *pixel<cv::Vec4f>(known_, x, y) + noise.first * gaussian4(noise.seed, x, y);
    });
  }

  void step(int k, const Progress& progress);
  void write_hole(cv::Mat& target) const {
    for_pixels([&](int x, int y, bool hole) {
      if (hole) *pixel<cv::Vec4f>(target, x, y) = *pixel<cv::Vec4f>(state_, x, y);
    });
  }

 private:
  template <class Visit>
  void for_pixels(const Visit& visit) const {
    for (int y = 0; y < level_.size.height; ++y) {
      for (int x = 0; x < level_.size.width; ++x) visit(x, y, level_.hole.at<uchar>(y, x) > 0);
    }
  }
  float sigma(int k) const {
    if (k >= noise_.steps) return 0;
    const float t = noise_.steps > 1 ? static_cast<float>(k) / (noise_.steps - 1) : 1.0F;
    return noise_.first * std::pow(noise_.last / noise_.first, t);
  }
  void posterior(std::size_t target, const cv::Mat& shorts, float sigma, std::vector<int>& ssd,
                 std::vector<float>& costs);
  cv::Vec4f denoised(int x, int y) const;

  const Level& level_;
  MatchCost cost_;
  const std::vector<cv::Point>& targets_;
  const std::vector<cv::Point>& sources_;
  const cv::Mat source_;
  const Noise noise_;
  const cv::Mat known_;
  cv::Mat state_;
  const cv::Mat source_shorts_;
  std::vector<std::int32_t> offsets_;
  cv::Mat index_;  // CV_32SC1: which target is centered here, or -1
  std::vector<PatchValues> posteriors_;
};

// The mean of all source patches, weighed by how likely the target patch is one of them plus noise.
void Sampler::posterior(std::size_t target, const cv::Mat& shorts, float sigma, std::vector<int>& ssd,
                        std::vector<float>& costs) {
  const cv::Point t = targets_[target];
  cost_.distance->shorts_to_many(pixel<std::int16_t>(shorts, 0, t.y - kRadius) + 4 * (t.x - kRadius),
                                 pixel_stride(shorts),
                                 reinterpret_cast<const std::int16_t*>(source_shorts_.data),
                                 pixel_stride(source_shorts_), offsets_.data(), offsets_.size(), ssd.data());
  constexpr float kForbidden = 3e38F;
  float best = kForbidden;
  for (std::size_t k = 0; k < sources_.size(); ++k) {
    const cv::Point s = sources_[k];
    costs[k] = cost_.far_enough(t.x, t.y, s.x, s.y) ? cost_.total(ssd[k], t.x, t.y, s.x, s.y) : kForbidden;
    best = std::min(best, costs[k]);
  }
  PatchValues& mean = posteriors_[target];
  mean.fill(cv::Vec4f::all(0));
  float total = 0;
  const float limit = best - 2 * sigma * sigma * std::log(kLeastWeight);
  for (std::size_t k = 0; k < sources_.size(); ++k) {
    if (costs[k] > limit) continue;
    const float w = std::exp((best - costs[k]) / (2 * sigma * sigma));
    total += w;
    for (int y = 0; y < kSide; ++y) {
      const auto* from = pixel<cv::Vec4f>(source_, sources_[k].x - kRadius, sources_[k].y - kRadius + y);
      for (int x = 0; x < kSide; ++x) mean[y * kSide + x] += w * from[x];
    }
  }
  for (cv::Vec4f& v : mean) v *= 1 / total;
}

// What the patches over a pixel say on average.
cv::Vec4f Sampler::denoised(int x, int y) const {
  cv::Vec4f sum = cv::Vec4f::all(0);
  float total = 0;
  for (int dy = -kRadius; dy <= kRadius; ++dy) {
    for (int dx = -kRadius; dx <= kRadius; ++dx) {
      const int cx = x - dx, cy = y - dy;
      if (cx < 0 || cy < 0 || cx >= index_.cols || cy >= index_.rows || index_.at<int>(cy, cx) < 0) continue;
      const float w = std::exp(-static_cast<float>(dx * dx + dy * dy) / (2 * kOverlapSigma * kOverlapSigma));
      sum += w * posteriors_[index_.at<int>(cy, cx)][(dy + kRadius) * kSide + dx + kRadius];
      total += w;
    }
  }
  return total > 0 ? cv::Vec4f(sum * (1 / total)) : *pixel<cv::Vec4f>(state_, x, y);
}

void Sampler::step(int k, const Progress& progress) {
  const float now = sigma(k), next = sigma(k + 1);
  const cv::Mat shorts = to_shorts(state_);
  for_bands(0, static_cast<int>(targets_.size()), 8, progress, [&](int begin, int end) {
    std::vector<int> ssd(sources_.size());
    std::vector<float> costs(sources_.size());
    for (int t = begin; t < end && !progress.stop_requested(); ++t) posterior(t, shorts, now, ssd, costs);
  });
  const float kept = std::sqrt(1 - noise_.fresh * noise_.fresh);
  const std::uint32_t seed = mix(noise_.seed + 1 + static_cast<std::uint32_t>(k));
  for_pixels([&](int x, int y, bool hole) {
    const cv::Vec4f fresh = gaussian4(seed, x, y);
    cv::Vec4f& state = *pixel<cv::Vec4f>(state_, x, y);
    if (!hole) {
      state = *pixel<cv::Vec4f>(known_, x, y) + next * fresh;
      return;
    }
    const cv::Vec4f clean = denoised(x, y);
    state = clean + next * (kept / now * (state - clean) + noise_.fresh * fresh);
  });
}

}  // namespace

void diffuse_patches(const Level& level, const MatchCost& cost, const std::vector<cv::Point>& targets,
                     const std::vector<cv::Point>& sources, const cv::Mat& source, cv::Mat& target,
                     const Noise& noise, const Progress& progress) {
  Sampler sampler(level, cost, targets, sources, source, target, noise);
  for (int k = 0; k < noise.steps; ++k) sampler.step(k, progress);
  sampler.write_hole(target);
}

}  // namespace pentimento::patchmatch
