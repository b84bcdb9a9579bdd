#include "document/history.h"

#include <utility>

#include "base/error.h"

namespace pentimento::document {

namespace {
const std::string kNoLabel;

bool same_picture(const image::Image& a, const image::Image& b) {
  if (a.pixels.format() != b.pixels.format() || a.size() != b.size()) return false;
  return image::changed_tiles(a.pixels, b.pixels).empty();
}
}  // namespace

History::History(Document first, std::string label) {
  steps_.push_back({std::move(first), std::move(label)});
  current_ = steps_.front().document.get();
  mark_saved();
}

History::History(std::vector<Step> steps, std::size_t position)
    : steps_(std::move(steps)), position_(position) {
  if (position_ >= steps_.size()) throw Error(ErrorCode::Internal, "The history has no such step.");
  current_ = steps_[position_].document.get();
  mark_saved();
}

void History::go_to(std::size_t position) {
  current_ = steps_[position].document.get();
  position_ = position;
}

void History::commit(Document next, std::string label) {
  steps_.resize(position_ + 1);
  steps_.push_back({std::move(next), std::move(label)});
  go_to(position_ + 1);
}

void History::amend(Document next, std::string label) {
  steps_.resize(position_ + 1);
  steps_.back() = {std::move(next), std::move(label)};
  go_to(position_);
}

void History::undo() {
  if (can_undo()) go_to(position_ - 1);
}

void History::redo() {
  if (can_redo()) go_to(position_ + 1);
}

const std::string& History::undo_label() const {
  return can_undo() ? steps_[position_].label : kNoLabel;
}

const std::string& History::redo_label() const {
  return can_redo() ? steps_[position_ + 1].label : kNoLabel;
}

bool History::modified() const {
  return !same_picture(saved_, current().picture);
}

}  // namespace pentimento::document
