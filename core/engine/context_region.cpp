#include "engine/context_region.h"

#include <algorithm>

namespace pentimento::engine {

namespace {
struct Span {
  int from = 0;
  int length = 0;
};

/// `changed` with its own length again on both sides and at least kMinContextSide, moved and cut to lie in
/// 0..limit.
Span widened(Span changed, int limit) {
  const int from = std::max(0, changed.from - changed.length);
  const int to = std::min(limit, changed.from + 2 * changed.length);
  const int least = std::min(kMinContextSide, limit);
  if (to - from >= least) return {from, to - from};
  const int centered = changed.from + (changed.length - least) / 2;
  return {std::clamp(centered, 0, limit - least), least};
}

Rect automatic(const Rect& changed, Size canvas) {
  const Span x = widened({changed.x, changed.width}, canvas.width);
  const Span y = widened({changed.y, changed.height}, canvas.height);
  return {x.from, y.from, x.length, y.length};
}
}  // namespace

Rect context_region(const ContextChoice& choice, const Rect& changed, Size canvas) {
  if (changed.empty()) return {};
  switch (choice.kind) {
    case ContextChoice::Kind::Whole:
      return Rect::of(canvas);
    case ContextChoice::Kind::Fixed:
      return choice.fixed.intersected(Rect::of(canvas)).united(changed);
    case ContextChoice::Kind::Auto:
      break;
  }
  return automatic(changed, canvas);
}

Rect context_region(const EditRequest& request) {
  return context_region(request.context, edit_bounds(request), result_size(request));
}

}  // namespace pentimento::engine
