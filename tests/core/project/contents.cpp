#include "tests/core/project/contents.h"

#include <algorithm>

#include "document/stack.h"
#include "tests/core/document/edits.h"
#include "tests/core/image/pictures.h"

namespace pentimento::test {

using namespace document;

namespace {
bool same_candidate(const Candidate& a, const Candidate& b) {
  const auto x = a.fill.get(), y = b.fill.get();
  return same_samples(x->pixels, y->pixels) && x->origin == y->origin && x->opaque == y->opaque &&
         a.seed == b.seed && a.recipe == b.recipe && a.thumbnail == b.thumbnail && a.starred == b.starred &&
         a.color_label == b.color_label && a.note == b.note;
}

bool same_edit(const EditPtr& a, const EditPtr& b) {
  return a->id == b->id && a->operation == b->operation && a->name == b->name && a->canvas == b->canvas &&
         a->extends == b->extends && a->mask == b->mask && a->ring == b->ring && a->chosen == b->chosen &&
         a->enabled == b->enabled && a->opacity == b->opacity &&
         std::equal(a->candidates.begin(), a->candidates.end(), b->candidates.begin(), b->candidates.end(),
                    same_candidate);
}

bool same_edits(const std::vector<EditPtr>& a, const std::vector<EditPtr>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_edit);
}

bool same_named(const NamedMask& a, const NamedMask& b) {
  return a.name == b.name && a.mask == b.mask && a.canvas == b.canvas;
}
}  // namespace

project::Content some_content(Size size) {
  FlattenCache cache;
  image::Image picture = noise({image::SampleType::UInt16, 3, true}, size);
  image::Metadata metadata;
  metadata.icc = {1, 2, 3};
  metadata.exif = {};
  const std::string xmp = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"></rdf:RDF>";
  metadata.xmp.assign(xmp.begin(), xmp.end());
  metadata.dots_per_inch_x = 300;
  picture.metadata = std::make_shared<const image::Metadata>(metadata);
  project::Content content{History(opened(picture), "Open"), {}};
  const auto current = [&]() -> const Document& { return content.history.current(); };
  Document next = current();
  next.mask.paint({{20, 20}, {200, 100}}, {});
  next.masks.push_back({"the boat", next.mask, next.canvas});
  content.history.commit(next, "Brush stroke");
  Edit edit = noise_edit(current().canvas, {30, 40, 100, 80}, 2);
  edit.candidates[1].note = "better; 更好";
  edit.candidates[1].starred = true;
  edit.candidates[1].color_label = 3;
  edit.candidates[1].thumbnail = std::string("\x89PNG\0", 5);
  content.history.commit(appended(current(), edit, cache), "Remove");
  const Rect old = current().canvas;
  content.history.commit(appended(current(), extension(old, old.grown(40), 4), cache), "Extend");
  edit.enabled = false;
  edit.chosen = 1;
  edit.name = "without wires; 电线";
  content.history.commit(with_edit(current(), 0, edit, cache), "Switch off");
  content.history.undo();
  content.runs.push_back(std::make_shared<const Edit>(noise_edit(old, {200, 100, 60, 60}, 6)));
  return content;
}

bool same_document(const Document& a, const Document& b) {
  return same_samples(a.picture.pixels, b.picture.pixels) && *a.picture.metadata == *b.picture.metadata &&
         a.mask == b.mask && a.canvas == b.canvas && same_samples(a.base->pixels, b.base->pixels) &&
         *a.base->metadata == *b.base->metadata && same_edits(a.edits, b.edits) &&
         std::equal(a.masks.begin(), a.masks.end(), b.masks.begin(), b.masks.end(), same_named);
}

bool same_content(const project::Content& a, const project::Content& b) {
  const auto same_step = [](const Step& x, const Step& y) {
    return x.label == y.label && same_document(*x.document.get(), *y.document.get());
  };
  const auto &x = a.history.steps(), &y = b.history.steps();
  return a.history.position() == b.history.position() &&
         std::equal(x.begin(), x.end(), y.begin(), y.end(), same_step) && same_edits(a.runs, b.runs);
}

}  // namespace pentimento::test
