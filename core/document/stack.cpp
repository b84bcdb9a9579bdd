#include "document/stack.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/error.h"
#include "document/flatten.h"

namespace pentimento::document {

namespace {
void check_position(const Document& document, std::size_t index) {
  if (index >= document.edits.size()) throw Error(ErrorCode::Internal, "There is no such edit in the stack.");
}

Stack stack_of(const std::shared_ptr<const image::Image>& base, const std::vector<EditPtr>& edits) {
  Stack stack{base, canvas_of(base->size(), edits), {}};
  std::copy_if(edits.begin(), edits.end(), std::back_inserter(stack.edits),
               [](const EditPtr& edit) { return edit->active(); });
  return stack;
}

/// A picture that nothing was done to keeps all that its file said.
image::Image picture_of(const Stack& stack, image::TiledImage pixels) {
  if (stack.edits.empty()) return {std::move(pixels), stack.base->metadata};
  return image::with_pixels(*stack.base, std::move(pixels));
}

EditPtr checked(Edit edit) {
  check(edit);
  return std::make_shared<const Edit>(std::move(edit));
}
}  // namespace

Document with_edits(const Document& document, std::vector<EditPtr> edits, FlattenCache& cache) {
  if (!document.base) throw Error(ErrorCode::Internal, "The document has no base.");
  const Flattened before{stack_of(document.base, document.edits), document.picture.pixels};
  const Stack stack = stack_of(document.base, edits);
  Document next = document;
  next.picture = picture_of(stack, flatten(stack, &before, cache));
  next.mask = moved(document.mask, document.canvas, stack.canvas);
  next.canvas = stack.canvas;
  next.edits = std::move(edits);
  return next;
}

Document appended(const Document& document, Edit edit, FlattenCache& cache) {
  auto edits = document.edits;
  edits.push_back(checked(std::move(edit)));
  return with_edits(document, std::move(edits), cache);
}

Document with_edit(const Document& document, std::size_t index, Edit edit, FlattenCache& cache) {
  check_position(document, index);
  auto edits = document.edits;
  edits[index] = checked(std::move(edit));
  return with_edits(document, std::move(edits), cache);
}

Document without_edit(const Document& document, std::size_t index, FlattenCache& cache) {
  check_position(document, index);
  auto edits = document.edits;
  edits.erase(edits.begin() + static_cast<std::ptrdiff_t>(index));
  return with_edits(document, std::move(edits), cache);
}

Document reordered(const Document& document, std::size_t from, std::size_t to, FlattenCache& cache) {
  check_position(document, from);
  check_position(document, to);
  auto edits = document.edits;
  const EditPtr edit = edits[from];
  edits.erase(edits.begin() + static_cast<std::ptrdiff_t>(from));
  edits.insert(edits.begin() + static_cast<std::ptrdiff_t>(to), edit);
  return with_edits(document, std::move(edits), cache);
}

std::optional<std::size_t> find_edit(const Document& document, std::int64_t id) {
  const auto found = std::find_if(document.edits.begin(), document.edits.end(),
                                  [id](const EditPtr& edit) { return edit->id == id; });
  if (found == document.edits.end()) return std::nullopt;
  return static_cast<std::size_t>(found - document.edits.begin());
}

std::vector<std::string> recipes_in_use(const Document& document) {
  std::vector<std::string> recipes;
  for (const EditPtr& edit : document.edits) {
    if (edit->active()) recipes.push_back(edit->candidates[edit->chosen].recipe);
  }
  return recipes;
}

Rect canvas_of(Size base, const std::vector<EditPtr>& edits) {
  Rect canvas = Rect::of(base);
  for (const EditPtr& edit : edits) {
    if (edit->extends && edit->active()) canvas = canvas.united(edit->canvas);
  }
  return canvas;
}

image::Image flattened(const std::shared_ptr<const image::Image>& base, const std::vector<EditPtr>& edits) {
  FlattenCache none(0);
  const Stack stack = stack_of(base, edits);
  return picture_of(stack, flatten(stack, nullptr, none));
}

}  // namespace pentimento::document
