#include "base/progress.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"

namespace pentimento {

Progress::Progress(std::stop_token stop, Callback callback)
    : stop_(std::move(stop)), callback_(std::move(callback)) {}

void Progress::check() const {
  if (stop_.stop_requested()) throw Cancelled{};
}

void Progress::update(double fraction) {
  check();
  if (!callback_ || !std::isfinite(fraction)) return;
  last_ = std::max(last_, std::clamp(fraction, 0.0, 1.0));
  callback_(last_);
}

Progress Progress::part(double from, double to) {
  return Progress(stop_, [this, from, to](double fraction) { update(from + (to - from) * fraction); });
}

}  // namespace pentimento
