// Search, order, groups, the tree, and what is different: pure logic of the board.
#include "tests/catch.h"
#include "tests/ui/board/entries.h"
#include "ui/board/board_rows.h"
#include "ui/board/different.h"
#include "ui/board/lineage.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
bool found(const BoardEntry& entry, const QString& words) {
  BoardFilter filter;
  filter.words = words;
  return passes(entry, filter);
}

std::vector<std::size_t> all(std::size_t count) {
  std::vector<std::size_t> indices(count);
  for (std::size_t i = 0; i < count; ++i) indices[i] = i;
  return indices;
}
}  // namespace

TEST_CASE("facts: what the recipe says, and what the record says without one") {
  const BoardEntry entry = entryOf({"add", 77, "a red boat", "", false, 0, "", 20});
  CHECK(entry.facts->prompt == "a red boat");
  CHECK(entry.facts->steps == 20);
  CHECK(entry.facts->size == QSize(33, 30));  // the mask with its ring, inside the canvas
  document::Edit damaged = *entry.run;
  damaged.candidates[0].recipe = "no recipe";
  const RecipeFacts facts = factsOf(damaged, 0);
  CHECK(facts.operation == "add");
  CHECK(facts.seed == 77);
  CHECK(facts.prompt.isEmpty());
  CHECK_FALSE(facts.id.isEmpty());
}

TEST_CASE("search: words, phrases and settings") {
  const BoardEntry entry = entryOf({"add", 77, "a red boat at sea", "", false, 3, "for the cover", 20});
  CHECK(found(entry, "boat RED"));
  CHECK(found(entry, "cover"));
  CHECK(found(entry, "add"));
  CHECK_FALSE(found(entry, "boat house"));
  CHECK(found(entry, "\"red boat\""));
  CHECK_FALSE(found(entry, "\"boat red\""));
  CHECK(found(entry, "steps:20 seed:77"));
  CHECK(found(entry, "steps:>19 steps:<21"));
  CHECK_FALSE(found(entry, "steps:>20"));
  CHECK(found(entry, "label:3 note:cover"));
  CHECK_FALSE(found(entry, "seed:7"));
  CHECK_FALSE(found(entry, "guidance:7.5"));
  CHECK(found(entry, "steps:"));  // still being typed
}

TEST_CASE("filter and order: the newest first where nothing else is said") {
  const std::vector<BoardEntry> entries{entryOf({"remove", 5}, true), entryOf({"vary", 9, "", "", true}),
                                        entryOf({"remove", 2, "", "", false, 4}), entryOf({"add", 7, "x"})};
  using Indices = std::vector<std::size_t>;
  CHECK(arranged(entries, {}, BoardOrder::Newest) == Indices{3, 2, 1, 0});
  CHECK(arranged(entries, {}, BoardOrder::Seed) == Indices{2, 0, 3, 1});
  CHECK(arranged(entries, {}, BoardOrder::Starred) == Indices{1, 3, 2, 0});
  CHECK(arranged(entries, {}, BoardOrder::Operation) == Indices{3, 2, 0, 1});
  BoardFilter filter;
  filter.accepted = true;
  CHECK(arranged(entries, filter, BoardOrder::Newest) == Indices{0});
  filter = {};
  filter.label = 4;
  CHECK(arranged(entries, filter, BoardOrder::Newest) == Indices{2});
  filter = {};
  filter.operation = "remove";
  CHECK(arranged(entries, filter, BoardOrder::Newest) == Indices{2, 0});
}

TEST_CASE("order: what shows its seam least first, what has none last") {
  std::vector<BoardEntry> entries;
  for (const std::optional<double> seam :
       {std::optional(1.5), std::optional<double>(), std::optional(0.25)}) {
    Told told;
    told.seam = seam;
    entries.push_back(entryOf(told));
  }
  CHECK(arranged(entries, {}, BoardOrder::Seam) == std::vector<std::size_t>{2, 0, 1});
  CHECK(entries[0].facts->seam == 1.5);
}

TEST_CASE("tree: parents, children, siblings, and starts that are gone") {
  std::vector<BoardEntry> entries{entryOf({"vary", 1}), entryOf({"vary", 2})};
  entries.push_back(entryOf({"vary", 3, "", idOf(entries[0])}));
  entries.push_back(entryOf({"vary", 4, "", idOf(entries[0])}));
  entries.push_back(entryOf({"vary", 5, "", idOf(entries[2])}));
  entries.push_back(entryOf({"vary", 6, "", "xxh3-128:gone"}));
  const Lineage tree(entries);
  CHECK(tree.path(4) == std::vector<std::size_t>{0, 2, 4});
  CHECK(tree.children(0) == std::vector<std::size_t>{2, 3});
  CHECK(tree.sibling(2, 1) == 3U);
  CHECK_FALSE(tree.sibling(3, 1));
  CHECK(tree.sibling(0, 1) == 1U);
  CHECK(tree.sibling(1, 1) == 5U);  // roots are siblings
  CHECK_FALSE(tree.parent(5));
}

TEST_CASE("groups: one stands for each, opened in place, in the order of the board") {
  std::vector<BoardEntry> entries;
  std::vector<QString> ids;
  std::vector<similarity::Features> features;
  for (const std::uint64_t seed : {0, 90, 10, 95, 50}) {
    entries.push_back(entryOf({"vary", seed}));
    ids.push_back(entries.back().facts->id);
    features.push_back({{static_cast<float>(seed) / 100}});
  }
  features.pop_back();  // the last one is not compared yet
  ids.pop_back();
  const similarity::Grouping grouping(features);
  const auto rows = groupedRows(entries, all(5), ids, grouping, 0.5, {});
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].groupSize == 2);
  CHECK(rows[1].groupSize == 2);
  CHECK(rows[2] == BoardRow{4});
  const auto opened = groupedRows(entries, all(5), ids, grouping, 0.5, {entries[2].facts->id});
  REQUIRE(opened.size() == 4);
  CHECK(opened[0].opened);
  CHECK(opened[1].inOpenedGroup);
  CHECK((opened[0].entry + opened[1].entry) == 2);
  CHECK_FALSE(opened[2].opened);
  const auto filtered = groupedRows(entries, {1, 2}, ids, grouping, 0.5, {});
  CHECK(filtered.size() == 2);
  CHECK(filtered[0].groupSize == 1);
}

TEST_CASE("different: those that are farthest from what is there and from each other stay") {
  const auto at = [](float place) { return similarity::Features{{place}}; };
  const std::vector<similarity::Features> made{at(0.1F), at(0.5F), at(0.55F), at(0.9F)};
  CHECK(mostDifferent(made, {at(0)}, 2) == std::vector<std::size_t>{1, 3});
  CHECK(mostDifferent(made, {at(0.9F), at(0.52F)}, 1) == std::vector<std::size_t>{0});
  CHECK(mostDifferent(made, {}, 9).size() == 4);
  CHECK(mostDifferent({at(1), at(1), at(1)}, {at(1)}, 2).size() == 2);
}
