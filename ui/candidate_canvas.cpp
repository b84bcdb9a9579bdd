#include "ui/candidate_canvas.h"

#include "base/error.h"
#include "engine/recipe.h"
#include "engine/variation.h"

namespace pentimento::ui {

Rect centeredOn(const Rect& area, Size size) {
  return {area.x - (size.width - area.width) / 2, area.y - (size.height - area.height) / 2, size.width,
          size.height};
}

Rect canvasOf(const engine::EditRequest& request, const Rect& before) {
  if (engine::stands_alone(request)) return centeredOn(before, request.size);
  const engine::Margins& m = request.margins;
  return {before.x - m.left, before.y - m.top, before.width + m.left + m.right,
          before.height + m.top + m.bottom};
}

engine::Margins marginsBetween(const Rect& inner, const Rect& outer) {
  return {inner.x - outer.x, inner.y - outer.y, outer.right() - inner.right(),
          outer.bottom() - inner.bottom()};
}

Rect shownArea(const engine::Candidate& candidate) {
  return engine::extends(candidate.recipe) ? candidate.image.pixels.bounds() : candidate.changed;
}

bool standsAlone(const document::Candidate& candidate) {
  if (candidate.recipe.empty()) return false;
  try {
    return engine::stands_alone(engine::Recipe::parse(candidate.recipe, "recipe").settings());
  } catch (const Error&) {
    return false;  // made by a newer version, which says of which kind it is
  }
}

bool variesAlone(const engine::EditRequest& request) {
  return engine::stands_alone(request) && !engine::changes_format(request);
}

}  // namespace pentimento::ui
