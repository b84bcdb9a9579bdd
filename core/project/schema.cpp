#include "project/schema.h"

#include <algorithm>
#include <array>
#include <vector>

namespace pentimento::project {

namespace {
constexpr std::array kTables = {
    "CREATE TABLE meta(key TEXT PRIMARY KEY NOT NULL, value ANY) STRICT",
    "CREATE TABLE tiles(id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, packed BLOB NOT NULL) STRICT",
    "CREATE TABLE metadata(id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, icc BLOB NOT NULL, "
    "exif BLOB NOT NULL, xmp BLOB NOT NULL, linear INTEGER NOT NULL, chromaticities BLOB NOT NULL, "
    "dots_per_inch_x REAL NOT NULL, dots_per_inch_y REAL NOT NULL) STRICT",
    "CREATE TABLE images(id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, sample INTEGER NOT NULL, "
    "color_channels INTEGER NOT NULL, alpha INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT "
    "NULL, "
    "tiles BLOB NOT NULL, metadata INTEGER REFERENCES metadata) STRICT",
    "CREATE TABLE candidates(id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, fill INTEGER NOT NULL "
    "REFERENCES images, x INTEGER NOT NULL, y INTEGER NOT NULL, opaque INTEGER NOT NULL, seed INTEGER NOT "
    "NULL, "
    "recipe TEXT NOT NULL, thumbnail BLOB NOT NULL, starred INTEGER NOT NULL, color_label INTEGER NOT NULL, "
    "note TEXT NOT NULL) STRICT",
    "CREATE TABLE edits(id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, edit INTEGER NOT NULL, "
    "operation TEXT NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL, extends INTEGER NOT NULL, "
    "mask INTEGER NOT NULL REFERENCES images, ring INTEGER NOT NULL, chosen INTEGER NOT NULL, "
    "enabled INTEGER NOT NULL, opacity REAL NOT NULL) STRICT",
    "CREATE TABLE edit_candidates(edit INTEGER NOT NULL REFERENCES edits, place INTEGER NOT NULL, "
    "candidate INTEGER NOT NULL REFERENCES candidates, PRIMARY KEY(edit, place)) STRICT, WITHOUT ROWID",
    "CREATE TABLE stacks(id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE) STRICT",
    "CREATE TABLE stack_edits(stack INTEGER NOT NULL REFERENCES stacks, place INTEGER NOT NULL, "
    "edit INTEGER NOT NULL REFERENCES edits, PRIMARY KEY(stack, place)) STRICT, WITHOUT ROWID",
    "CREATE TABLE mask_lists(id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE) STRICT",
    "CREATE TABLE masks(list INTEGER NOT NULL REFERENCES mask_lists, place INTEGER NOT NULL, name TEXT NOT "
    "NULL, "
    "image INTEGER NOT NULL REFERENCES images, x INTEGER NOT NULL, y INTEGER NOT NULL, "
    "PRIMARY KEY(list, place)) STRICT, WITHOUT ROWID",
    "CREATE TABLE states(id INTEGER PRIMARY KEY, label TEXT NOT NULL, base INTEGER NOT NULL REFERENCES "
    "images, "
    "stack INTEGER NOT NULL REFERENCES stacks, masks INTEGER NOT NULL REFERENCES mask_lists, "
    "picture INTEGER NOT NULL REFERENCES images, mask INTEGER NOT NULL REFERENCES images, x INTEGER NOT "
    "NULL, "
    "y INTEGER NOT NULL) STRICT",
};

Error newer(const Database& database) {
  return Error(ErrorCode::BadFile,
               "\"" + database.file().string() +
                   "\" was made by a newer Pentimento; update Pentimento to open it. It was "
                   "not changed.");
}
}  // namespace

void create_schema(const Database& database) {
  // Before the first table: so that a file can become shorter again.
  database.execute("PRAGMA page_size = 16384; PRAGMA auto_vacuum = INCREMENTAL;");
  Transaction transaction(database);
  for (const char* table : kTables) database.execute(table);
  database.execute(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
  database.execute(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
  transaction.commit();
}

std::span<const char* const> migrations() {
  return {};  // version 1 is the first
}

void check_version(const Database& database) {
  if (database.pragma("application_id") != kApplicationId) {
    throw Error(ErrorCode::BadFile, "\"" + database.file().string() + "\" is not a Pentimento project.");
  }
  const std::int64_t version = database.pragma("user_version");
  if (version > kSchemaVersion) throw newer(database);
  if (version < 1) throw damaged(database.file());
}

void migrate(const Database& database, std::span<const char* const> steps) {
  const auto from = static_cast<std::size_t>(database.pragma("user_version"));
  if (from > steps.size()) return;
  Transaction transaction(database);
  for (std::size_t version = from; version <= steps.size(); ++version) database.execute(steps[version - 1]);
  database.execute(("PRAGMA user_version = " + std::to_string(steps.size() + 1)).c_str());
  transaction.commit();
  // An older Pentimento looks at the file itself.
  database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

void check_schema(const Database& database) {
  // Indexes that SQLite makes for UNIQUE have no text of their own.
  Statement found = database.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL");
  std::vector<std::string> tables;
  while (found.step()) tables.push_back(found.text(0));
  std::vector<std::string> expected(kTables.begin(), kTables.end());
  std::sort(tables.begin(), tables.end());
  std::sort(expected.begin(), expected.end());
  if (tables != expected) throw damaged(database.file());
}

}  // namespace pentimento::project
