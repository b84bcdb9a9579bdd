#include "painterly/stroke_plan.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "base/random.h"
#include "painterly/sampling.h"

namespace pentimento::painterly {
namespace {

// Eyes see light better than color.
float difference(const cv::Vec3f& a, const cv::Vec3f& b) {
  const cv::Vec3f d = a - b;
  const float light = luma(d);
  return std::sqrt(0.6F * light * light + 0.4F * d.dot(d) / 3);
}

class Planner {
 public:
  Planner(const cv::Mat& picture, const cv::Mat& canvas, const Flow& flow, const StrokeStyle& style)
      : picture_(picture), canvas_(canvas), flow_(flow), style_(style) {}

  // The stroke of a cell, if its part of the canvas needs one.
  bool stroke_in(const cv::Rect& cell, std::uint32_t seed, Stroke& stroke) const {
    const cv::Point start = worst_in(cell);
    if (start.x < 0) return false;
    stroke.seed = seed;
    stroke.radius = style_.radius * (0.85F + 0.3F * uniform(mix(seed + 1)));
    const cv::Point2f at(start.x + uniform(mix(seed + 2)) - 0.5F, start.y + uniform(mix(seed + 3)) - 0.5F);
    const cv::Vec3f wanted = color_around(at);
    stroke.path = half(at, wanted, -1);
    std::reverse(stroke.path.begin(), stroke.path.end());
    const std::vector<cv::Point2f> rest = half(at, wanted, 1);
    stroke.path.insert(stroke.path.end(), rest.begin() + 1, rest.end());
    if (stroke.path.size() < 2) return false;
    stroke.color = wanted;
    return true;
  }

 private:
  // The pixel of the cell that differs most; x below 0 when the mean difference is tolerable.
  cv::Point worst_in(const cv::Rect& cell) const {
    float sum = 0, most = -1;
    cv::Point worst(-1, -1);
    for (int y = cell.y; y < cell.br().y; ++y) {
      for (int x = cell.x; x < cell.br().x; ++x) {
        const float d = difference(picture_.ptr<cv::Vec3f>(y)[x], canvas_.ptr<cv::Vec3f>(y)[x]);
        sum += d;
        if (d > most) {
          most = d;
          worst = {x, y};
        }
      }
    }
    return sum / static_cast<float>(cell.area()) > style_.tolerance || style_.tolerance <= 0
               ? worst
               : cv::Point(-1, -1);
  }

  cv::Vec3f color_around(cv::Point2f p) const {
    const float d = 0.35F * style_.radius;
    cv::Vec3f sum = sample<cv::Vec3f>(picture_, p.x, p.y) * 2;
    for (const cv::Point2f o :
         {cv::Point2f(d, 0), cv::Point2f(-d, 0), cv::Point2f(0, d), cv::Point2f(0, -d)}) {
      sum += sample<cv::Vec3f>(picture_, p.x + o.x, p.y + o.y);
    }
    return sum * (1.0F / 6);
  }

  // The path from `at` to one end, `at` included.
  std::vector<cv::Point2f> half(cv::Point2f at, const cv::Vec3f& wanted, float side) const {
    std::vector<cv::Point2f> path{at};
    cv::Vec2f heading = nearest<cv::Vec2f>(flow_.tangent, at) * side;
    const float step = style_.radius;
    for (int k = 1; k <= style_.longest; ++k) {
      const cv::Point2f next = path.back() + cv::Point2f(heading[0], heading[1]) * step;
      if (next.x < -step || next.y < -step || next.x > picture_.cols + step || next.y > picture_.rows + step)
        break;
      const cv::Vec3f &there = nearest<cv::Vec3f>(picture_, next), &now = nearest<cv::Vec3f>(canvas_, next);
      const float off = difference(there, wanted);
      if (off > style_.edge) break;
      if (k > style_.shortest && off > difference(there, now)) break;
      path.push_back(next);
      const cv::Vec2f tangent = nearest<cv::Vec2f>(flow_.tangent, next);
      const cv::Vec2f along = tangent.dot(heading) < 0 ? -tangent : tangent;
      heading = heading * style_.straight + along * (1 - style_.straight);
      heading *= 1 / std::max(1e-6F, std::hypot(heading[0], heading[1]));
    }
    return path;
  }

  const cv::Mat &picture_, &canvas_;
  const Flow& flow_;
  const StrokeStyle& style_;
};

// Painted in no visible order: by their seeds.
void shuffle(std::vector<Stroke>& strokes) {
  std::sort(strokes.begin(), strokes.end(), [](const Stroke& a, const Stroke& b) {
    return a.seed != b.seed
               ? a.seed < b.seed
               : std::make_pair(a.path[0].y, a.path[0].x) < std::make_pair(b.path[0].y, b.path[0].x);
  });
}

}  // namespace

std::vector<Stroke> plan_strokes(const cv::Mat& picture, const cv::Mat& canvas, const Flow& flow,
                                 const StrokeStyle& style, std::uint32_t seed, const Progress& progress) {
  const int step = std::max(1, cvRound(style.radius * style.spacing));
  const int columns = (picture.cols + step - 1) / step, rows = (picture.rows + step - 1) / step;
  const Planner planner(picture, canvas, flow, style);
  std::vector<std::vector<Stroke>> by_row(static_cast<std::size_t>(rows));
  for_bands(0, rows, 1, progress, [&](int row, int) {
    for (int column = 0; column < columns; ++column) {
      const cv::Rect cell = cv::Rect(column * step, row * step, step, step) & cv::Rect({}, picture.size());
      Stroke stroke;
      if (planner.stroke_in(cell,
                            hash(seed, static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(row)),
                            stroke)) {
        by_row[static_cast<std::size_t>(row)].push_back(std::move(stroke));
      }
    }
  });
  std::vector<Stroke> strokes;
  for (auto& some : by_row) std::move(some.begin(), some.end(), std::back_inserter(strokes));
  shuffle(strokes);
  return strokes;
}

}  // namespace pentimento::painterly
