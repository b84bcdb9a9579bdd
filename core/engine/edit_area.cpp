#include "engine/edit_area.h"

#include <array>

#include "engine/variation.h"

namespace pentimento::engine {

namespace {
bool takes_all(const EditRequest& request) {
  return may_take_all(request.operation) && request.mask.empty();
}

/// The new border of an extension as four strips, some of them empty.
std::array<Rect, 4> border_strips(const EditRequest& request) {
  const Size canvas = result_size(request);
  const Rect old = old_picture_area(request);
  return {Rect{0, 0, canvas.width, old.y}, Rect{0, old.bottom(), canvas.width, canvas.height - old.bottom()},
          Rect{0, old.y, old.x, old.height},
          Rect{old.right(), old.y, canvas.width - old.right(), old.height}};
}

image::Mask filled(Size size, const std::array<Rect, 4>& strips) {
  image::Mask mask(size);
  for (const Rect& strip : strips) {
    if (!strip.empty()) mask.set(strip, cv::Mat(strip.height, strip.width, CV_8UC1, cv::Scalar(255)));
  }
  return mask;
}
}  // namespace

Size result_size(const EditRequest& request) {
  if (request.operation == Operation::Generate || changes_format(request)) return request.size;
  const Size size = request.image.size();
  if (request.operation != Operation::Extend) return size;
  const Margins& m = request.margins;
  return {size.width + m.left + m.right, size.height + m.top + m.bottom};
}

Rect old_picture_area(const EditRequest& request) {
  const Size canvas = result_size(request);
  const Margins& m = request.margins;
  return {m.left, m.top, canvas.width - m.left - m.right, canvas.height - m.top - m.bottom};
}

image::Mask edit_mask(const EditRequest& request) {
  if (request.operation == Operation::Place) {
    const Rect area = edit_bounds(request);
    return filled(request.image.size(), {area, Rect{}, Rect{}, Rect{}});
  }
  if (request.operation == Operation::Extend) return filled(result_size(request), border_strips(request));
  if (request.operation == Operation::Generate) return image::Mask(request.size).inverted();
  if (takes_all(request)) return image::Mask(result_size(request)).inverted();
  return request.mask;
}

int edit_ring(const EditRequest& request) {
  const bool none =
      extends(request) || request.operation == Operation::Generate || request.operation == Operation::Place;
  return none ? 0 : request.ring;
}

Rect edit_bounds(const EditRequest& request) {
  if (request.operation == Operation::Extend) {
    Rect bounds;
    for (const Rect& strip : border_strips(request)) bounds = bounds.united(strip);
    return bounds;
  }
  if (request.operation == Operation::Generate) return Rect::of(request.size);
  if (request.operation == Operation::Place) return placed_area(request.placement, request.image.size());
  if (takes_all(request)) return Rect::of(result_size(request));
  return image::changed_area(request.mask, edit_ring(request));
}

}  // namespace pentimento::engine
