#include "project/document_rows.h"

#include "project/image_rows.h"
#include "project/row_hasher.h"

namespace pentimento::project {

namespace {
Bytes bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
}  // namespace

FillPlace RowWriter::write_fill(const document::Stored<image::Fill>& fill) {
  if (const auto place = known_.place_of(fill)) return *place;
  if (const auto place = fresh_.place_of(fill)) return *place;
  const auto value = fill.borrow();
  const FillPlace place{write_pixels(database_, shelf_, value->pixels), value->origin.x, value->origin.y,
                        value->opaque};
  fresh_.add(fill, place);
  return place;
}

std::int64_t RowWriter::write_candidate(const document::Candidate& c) {
  const FillPlace fill = write_fill(c.fill);
  const Digest digest = row_digest(fill.image, fill.x, fill.y, fill.opaque, c.seed, c.recipe.str(),
                                   c.thumbnail.str(), c.starred, c.color_label, c.note);
  if (const auto id = find_row(database_, "candidates", digest)) return *id;
  database_
      .prepare(
          "INSERT INTO candidates(digest, fill, x, y, opaque, seed, recipe, thumbnail, starred, color_label, "
          "note) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
      .bind(Bytes(digest), fill.image, fill.x, fill.y, fill.opaque, static_cast<std::int64_t>(c.seed),
            c.recipe.str(), bytes_of(c.thumbnail.str()), c.starred, c.color_label, c.note)
      .run();
  return database_.last_id();
}

std::int64_t RowWriter::write_edit(const document::EditPtr& edit) {
  if (const auto id = known_.id_of(edit)) return *id;
  if (const auto id = fresh_.id_of(edit)) return *id;
  const document::Edit& e = *edit;
  std::vector<std::int64_t> candidates;
  for (const document::Candidate& candidate : e.candidates) candidates.push_back(write_candidate(candidate));
  const std::int64_t mask = write_pixels(database_, shelf_, e.mask.pixels());
  const auto chosen = static_cast<std::int64_t>(e.chosen);
  Digest digest = row_digest(e.id, e.operation, e.canvas.x, e.canvas.y, e.extends, mask, e.ring, chosen,
                             e.enabled, e.opacity, candidates);
  if (!e.name.empty()) digest = row_digest(digest, e.name);
  auto id = find_row(database_, "edits", digest);
  if (!id) {
    database_
        .prepare(
            "INSERT INTO edits(digest, edit, operation, x, y, extends, mask, ring, chosen, enabled, opacity) "
            "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
        .bind(Bytes(digest), e.id, e.operation, e.canvas.x, e.canvas.y, e.extends, mask, e.ring, chosen,
              e.enabled, e.opacity)
        .run();
    id = database_.last_id();
    if (!e.name.empty()) {
      database_.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES('name ' || hex(?1), ?2)")
          .bind(Bytes(digest), e.name)
          .run();
    }
    Statement insert =
        database_.prepare("INSERT INTO edit_candidates(edit, place, candidate) VALUES(?1, ?2, ?3)");
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      insert.bind(*id, static_cast<std::int64_t>(i), candidates[i]).run();
    }
  }
  fresh_.add(edit, *id);
  return *id;
}

std::int64_t RowWriter::write_stack(const std::vector<document::EditPtr>& edits) {
  std::vector<std::int64_t> ids;
  ids.reserve(edits.size());
  for (const document::EditPtr& edit : edits) ids.push_back(write_edit(edit));
  const Digest digest = row_digest(ids);
  if (const auto id = find_row(database_, "stacks", digest)) return *id;
  database_.prepare("INSERT INTO stacks(digest) VALUES(?1)").bind(Bytes(digest)).run();
  const std::int64_t stack = database_.last_id();
  Statement insert = database_.prepare("INSERT INTO stack_edits(stack, place, edit) VALUES(?1, ?2, ?3)");
  for (std::size_t i = 0; i < ids.size(); ++i) insert.bind(stack, static_cast<std::int64_t>(i), ids[i]).run();
  return stack;
}

std::int64_t RowWriter::write_masks(const std::vector<document::NamedMask>& masks) {
  std::vector<std::int64_t> images;
  std::vector<std::uint8_t> said;
  for (const document::NamedMask& m : masks) {
    images.push_back(write_pixels(database_, shelf_, m.mask.pixels()));
    const Digest one = row_digest(m.name, images.back(), m.canvas.x, m.canvas.y);
    said.insert(said.end(), one.begin(), one.end());
  }
  const Digest digest = row_digest(said);
  if (const auto id = find_row(database_, "mask_lists", digest)) return *id;
  database_.prepare("INSERT INTO mask_lists(digest) VALUES(?1)").bind(Bytes(digest)).run();
  const std::int64_t list = database_.last_id();
  Statement insert =
      database_.prepare("INSERT INTO masks(list, place, name, image, x, y) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  for (std::size_t i = 0; i < masks.size(); ++i) {
    insert
        .bind(list, static_cast<std::int64_t>(i), masks[i].name, images[i], masks[i].canvas.x,
              masks[i].canvas.y)
        .run();
  }
  return list;
}

std::int64_t RowWriter::write(const document::Step& step) {
  const auto document = step.document.get();
  const document::Document& d = *document;
  if (!d.base) throw Error(ErrorCode::Internal, "A document without a base cannot be saved.");
  const std::int64_t base = write_image(database_, shelf_, *d.base);
  const std::int64_t stack = write_stack(d.edits), masks = write_masks(d.masks);
  const std::int64_t picture = write_image(database_, shelf_, d.picture);
  const std::int64_t mask = write_pixels(database_, shelf_, d.mask.pixels());
  database_
      .prepare(
          "INSERT INTO states(label, base, stack, masks, picture, mask, x, y) "
          "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .bind(step.label, base, stack, masks, picture, mask, d.canvas.x, d.canvas.y)
      .run();
  const std::int64_t id = database_.last_id();
  fresh_.add(step.document, id);
  fresh_.add(d.base, base);
  return id;
}

}  // namespace pentimento::project
