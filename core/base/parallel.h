// Loops over rows on all threads, in bands that do not depend on the number of threads.
#pragma once

#include <algorithm>
#include <opencv2/core.hpp>

#include "base/progress.h"

namespace pentimento {

/// Calls `band(begin, end)` for consecutive ranges of at most `height` of the rows begin..end. Bands not yet
/// begun are left out once a stop is requested; then Cancelled is thrown.
template <class Band>
void for_bands(int begin, int end, int height, const Progress& progress, const Band& band) {
  const int count = (end - begin + height - 1) / height;
  if (count > 0) {
    cv::parallel_for_(
        cv::Range(0, count),
        [&](const cv::Range& range) {
          for (int k = range.start; k < range.end && !progress.stop_requested(); ++k) {
            band(begin + k * height, std::min(end, begin + (k + 1) * height));
          }
        },
        count);
  }
  progress.check();
}

/// Calls `row(y)` for every y in begin..end.
template <class Row>
void for_rows(int begin, int end, const Progress& progress, const Row& row) {
  for_bands(begin, end, 8, progress, [&](int first, int last) {
    for (int y = first; y < last && !progress.stop_requested(); ++y) row(y);
  });
}

}  // namespace pentimento
