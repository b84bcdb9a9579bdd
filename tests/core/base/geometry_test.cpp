#include "base/geometry.h"

#include "tests/catch.h"

using pentimento::Rect;

TEST_CASE("Rect: common part and union") {
  const Rect a{0, 0, 10, 10}, b{5, 8, 10, 10};
  CHECK(a.intersected(b) == Rect{5, 8, 5, 2});
  CHECK(a.united(b) == Rect{0, 0, 15, 18});
  CHECK(a.intersected({20, 20, 5, 5}).empty());
  CHECK(a.united(Rect{}) == a);
  CHECK(Rect{}.united(b) == b);
  CHECK(a.contains(Rect{0, 0, 10, 10}));
  CHECK_FALSE(a.contains(b));
}

TEST_CASE("Rect: area does not overflow") {
  CHECK(Rect{0, 0, 1 << 20, 1 << 20}.area() == std::int64_t{1} << 40);
}
