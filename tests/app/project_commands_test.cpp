#include <nlohmann/json.hpp>

#include "document/stack.h"
#include "engine/recipe.h"
#include "image/digital_source.h"
#include "image/io.h"
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

TEST_CASE("cli: export of a project in every format") {
  const TemporaryFolder folder;
  const std::string file = (folder / "a.pentimento").string();
  const auto content = some_content();
  { project::Project::create(file, content); }
  const auto out = [&](const char* name) { return (folder / name).string(); };
  Progress progress;
  REQUIRE(run_cli({"export", file, out("a.png")}).exit_code == 0);
  const image::Image same = image::read_image(out("a.png"), progress);
  CHECK(same_samples(same.pixels, content.history.current().picture.pixels));
  CHECK_FALSE(same.metadata->xmp.empty());
  REQUIRE(run_cli({"export", file, out("b.tif"), "--depth", "8", "--metadata", "profile"}).exit_code == 0);
  Progress second;
  const image::Image small = image::read_image(out("b.tif"), second);
  CHECK(small.pixels.format().sample == image::SampleType::UInt8);
  CHECK(small.metadata->xmp.empty());
  CHECK(run_cli({"export", file, out("c.exr"), "--depth", "half"}).exit_code == 0);
  CHECK(run_cli({"export", file, out("d.jpg"), "--quality", "20"}).exit_code == 0);
  CHECK(run_cli({"export", file, out("e.webp"), "--lossy", "--quality", "20"}).exit_code == 0);
  REQUIRE(run_cli({"export", file, out("f.ora")}).exit_code == 0);
  CHECK(read_bytes(out("f.ora")).size() > read_bytes(out("a.png")).size());
  CHECK(run_cli({"export", file, out("g.ora"), "--depth", "float"}).exit_code == 2);
  CHECK(run_cli({"export", file, out("g.gif")}).exit_code == 2);
  CHECK(run_cli({"export", file, out("none/g.ora")}).exit_code == 3);
  CHECK(run_cli({"export", out("none.pentimento"), out("g.png")}).exit_code == 3);
  CHECK_FALSE(std::filesystem::exists(out("g.ora")));
}

TEST_CASE("cli: an exported file says what networks made - scaled and without other metadata too") {
  const TemporaryFolder folder;
  const std::string file = (folder / "a.pentimento").string(), out = (folder / "a.png").string();
  auto content = some_content();
  document::Document document = content.history.current();
  document::Edit edit = *document.edits.back();
  engine::EditRequest request;
  request.operation = engine::Operation::Add;
  request.engine = "diffusion";
  request.image = document.picture;
  request.mask = rectangle_mask(document.picture.size(), {8, 8, 16, 16});
  edit.enabled = true;
  edit.candidates[edit.chosen].recipe = engine::recipe_to_json(request);
  document::FlattenCache cache;
  document = document::with_edit(document, document.edits.size() - 1, edit, cache);
  content.history.commit(document, "Add");
  { project::Project::create(file, content); }
  REQUIRE(run_cli({"export", file, out, "--metadata", "profile", "--scale", "50", "--srgb"}).exit_code == 0);
  Progress progress;
  const image::Image copy = image::read_image(out, progress);
  CHECK(copy.size().width == document.picture.size().width / 2);
  CHECK(copy.metadata->icc.empty());
  CHECK(image::digital_source_of(copy.metadata->xmp).ends_with("/compositeWithTrainedAlgorithmicMedia"));
  CHECK(run_cli({"export", file, out, "--metadata", "copyright"}).exit_code == 0);
  REQUIRE(run_cli({"export", file, out, "--recipes"}).exit_code == 0);
  const auto facts = nlohmann::json::parse(run_cli({"info", "--json", out}).out);
  REQUIRE(facts.contains("digital_source"));
  REQUIRE(facts.contains("recipes"));
  CHECK(facts["digital_source"].get<std::string>().ends_with("/compositeWithTrainedAlgorithmicMedia"));
  CHECK(facts["recipes"].back() == engine::recipe_to_json(request));
  CHECK(run_cli({"export", file, out, "--metadata", "some"}).exit_code == 2);
  CHECK(run_cli({"export", file, out, "--scale", "0"}).exit_code == 2);
}
