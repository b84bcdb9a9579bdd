// What is compared and how, and how the pictures share the space.
#include "ui/compare/comparison.h"

#include <QSignalSpy>

#include "tests/catch.h"
#include "tests/ui/canvas/pictures.h"
#include "ui/compare/panes.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
std::vector<Compared> pictures(int count) {
  std::vector<Compared> made;
  for (int i = 0; i < count; ++i) made.push_back({QString::number(i), flatPicture({8, 8}, qRgb(i, 0, 0))});
  return made;
}
}  // namespace

TEST_CASE("comparison: marked picture and reference are never the same") {
  Comparison comparison;
  comparison.setPictures(pictures(3));
  CHECK(comparison.reference() == 0);
  CHECK(comparison.marked() == 1);
  comparison.mark(0);
  CHECK(comparison.marked() == 0);
  CHECK(comparison.reference() == 1);
  comparison.swapWithReference();
  CHECK(comparison.marked() == 1);
  comparison.markNext(1);
  CHECK(comparison.marked() == 2);
  comparison.markNext(1);
  CHECK(comparison.marked() == 0);
  CHECK(comparison.reference() == 2);
  comparison.mark(7);
  CHECK(comparison.marked() == 0);
}

TEST_CASE("comparison: numbers stay in their range and only changes are told") {
  Comparison comparison;
  comparison.setPictures(pictures(2));
  QSignalSpy changes(&comparison, &Comparison::changed);
  comparison.setRate(100);
  CHECK(comparison.rate() == Comparison::kMaxRate);
  comparison.setRate(Comparison::kMaxRate + 1);
  CHECK(changes.count() == 1);
  comparison.setAmplification(0);
  CHECK(comparison.amplification() == 1);
  comparison.setDivider(-3);
  CHECK(comparison.divider() == 0);
  comparison.setMode(CompareMode::SideBySide);
  CHECK(changes.count() == 3);
}

TEST_CASE("panes: as large as they can be, all of one size, apart from each other") {
  const QSize area(1000, 600);
  const auto wide = panesIn(area, 2, 4, {400, 100});
  CHECK(wide[0].left() == wide[1].left());  // wide pictures below each other
  const auto tall = panesIn(area, 2, 4, {100, 400});
  CHECK(tall[0].top() == tall[1].top());
  const auto four = panesIn(area, 4, 4, {300, 200});
  CHECK(four[3].topLeft() == QPoint(502, 302));
  for (const int count : {1, 2, 3, 4}) {
    const auto panes = panesIn(area, count, 4, {300, 200});
    REQUIRE(int(panes.size()) == count);
    for (const QRect& pane : panes) {
      CHECK(QRect(QPoint(), area).contains(pane));
      CHECK(pane.size() == panes.front().size());
      for (const QRect& other : panes) CHECK((other == pane || !other.intersects(pane)));
    }
  }
}
