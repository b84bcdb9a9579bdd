#include "engine/recipe.h"

#include <nlohmann/json.hpp>
#include <random>

#include "base/error.h"
#include "engine/base64.h"
#include "engine/content_hash.h"
#include "engine/edit_frame.h"
#include "engine/patchmatch_backend.h"
#include "tests/catch.h"
#include "tests/core/engine/pictures.h"

using namespace pentimento;
using namespace pentimento::engine;
using nlohmann::json;

namespace {
EditRequest soft_request() {
  EditRequest request;
  request.image = noise_picture({320, 280}, {image::SampleType::UInt16, 3, true});
  request.mask = rect_mask({320, 280}, {250, 240, 30, 20});
  request.mask.set({5, 6, 1, 1}, cv::Mat(1, 1, CV_8UC1, cv::Scalar(3)));
  request.seed = 18446744073709551615U;
  request.candidates = 7;
  request.ring = 5;
  request.raw = true;
  request.strength = 0.1;
  request.context = {ContextChoice::Kind::Fixed, {-5, 7, 300, 200}};
  request.engine = "patchmatch";
  return request;
}

void check_same(const EditRequest& a, const EditRequest& b) {
  CHECK(a.operation == b.operation);
  CHECK(a.mask == b.mask);
  CHECK(a.margins == b.margins);
  CHECK(a.strength == b.strength);
  CHECK(a.seed == b.seed);
  CHECK(a.candidates == b.candidates);
  CHECK(a.context == b.context);
  CHECK(a.ring == b.ring);
  CHECK(a.engine == b.engine);
  CHECK(a.raw == b.raw);
}

/// The sentence with which a recipe is refused for a picture of 320 x 280 pixels; empty when it is not.
std::string refusal(const std::string& text, Size size = {320, 280}) {
  image::Image picture;
  picture.pixels = image::TiledImage({}, size);
  try {
    recipe_from_json(text, picture, "edit.json");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::BadFile);
    CHECK(std::string(error.what()).find("edit.json") != std::string::npos);
    return error.what();
  }
  return "";
}

/// A good recipe with one value replaced; `pointer` as in RFC 6901.
std::string recipe_with(const std::string& pointer, const json& value) {
  json recipe = json::parse(recipe_to_json(soft_request()));
  recipe[json::json_pointer(pointer)] = value;
  return recipe.dump();
}
}  // namespace

TEST_CASE("Recipe: how to fill is kept where something was decided, and only there") {
  EditRequest request = soft_request();
  CHECK_FALSE(json::parse(recipe_to_json(request)).contains("fill"));
  request.fill.sampling = SamplingArea::Sides;
  request.fill.sources = rect_mask({320, 280}, {0, 0, 100, 90});
  request.fill.adaptation = 0.25;
  request.fill.mirrored = true;
  request.fill.turned = 15;
  request.fill.scaled = 0.1;
  request.fill.guides = {{{-5, 7}, {300, 40}}, {{1, 2}, {3, 4}, {5, 6}}};
  const EditRequest back = recipe_from_json(recipe_to_json(request), request.image, "a");
  CHECK(back.fill.sampling == SamplingArea::Sides);
  CHECK(back.fill.sources == request.fill.sources);
  CHECK(back.fill.adaptation == 0.25);
  CHECK(back.fill.mirrored);
  CHECK(back.fill.turned == 15);
  CHECK(back.fill.scaled == 0.1);
  CHECK(back.fill.guides == request.fill.guides);
  const Recipe recipe = Recipe::parse(recipe_to_json(request), "r");
  CHECK(recipe.has_sources());
  CHECK(recipe.sources() == request.fill.sources);
}

TEST_CASE("Recipe: a damaged way to fill is refused with its field") {
  EditRequest request = soft_request();
  request.fill.mirrored = true;
  const json good = json::parse(recipe_to_json(request));
  const auto refused = [&](const char* key, const json& value) {
    json bad = good;
    bad["fill"][key] = value;
    return refusal(bad.dump());
  };
  CHECK(refused("sampling", "everywhere").find("fill.sampling") != std::string::npos);
  CHECK(refused("adaptation", 7).find("fill.adaptation") != std::string::npos);
  CHECK(refused("turned", -1).find("fill.turned") != std::string::npos);
  for (const char* guides : {"1,2", "1,2 3", "a,b c,d", "1,2 3,4 5,99999999999", "1.5,2 3,4"}) {
    CHECK(refused("guides", guides).find("fill.guides") != std::string::npos);
  }
}

