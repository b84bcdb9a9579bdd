#include "document/document.h"

#include <utility>

namespace pentimento::document {

Document opened(image::Image picture) {
  const Size size = picture.size();
  auto base = std::make_shared<const image::Image>(picture);
  return {std::move(picture), image::Mask(size), std::move(base), {}, Rect::of(size), {}};
}

image::Mask moved(const image::Mask& mask, const Rect& from, const Rect& to) {
  if (from == to) return mask;
  const Rect selected = mask.bounds();
  const Rect kept = selected.translated(from.x - to.x, from.y - to.y).intersected(Rect::of(to.size()));
  if (kept.empty()) return image::Mask(to.size());
  return image::Mask::placed(to.size(), kept, mask.crop(kept.translated(to.x - from.x, to.y - from.y)));
}

}  // namespace pentimento::document
