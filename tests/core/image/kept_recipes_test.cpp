// Recipes in XMP come out as they went in, and leave no trace when they are taken out.
#include "image/kept_recipes.h"

#include "image/digital_source.h"
#include "image/io.h"
#include "tests/catch.h"
#include "tests/core/image/pictures.h"
#include "tests/temporary_folder.h"

using namespace pentimento;
using namespace pentimento::image;

namespace {
const std::vector<std::string> kRecipes = {R"({"prompt": "a <red> boat & \"sails\" </rdf:li>"})", "", "{}"};
}

TEST_CASE("recipes travel in every format that has XMP") {
  const test::TemporaryFolder folder;
  const Image picture = with_recipes(test::noise({SampleType::UInt8, 3, false}, {40, 30}), kRecipes);
  for (const char* name : {"p.png", "p.jpg", "p.tif", "p.webp"}) {
    CAPTURE(name);
    Progress writing, reading;
    write_image(picture, folder / name, {}, writing);
    CHECK(recipes_of(read_image(folder / name, reading).metadata->xmp) == kRecipes);
  }
}

TEST_CASE("new recipes take the place of old ones and nothing else") {
  const Image plain =
      with_digital_source(test::noise({SampleType::UInt8, 3, false}, {8, 8}), DigitalSource::Trained);
  const Image once = with_recipes(plain, {"old"}), twice = with_recipes(once, {"new"});
  CHECK(recipes_of(twice.metadata->xmp) == std::vector<std::string>{"new"});
  CHECK(without_recipes(twice.metadata->xmp) == plain.metadata->xmp);
  CHECK(recipes_of(plain.metadata->xmp).empty());
}

TEST_CASE("recipes that JPEG cannot hold are left out, the rest is not") {
  const test::TemporaryFolder folder;
  const Image picture = with_recipes(
      with_digital_source(test::noise({SampleType::UInt8, 3, false}, {8, 8}), DigitalSource::Trained),
      {std::string(70000, 'x')});
  Progress writing, reading;
  const auto losses = write_image(picture, folder / "p.jpg", {}, writing);
  const Image read = read_image(folder / "p.jpg", reading);
  CHECK(recipes_of(read.metadata->xmp).empty());
  CHECK(digital_source_of(read.metadata->xmp).ends_with("/trainedAlgorithmicMedia"));
  CHECK(std::any_of(losses.begin(), losses.end(),
                    [](const auto& loss) { return loss.find("recipes") != loss.npos; }));
}
