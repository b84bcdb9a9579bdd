#include "patchmatch/joint_edges.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/parallel.h"
#include "patchmatch/gradient_finish.h"
#include "patchmatch/level.h"
#include "patchmatch/pyramid.h"

namespace pentimento::patchmatch {
namespace {

constexpr float kNoLight = 3;  // times the limit: steps that are nothing but edges of things
constexpr int kBand = 16;      // rows
constexpr int kReach = 2;      // px around a pixel in which edges are looked at
constexpr std::array<float, kReach + 1> kFalloff{1, 0.607F, 0.135F};  // of their weight, in both directions
// Of an edge, what is added to the pixels of the hole one, two and three from the known ones: a lens draws
// edges over about so many.
constexpr std::array<float, kReach + 1> kSoftening{0.5F, 0.25F, 0.125F};

// Between the known pixels beside a pixel of the hole and that pixel, what is no light.
struct Edge {
  cv::Vec3f step = {0, 0, 0};
  int pairs = 0;
};

struct EdgeRow {
  std::vector<Edge> edges;
  std::vector<int> where;  // columns of those with pairs
};

class Edges {
 public:
  Edges(const GradientFinish& finish, const cv::Mat& filled) : finish_(finish), filled_(filled) {}

  EdgeRow row(int y) const {
    EdgeRow row{std::vector<Edge>(finish_.hole.cols), {}};
    if (y < 0 || y >= finish_.hole.rows) return row;
    const auto* hole = finish_.hole.ptr<uchar>(y);
    for (int x = 0; x < finish_.hole.cols; ++x) {
      if (hole[x] == 0) continue;
      for (const cv::Point q : neighbors({x, y})) add(row.edges[x], {x, y}, q);
      if (row.edges[x].pairs > 0) row.where.push_back(x);
    }
    return row;
  }

 private:
  void add(Edge& edge, cv::Point p, cv::Point known) const {
    if (!cv::Rect({}, finish_.hole.size()).contains(known)) return;
    if (finish_.hole.at<uchar>(known) != 0 || finish_.known.at<uchar>(known) == 0) return;
    const cv::Vec3f wanted = voted(known, p);
    if (std::isnan(wanted[0])) return;
    const cv::Vec3f step = wanted - (unit(filled_.at<cv::Vec3f>(p)) - unit(filled_.at<cv::Vec3f>(known)));
    edge.step += step - light_part(step, finish_.limit);
    ++edge.pairs;
  }

  // The copied pieces' own difference from one pixel to its neighbor.
  cv::Vec3f voted(cv::Point from, cv::Point to) const {
    const cv::Mat& gradient = from.y == to.y ? finish_.gradient.across : finish_.gradient.down;
    const bool forward = from.x < to.x || from.y < to.y;
    const auto& v = gradient.at<cv::Vec<cv::float16_t, 3>>(forward ? from : to);
    const cv::Vec3f difference(v[0], v[1], v[2]);
    return forward ? difference : -difference;
  }

  const GradientFinish& finish_;
  const cv::Mat filled_;
};

// A row of pixels with those above and below.
using EdgeRows = std::array<const EdgeRow*, 2 * kReach + 1>;

// The mean of the edges around a pixel of the middle row, less the farther they are.
cv::Vec3f change_at(const EdgeRows& rows, int x) {
  cv::Vec3f sum = cv::Vec3f::all(0);
  float total = 0;
  int nearest = kReach;
  for (int dy = -kReach; dy <= kReach; ++dy) {
    const std::vector<Edge>& row = rows[dy + kReach]->edges;
    const int end = std::min(x + kReach, static_cast<int>(row.size()) - 1);
    for (int u = std::max(0, x - kReach); u <= end; ++u) {
      if (row[u].pairs == 0) continue;
      const int dx = std::abs(u - x);
      const float weight = kFalloff[std::abs(dy)] * kFalloff[dx];
      sum += weight / static_cast<float>(row[u].pairs) * row[u].step;
      total += weight;
      nearest = std::min(nearest, std::max(std::abs(dy), dx));
    }
  }
  return total > 0 ? sum * (kSoftening[nearest] / total) : sum;
}

// Columns from which edges are seen; most pixels of a hole see none.
std::vector<int> columns_near(const EdgeRows& rows, int columns) {
  std::vector<uchar> near(columns, 0);
  for (const EdgeRow* row : rows) {
    for (const int x : row->where) {
      std::fill(near.begin() + std::max(0, x - kReach), near.begin() + std::min(columns, x + kReach + 1), 1);
    }
  }
  std::vector<int> found;
  for (int x = 0; x < columns; ++x) {
    if (near[x] != 0) found.push_back(x);
  }
  return found;
}

}  // namespace

cv::Vec3f light_part(const cv::Vec3f& step, float limit) {
  const float size = std::max({std::abs(step[0]), std::abs(step[1]), std::abs(step[2])});
  if (size <= limit) return step;
  const float thing = (size / limit - 1) / (kNoLight - 1);
  if (!(thing < 1)) return {0, 0, 0};  // steps may be huge
  return step * ((1 - thing) * limit / size);
}

std::vector<PixelChange> soften_joint_edges(const GradientFinish& finish, const cv::Mat& filled,
                                            const Progress& progress) {
  const Edges edges(finish, filled);
  std::vector<std::vector<PixelChange>> changes(finish.hole.rows);
  for_bands(0, finish.hole.rows, kBand, progress, [&](int begin, int end) {
    std::vector<EdgeRow> around;
    for (int y = begin - kReach; y < end + kReach; ++y) around.push_back(edges.row(y));
    for (int y = begin; y < end; ++y) {
      EdgeRows rows;
      for (int k = 0; k < static_cast<int>(rows.size()); ++k) rows[k] = &around[y - begin + k];
      for (const int x : columns_near(rows, finish.hole.cols)) {
        if (finish.hole.at<uchar>(y, x) == 0) continue;
        const cv::Vec3f change = change_at(rows, x);
        if (change != cv::Vec3f::all(0)) changes[y].push_back({{x, y}, change});
      }
    }
  });
  std::vector<PixelChange> all;
  for (const auto& row : changes) all.insert(all.end(), row.begin(), row.end());
  return all;
}

}  // namespace pentimento::patchmatch
