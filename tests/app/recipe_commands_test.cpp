// --recipe, run and info.
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/app/scene.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::test;
using engine::bytes_of;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {
/// A scene with out.png and the recipe r.json that made it.
struct CookedScene : Scene {
  std::string recipe = file("r.json");
  CookedScene() {
    const Outcome outcome = run_cli(remove({"--seed", "3", "--ring", "4", "--recipe", recipe}));
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
  }
};

void check_failed(const Outcome& outcome, int code, const std::string& part) {
  INFO(outcome.err);
  CHECK(outcome.exit_code == code);
  CHECK(contains(outcome.err, part));
}
}  // namespace

TEST_CASE("cli run: the same picture gives the same bytes and no word") {
  const CookedScene scene;
  const std::string again = scene.file("again.png");
  const Outcome outcome = run_cli({"run", scene.recipe, scene.picture, "-o", again});
  REQUIRE(outcome.exit_code == 0);
  CHECK(outcome.err.empty());
  CHECK(bytes_of(Scene::read(scene.out).pixels) == bytes_of(Scene::read(again).pixels));
}

TEST_CASE("cli run: extend, vary and several candidates come back too") {
  const Scene scene;
  const std::string recipe = scene.file("r.json");
  for (const std::vector<std::string>& edit :
       {std::vector<std::string>{"extend", scene.picture, "--top", "9"},
        {"vary", scene.picture, "--strength", "0.25"},
        {"vary", scene.picture, "--size", "70x90", "--tile", "vertical"},
        {"vary", scene.picture, "--mask", scene.mask, "--seed", "18446744073709551615"}}) {
    std::vector<std::string> words = edit;
    words.insert(words.end(), {"--candidates", "2", "--recipe", recipe, "-o", scene.out});
    REQUIRE(run_cli(words).exit_code == 0);
    REQUIRE(run_cli({"run", recipe, scene.picture, "-o", scene.file("again.png")}).exit_code == 0);
    for (const char* number : {"-1.png", "-2.png"}) {
      CHECK(bytes_of(Scene::read(scene.file("out") + number).pixels) ==
            bytes_of(Scene::read(scene.file("again") + number).pixels));
    }
  }
}

TEST_CASE("cli run: another picture of the same size works with a warning") {
  const CookedScene scene;
  Scene::write(engine::noise_picture(kSceneSize, {}, 99), scene.file("other.png"));
  const Outcome outcome =
      run_cli({"run", scene.recipe, scene.file("other.png"), "-o", scene.file("again.png")});
  CHECK(outcome.exit_code == 0);
  CHECK(is_one_sentence(outcome.err));
  CHECK(contains(outcome.err, "other.png"));
  CHECK(fs::exists(scene.folder / "again.png"));
}

TEST_CASE("cli run: what cannot be repeated is said") {
  const CookedScene scene;
  Scene::write(engine::noise_picture({50, 40}), scene.file("small.png"));
  const std::string again = scene.file("again.png");
  const Outcome other_size =
      run_cli({"run", scene.recipe, scene.file("small.png"), "-o", again, "--progress", "none"});
  check_failed(other_size, 3, "96 x 72");
  check_failed(run_cli({"run", scene.picture, scene.picture, "-o", again}), 3, "not a Pentimento recipe");
  check_failed(run_cli({"run", scene.file("no.json"), scene.picture, "-o", again}), 3, "no.json");
  check_failed(run_cli({"run", "/dev/zero", scene.picture, "-o", again}), 3, "too large");
  check_failed(run_cli({"run", scene.folder.path().string(), scene.picture, "-o", again}), 3, "folder");
  check_failed(run_cli({"run", scene.recipe, "-o", again}), 2, "picture");
  check_failed(run_cli({"run", scene.recipe, scene.picture, scene.picture, "-o", again}), 2, "folder");
  CHECK_FALSE(fs::exists(again));
}

TEST_CASE("cli run: several pictures go to a folder and one bad one does not stop the others") {
  const CookedScene scene;
  for (const char* name : {"a.png", "b.png"}) {
    Scene::write(engine::noise_picture(kSceneSize, {}, 5), scene.file(name));
  }
  std::ofstream(scene.file("bad.png")) << "no picture";
  fs::create_directory(scene.folder / "done");
  const std::vector<std::string> words = {
      "run", scene.recipe,      scene.file("a.png"), scene.file("bad.png"), scene.file("b.png"),
      "-o",  scene.file("done")};
  check_failed(run_cli(words), 3, "bad.png");
  CHECK(fs::exists(scene.folder / "done/a.png"));
  CHECK(fs::exists(scene.folder / "done/b.png"));
  CHECK_FALSE(fs::exists(scene.folder / "done/bad.png"));
  const Outcome overwrites =
      run_cli({"run", scene.recipe, scene.file("a.png"), "-o", scene.folder.path().string()});
  check_failed(overwrites, 2, "overwrite");
}

TEST_CASE("cli info: pictures, for people and for programs") {
  const Scene scene({image::SampleType::UInt16, 3, true});
  const Outcome text = run_cli({"info", scene.picture});
  CHECK(text.exit_code == 0);
  CHECK(contains(text.out, "96 x 72 pixels"));
  CHECK(contains(text.out, "16-bit integer"));
  const Outcome machine = run_cli({"info", scene.picture, "--json"});
  REQUIRE(machine.exit_code == 0);
  const json facts = json::parse(machine.out);
  CHECK(facts["kind"] == "picture");
  CHECK(facts["format"] == "png");
  CHECK(facts["width"] == 96);
  CHECK(facts["height"] == 72);
  CHECK(facts["sample_type"] == "uint16");
  CHECK(facts["channels"] == 4);
  CHECK(facts["memory_bytes"] == 96 * 72 * 8);
}

TEST_CASE("cli info: recipes") {
  const CookedScene scene;
  CHECK(contains(run_cli({"info", scene.recipe}).out, "remove"));
  const json facts = json::parse(run_cli({"info", scene.recipe, "--json"}).out);
  CHECK(facts["kind"] == "recipe");
  CHECK(facts["operation"] == "remove");
  CHECK(facts["engine"] == "patchmatch");
  CHECK(facts["seed"] == 3);
  CHECK(facts["mask"] == true);
}
