#include "patchmatch/screened_poisson.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/parallel.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kCycles = 3;          // each leaves at most half of the error, much less with a short reach
constexpr int kSmoothings = 1;      // before and after the coarser grid
constexpr int kLastSmoothings = 8;  // on the coarsest grid
constexpr int kLeastSide = 8;       // px of a grid

// laplacian(u) - screen u = wanted, in units of this grid's pixels.
struct Grid {
  cv::Mat inside;     // CV_8UC1
  cv::Mat u, wanted;  // CV_32FC1
  float screen;
};

struct Neighborhood {
  float sum = 0;
  int count = 0;
};

// A row of a picture with those above and below, if there are any.
struct Rows {
  const float *above, *here, *below;
  int last;

  Rows(const cv::Mat& image, int y)
      : above(y > 0 ? image.ptr<float>(y - 1) : nullptr),
        here(image.ptr<float>(y)),
        below(y + 1 < image.rows ? image.ptr<float>(y + 1) : nullptr),
        last(image.cols - 1) {}

  // Of a pixel that has all four.
  Neighborhood all_around(int x) const { return {here[x - 1] + here[x + 1] + above[x] + below[x], 4}; }
  Neighborhood around(int x) const {
    if (above != nullptr && below != nullptr && x > 0 && x < last) return all_around(x);
    Neighborhood n;
    const auto add = [&n](float v) {
      n.sum += v;
      n.count += 1;
    };
    if (x > 0) add(here[x - 1]);
    if (x < last) add(here[x + 1]);
    if (above != nullptr) add(above[x]);
    if (below != nullptr) add(below[x]);
    return n;
  }
};

// A sweep of Gauss and Seidel over the pixels of one color of the checkerboard.
void smooth_color(Grid& grid, int color, const Progress& progress) {
  std::array<float, 5> share{};  // by the number of neighbors
  for (std::size_t n = 0; n < share.size(); ++n) share[n] = 1 / (static_cast<float>(n) + grid.screen);
  for_rows(0, grid.u.rows, progress, [&](int y) {
    const auto* inside = grid.inside.ptr<uchar>(y);
    const auto* wanted = grid.wanted.ptr<float>(y);
    const Rows rows(grid.u, y);
    auto* u = grid.u.ptr<float>(y);
    for (int x = (y + color) % 2; x < grid.u.cols; x += 2) {
      if (inside[x] == 0) continue;
      const Neighborhood n = rows.around(x);
      u[x] = (n.sum - wanted[x]) * share[n.count];
    }
  });
}

void smooth(Grid& grid, int times, const Progress& progress) {
  for (int k = 0; k < times; ++k) {
    smooth_color(grid, 0, progress);
    smooth_color(grid, 1, progress);
  }
}

// What a row of the grid still lacks.
void set_residual(const Grid& grid, int y, std::vector<float>& residual) {
  const Rows rows(grid.u, y);
  const auto* wanted = grid.wanted.ptr<float>(y);
  const float screen = grid.screen;
  const auto set = [&](int x, const Neighborhood& n) {
    residual[x] = wanted[x] - n.sum + (static_cast<float>(n.count) + screen) * rows.here[x];
  };
  const int last = rows.last;
  if (rows.above == nullptr || rows.below == nullptr || last < 2) {
    for (int x = 0; x <= last; ++x) set(x, rows.around(x));
    return;
  }
  set(0, rows.around(0));
  for (int x = 1; x < last; ++x) set(x, rows.all_around(x));
  set(last, rows.around(last));
}

// What the finer grid still lacks: its mean, times 4 for pixels of twice the side.
void restrict_to(const Grid& fine, Grid& coarse, const Progress& progress) {
  constexpr int kBand = 4;
  coarse.u.setTo(0);
  for_bands(0, coarse.u.rows, kBand, progress, [&](int begin, int end) {
    std::vector<float> residual(2 * static_cast<std::size_t>(coarse.u.cols), 0.0F);
    for (int y = begin; y < end; ++y) {
      const auto* inside = coarse.inside.ptr<uchar>(y);
      auto* wanted = coarse.wanted.ptr<float>(y);
      std::fill(wanted, wanted + coarse.u.cols, 0.0F);
      for (int v = 2 * y; v < std::min(2 * y + 2, fine.u.rows); ++v) {
        set_residual(fine, v, residual);
        for (int x = 0; x < coarse.u.cols; ++x) {
          wanted[x] += inside[x] != 0 ? residual[2 * x] + residual[2 * x + 1] : 0;
        }
      }
    }
  });
}