TEST_CASE("Recipe: Repaint keeps style and detail, and refuses others") {
  EditRequest request = soft_request();
  request.operation = Operation::Repaint;
  request.engine = "painterly";
  request.repaint = {"/pictures/Malerei é.png", "xxh3-128:00", 0.25};
  const std::string text = recipe_to_json(request);
  const EditRequest again = recipe_from_json(text, request.image, "edit.json");
  check_same(again, request);
  CHECK(again.repaint == request.repaint);
  json recipe = json::parse(text);
  recipe["repaint"]["style"] = "";
  CHECK(refusal(recipe.dump()).find("style") != std::string::npos);
  recipe["repaint"] = {{"style", "oil"}, {"detail", 1.5}};
  CHECK(refusal(recipe.dump()).find("detail") != std::string::npos);
  recipe.erase("repaint");
  CHECK(refusal(recipe.dump()).find("repaint") != std::string::npos);
  CHECK(json::parse(recipe_to_json(soft_request())).count("repaint") == 0);
}

TEST_CASE("Recipe: where it started, when and how long survive, and give it another name") {
  EditRequest request = soft_request();
  const std::string plain = recipe_to_json(request);
  CHECK(recipe_to_json(request) == plain);
  CHECK(Recipe::parse(plain, "r").making() == std::nullopt);
  CHECK(Recipe::parse(plain, "r").settings().started_from.empty());
  request.started_from = recipe_id(plain);
  const Making making{1764348000, 2.5};
  const std::string text = recipe_to_json(request, making);
  const Recipe recipe = Recipe::parse(text, "r");
  CHECK(recipe.settings().started_from == recipe_id(plain));
  CHECK(recipe.making() == making);
  CHECK(recipe_id(text) != recipe_id(plain));
  CHECK(recipe_id(plain).size() == std::string("xxh3-128:").size() + 32);
}

TEST_CASE("Recipe: every field survives") {
  EditRequest request = soft_request();
  check_same(recipe_from_json(recipe_to_json(request), request.image, "r"), request);

  request.operation = Operation::Vary;
  request.context = {ContextChoice::Kind::Whole, {}};
  request.mask = image::Mask({320, 280});
  request.strength = 0.30000000000000004;
  check_same(recipe_from_json(recipe_to_json(request), request.image, "r"), request);

  request.operation = Operation::Extend;
  request.context = {};
  request.margins = {1, 2, 3, 4};
  check_same(recipe_from_json(recipe_to_json(request), request.image, "r"), request);
}

TEST_CASE("Recipe: a mask of any values survives") {
  EditRequest request = soft_request();
  cv::Mat values(280, 320, CV_8UC1);
  cv::RNG random(7);
  random.fill(values, cv::RNG::UNIFORM, 0, 256);
  request.mask.set({0, 0, 320, 280}, values);
  CHECK(recipe_from_json(recipe_to_json(request), request.image, "r").mask == request.mask);
}

TEST_CASE("Recipe: replayed on the same picture it gives the same bytes") {
  EditRequest request;
  request.image = noise_picture({120, 90});
  request.mask = rect_mask({120, 90}, {40, 30, 20, 20});
  request.seed = 5;
  PatchMatchBackend backend;
  Progress progress, again;
  const Candidate first = run_edit(request, backend, progress);
  const EditRequest replayed = recipe_from_json(recipe_to_json(first.recipe), request.image, "r");
  const Candidate second = run_edit(replayed, backend, again);
  CHECK(bytes_of(first.image.pixels) == bytes_of(second.image.pixels));
}

TEST_CASE("Recipe: knows the picture it was made for") {
  const EditRequest request = soft_request();
  const Recipe recipe = Recipe::parse(recipe_to_json(request), "r");
  CHECK(recipe.picture_size() == Size{320, 280});
  CHECK(recipe.picture_hash() == content_hash(request.image));
  CHECK(recipe.has_mask());
  CHECK(recipe.settings().seed == request.seed);
}

TEST_CASE("Recipe: for pictures of another size only when it has no mask") {
  EditRequest request = soft_request();
  const std::string sentence = refusal(recipe_to_json(request), {320, 281});
  CHECK(sentence.find("320 x 280") != std::string::npos);
  CHECK(sentence.find("320 x 281") != std::string::npos);
  request.operation = Operation::Extend;
  request.margins = {10, 0, 0, 0};
  CHECK(refusal(recipe_to_json(request), {33, 44}).empty());
}

