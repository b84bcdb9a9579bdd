#include "engine/variation.h"

#include <nlohmann/json.hpp>

#include "engine/edit_area.h"
#include "engine/edit_frame.h"
#include "engine/patchmatch_backend.h"
#include "engine/recipe.h"
#include "engine/run_request.h"
#include "tests/catch.h"
#include "tests/core/engine/pictures.h"
#include "tests/core/engine/refusal.h"

using namespace pentimento;
using namespace pentimento::engine;

namespace {
EditRequest variation(Size picture, Size size, image::PixelFormat format = {}) {
  EditRequest request;
  request.operation = Operation::Vary;
  request.image = noise_picture(picture, format);
  request.size = size;
  return request;
}

Candidate run(const EditRequest& request) {
  PatchMatchBackend backend;
  Progress progress;
  validate(request);
  return run_edit(request, backend, progress);
}
}  // namespace

TEST_CASE("Vary: another format is the size of the candidate, in the picture's own samples") {
  for (const image::PixelFormat format : {image::PixelFormat{image::SampleType::UInt8, 3, false},
                                          image::PixelFormat{image::SampleType::UInt16, 1, false},
                                          image::PixelFormat{image::SampleType::Float, 3, true}}) {
    const EditRequest request = variation({64, 48}, {80, 40}, format);
    const Candidate candidate = run(request);
    CHECK(candidate.image.size() == Size{80, 40});
    CHECK(candidate.changed == Rect{0, 0, 80, 40});
    CHECK(candidate.image.pixels.format() == format);
    CHECK(result_size(request) == Size{80, 40});
    CHECK(bytes_of(run(candidate.recipe).image.pixels) == bytes_of(candidate.image.pixels));
  }
}

TEST_CASE("Vary: another format of a picture with alpha is opaque") {
  const EditRequest request = variation({64, 48}, {48, 64}, {image::SampleType::UInt8, 3, true});
  const auto bytes = bytes_of(run(request).image.pixels);
  for (std::size_t k = 3; k < bytes.size(); k += 4) REQUIRE(bytes[k] == std::byte{255});
}

TEST_CASE("Vary: its own size is no other format") {
  const EditRequest same = variation({64, 48}, {64, 48}), none = variation({64, 48}, {});
  CHECK_FALSE(changes_format(same));
  CHECK(bytes_of(run(same).image.pixels) == bytes_of(run(none).image.pixels));
}

TEST_CASE("Vary: formats that cannot be made are refused") {
  CHECK(refusal(variation({64, 48}, {96, 32})).empty());
  CHECK(refusal(variation({64, 48}, {128, 96})).empty());
  CHECK(refusal(variation({64, 48}, {15, 40})).find("from 16 pixels") != std::string::npos);
  CHECK(refusal(variation({64, 48}, {0, 40})).find("from 16 pixels") != std::string::npos);
  CHECK(refusal(variation({64, 48}, {-1, -1})).find("from 16 pixels") != std::string::npos);
  CHECK(refusal(variation({640, 480}, {1280, 120})).find("too far") != std::string::npos);
  CHECK(refusal(variation({64, 48}, {1280, 960})).find("too large") != std::string::npos);
  CHECK(refusal(variation({64, 48}, {1 << 30, 1 << 30})).find("too large") != std::string::npos);
  EditRequest request = variation({64, 48}, {80, 40});
  request.mask = rect_mask({64, 48}, {1, 1, 5, 5});
  CHECK(refusal(request).find("leave the mask out") != std::string::npos);
  request.mask = {};
  request.onto = request.image;
  CHECK(refusal(request).find("Accept the candidate") != std::string::npos);
  request = variation({64, 48}, {});
  request.tiling = Tiling::Both;
  CHECK(refusal(request).empty());
  request.mask = rect_mask({64, 48}, {1, 1, 5, 5});
  CHECK(refusal(request).find("leave the mask out") != std::string::npos);
}

TEST_CASE("Vary: a model is not asked for another format or a tile") {
  const Backends backends = built_in_backends();
  EditRequest request = variation({64, 48}, {80, 40});
  request.engine = "diffusion";
  CHECK_THROWS_WITH(choose_backend(backends, request).plan(request), Catch::Contains("built-in engine"));
  request.size = {};
  request.tiling = Tiling::Horizontal;
  request.engine = "auto";
  request.generation.prompt = "sea";
  CHECK_THROWS_WITH(choose_backend(backends, request).plan(request), Catch::Contains("built-in engine"));
}

TEST_CASE("Vary: a tile is another picture than without, and its recipe makes it again") {
  EditRequest request = variation({64, 48}, {});
  const Candidate plain = run(request);
  request.tiling = Tiling::Both;
  const Candidate tile = run(request);
  CHECK(tile.image.size() == Size{64, 48});
  CHECK(bytes_of(tile.image.pixels) != bytes_of(plain.image.pixels));
  const EditRequest again = recipe_from_json(recipe_to_json(tile.recipe), request.image, "r");
  CHECK(bytes_of(run(again).image.pixels) == bytes_of(tile.image.pixels));
}

TEST_CASE("Recipe: format and tile survive, and older programs refuse them") {
  EditRequest request = variation({64, 48}, {});
  const auto version = [&] {
    return nlohmann::json::parse(recipe_to_json(request)).at("pentimento_recipe").get<int>();
  };
  CHECK(version() == 2);
  request.tiling = Tiling::Vertical;
  CHECK(version() == 3);
  request.size = {80, 40};
  const EditRequest both = recipe_from_json(recipe_to_json(request), request.image, "r");
  CHECK(both.size == Size{80, 40});
  CHECK(both.tiling == Tiling::Vertical);
  request.tiling = Tiling::None;
  CHECK(version() == 3);
  CHECK(recipe_from_json(recipe_to_json(request), request.image, "r").tiling == Tiling::None);
}

TEST_CASE("Recipe: a tiling that there is not is refused") {
  EditRequest request = variation({64, 48}, {});
  request.tiling = Tiling::Both;
  nlohmann::json recipe = nlohmann::json::parse(recipe_to_json(request));
  recipe["tiling"] = "diagonal";
  CHECK_THROWS_WITH(recipe_from_json(recipe.dump(), request.image, "edit.json"), Catch::Contains("tiling"));
}

TEST_CASE("Vary: an aspect has as many pixels as the picture") {
  CHECK(size_of_aspect({320, 240}, 16.0 / 9) == Size{370, 208});
  CHECK(size_of_aspect({320, 240}, 4.0 / 3) == Size{320, 240});
}

TEST_CASE("Vary: the range of a side is what is not refused") {
  const auto refused = [](int width, int height) {
    return !refusal(variation({64, 48}, {width, height})).empty();
  };
  for (const int height : {16, 33, 48, 100, 192}) {
    const SideRange widths = format_sides(64, 48, height);
    CHECK_FALSE(refused(widths.least, height));
    CHECK_FALSE(refused(widths.most, height));
    CHECK(refused(widths.least - 1, height));
    CHECK(refused(widths.most + 1, height));
  }
}

TEST_CASE("Vary: a recipe tells whether it makes a picture of its own") {
  const auto alone = [](const EditRequest& request) {
    return stands_alone(Recipe::parse(recipe_to_json(request), "r").settings());
  };
  CHECK(alone(variation({64, 48}, {80, 40})));
  CHECK(alone(variation({64, 48}, {64, 48})));
  CHECK_FALSE(alone(variation({64, 48}, {})));
}
