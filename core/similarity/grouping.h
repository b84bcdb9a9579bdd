// Groups of similar candidates, fine or coarse.
//
// Agglomerative clustering with average linkage (UPGMA: Sokal and Michener, "A statistical method for
// evaluating systematic relationships", 1958), by chains of nearest neighbors (Murtagh, "A survey of recent
// advances in hierarchical clustering algorithms", Computer Journal 26, 1983): n^2 time and memory. The same
// features in the same order always give the same groups.
#pragma once

#include <cstddef>
#include <vector>

#include "similarity/features.h"

namespace pentimento::similarity {

struct Group {
  std::vector<std::size_t> members;  ///< indices, rising
  std::size_t representative = 0;    ///< the member that is nearest to all others (the medoid)
};

/// Computed once for a set of candidates; asking for other groups is quick.
class Grouping {
 public:
  explicit Grouping(const std::vector<Features>& features);

  /// `granularity` 0: one group; 1: each alone unless they are the same; between, groups whose members are on
  /// average less than (1 - granularity) apart. Ordered by their first member.
  std::vector<Group> groups(double granularity) const;

  std::size_t size() const { return count_; }
  double distance(std::size_t a, std::size_t b) const;
  /// All others, the nearest to `to` first: "more like this" from the front, "something different" from the
  /// back.
  std::vector<std::size_t> nearest(std::size_t to) const;

 private:
  struct Merge {
    std::size_t a, b;  // a member of each of the two groups
    float distance;
  };
  void merge_all();
  std::size_t representative(const std::vector<std::size_t>& members) const;

  std::size_t count_;
  std::vector<float> distances_;  // count_ x count_
  std::vector<Merge> merges_;     // the nearest first
};

}  // namespace pentimento::similarity