TEST_CASE("Recipe: text that is not a recipe") {
  for (const char* text : {"", "{", "[]", "null", "7", "\"pentimento_recipe\"", "{}", "{\"a\": 1}",
                           "\xFF\xFE", "{\"pentimento_recipe\": 1", "{\"pentimento_recipe\": 1e999}"}) {
    INFO(text);
    CHECK(refusal(text).find("not a Pentimento recipe") != std::string::npos);
  }
  CHECK(refusal(recipe_with("/pentimento_recipe", 4)).find("newer Pentimento") != std::string::npos);
}

TEST_CASE("Recipe: everything that a model was told comes back") {
  EditRequest request;
  request.operation = Operation::Generate;
  request.size = {512, 768};
  request.harmonize = false;
  request.generation = {"a caf\xC3\xA9 \"by the sea\"\n(red:1.2)",
                        "fog",
                        "sd15",
                        "xxh3-128:00",
                        "/conf",
                        7,
                        "dpmpp-2m",
                        3.25,
                        "cpu",
                        "fp32",
                        "tiled",
                        true};
  const EditRequest back = recipe_from_json(recipe_to_json(request), {}, "r.json");
  CHECK(back.generation == request.generation);
  CHECK(back.size == request.size);
  CHECK(back.harmonize == request.harmonize);
  CHECK_FALSE(back.strength);
  CHECK_FALSE(Recipe::parse(recipe_to_json(request), "r.json").needs_picture());
}

TEST_CASE("Recipe: version 1 knew no models") {
  json old = json::parse(recipe_with("/pentimento_recipe", 1));
  for (const char* key : {"generation", "harmonize", "size"}) old.erase(key);
  old["operation"] = "vary";
  old["strength"] = 0.25;
  CHECK(*Recipe::parse(old.dump(), "old.json").settings().strength == 0.25);
  old["operation"] = "remove";  // wrote a strength that meant nothing
  CHECK_FALSE(Recipe::parse(old.dump(), "old.json").settings().strength);
  old.erase("strength");
  CHECK_FALSE(refusal(old.dump()).empty());
}

TEST_CASE("Recipe: values that lie") {
  const double huge = 1e300;
  const std::pair<const char*, json> lies[] = {{"/pentimento_recipe", "1"},
                                               {"/operation", "paint"},
                                               {"/operation", 3},
                                               {"/seed", -1},
                                               {"/seed", 1.5},
                                               {"/seed", huge},
                                               {"/candidates", 0},
                                               {"/candidates", 65},
                                               {"/candidates", 4294967297},
                                               {"/candidates", 18446744073709551615U},
                                               {"/strength", 1.01},
                                               {"/strength", "strong"},
                                               {"/ring", -1},
                                               {"/generation", 7},
                                               {"/generation/steps", 0},
                                               {"/generation/guidance_scale", 1e9},
                                               {"/generation/scheduler", "magic"},
                                               {"/generation/prompt", std::string(1 << 20, 'a')},
                                               {"/generation/prompt", 7},
                                               {"/generation/device", "\x1b[2J"},
                                               {"/harmonize", 1},
                                               {"/size", "big"},
                                               {"/ring", 2.5},
                                               {"/raw", 1},
                                               {"/engine", "\x1b[2J"},
                                               {"/engine", nullptr},
                                               {"/context", "big"},
                                               {"/context/width", 0},
                                               {"/context/width", 9223372036854775807},
                                               {"/margins/left", -1},
                                               {"/margins/left", 2147483647},
                                               {"/margins", json::array()},
                                               {"/picture/width", 0},
                                               {"/picture", nullptr},
                                               {"/mask/width", 100000},
                                               {"/mask/area/width", 1048576},
                                               {"/mask/area/x", -1},
                                               {"/mask/area/height", 1},
                                               {"/mask/values", "abc"},
                                               {"/mask/values", "****"},
                                               {"/mask/values", ""},
                                               {"/mask/values", "AAAAAAAA"},
                                               {"/mask/values", 5},
                                               {"/mask", "all"},
                                               {"/made_with", json::object()}};
  for (const auto& [pointer, value] : lies) {
    INFO(pointer << " = " << value.dump());
    CHECK_FALSE(refusal(recipe_with(pointer, value)).empty());
  }
}