// Linear interpolation between the centers of the coarser pixels, in one direction.
constexpr float kNear = 0.75F, kFar = 0.25F;

// The coarser pixel on the other side of the nearest one from pixel k.
int beside(int k, int last) {
  return std::clamp(k % 2 == 0 ? k / 2 - 1 : k / 2 + 1, 0, last);
}

void add_to(const Grid& coarse, Grid& fine, const Progress& progress) {
  constexpr int kBand = 8;
  const int last = coarse.u.cols - 1;
  for_bands(0, fine.u.rows, kBand, progress, [&](int begin, int end) {
    std::vector<float> row(coarse.u.cols);
    for (int y = begin; y < end; ++y) {
      const auto *near = coarse.u.ptr<float>(y / 2), *far = coarse.u.ptr<float>(beside(y, coarse.u.rows - 1));
      for (int x = 0; x <= last; ++x) row[x] = kNear * near[x] + kFar * far[x];
      const auto* inside = fine.inside.ptr<uchar>(y);
      auto* u = fine.u.ptr<float>(y);
      const auto add = [&](int x, float more) { u[x] += inside[x] != 0 ? more : 0; };
      for (int x = 0; x <= last; ++x) {
        add(2 * x, kNear * row[x] + kFar * row[std::max(x - 1, 0)]);
        if (2 * x + 1 < fine.u.cols) add(2 * x + 1, kNear * row[x] + kFar * row[std::min(x + 1, last)]);
      }
    }
  });
}

// A pixel is inside when all that it covers is; the other way round the corrections overshoot.
Grid coarser(const Grid& fine) {
  const cv::Size size((fine.inside.cols + 1) / 2, (fine.inside.rows + 1) / 2);
  Grid coarse{cv::Mat(size, CV_8U), cv::Mat::zeros(size, CV_32F), cv::Mat::zeros(size, CV_32F),
              4 * fine.screen};
  for (int y = 0; y < size.height; ++y) {
    const auto* top = fine.inside.ptr<uchar>(2 * y);
    const auto* bottom = fine.inside.ptr<uchar>(std::min(2 * y + 1, fine.inside.rows - 1));
    for (int x = 0; x < size.width; ++x) {
      const int left = 2 * x, right = std::min(2 * x + 1, fine.inside.cols - 1);
      const bool all = top[left] != 0 && top[right] != 0 && bottom[left] != 0 && bottom[right] != 0;
      coarse.inside.ptr<uchar>(y)[x] = all ? 255 : 0;
    }
  }
  return coarse;
}

// Coarser ones than the reach would have nothing to do.
std::vector<Grid> make_grids(Grid finest) {
  std::vector<Grid> grids{std::move(finest)};
  while (std::min(grids.back().u.cols, grids.back().u.rows) >= 2 * kLeastSide && grids.back().screen < 1) {
    grids.push_back(coarser(grids.back()));
  }
  return grids;
}

// A V cycle from grid k on.
void cycle(std::vector<Grid>& grids, std::size_t k, const Progress& progress) {
  if (k + 1 == grids.size()) {
    smooth(grids[k], kLastSmoothings, progress);
    return;
  }
  smooth(grids[k], kSmoothings, progress);
  restrict_to(grids[k], grids[k + 1], progress);
  cycle(grids, k + 1, progress);
  add_to(grids[k + 1], grids[k], progress);
  smooth(grids[k], kSmoothings, progress);
}

}  // namespace

cv::Mat solve_screened_poisson(const cv::Mat& inside, const cv::Mat& wanted, float reach,
                               const Progress& progress) {
  std::vector<Grid> grids =
      make_grids({inside, cv::Mat::zeros(inside.size(), CV_32F), wanted, 1 / (reach * reach)});
  for (int k = 0; k < kCycles; ++k) cycle(grids, 0, progress);
  return grids.front().u;
}

}  // namespace pentimento::patchmatch
