#include "patchmatch/screened_poisson.h"

#include <algorithm>
#include <cstddef>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "base/parallel.h"

namespace pentimento::patchmatch {
namespace {

constexpr int kCycles = 3;          // each leaves at most half of the error, much less with a short reach
constexpr int kSmoothings = 1;      // before and after the coarser grid
constexpr int kLastSmoothings = 8;  // on the coarsest grid
constexpr int kLeastSide = 8;       // px of a grid

struct Neighborhood {
  cv::Vec3f sum = cv::Vec3f::all(0);
  float count = 0;
};

inline Neighborhood neighborhood(const cv::Mat& image, int x, int y) {
  const auto* here = image.ptr<cv::Vec3f>(y) + x;
  const auto down = static_cast<std::ptrdiff_t>(image.step1() / 3);
  if (x > 0 && y > 0 && x + 1 < image.cols && y + 1 < image.rows) {
    return {here[-1] + here[1] + here[-down] + here[down], 4};
  }
  Neighborhood n;
  const auto add = [&n](const cv::Vec3f& v) {
    n.sum += v;
    n.count += 1;
  };
  if (x > 0) add(here[-1]);
  if (x + 1 < image.cols) add(here[1]);
  if (y > 0) add(here[-down]);
  if (y + 1 < image.rows) add(here[down]);
  return n;
}

// laplacian(u) - screen u = wanted, in units of this grid's pixels.
struct Grid {
  cv::Mat inside;     // CV_8UC1
  cv::Mat u, wanted;  // CV_32FC3
  float screen;
};

// A sweep of Gauss and Seidel over the pixels of one color of the checkerboard.
void smooth_color(Grid& grid, int color, const Progress& progress) {
  for_rows(0, grid.u.rows, progress, [&](int y) {
    const auto* inside = grid.inside.ptr<uchar>(y);
    const auto* wanted = grid.wanted.ptr<cv::Vec3f>(y);
    auto* u = grid.u.ptr<cv::Vec3f>(y);
    for (int x = (y + color) % 2; x < grid.u.cols; x += 2) {
      if (inside[x] == 0) continue;
      const Neighborhood n = neighborhood(grid.u, x, y);
      u[x] = (n.sum - wanted[x]) * (1 / (n.count + grid.screen));
    }
  });
}

void smooth(Grid& grid, int times, const Progress& progress) {
  for (int k = 0; k < times; ++k) {
    smooth_color(grid, 0, progress);
    smooth_color(grid, 1, progress);
  }
}

cv::Vec3f residual(const Grid& grid, int x, int y) {
  const Neighborhood n = neighborhood(grid.u, x, y);
  return grid.wanted.ptr<cv::Vec3f>(y)[x] - n.sum + (n.count + grid.screen) * grid.u.ptr<cv::Vec3f>(y)[x];
}

// What the finer grid still lacks.
void restrict_to(const Grid& fine, Grid& coarse, const Progress& progress) {
  coarse.u.setTo(0);
  for_rows(0, coarse.u.rows, progress, [&](int y) {
    for (int x = 0; x < coarse.u.cols; ++x) {
      if (coarse.inside.ptr<uchar>(y)[x] == 0) continue;
      cv::Vec3f sum = cv::Vec3f::all(0);  // the mean, times 4 for pixels of twice the side
      for (int v = 2 * y; v < std::min(2 * y + 2, fine.u.rows); ++v) {
        for (int u = 2 * x; u < std::min(2 * x + 2, fine.u.cols); ++u) sum += residual(fine, u, v);
      }
      coarse.wanted.ptr<cv::Vec3f>(y)[x] = sum;
    }
  });
}

void add_to(const Grid& coarse, Grid& fine) {
  cv::Mat up;
  cv::resize(coarse.u, up, {2 * coarse.u.cols, 2 * coarse.u.rows}, 0, 0, cv::INTER_LINEAR);
  cv::add(fine.u, up(cv::Rect({0, 0}, fine.u.size())), fine.u, fine.inside);
}

// A pixel is inside when all that it covers is; the other way round the corrections overshoot.
Grid coarser(const Grid& fine) {
  const cv::Size size((fine.inside.cols + 1) / 2, (fine.inside.rows + 1) / 2);
  Grid coarse{cv::Mat(size, CV_8U), cv::Mat::zeros(size, CV_32FC3), cv::Mat::zeros(size, CV_32FC3),
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
  add_to(grids[k + 1], grids[k]);
  smooth(grids[k], kSmoothings, progress);
}

}  // namespace

cv::Mat solve_screened_poisson(const cv::Mat& inside, const cv::Mat& wanted, float reach,
                               const Progress& progress) {
  std::vector<Grid> grids =
      make_grids({inside, cv::Mat::zeros(inside.size(), CV_32FC3), wanted, 1 / (reach * reach)});
  for (int k = 0; k < kCycles; ++k) cycle(grids, 0, progress);
  return grids.front().u;
}

}  // namespace pentimento::patchmatch
