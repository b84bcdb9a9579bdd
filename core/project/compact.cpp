#include "project/compact.h"

#include <cstring>
#include <set>
#include <vector>

#include "project/tile_codec.h"

namespace pentimento::project {

namespace {
using Ids = std::vector<std::int64_t>;

/// SQLite would look through whole tables for each row that goes; what is deleted here has no references.
class WithoutReferenceChecks {
 public:
  explicit WithoutReferenceChecks(const Database& database) : database_(database) {
    database_.execute("PRAGMA foreign_keys = OFF");
  }
  ~WithoutReferenceChecks() {
    try {
      database_.execute("PRAGMA foreign_keys = ON");
    } catch (const Error&) {  // the next commit will say what is wrong
    }
  }
  WithoutReferenceChecks(const WithoutReferenceChecks&) = delete;
  WithoutReferenceChecks& operator=(const WithoutReferenceChecks&) = delete;

 private:
  const Database& database_;
};

/// What `query` gives and is not in `kept`.
Ids ids_of(const Database& database, const char* query, const std::set<std::int64_t>& kept = {}) {
  Statement rows = database.prepare(query);
  Ids ids;
  while (rows.step()) {
    if (!kept.contains(rows.integer(0))) ids.push_back(rows.integer(0));
  }
  return ids;
}

void remove(const Database& database, const char* statement, const Ids& ids) {
  Statement removal = database.prepare(statement);
  for (const std::int64_t id : ids) removal.bind(id).run();
}

void remove_lists(const Database& database) {
  const Ids stacks = ids_of(database,
                            "SELECT id FROM stacks WHERE id NOT IN (SELECT stack FROM states) AND "
                            "id NOT IN (SELECT value FROM meta WHERE key = 'runs')");
  remove(database, "DELETE FROM stack_edits WHERE stack = ?1", stacks);
  remove(database, "DELETE FROM stacks WHERE id = ?1", stacks);
  const Ids lists = ids_of(database, "SELECT id FROM mask_lists WHERE id NOT IN (SELECT masks FROM states)");
  remove(database, "DELETE FROM masks WHERE list = ?1", lists);
  remove(database, "DELETE FROM mask_lists WHERE id = ?1", lists);
}

void remove_edits(const Database& database, const std::set<std::int64_t>& in_memory) {
  const Ids edits =
      ids_of(database, "SELECT id FROM edits WHERE id NOT IN (SELECT edit FROM stack_edits)", in_memory);
  remove(database, "DELETE FROM edit_candidates WHERE edit = ?1", edits);
  remove(database, "DELETE FROM edits WHERE id = ?1", edits);
  database.execute("DELETE FROM candidates WHERE id NOT IN (SELECT candidate FROM edit_candidates)");
  database.execute(
      "DELETE FROM meta WHERE key GLOB 'name *' AND substr(key, 6) NOT IN (SELECT hex(digest) FROM edits)");
}

void remove_images(const Database& database, const std::set<std::int64_t>& in_memory) {
  const Ids images = ids_of(database,
                            "SELECT id FROM images WHERE id NOT IN (SELECT base FROM states UNION SELECT "
                            "picture FROM states UNION SELECT mask FROM states UNION SELECT fill FROM "
                            "candidates UNION SELECT mask FROM edits UNION SELECT image FROM masks)",
                            in_memory);
  remove(database, "DELETE FROM images WHERE id = ?1", images);
  database.execute(
      "DELETE FROM metadata WHERE id NOT IN (SELECT metadata FROM images WHERE metadata IS NOT NULL)");
}

void remove_tiles(const Database& database) {
  std::set<Digest> used;
  Statement lists = database.prepare("SELECT tiles FROM images");
  while (lists.step()) {
    const Bytes list = lists.blob(0);
    for (std::size_t at = 0; at + sizeof(Digest) <= list.size(); at += sizeof(Digest)) {
      Digest digest;
      std::memcpy(digest.data(), list.data() + at, sizeof digest);
      used.insert(digest);
    }
  }
  Ids unused;
  Statement tiles = database.prepare("SELECT id, digest FROM tiles");
  while (tiles.step()) {
    const Bytes bytes = tiles.blob(1);
    Digest digest{};
    if (bytes.size() == digest.size()) std::memcpy(digest.data(), bytes.data(), digest.size());
    if (!used.contains(digest)) unused.push_back(tiles.integer(0));
  }
  remove(database, "DELETE FROM tiles WHERE id = ?1", unused);
}

/// Free pages are where the next commits go; only when a quarter of the file is free it becomes shorter.
void give_back(const Database& database) {
  if (database.pragma("freelist_count") > database.pragma("page_count") / 4) {
    database.execute("PRAGMA incremental_vacuum");
  }
}
}  // namespace

void compact(const Database& database, const Catalog& catalog) {
  const Catalog::Living living = catalog.living();
  {
    const WithoutReferenceChecks unchecked(database);
    Transaction transaction(database);
    remove_lists(database);
    remove_edits(database, living.edits);
    remove_images(database, living.images);
    remove_tiles(database);
    transaction.commit();
  }
  give_back(database);
}

}  // namespace pentimento::project
