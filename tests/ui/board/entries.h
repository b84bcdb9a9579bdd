// Runs and candidates for tests of the board.
#pragma once

#include <cstring>

#include "engine/recipe.h"
#include "ui/board/board_query.h"

namespace pentimento::ui {

struct Told {
  std::string operation = "vary";
  std::uint64_t seed = 1;
  std::string prompt = {};
  std::string startedFrom = {};
  bool starred = false;
  int label = 0;
  std::string note = {};
  std::optional<int> steps = {};
  std::optional<double> seam = {};
};

inline image::Fill flatFill(Size size, float level) {
  return image::make_fill(cv::Mat(size.height, size.width, CV_32FC3, cv::Scalar::all(level)), {},
                          image::SampleType::Half);
}

/// A run of one candidate on a canvas of 40 x 30.
inline document::EditPtr runOf(const Told& told) {
  engine::EditRequest request;
  request.operation = *engine::operation_from_string(told.operation);
  request.image.pixels = image::TiledImage({}, {40, 30});
  request.mask = image::Mask({40, 30});
  request.seed = told.seed;
  request.engine = told.prompt.empty() ? "patchmatch" : "diffusion";
  request.generation.prompt = told.prompt;
  request.generation.steps = told.steps;
  request.started_from = told.startedFrom;
  document::Edit run;
  run.id = document::new_edit_id();
  run.operation = told.operation;
  run.canvas = {0, 0, 40, 30};
  run.mask = image::Mask::placed({40, 30}, {5, 5, 20, 20}, cv::Mat(20, 20, CV_8UC1, cv::Scalar(255)));
  document::Candidate candidate;
  candidate.fill = flatFill({40, 30}, static_cast<float>(told.seed % 100) / 100);
  candidate.seed = told.seed;
  std::optional<engine::Making> making;
  if (told.seam) making = engine::Making{1, 1, told.seam};
  candidate.recipe = engine::recipe_to_json(request, making);
  candidate.starred = told.starred;
  candidate.color_label = told.label;
  candidate.note = told.note;
  run.candidates.push_back(candidate);
  return std::make_shared<const document::Edit>(run);
}

inline BoardEntry entryOf(const Told& told, bool accepted = false) {
  const document::EditPtr run = runOf(told);
  return {{run->id, 0}, run, std::make_shared<const RecipeFacts>(factsOf(*run, 0)), accepted};
}

inline std::string idOf(const BoardEntry& entry) {
  return entry.facts->id.toStdString();
}

}  // namespace pentimento::ui
