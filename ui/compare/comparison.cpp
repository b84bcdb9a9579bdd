#include "ui/compare/comparison.h"

#include <algorithm>
#include <utility>

namespace pentimento::ui {

void Comparison::setPictures(std::vector<Compared> pictures) {
  pictures_ = std::move(pictures);
  reference_ = 0;
  marked_ = std::min(1, count() - 1);
  Q_EMIT picturesChanged();
  Q_EMIT changed();
}

void Comparison::mark(int index) {
  if (index == marked_ || index < 0 || index >= count()) return;
  if (index == reference_) reference_ = marked_;
  marked_ = index;
  Q_EMIT changed();
}

void Comparison::markNext(int by) {
  if (count() > 0) mark((marked_ + by + count()) % count());
}

void Comparison::swapWithReference() {
  std::swap(marked_, reference_);
  Q_EMIT changed();
}

void Comparison::setMode(CompareMode mode) {
  if (std::exchange(mode_, mode) != mode) Q_EMIT changed();
}

void Comparison::setRate(int changesPerSecond) {
  const int rate = std::clamp(changesPerSecond, kMinRate, kMaxRate);
  if (std::exchange(rate_, rate) != rate) Q_EMIT changed();
}

void Comparison::setAmplification(int factor) {
  const int amplification = std::clamp(factor, 1, kMaxAmplification);
  if (std::exchange(amplification_, amplification) != amplification) Q_EMIT changed();
}

void Comparison::setDivider(double at) {
  const double divider = std::clamp(at, 0.0, 1.0);
  if (std::exchange(divider_, divider) != divider) Q_EMIT changed();
}

}  // namespace pentimento::ui
