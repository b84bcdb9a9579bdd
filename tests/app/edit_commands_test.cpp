// remove, extend and vary through the program itself.
#include <algorithm>

#include "tests/app/scene.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::test;
using engine::bytes_of;
using engine::same_outside;
using image::SampleType;

TEST_CASE("cli remove: samples outside mask and ring are the same in every sample type") {
  for (const SampleType type : {SampleType::UInt8, SampleType::UInt16}) {
    for (const bool alpha : {false, true}) {
      for (const int channels : {1, 3}) {
        const Scene scene({type, channels, alpha});
        const Outcome outcome = run_cli(scene.remove({"--ring", "3"}));
        INFO(outcome.err);
        REQUIRE(outcome.exit_code == 0);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.empty());
        const auto before = Scene::read(scene.picture).pixels, after = Scene::read(scene.out).pixels;
        CHECK(after.format() == before.format());
        CHECK(same_outside(before, after, kSelected.grown(3)));
        CHECK(bytes_of(before, kSelected) != bytes_of(after, kSelected));
        CHECK(scene.folder.names() == std::vector<std::string>{"in.png", "mask.png", "out.png"});
      }
    }
  }
}

TEST_CASE("cli remove: may replace its own picture") {
  const Scene scene;
  const auto before = Scene::read(scene.picture).pixels;
  REQUIRE(run_cli({"remove", scene.picture, "--mask", scene.mask, "-o", scene.picture}).exit_code == 0);
  CHECK(same_outside(before, Scene::read(scene.picture).pixels, kSelected.grown(image::kDefaultRing)));
  CHECK(scene.folder.names() == std::vector<std::string>{"in.png", "mask.png"});
}

TEST_CASE("cli remove: what is copied, and how, is chosen and told by the recipe") {
  const Scene scene;
  scene.write_mask(kSceneSize, {0, 0, 30, 72}, "left.png");
  scene.write_mask(kSceneSize, {0, 0, 30, 20}, "top.png");
  const std::string recipe = scene.file("how.json"), again = scene.file("again.png");
  const Outcome outcome = run_cli(
      scene.remove({"--sampling", "anywhere", "--copy-from", scene.file("left.png"), "--never-from",
                    scene.file("top.png"), "--guide", "20,36 70,40", "--guide", "40,20 50,60", "--adaptation",
                    "0.1", "--mirrored", "--turned", "15", "--scaled", "0.2", "--recipe", recipe}));
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  CHECK(same_outside(Scene::read(scene.picture).pixels, Scene::read(scene.out).pixels,
                     kSelected.grown(image::kDefaultRing)));
  REQUIRE(run_cli({"run", recipe, scene.picture, "-o", again}).exit_code == 0);
  CHECK(bytes_of(Scene::read(again).pixels) == bytes_of(Scene::read(scene.out).pixels));
}

TEST_CASE("cli remove: wrong ways to fill are told") {
  const Scene scene;
  for (const std::vector<std::string>& wrong : std::vector<std::vector<std::string>>{{"--sampling", "moon"},
                                                                                     {"--guide", "1,2"},
                                                                                     {"--guide", "x"},
                                                                                     {"--adaptation", "2"},
                                                                                     {"--turned", "-1"},
                                                                                     {"--scaled", "nan"}}) {
    const Outcome outcome = run_cli(scene.remove(wrong));
    CHECK(outcome.exit_code == 2);
    CHECK_FALSE(outcome.err.empty());
  }
}

TEST_CASE("cli: same command and seed, same file - other seed, another") {
  const Scene scene;
  const std::string again = scene.file("again.png"), other = scene.file("other.png");
  REQUIRE(run_cli(scene.remove()).exit_code == 0);
  REQUIRE(run_cli({"remove", scene.picture, "--mask", scene.mask, "-o", again, "--threads", "1"}).exit_code ==
          0);
  REQUIRE(run_cli({"remove", scene.picture, "--mask", scene.mask, "-o", other, "--seed", "5"}).exit_code ==
          0);
  const auto pixels = bytes_of(Scene::read(scene.out).pixels);
  CHECK(pixels == bytes_of(Scene::read(again).pixels));
  CHECK(pixels != bytes_of(Scene::read(other).pixels));
}

