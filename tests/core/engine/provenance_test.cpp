// What recipes say about how a picture came about.
#include "engine/provenance.h"

#include "engine/recipe.h"
#include "tests/catch.h"
#include "tests/core/engine/pictures.h"

using namespace pentimento;
using namespace pentimento::engine;
using image::DigitalSource;

namespace {
std::string recipe(Operation operation, const std::string& engine) {
  EditRequest request;
  request.operation = operation;
  request.engine = engine;
  if (operation == Operation::Generate) {
    request.size = {64, 64};
  } else {
    request.image = noise_picture({64, 64});
    request.mask = rect_mask({64, 64}, {8, 8, 16, 16});
  }
  return recipe_to_json(request);
}
}  // namespace

TEST_CASE("the strongest of all edits is what a picture says") {
  const std::string retouched = recipe(Operation::Remove, "patchmatch"),
                    added = recipe(Operation::Add, "diffusion"),
                    generated = recipe(Operation::Generate, "diffusion");
  CHECK_FALSE(digital_source(std::vector<std::string>{}));
  CHECK(digital_source({retouched}) == DigitalSource::HumanEdits);
  CHECK(digital_source({added, retouched}) == DigitalSource::CompositeWithTrained);
  CHECK(digital_source({generated, added, retouched}) == DigitalSource::Trained);
}

TEST_CASE("a recipe that is missing or damaged counts as retouching") {
  CHECK(digital_source({""}) == DigitalSource::HumanEdits);
  CHECK(digital_source({"{]", recipe(Operation::Vary, "diffusion")}) == DigitalSource::CompositeWithTrained);
}
