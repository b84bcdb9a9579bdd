#include "engine/provenance.h"

#include <algorithm>

#include "base/error.h"
#include "engine/recipe.h"

namespace pentimento::engine {

using image::DigitalSource;

DigitalSource digital_source(const EditRequest& recipe) {
  if (recipe.engine != "diffusion") return DigitalSource::HumanEdits;
  return recipe.operation == Operation::Generate ? DigitalSource::Trained
                                                 : DigitalSource::CompositeWithTrained;
}

std::optional<DigitalSource> digital_source(const std::vector<std::string>& recipes) {
  std::optional<DigitalSource> strongest;
  for (const std::string& text : recipes) {
    DigitalSource source = DigitalSource::HumanEdits;
    try {
      source = digital_source(Recipe::parse(text, "recipe").settings());
    } catch (const Error&) {  // a note that is missing does not keep the picture from being saved
    }
    strongest = std::max(strongest.value_or(source), source);
  }
  return strongest;
}

}  // namespace pentimento::engine
