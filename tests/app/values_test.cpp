#include "app/cli/values.h"

#include "app/cli/files.h"
#include "base/error.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::cli;

TEST_CASE("cli values: context regions") {
  using Kind = engine::ContextChoice::Kind;
  CHECK(parse_context("auto") == engine::ContextChoice{});
  CHECK(parse_context("whole").kind == Kind::Whole);
  CHECK(parse_context("300x200+10+20") == engine::ContextChoice{Kind::Fixed, {10, 20, 300, 200}});
  CHECK(parse_context("300x200+-10+-20") == engine::ContextChoice{Kind::Fixed, {-10, -20, 300, 200}});
  for (const char* text : {"", "x", "1x1", "1x1+1", "1x1+1+", "+1+1", "1 x1+1+1", "Whole"}) {
    CHECK_THROWS_AS(parse_context(text), Error);
  }
}

TEST_CASE("cli values: extents in pixels and percent") {
  CHECK(parse_extent("--left", "120").pixels(4000) == 120);
  CHECK(parse_extent("--left", "20%").pixels(4000) == 800);
  CHECK(parse_extent("--left", "12.5%").pixels(100) == 13);
  CHECK(parse_extent("--left", "0").pixels(100) == 0);
}

TEST_CASE("cli values: seeds") {
  CHECK(parse_seed("0") == 0);
  CHECK(parse_seed("18446744073709551615") == 18446744073709551615U);
  CHECK_NOTHROW(parse_seed("random"));
}

TEST_CASE("cli values: names of candidates") {
  using Files = std::vector<std::filesystem::path>;
  CHECK(candidate_files("a/out.png", 1) == Files{"a/out.png"});
  CHECK(candidate_files("a/out.tar.png", 2) == Files{"a/out.tar-1.png", "a/out.tar-2.png"});
  CHECK(candidate_files("out", 2) == Files{"out-1", "out-2"});
}
