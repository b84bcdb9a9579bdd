#include "document/edit.h"

#include <random>

#include "base/error.h"

namespace pentimento::document {

std::int64_t new_edit_id() {
  std::random_device random;
  const std::uint64_t bits = (std::uint64_t{random()} << 32) | random();
  return static_cast<std::int64_t>(bits >> 2) + 1;
}

bool is_sound(const Edit& edit) {
  return edit.id > 0 && !edit.canvas.empty() && edit.mask.size() == edit.canvas.size() && edit.ring >= 0 &&
         edit.ring <= image::kMaxRing && edit.opacity >= 0 && edit.opacity <= 1 &&
         edit.chosen < edit.candidates.size();
}

void check(const Edit& edit) {
  if (!is_sound(edit)) throw Error(ErrorCode::Internal, "An edit does not fit together.");
}

bool same_effect(const Edit& a, const Edit& b) {
  if (&a == &b) return true;
  if (!a.active() || !b.active()) return a.active() == b.active();
  return a.canvas == b.canvas && a.extends == b.extends && a.ring == b.ring && a.opacity == b.opacity &&
         a.candidates[a.chosen].fill == b.candidates[b.chosen].fill &&
         image::changed_tiles(a.mask.pixels(), b.mask.pixels()).empty();
}

}  // namespace pentimento::document
