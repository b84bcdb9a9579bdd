#include "ui/time_left.h"

#include <algorithm>

namespace pentimento::ui {

namespace {
constexpr double kMinSeconds = 0.5;
constexpr double kMinFraction = 0.02;
constexpr std::size_t kMaxSamples = 512;

/// Every second sample: the spacing does not matter, the memory does.
void thin(std::vector<std::pair<double, double>>& samples) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < samples.size(); i += 2) samples[kept++] = samples[i];
  samples.resize(kept);
}
}  // namespace

void TimeLeft::add(double seconds, double fraction) {
  if (samples_.size() >= kMaxSamples) thin(samples_);
  samples_.emplace_back(seconds, fraction);
}

double TimeLeft::seconds() const {
  if (samples_.empty()) return -1;
  const auto [now, done] = samples_.back();
  if (now < kMinSeconds || done < kMinFraction) return -1;
  const auto half = std::lower_bound(samples_.begin(), samples_.end(), std::make_pair(now / 2, 0.0));
  const bool usable = half != samples_.end() && half->first < now && half->second < done;
  const double speed = usable ? (done - half->second) / (now - half->first) : done / now;
  return (1 - done) / speed;
}

}  // namespace pentimento::ui
