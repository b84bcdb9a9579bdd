// SQLite as values: a connection, a statement, a transaction. Every failure is an Error with a sentence that
// names the file. Private to this module.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"

namespace pentimento::project {

using Bytes = std::span<const std::uint8_t>;

/// One use of a connection's SQL. Columns are read with a check of their type: a file may say anything.
class Statement {
 public:
  /// `?1`, `?2`, .. take the arguments in their order.
  template <typename... Values>
  Statement& bind(const Values&... values) {
    sqlite3_reset(handle_.get());
    int index = 0;
    (bind_one(++index, values), ...);
    return *this;
  }

  /// True when there is a row.
  bool step();
  /// For statements that give no rows.
  void run() {
    while (step()) {
    }
  }

  // Of the current row; throw Error(BadFile) when the column is of another type.
  std::int64_t integer(int column) const;
  /// Also checks that it lies in low..high.
  int number(int column, int low, int high) const;
  double real(int column) const;
  std::string text(int column) const;
  Bytes blob(int column) const;  ///< until the next step
  bool null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }

 private:
  friend class Database;
  Statement(sqlite3_stmt* handle, const std::filesystem::path& file) : handle_(handle), file_(&file) {}
  void bind_one(int index, std::int64_t value);
  void bind_one(int index, int value) { bind_one(index, std::int64_t{value}); }
  void bind_one(int index, bool value) { bind_one(index, std::int64_t{value ? 1 : 0}); }
  void bind_one(int index, double value);
  void bind_one(int index, std::string_view value);
  void bind_one(int index, const std::string& value) { bind_one(index, std::string_view(value)); }
  void bind_one(int index, Bytes value);
  void bind_one(int index, std::nullptr_t);
  void check_bound(int code) const;
  void expect(int column, int type) const;

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  const std::filesystem::path* file_;  // of the connection, which outlives it
};

enum class OpenMode {
  Create,    ///< a new file; an old one is overwritten
  Write,     ///< an existing file
  Read,      ///< an existing file that others may write meanwhile
  Immutable  ///< a file in a folder in which nothing can be written
};

/// A connection, hardened for files from anywhere. Used by one thread at a time.
class Database {
 public:
  Database(const std::filesystem::path& file, OpenMode mode);

  void execute(const char* sql) const;
  Statement prepare(std::string_view sql) const;
  std::int64_t last_id() const { return sqlite3_last_insert_rowid(handle_.get()); }
  std::int64_t pragma(const char* name) const;  ///< one that gives a number
  const std::filesystem::path& file() const { return *file_; }

  /// True when the file may not be written, whatever the mode.
  bool read_only() const { return sqlite3_db_readonly(handle_.get(), "main") == 1; }
  /// Whether closing moves what is in the journal to the file itself.
  void set_checkpoint_on_close(bool on) const;

  /// The database file, opened by SQLite: false when it is gone or another file has its name.
  bool file_in_place() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  std::unique_ptr<std::filesystem::path> file_;
  std::unique_ptr<sqlite3, Close> handle_;
};

/// Rolls back unless it was committed.
class Transaction {
 public:
  explicit Transaction(const Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

/// "<file> is damaged ...": the sentence for content that cannot be.
Error damaged(const std::filesystem::path& file);

}  // namespace pentimento::project
