// crash_writer FILE: edits a project without end, until it is killed. Says the number of each step on
// standard output when the step is on disk; the label of a state is its number.
#include <cstdio>
#include <filesystem>
#include <string>

#include "base/error.h"
#include "document/stack.h"
#include "project/project.h"
#include "tests/core/document/edits.h"

using namespace pentimento;
using namespace pentimento::document;

namespace {
const Rect kCanvas{0, 0, 900, 600};

project::Content beginning() {
  image::Image picture;
  picture.pixels = image::TiledImage({}, kCanvas.size());
  return {History(opened(picture), "0"), {}};
}

Rect place_of(int number) {
  return {number * 37 % 700, number * 53 % 450, 120, 90};
}

/// A stroke, an accepted edit, a change of an edit, or a run with candidates; sometimes after undoing some,
/// which the file then forgets.
void make_step(project::Content& content, int number, FlattenCache& cache) {
  const std::string label = std::to_string(number);
  for (int i = 0; number % 8 == 7 && i < 3; ++i) content.history.undo();
  Document next = content.history.current();
  const bool many = next.edits.size() > 8;
  switch (number % 4) {
    case 0:
      next = many ? without_edit(next, 0, cache)
                  : appended(next, test::noise_edit(kCanvas, place_of(number), static_cast<unsigned>(number)),
                             cache);
      break;
    case 1:
      if (!next.edits.empty()) {
        Edit edit = *next.edits.back();
        edit.enabled = !edit.enabled;
        edit.opacity = number % 7 / 7.0;
        next = with_edit(next, next.edits.size() - 1, edit, cache);
      }
      break;
    case 2:
      content.runs = {std::make_shared<const Edit>(
          test::noise_edit(kCanvas, place_of(number), static_cast<unsigned>(number)))};
      break;
    default:
      next.mask.paint({{number % 800 + 20.0, 20}, {number % 600 + 50.0, 500}}, {});
  }
  content.history.commit(std::move(next), label);
}
}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    const std::filesystem::path file = argv[1];
    if (!std::filesystem::exists(file)) project::Project::create(file, beginning());
    auto [project, content] = project::Project::open(file);
    if (project.read_only()) return 4;
    FlattenCache cache;
    for (int number = std::stoi(content.history.steps().back().label) + 1;; ++number) {
      make_step(content, number, cache);
      project.commit(content);
      if (number % 10 == 0) project::Project::create(file.string() + ".copy", content);
      std::printf("%d\n", number);
      std::fflush(stdout);
    }
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
}
