#include "project/reader.h"

#include <limits>
#include <sstream>

#include "document/stack.h"
#include "project/image_rows.h"

namespace pentimento::project {

namespace {
// Far beyond any canvas, and far from where sums of coordinates overflow.
constexpr int kFarthest = 1 << 22;
constexpr int kMaxColorLabel = 9;
}  // namespace

std::string source_of(const Database& database) {
  Statement row = database.prepare("SELECT value FROM meta WHERE key = 'source'");
  return row.step() ? row.text(0) : std::string();
}

void Reader::freeze() {
  const std::lock_guard lock(mutex_);
  database_.execute("BEGIN; SELECT count(*) FROM meta;");
}

document::Stored<document::Document>::Read Reader::read_of_state(std::int64_t id) {
  return [self = shared_from_this(), id] { return self->document(id); };
}

document::Stored<image::Fill>::Read Reader::read_of_fill(FillPlace place) {
  return [self = shared_from_this(), place] { return self->fill(place); };
}

std::pair<std::vector<document::Step>, std::size_t> Reader::steps() {
  const std::lock_guard lock(mutex_);
  Statement position = database_.prepare("SELECT value FROM meta WHERE key = 'position'");
  if (!position.step()) throw damaged(database_.file());
  const std::int64_t shown = position.integer(0);
  std::vector<document::Step> steps;
  std::optional<std::size_t> current;
  Statement rows = database_.prepare("SELECT id, label FROM states ORDER BY id");
  while (rows.step()) {
    const std::int64_t id = rows.integer(0);
    if (id == shown) current = steps.size();
    steps.push_back({document::Stored<document::Document>(read_of_state(id)), rows.text(1)});
    catalog_.add(steps.back().document, id);
  }
  if (!current) throw damaged(database_.file());
  return {std::move(steps), *current};
}

std::vector<document::EditPtr> Reader::runs() {
  const std::lock_guard lock(mutex_);
  Statement row = database_.prepare("SELECT value FROM meta WHERE key = 'runs'");
  return row.step() ? stack(row.integer(0)) : std::vector<document::EditPtr>();
}

std::vector<std::string> Reader::discarded() {
  const std::lock_guard lock(mutex_);
  Statement row = database_.prepare("SELECT value FROM meta WHERE key = 'discarded'");
  std::istringstream lines(row.step() ? row.text(0) : std::string());
  std::vector<std::string> names;
  for (std::string name; std::getline(lines, name);) names.push_back(name);
  return names;
}

std::string Reader::source() {
  const std::lock_guard lock(mutex_);
  return source_of(database_);
}

image::Mask Reader::mask(std::int64_t id) {
  image::TiledImage pixels = read_pixels(database_, shelf_, id);
  if (pixels.format() != image::Mask(Size{1, 1}).pixels().format()) throw damaged(database_.file());
  return image::Mask(std::move(pixels));
}

image::Fill Reader::fill(const FillPlace& place) {
  const std::lock_guard lock(mutex_);
  image::Fill fill{read_pixels(database_, shelf_, place.image), {place.x, place.y}, place.opaque};
  const image::PixelFormat format = fill.pixels.format();
  const bool real = format.sample == image::SampleType::Half || format.sample == image::SampleType::Float;
  if (!real || format.color_channels != 3 || format.alpha) throw damaged(database_.file());
  return fill;
}

document::Candidate Reader::candidate(const Statement& row) {
  document::Candidate candidate;
  const FillPlace place{row.integer(0), row.number(1, -kFarthest, kFarthest),
                        row.number(2, -kFarthest, kFarthest), row.number(3, 0, 1) == 1};
  if (const auto known = catalog_.fill(place)) {
    candidate.fill = *known;
  } else {
    candidate.fill = document::Stored<image::Fill>(read_of_fill(place));
    catalog_.add(candidate.fill, place);
  }
  candidate.seed = static_cast<std::uint64_t>(row.integer(4));
  candidate.recipe = row.text(5);
  const Bytes thumbnail = row.blob(6);
  candidate.thumbnail = std::string(thumbnail.begin(), thumbnail.end());
  candidate.starred = row.number(7, 0, 1) == 1;
  candidate.color_label = row.number(8, 0, kMaxColorLabel);
  candidate.note = row.text(9);
  return candidate;
}

document::EditPtr Reader::edit(std::int64_t id) {
  if (auto known = catalog_.edit(id)) return known;
  Statement row = database_.prepare(
      "SELECT edit, operation, x, y, extends, mask, ring, chosen, enabled, opacity, "
      "coalesce((SELECT value FROM meta WHERE key = 'name ' || hex(digest)), '') FROM edits WHERE id = ?1");
  if (!row.bind(id).step()) throw damaged(database_.file());
  document::Edit edit;
  edit.id = row.integer(0);
  edit.operation = row.text(1);
  edit.extends = row.number(4, 0, 1) == 1;
  edit.mask = mask(row.integer(5));
  const Size size = edit.mask.size();
  edit.canvas = {row.number(2, -kFarthest, kFarthest), row.number(3, -kFarthest, kFarthest), size.width,
                 size.height};
  edit.ring = row.number(6, 0, image::kMaxRing);
  edit.chosen = static_cast<std::size_t>(row.number(7, 0, std::numeric_limits<int>::max()));
  edit.enabled = row.number(8, 0, 1) == 1;
  edit.opacity = row.real(9);
  edit.name = row.text(10);
  Statement candidates = database_.prepare(
      "SELECT fill, x, y, opaque, seed, recipe, thumbnail, starred, color_label, note FROM edit_candidates "
      "JOIN candidates ON candidates.id = candidate WHERE edit = ?1 ORDER BY place");
  candidates.bind(id);
  while (candidates.step()) edit.candidates.push_back(candidate(candidates));
  if (!is_sound(edit)) throw damaged(database_.file());
  auto shared = std::make_shared<const document::Edit>(std::move(edit));
  catalog_.add(shared, id);
  return shared;
}

std::vector<document::EditPtr> Reader::stack(std::int64_t id) {
  Statement rows = database_.prepare("SELECT edit FROM stack_edits WHERE stack = ?1 ORDER BY place");
  rows.bind(id);
  std::vector<document::EditPtr> edits;
  while (rows.step()) edits.push_back(edit(rows.integer(0)));
  return edits;
}

std::vector<document::NamedMask> Reader::masks(std::int64_t list) {
  Statement rows = database_.prepare("SELECT name, image, x, y FROM masks WHERE list = ?1 ORDER BY place");
  rows.bind(list);
  std::vector<document::NamedMask> masks;
  while (rows.step()) {
    document::NamedMask named{rows.text(0), mask(rows.integer(1)), {}};
    const Size size = named.mask.size();
    named.canvas = {rows.number(2, -kFarthest, kFarthest), rows.number(3, -kFarthest, kFarthest), size.width,
                    size.height};
    masks.push_back(std::move(named));
  }
  return masks;
}

std::shared_ptr<const image::Image> Reader::base(std::int64_t id) {
  if (auto known = catalog_.base(id)) return known;
  auto base = std::make_shared<const image::Image>(read_image(database_, shelf_, id));
  catalog_.add(base, id);
  return base;
}

document::Document Reader::document(std::int64_t state) {
  const std::lock_guard lock(mutex_);
  Statement row =
      database_.prepare("SELECT base, stack, masks, picture, mask, x, y FROM states WHERE id = ?1");
  if (!row.bind(state).step()) throw damaged(database_.file());
  document::Document document{
      read_image(database_, shelf_, row.integer(3)), mask(row.integer(4)), {}, {}, {}, {}};
  const Size size = document.picture.size();
  document.canvas = {row.number(5, -kFarthest, kFarthest), row.number(6, -kFarthest, kFarthest), size.width,
                     size.height};
  document.base = base(row.integer(0));
  document.edits = stack(row.integer(1));
  document.masks = masks(row.integer(2));
  const bool sound = document.mask.size() == size &&
                     document.canvas == document::canvas_of(document.base->size(), document.edits) &&
                     document.picture.pixels.format() == document.base->pixels.format();
  if (!sound) throw damaged(database_.file());
  return document;
}

}  // namespace pentimento::project
