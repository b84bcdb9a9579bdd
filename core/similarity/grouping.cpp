#include "similarity/grouping.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace pentimento::similarity {

namespace {
/// Groups during the merging. A group goes by the index of its lowest member.
class Clusters {
 public:
  Clusters(std::vector<float> distances, std::size_t count)
      : distances_(std::move(distances)), count_(count), sizes_(count, 1) {}

  /// The lowest group that is nearest to `group`; `preferred` when it is as near.
  std::size_t nearest(std::size_t group, std::size_t preferred) const {
    std::size_t best = preferred;
    float least = preferred < count_ ? at(group, preferred) : std::numeric_limits<float>::infinity();
    for (std::size_t other = 0; other < count_; ++other) {
      if (sizes_[other] == 0 || other == group || !(at(group, other) < least)) continue;
      best = other;
      least = at(group, other);
    }
    return best;
  }

  /// Lance and Williams' formula for average linkage.
  float merge(std::size_t a, std::size_t b) {
    if (a > b) std::swap(a, b);
    const float distance = at(a, b), m = static_cast<float>(sizes_[a]), n = static_cast<float>(sizes_[b]);
    for (std::size_t other = 0; other < count_; ++other) {
      if (sizes_[other] == 0 || other == a || other == b) continue;
      at(a, other) = at(other, a) = (m * at(a, other) + n * at(b, other)) / (m + n);
    }
    sizes_[a] += sizes_[b];
    sizes_[b] = 0;
    return distance;
  }

  std::size_t lowest() const {
    return static_cast<std::size_t>(
        std::find_if(sizes_.begin(), sizes_.end(), [](std::size_t size) { return size > 0; }) -
        sizes_.begin());
  }

 private:
  float& at(std::size_t a, std::size_t b) { return distances_[a * count_ + b]; }
  float at(std::size_t a, std::size_t b) const { return distances_[a * count_ + b]; }

  std::vector<float> distances_;
  std::size_t count_;
  std::vector<std::size_t> sizes_;
};

/// The root of each element: the lowest member of its group.
class Roots {
 public:
  explicit Roots(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t of) {
    while (parents_[of] != of) of = parents_[of] = parents_[parents_[of]];
    return of;
  }
  void join(std::size_t a, std::size_t b) {
    const std::size_t x = root(a), y = root(b);
    parents_[std::max(x, y)] = std::min(x, y);
  }

 private:
  std::vector<std::size_t> parents_;
};
}  // namespace

Grouping::Grouping(const std::vector<Features>& features)
    : count_(features.size()), distances_(count_ * count_) {
  for (std::size_t a = 0; a < count_; ++a) {
    for (std::size_t b = a + 1; b < count_; ++b) {
      distances_[a * count_ + b] = distances_[b * count_ + a] =
          static_cast<float>(similarity::distance(features[a], features[b]));
    }
  }
  merge_all();
}

void Grouping::merge_all() {
  Clusters clusters(distances_, count_);
  std::vector<std::size_t> chain;
  while (merges_.size() + 1 < count_) {
    if (chain.empty()) chain.push_back(clusters.lowest());
    const std::size_t last = chain.back(), before = chain.size() > 1 ? chain[chain.size() - 2] : count_;
    const std::size_t next = clusters.nearest(last, before);
    if (next != before) {
      chain.push_back(next);
      continue;
    }
    // Each is the other's nearest: no later merge can come between them.
    merges_.push_back({last, before, clusters.merge(last, before)});
    chain.resize(chain.size() - 2);
  }
  std::stable_sort(merges_.begin(), merges_.end(),
                   [](const Merge& a, const Merge& b) { return a.distance < b.distance; });
}

std::vector<Group> Grouping::groups(double granularity) const {
  Roots roots(count_);
  const double limit = 1 - std::clamp(granularity, 0.0, 1.0);
  for (const Merge& merge : merges_) {
    if (granularity <= 0 || merge.distance <= limit) roots.join(merge.a, merge.b);
  }
  std::vector<Group> groups;
  std::vector<std::size_t> place(count_);
  for (std::size_t i = 0; i < count_; ++i) {
    const std::size_t root = roots.root(i);
    if (root == i) {
      place[i] = groups.size();
      groups.emplace_back();
    }
    groups[place[root]].members.push_back(i);
  }
  for (Group& group : groups) group.representative = representative(group.members);
  return groups;
}

double Grouping::distance(std::size_t a, std::size_t b) const {
  return distances_.at(a * count_ + b);
}

std::size_t Grouping::representative(const std::vector<std::size_t>& members) const {
  std::size_t best = members.front();
  double least = std::numeric_limits<double>::infinity();
  for (const std::size_t candidate : members) {
    double sum = 0;
    for (const std::size_t other : members) sum += distance(candidate, other);
    if (!(sum < least)) continue;
    best = candidate;
    least = sum;
  }
  return best;
}

std::vector<std::size_t> Grouping::nearest(std::size_t to) const {
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < count_; ++i) {
    if (i != to) others.push_back(i);
  }
  std::stable_sort(others.begin(), others.end(),
                   [&](std::size_t a, std::size_t b) { return distance(to, a) < distance(to, b); });
  return others;
}

}  // namespace pentimento::similarity