TEST_CASE("Recipe: deep nesting and long text are refused without a crash") {
  CHECK_FALSE(refusal(std::string(1'000'000, '[')).empty());
  CHECK_FALSE(refusal("{\"pentimento_recipe\":" + std::string(300'000, '[') + std::string(300'000, ']') + "}")
                  .empty());
  CHECK_FALSE(refusal(std::string(1'000'000, '9')).empty());
}

TEST_CASE("Recipe: a mask that unpacks to more than it claims takes no memory for it") {
  // A frame of 1 GB of zeros claimed for an area of 30 x 20: refused by its own header.
  EditRequest big;
  big.image.pixels = image::TiledImage({}, {32768, 32768});
  big.mask = rect_mask({32768, 32768}, {0, 0, 8192, 8192}, 1);
  json recipe = json::parse(recipe_to_json(soft_request()));
  recipe["mask"]["values"] = json::parse(recipe_to_json(big))["mask"]["values"];
  CHECK(refusal(recipe.dump()).find("mask cannot be unpacked") != std::string::npos);
}

TEST_CASE("Recipe: 20000 random mutations never do worse than a sentence") {
  const std::string good = recipe_to_json(soft_request());
  std::mt19937 random(11);
  const std::string alphabet = "{}[]\",:0123456789-+.eE\\ntrufalsx\x01\xFF=A/";
  for (int i = 0; i < 20'000; ++i) {
    std::string text = good;
    const int changes = 1 + static_cast<int>(random() % 4);
    for (int c = 0; c < changes; ++c) {
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0:
          text[at] = alphabet[random() % alphabet.size()];
          break;
        case 1:
          text.erase(at, 1 + random() % 20);
          break;
        case 2:
          text.insert(at, text.substr(random() % text.size(), random() % 30));
          break;
        default:
          text[at] = static_cast<char>(random());
      }
      if (text.empty()) text = " ";
    }
    refusal(text);  // throws or crashes when anything but Error(BadFile) comes out
  }
}

TEST_CASE("content_hash: follows samples, size, format and profile but not tiles or other metadata") {
  const image::Image picture = noise_picture({300, 20});
  const std::string hash = content_hash(picture);
  CHECK(hash.size() == std::string("xxh3-128:").size() + 32);
  CHECK(content_hash(noise_picture({300, 20})) == hash);
  CHECK(content_hash(noise_picture({300, 20}, {}, 2)) != hash);
  CHECK(content_hash(noise_picture({20, 300})) != hash);

  image::Image one_sample = picture;
  std::byte pixel[3];
  one_sample.pixels.read({299, 19, 1, 1}, pixel, 3);
  pixel[2] ^= std::byte{1};
  one_sample.pixels.write({299, 19, 1, 1}, pixel, 3);
  CHECK(content_hash(one_sample) != hash);

  image::Metadata other;
  other.xmp = {1, 2, 3};
  image::Image tagged{picture.pixels, std::make_shared<const image::Metadata>(other)};
  CHECK(content_hash(tagged) == hash);
  other.icc = {1, 2, 3};
  CHECK(content_hash({picture.pixels, std::make_shared<const image::Metadata>(other)}) != hash);
  CHECK(content_hash(image::Image{}) == content_hash(image::Image{}));
}

TEST_CASE("Base64: the examples of RFC 4648 and what is not Base64") {
  const auto bytes = [](const std::string& text) {
    return std::vector<std::uint8_t>(text.begin(), text.end());
  };
  const std::pair<const char*, const char*> examples[] = {{"", ""},
                                                          {"f", "Zg=="},
                                                          {"fo", "Zm8="},
                                                          {"foo", "Zm9v"},
                                                          {"foob", "Zm9vYg=="},
                                                          {"fooba", "Zm9vYmE="},
                                                          {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, text] : examples) {
    CHECK(to_base64(bytes(plain)) == text);
    CHECK(from_base64(text) == bytes(plain));
  }
  for (const char* text :
       {"Z", "Zg", "Zg=", "Z===", "====", "Zm9v\n", "Zm 9", "Zg==Zg==", "=Zg=", "Zm9\xFF"}) {
    INFO(text);
    CHECK_FALSE(from_base64(text));
  }
}
