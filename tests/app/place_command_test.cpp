// place, and run on its recipes, through the program itself.
#include "tests/app/scene.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::test;
using engine::bytes_of;
using engine::same_outside;

namespace {
struct PlaceScene : Scene {
  std::string thing = file("thing.png");

  PlaceScene() { write(engine::noise_picture({20, 16}, {}, 2), thing); }

  std::vector<std::string> place(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"place", picture, thing, "-o", out};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
};
}  // namespace

TEST_CASE("cli place: pastes pixel by pixel when nothing is to be matched") {
  const PlaceScene scene;
  const Outcome outcome =
      run_cli(scene.place({"--at", "50,40", "--scale", "1", "--no-harmonize", "--no-shadow"}));
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  const auto before = Scene::read(scene.picture).pixels, after = Scene::read(scene.out).pixels;
  CHECK(bytes_of(after, {40, 32, 20, 16}) == bytes_of(Scene::read(scene.thing).pixels));
  CHECK(same_outside(before, after, {40, 32, 20, 16}));
}

TEST_CASE("cli place: the cut-out decides what is placed, and --at is its middle") {
  const PlaceScene scene;
  scene.write_mask({20, 16}, {2, 2, 8, 6}, "cut.png");
  REQUIRE(run_cli(scene.place({"--at", "30,20", "--scale", "1", "--cutout", scene.file("cut.png"),
                               "--no-harmonize", "--no-shadow"}))
              .exit_code == 0);
  const auto before = Scene::read(scene.picture).pixels, after = Scene::read(scene.out).pixels;
  CHECK(bytes_of(after, {26, 17, 8, 6}) == bytes_of(Scene::read(scene.thing).pixels, {2, 2, 8, 6}));
  CHECK(same_outside(before, after, {26, 17, 8, 6}));
}

TEST_CASE("cli place: a recipe repeats it, and says when the placed picture is another one") {
  const PlaceScene scene;
  const std::string recipe = scene.file("r.json"), again = scene.file("again.png");
  REQUIRE(
      run_cli(scene.place({"--rotate", "20", "--mirror", "--shadow", "0.8", "--recipe", recipe})).exit_code ==
      0);
  const Outcome outcome = run_cli({"run", recipe, scene.picture, "-o", again});
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  CHECK(bytes_of(Scene::read(again).pixels) == bytes_of(Scene::read(scene.out).pixels));
  Scene::write(engine::noise_picture({20, 16}, {}, 3), scene.thing);
  const Outcome refused = run_cli({"run", recipe, scene.picture, "-o", again});
  CHECK(refused.exit_code == 3);
  CHECK(is_one_sentence(refused.err));
}

TEST_CASE("cli place: wrong numbers, files and positions are said in a sentence") {
  const PlaceScene scene;
  const auto refused = [&](const std::vector<std::string>& more, int code) {
    const Outcome outcome = run_cli(scene.place(more));
    INFO(outcome.err);
    CHECK(outcome.exit_code == code);
    CHECK(is_one_sentence(outcome.err));
  };
  refused({"--at", "here"}, 2);
  refused({"--at", "5000,5000"}, 2);
  refused({"--scale", "0"}, 2);
  refused({"--shadow-length", "7"}, 2);
  refused({"--cutout", scene.mask}, 2);  // of another size
  refused({"--recipe", scene.out}, 2);
  const Outcome missing = run_cli({"place", scene.picture, scene.file("no.png"), "-o", scene.out});
  CHECK(missing.exit_code == 3);
  CHECK(is_one_sentence(missing.err));
}
