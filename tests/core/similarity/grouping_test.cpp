// Groups: the same answer as the plain definition of average linkage, for every granularity.
#include "similarity/grouping.h"

#include <algorithm>
#include <limits>
#include <random>

#include "tests/catch.h"

using namespace pentimento;
using similarity::Features;
using similarity::Group;
using similarity::Grouping;

namespace {
std::vector<Features> random_features(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Features> features(count);
  for (Features& f : features) {
    for (int i = 0; i < 5; ++i) f.values.push_back(static_cast<float>(random() % 1000U) / 2000);
  }
  return features;
}

double average(const Grouping& grouping, const std::vector<std::size_t>& a,
               const std::vector<std::size_t>& b) {
  double sum = 0;
  for (const std::size_t i : a) {
    for (const std::size_t j : b) sum += grouping.distance(i, j);
  }
  return sum / static_cast<double>(a.size() * b.size());
}

/// The definition: join the two nearest groups until none are nearer than `limit`.
std::vector<std::vector<std::size_t>> plain_groups(const Grouping& grouping, double limit) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < grouping.size(); ++i) groups.push_back({i});
  for (;;) {
    double least = std::numeric_limits<double>::infinity();
    std::size_t first = 0, second = 0;
    for (std::size_t a = 0; a < groups.size(); ++a) {
      for (std::size_t b = a + 1; b < groups.size(); ++b) {
        const double d = average(grouping, groups[a], groups[b]);
        if (d < least) least = d, first = a, second = b;
      }
    }
    if (!(least <= limit)) break;
    groups[first].insert(groups[first].end(), groups[second].begin(), groups[second].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(second));
  }
  for (auto& group : groups) std::sort(group.begin(), group.end());
  std::sort(groups.begin(), groups.end());
  return groups;
}

std::vector<std::vector<std::size_t>> members_of(const std::vector<Group>& groups) {
  std::vector<std::vector<std::size_t>> members;
  members.reserve(groups.size());
  for (const Group& group : groups) members.push_back(group.members);
  return members;
}
}  // namespace

TEST_CASE("grouping: is average linkage") {
  for (const unsigned seed : {1U, 2U, 3U}) {
    const Grouping grouping(random_features(40, seed));
    for (const double granularity : {0.5, 0.6, 0.7, 0.75, 0.8, 0.9}) {
      CHECK(members_of(grouping.groups(granularity)) == plain_groups(grouping, 1 - granularity));
    }
  }
}

TEST_CASE("grouping: from one group to each alone") {
  const Grouping grouping(random_features(25, 7));
  CHECK(grouping.groups(0).size() == 1);
  CHECK(grouping.groups(1).size() == 25);
  std::size_t before = 1;
  for (int twentieths = 0; twentieths <= 20; ++twentieths) {
    const std::size_t count = grouping.groups(twentieths / 20.0).size();
    CHECK(count >= before);
    before = count;
  }
}

TEST_CASE("grouping: equal ones stay together and the representative is in the middle") {
  std::vector<Features> features;
  for (const float place : {0.0F, 0.9F, 0.1F, 0.2F, 0.9F}) features.push_back({{place}});
  const Grouping grouping(features);
  CHECK(grouping.groups(1).size() == 4);
  const auto groups = grouping.groups(0.6);
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].members == std::vector<std::size_t>{0, 2, 3});
  CHECK(groups[0].representative == 2);
  CHECK(groups[1].members == std::vector<std::size_t>{1, 4});
  CHECK(groups[1].representative == 1);
  CHECK(grouping.nearest(3) == std::vector<std::size_t>{2, 0, 1, 4});
}

TEST_CASE("grouping: none and one") {
  CHECK(Grouping({}).groups(0.5).empty());
  const auto one = Grouping(random_features(1, 1)).groups(0.5);
  REQUIRE(one.size() == 1);
  CHECK(one[0].representative == 0);
}