TEST_CASE("cli: candidates are numbered and each is the single result of its seed") {
  const Scene scene;
  REQUIRE(run_cli(scene.remove({"--candidates", "3", "--seed", "10"})).exit_code == 0);
  CHECK(scene.folder.names() ==
        std::vector<std::string>{"in.png", "mask.png", "out-1.png", "out-2.png", "out-3.png"});
  REQUIRE(run_cli(scene.remove({"--seed", "12"})).exit_code == 0);
  CHECK(bytes_of(Scene::read(scene.out).pixels) == bytes_of(Scene::read(scene.file("out-3.png")).pixels));
}

TEST_CASE("cli extend: the old part is the same bit for bit") {
  const Scene scene({SampleType::UInt16, 3, true});
  const Outcome outcome = run_cli({"extend", scene.picture, "--left", "10", "--right", "25%", "--bottom", "7",
                                   "--ring", "8", "-o", scene.out});
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  const auto before = Scene::read(scene.picture).pixels, after = Scene::read(scene.out).pixels;
  REQUIRE(after.size() == Size{96 + 10 + 24, 72 + 7});
  CHECK(bytes_of(after, {10, 0, 96, 72}) == bytes_of(before));
}

TEST_CASE("cli repaint: every style, in the mask only or everywhere") {
  const Scene scene;
  const auto before = Scene::read(scene.picture).pixels;
  const Rect corner{0, 0, 16, 16};
  std::vector<std::vector<std::byte>> seen;
  for (const char* style : {"watercolor", "oil", "gouache", "ink"}) {
    REQUIRE(run_cli({"repaint", scene.picture, "--style", style, "-o", scene.out}).exit_code == 0);
    CHECK(bytes_of(before, corner) != bytes_of(Scene::read(scene.out).pixels, corner));
    seen.push_back(bytes_of(Scene::read(scene.out).pixels));
    CHECK(std::find(seen.begin(), seen.end() - 1, seen.back()) == seen.end() - 1);
  }
  REQUIRE(run_cli({"repaint", scene.picture, "--style", "oil", "--mask", scene.mask, "--detail", "0.8", "-o",
                   scene.out})
              .exit_code == 0);
  const auto after = Scene::read(scene.out).pixels;
  CHECK(same_outside(before, after, kSelected.grown(image::kDefaultRing)));
  CHECK(bytes_of(before, kSelected) != bytes_of(after, kSelected));
}

TEST_CASE("cli repaint: like a picture, and again by its recipe while that picture is the same") {
  const Scene scene;
  const std::string style = scene.file("style.png"), recipe = scene.file("edit.json"),
                    again = scene.file("again.png");
  const auto paint_style = [&](const char* medium) {
    REQUIRE(run_cli({"repaint", scene.picture, "--style", medium, "-o", style}).exit_code == 0);
  };
  paint_style("oil");
  const Outcome outcome = run_cli(
      {"repaint", scene.picture, "--style", style, "--strength", "0.9", "--recipe", recipe, "-o", scene.out});
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  REQUIRE(run_cli({"run", recipe, scene.picture, "-o", again}).exit_code == 0);
  CHECK(bytes_of(Scene::read(scene.out).pixels) == bytes_of(Scene::read(again).pixels));
  paint_style("ink");
  const Outcome changed = run_cli({"run", recipe, scene.picture, "-o", again});
  CHECK(changed.exit_code == 3);
  CHECK(changed.err.find("has changed since") != std::string::npos);
  std::filesystem::remove(style);
  const Outcome missing = run_cli({"run", recipe, scene.picture, "-o", again});
  CHECK(missing.exit_code == 3);
  CHECK(missing.err.find("is missing") != std::string::npos);
}

