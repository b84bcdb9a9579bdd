#include "patchmatch/layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc/detail/gcgraph.hpp>

#include "patchmatch/bordered.h"
#include "patchmatch/level.h"

namespace pentimento::patchmatch {
namespace {

using Graph = cv::detail::GCGraph<float>;

constexpr float kForbidden = 1e5F;  // grey levels: more than all seams of one pixel together
constexpr float kUnknownSeam = 60;  // grey levels, where one side of a seam cannot be looked at
constexpr float kRimWeight = 2;     // the picture around the hole counts for both sides of the seam
constexpr float kRare = 0.5F;       // of how much rarer a pixel is than usual, in grey levels
constexpr int kCycles = 3;          // the later ones through offsets in use only; more change next to nothing

// The labels of the hole's pixels, each an index of an offset, and what they cost.
class Labelling {
 public:
  explicit Labelling(const LayoutProblem& problem)
      : problem_(problem),
        area_({0, 0}, problem.hole.size()),
        pixels_(positions(problem.hole)),
        index_(problem.hole.size(), CV_32S, cv::Scalar(-1)),
        label_(pixels_.size()),
        alone_(pixels_.size() * problem.offsets.size()) {
    for (int k = 0; k < count(); ++k) index_.at<int>(pixels_[k]) = k;
    for (int k = 0; k < count(); ++k) {
      for (int label = 0; label < labels(); ++label)
        alone_[k * labels() + label] = cost_alone(pixels_[k], label);
      const auto costs = alone_.begin() + k * labels();
      label_[k] = static_cast<int>(std::min_element(costs, costs + labels()) - costs);
    }
  }

  // Every pixel keeps its label or takes `label`, whichever of all such choices is the cheapest together.
  void expand(int label) {
    Graph graph(static_cast<unsigned>(count()), static_cast<unsigned>(2 * count()));
    for (int k = 0; k < count(); ++k) graph.addVtx();
    for (int k = 0; k < count(); ++k) {
      const cv::Point p = pixels_[k];
      graph.addTermWeights(k, alone(k, label), alone(k, label_[k]));
      add_pair(graph, k, index_of(p + cv::Point(1, 0)), label);
      add_pair(graph, k, index_of(p + cv::Point(0, 1)), label);
    }
    graph.maxFlow();
    for (int k = 0; k < count(); ++k) {
      if (!graph.inSourceSegment(k)) label_[k] = label;
    }
  }

  cv::Mat offsets() const {
    cv::Mat out(area_.size(), CV_32SC2, cv::Scalar(0, 0));
    for (int k = 0; k < count(); ++k) {
      const cv::Point o = problem_.offsets[label_[k]];
      if (known(pixels_[k] + o)) out.at<cv::Vec2i>(pixels_[k]) = {o.x, o.y};
    }
    return out;
  }

  std::vector<int> labels_in_use() const {
    std::vector<int> used = label_;
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    return used;
  }

  // The cost of all labels together, for each step across the outline of the hole.
  double misfit() const {
    double cost = 0;
    int outline = 0;
    for (int k = 0; k < count(); ++k) {
      const cv::Point p = pixels_[k];
      cost += alone(k, label_[k]);
      for (const cv::Point q : neighbors(p)) {
        const int other = index_of(q);
        if (other > k) cost += seam(p, q, label_[k], label_[other]);
        if (other < 0 && area_.contains(q)) ++outline;
      }
    }
    return cost / std::max(1, outline);
  }

 private:
  int labels() const { return static_cast<int>(problem_.offsets.size()); }
  int count() const { return static_cast<int>(pixels_.size()); }
  float alone(int k, int label) const { return alone_[k * labels() + label]; }
  bool known(cv::Point p) const { return area_.contains(p) && problem_.known.at<uchar>(p) != 0; }
  int index_of(cv::Point p) const { return area_.contains(p) ? index_.at<int>(p) : -1; }

  float difference(cv::Point a, cv::Point b) const {
    if (!known(a) || !known(b)) return kUnknownSeam;
    const cv::Mat& f = problem_.features;
    return static_cast<float>(cv::norm(*pixel<cv::Vec4f>(f, a.x, a.y) - *pixel<cv::Vec4f>(f, b.x, b.y)));
  }

  // Between neighbors in the hole (graph-cut textures, Kwatra et al. 2003).
  float seam(cv::Point p, cv::Point q, int a, int b) const {
    if (a == b) return 0;
    const cv::Point oa = problem_.offsets[a], ob = problem_.offsets[b];
    return difference(p + oa, p + ob) + difference(q + oa, q + ob);
  }

  // What a label costs whatever the neighbors in the hole take.
  float cost_alone(cv::Point p, int label) const {
    const cv::Point o = problem_.offsets[label];
    float cost = problem_.upright * std::abs(static_cast<float>(o.y)) / static_cast<float>(area_.width);
    if (!known(p + o)) {
      cost += kForbidden;
    } else if (!problem_.rarity.empty()) {
      const float rarer = problem_.rarity.at<float>(p + o) - problem_.usual.at<float>(p);
      cost += kRare * std::sqrt(std::max(0.0F, rarer));
    }
    for (const cv::Point q : neighbors(p)) {
      if (known(q)) cost += kRimWeight * difference(q + o, q);
    }
    return cost;
  }

  // Adds what a pair costs when both keep (a), only i keeps (b), only j keeps (c), none keeps (0):
  // a + (c - a) xi - c xj + (b + c - a) (1 - xi) xj  (Kolmogorov and Zabih 2004)
  void add_pair(Graph& graph, int i, int j, int label) const {
    if (j < 0) return;
    const cv::Point p = pixels_[i], q = pixels_[j];
    const float a = seam(p, q, label_[i], label_[j]), b = seam(p, q, label_[i], label),
                c = seam(p, q, label, label_[j]);
    add_change(graph, i, c - a);
    add_change(graph, j, -c);
    graph.addEdges(i, j, std::max(0.0F, b + c - a), 0);
  }
  static void add_change(Graph& graph, int node, float cost) {
    graph.addTermWeights(node, std::max(0.0F, cost), std::max(0.0F, -cost));
  }

  const LayoutProblem& problem_;
  cv::Rect area_;
  std::vector<cv::Point> pixels_;
  cv::Mat index_;  // CV_32SC1: of the pixel in pixels_, or -1
  std::vector<int> label_;
  std::vector<float> alone_;  // by pixel, then by label
};

}  // namespace

Layout lay_out(const LayoutProblem& problem, Progress& progress) {
  Labelling labelling(problem);
  std::vector<int> labels(problem.offsets.size());
  std::iota(labels.begin(), labels.end(), 0);
  for (int cycle = 0; cycle < kCycles; ++cycle) {
    for (std::size_t k = 0; k < labels.size(); ++k) {
      labelling.expand(labels[k]);
      progress.update((cycle + (k + 1.0) / labels.size()) / kCycles);
    }
    labels = labelling.labels_in_use();
  }
  return {labelling.offsets(), labelling.misfit()};
}

}  // namespace pentimento::patchmatch
