#include "engine/context_region.h"

#include <algorithm>
#include <cstdint>

namespace pentimento::engine {

namespace {
struct Span {
  int from = 0;
  int length = 0;
};

/// How far Auto looks.
struct Reach {
  int times = 1;  ///< the changed area's own length, on both sides
  int least = kMinContextSide;
};

/// `changed` with what is around it, moved and cut to lie in 0..limit.
Span widened(Span changed, int limit, Reach reach) {
  const std::int64_t length = std::int64_t{changed.length} * reach.times;
  const int from = static_cast<int>(std::max<std::int64_t>(0, changed.from - length));
  const int to = static_cast<int>(std::min<std::int64_t>(limit, changed.from + changed.length + length));
  const int least = std::min(reach.least, limit);
  if (to - from >= least) return {from, to - from};
  const int centered = changed.from + (changed.length - least) / 2;
  return {std::clamp(centered, 0, limit - least), least};
}

Rect automatic(const Rect& changed, Size canvas, Reach reach) {
  const Span x = widened({changed.x, changed.width}, canvas.width, reach);
  const Span y = widened({changed.y, changed.height}, canvas.height, reach);
  return {x.from, y.from, x.length, y.length};
}

/// What a person chose to copy from, on the canvas of the result; empty where nobody chose.
Rect sources_area(const EditRequest& request) {
  if (request.operation != Operation::Remove && request.operation != Operation::Extend) return {};
  const image::Mask& sources = request.fill.sources;
  if (sources.size().empty()) return {};
  const Rect picture = old_picture_area(request);
  return sources.bounds().translated(picture.x, picture.y).intersected(picture);
}

Rect region(const ContextChoice& choice, const Rect& changed, Size canvas, Reach reach,
            const ContextNeeds& needs) {
  if (changed.empty()) return {};
  switch (choice.kind) {
    case ContextChoice::Kind::Whole:
      return Rect::of(canvas);
    case ContextChoice::Kind::Fixed:
      return choice.fixed.intersected(Rect::of(canvas)).united(changed);
    case ContextChoice::Kind::Auto:
      break;
  }
  return needs.scales() ? model_context(changed, canvas, needs) : automatic(changed, canvas, reach);
}
}  // namespace

Rect context_region(const ContextChoice& choice, const Rect& changed, Size canvas,
                    const ContextNeeds& needs) {
  return region(choice, changed, canvas, {}, needs);
}

Rect context_region(const EditRequest& request, const ContextNeeds& needs) {
  if (request.operation == Operation::Generate) return Rect::of(request.size);
  Reach reach;
  if (request.operation == Operation::Extend) reach = {3, kMinExtendContextSide};
  if (request.operation == Operation::Repaint) reach = {0, kMinContextSide};
  const Rect seen = region(request.context, edit_bounds(request), result_size(request), reach, needs);
  const bool automatic = request.context.kind == ContextChoice::Kind::Auto && !needs.scales();
  return automatic ? seen.united(sources_area(request)) : seen;
}

}  // namespace pentimento::engine
