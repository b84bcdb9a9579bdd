#include "ui/board/different.h"

#include <algorithm>
#include <limits>

namespace pentimento::ui {

std::vector<std::size_t> mostDifferent(const std::vector<similarity::Features>& made,
                                       const std::vector<similarity::Features>& existing, std::size_t keep) {
  std::vector<double> nearest(made.size(), std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < made.size(); ++i) {
    for (const auto& other : existing)
      nearest[i] = std::min(nearest[i], similarity::distance(made[i], other));
  }
  std::vector<std::size_t> taken;
  while (taken.size() < std::min(keep, made.size())) {
    const auto at =
        static_cast<std::size_t>(std::max_element(nearest.begin(), nearest.end()) - nearest.begin());
    taken.push_back(at);
    for (std::size_t i = 0; i < made.size(); ++i) {
      nearest[i] = std::min(nearest[i], similarity::distance(made[i], made[at]));
    }
    nearest[at] = -1;  // never again, even where all are the same
  }
  std::sort(taken.begin(), taken.end());
  return taken;
}

}  // namespace pentimento::ui
