// How long a running job still takes, from the fractions it has reported so far.
#pragma once

#include <utility>
#include <vector>

namespace pentimento::ui {

/// Looks at the speed over the younger half of the run: early levels of a pyramid say little about late ones,
/// and a single slow step should not make the number jump.
class TimeLeft {
 public:
  /// `fraction` (0..1) was done `seconds` after the start. Both must not fall.
  void add(double seconds, double fraction);
  /// Below 0: not known yet.
  double seconds() const;

 private:
  std::vector<std::pair<double, double>> samples_;  // (seconds, fraction)
};

}  // namespace pentimento::ui
