#include <nlohmann/json.hpp>

#include "project/check.h"
#include "tests/app/program.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/core/project/contents.h"

using namespace pentimento;
using namespace pentimento::test;

TEST_CASE("cli: info - check and repair of a project") {
  const TemporaryFolder folder;
  const std::string file = (folder / "a.pentimento").string(), out = (folder / "b.pentimento").string();
  { project::Project::create(file, some_content()); }
  const Outcome info = run_cli({"info", "--json", file});
  REQUIRE(info.exit_code == 0);
  const auto facts = nlohmann::json::parse(info.out);
  CHECK(facts["kind"] == "project");
  CHECK(facts["edits"] == 2);
  CHECK(facts["states"] == 5);
  CHECK(facts["width"] == 580);
  CHECK(run_cli({"check", file}).exit_code == 0);
  auto bytes = read_bytes(file);
  for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 40; ++i) bytes[i] ^= 0xFF;
  write_bytes(file, bytes);
  const Outcome damaged = run_cli({"check", file});
  CHECK(damaged.exit_code == 3);
  CHECK(damaged.err.find("repair") != std::string::npos);
  CHECK(run_cli({"repair", file, "-o", out}).exit_code == 0);
  CHECK(run_cli({"check", out}).exit_code == 0);
  CHECK(read_bytes(file) == bytes);
}
