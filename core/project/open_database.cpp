#include "project/open_database.h"

#include "project/schema.h"

namespace pentimento::project {

namespace {
Database open_beside_journal(const std::filesystem::path& file) {
  try {
    Database database(file, OpenMode::Read);
    check_version(database);
    return database;
  } catch (const Error&) {
    // Where no file can be made there can be no journal either - and then the error was another.
    Database database(file, OpenMode::Immutable);
    check_version(database);
    return database;
  }
}
}  // namespace

Database open_to_write(const std::filesystem::path& file) {
  Database database(file, OpenMode::Write);
  database.set_checkpoint_on_close(false);
  check_version(database);
  if (!database.read_only()) migrate(database, migrations());
  check_schema(database);
  if (!database.read_only()) database.execute("PRAGMA journal_mode = WAL");
  database.set_checkpoint_on_close(true);
  return database;
}

Database open_to_read(const std::filesystem::path& file) {
  Database database = open_beside_journal(file);
  check_schema(database);
  return database;
}

}  // namespace pentimento::project
