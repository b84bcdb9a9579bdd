#include "project/release.h"

#include <initializer_list>
#include <unordered_set>

#include "image/distinct_tiles.h"

namespace pentimento::project {

namespace {
using document::Document;
using document::EditPtr;
using document::Step;

/// What stays in memory, and what it takes.
struct Kept {
  std::size_t budget = 0;
  std::size_t bytes = 0;
  image::DistinctTiles tiles = {};

  /// True when `pixels` stay.
  bool keep(std::initializer_list<const image::TiledImage*> pixels) {
    std::size_t more = 0;
    for (const image::TiledImage* each : pixels) more += tiles.missing(*each);
    if (bytes + more > budget) return false;
    for (const image::TiledImage* each : pixels) bytes += tiles.add(*each);
    return true;
  }
};

void look_at_state(const Step& step, Kept& kept, Memory& memory) {
  if (!step.document.in_memory()) return;
  const auto document = step.document.get();
  if (kept.keep({&document->picture.pixels, &document->mask.pixels()})) return;
  if (step.document.release()) ++memory.released;
}

void look_at_fills(const std::vector<EditPtr>& edits, Kept& kept, std::unordered_set<const void*>& seen,
                   Memory& memory) {
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    for (const document::Candidate& candidate : (*edit)->candidates) {
      const auto& fill = candidate.fill;
      if (!seen.insert(fill.identity()).second || !fill.in_memory()) continue;
      if (!kept.keep({&fill.get()->pixels}) && fill.release()) ++memory.released;
    }
  }
}
}  // namespace

Memory release_beyond(const Content& content, std::size_t budget) {
  const auto& steps = content.history.steps();
  const std::size_t position = content.history.position();
  const Document& shown = content.history.current();
  Kept kept{budget};
  Memory memory;
  for (const auto* pixels : {&shown.picture.pixels, &shown.mask.pixels(), &shown.base->pixels}) {
    kept.tiles.add(*pixels);
  }
  for (std::size_t distance = 1; distance < steps.size(); ++distance) {
    if (distance <= position) look_at_state(steps[position - distance], kept, memory);
    if (position + distance < steps.size()) look_at_state(steps[position + distance], kept, memory);
  }
  std::unordered_set<const void*> seen;
  look_at_fills(content.runs, kept, seen, memory);
  look_at_fills(shown.edits, kept, seen, memory);
  for (const Step& step : steps) {
    if (step.document.in_memory()) look_at_fills(step.document.get()->edits, kept, seen, memory);
  }
  memory.kept = kept.bytes;
  return memory;
}

}  // namespace pentimento::project