TEST_CASE("cli repaint: what is missing or out of range ends in a sentence") {
  const Scene scene;
  const auto refused = [&](std::vector<std::string> words, const std::string& told) {
    words.insert(words.begin(), {"repaint", scene.picture, "-o", scene.out});
    const Outcome outcome = run_cli(words);
    INFO(outcome.err);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find(told) != std::string::npos);
  };
  refused({}, "--style");
  refused({"--style", "crayon"}, "watercolor, oil, gouache, ink");
  refused({"--style", "oil", "--detail", "2"}, "detail");
  refused({"--style", "oil", "--strength", "-1"}, "strength");
}

TEST_CASE("cli vary: in the mask only, or everywhere") {
  const Scene scene;
  REQUIRE(run_cli({"vary", scene.picture, "--mask", scene.mask, "--strength", "0.7", "-o", scene.out})
              .exit_code == 0);
  const auto before = Scene::read(scene.picture).pixels;
  CHECK(same_outside(before, Scene::read(scene.out).pixels, kSelected.grown(image::kDefaultRing)));
  REQUIRE(run_cli({"vary", scene.picture, "--strength", "1", "-o", scene.out}).exit_code == 0);
  const Rect corner{0, 0, 16, 16};
  CHECK(bytes_of(before, corner) != bytes_of(Scene::read(scene.out).pixels, corner));
}

TEST_CASE("cli vary: another format and tiles") {
  const Scene scene;
  const auto made = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"vary", scene.picture, "-o", scene.out});
    REQUIRE(run_cli(words).exit_code == 0);
    return Scene::read(scene.out).size();
  };
  CHECK(made({"--size", "120x50"}) == Size{120, 50});
  CHECK(made({"--aspect", "3:1"}) == Size{144, 48});
  CHECK(made({"--tile", "both"}) == kSceneSize);
  CHECK(made({"--aspect", "1:1", "--tile", "horizontal"}) == Size{83, 83});
}

TEST_CASE("cli vary: formats and tiles that cannot be are refused") {
  const Scene scene;
  const auto refused = [&](std::vector<std::string> words, const std::string& told) {
    words.insert(words.begin(), {"vary", scene.picture, "-o", scene.out});
    const Outcome outcome = run_cli(words);
    INFO(outcome.err);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find(told) != std::string::npos);
  };
  refused({"--size", "big"}, "--size must be");
  refused({"--size", "0x0"}, "--size must be");
  refused({"--size", "900x20"}, "too far");
  refused({"--size", "50x50", "--aspect", "1:1"}, "--aspect");
  for (const char* aspect : {"16", "0:1", "a:b", "1:-1", "nan:1", "1:1e999"}) {
    refused({"--aspect", aspect}, "--aspect must be");
  }
  refused({"--tile", "diagonal"}, "--tile must be");
  refused({"--tile", "both", "--mask", scene.mask}, "leave the mask out");
  refused({"--size", "50x50", "--engine", "diffusion"}, "built-in engine");
}

TEST_CASE("cli: a lossy format is said, unless --progress none") {
  const Scene scene;
  const std::string jpeg = scene.file("out.jpg");
  const Outcome told = run_cli({"remove", scene.picture, "--mask", scene.mask, "-o", jpeg});
  REQUIRE(told.exit_code == 0);
  CHECK(is_one_sentence(told.err));
  const Outcome silent =
      run_cli({"remove", scene.picture, "--mask", scene.mask, "-o", jpeg, "--progress", "none"});
  REQUIRE(silent.exit_code == 0);
  CHECK(silent.err.empty());
}

TEST_CASE("cli --raw: changes the whole context region and nothing else") {
  const Scene scene({}, {900, 60});
  REQUIRE(run_cli(scene.remove({"--raw", "--context", "60x50+30+5"})).exit_code == 0);
  CHECK(same_outside(Scene::read(scene.picture).pixels, Scene::read(scene.out).pixels, {30, 5, 60, 50}));
}
