#include "project/sqlite.h"

#include <cerrno>

namespace pentimento::project {

namespace {
std::string quoted(const std::filesystem::path& file) {
  return "\"" + file.string() + "\"";
}

bool disk_full(sqlite3* database, int code) {
  const int reason = database ? sqlite3_system_errno(database) : 0;
  return (code & 0xFF) == SQLITE_FULL ||
         ((code & 0xFF) == SQLITE_IOERR && (reason == ENOSPC || reason == EDQUOT || reason == EFBIG));
}

Error error_of(sqlite3* database, int code, const std::filesystem::path& file) {
  const std::string name = quoted(file);
  if (disk_full(database, code)) {
    return Error(ErrorCode::BadFile, name +
                                         " cannot be saved: the disk is full. Make room and save again, or "
                                         "save under another name; nothing is lost meanwhile.");
  }
  switch (code & 0xFF) {
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
      return Error(ErrorCode::OutOfMemory, name + " needs more memory than there is.");
    case SQLITE_NOTADB:
      return Error(ErrorCode::BadFile, name + " is not a Pentimento project.");
    case SQLITE_CORRUPT:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return damaged(file);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return Error(ErrorCode::BadFile,
                   name + " cannot be opened: check that it is there and that you may read it.");
    case SQLITE_READONLY:
      return Error(ErrorCode::BadFile, name + " may not be written; save under another name.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(ErrorCode::BadFile, name + " is in use by another program; close that one or try again.");
    case SQLITE_IOERR:
      return Error(ErrorCode::BadFile,
                   name +
                       " cannot be read or written: the disk reports an error. Save under "
                       "another name, on another disk.");
    default:
      return Error(ErrorCode::Internal,
                   name + ": " + (database ? sqlite3_errmsg(database) : sqlite3_errstr(code)) + ".");
  }
}

void check(int code, sqlite3* database, const std::filesystem::path& file) {
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) throw error_of(database, code, file);
}

std::string uri_of(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '/' || c == '.' || c == '-' || c == '_';
    constexpr const char* kHex = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      uri += c;
    } else {
      uri += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return uri + "?immutable=1";
}

int flags_of(OpenMode mode) {
  switch (mode) {
    case OpenMode::Create:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case OpenMode::Write:
      return SQLITE_OPEN_READWRITE;
    case OpenMode::Read:
      return SQLITE_OPEN_READONLY;
    case OpenMode::Immutable:
      break;
  }
  return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
}

/// https://www.sqlite.org/security.html
void harden(sqlite3* database) {
  constexpr int kLargestValue = 256 << 20, kLargestSql = 64 << 10, kBusyMilliseconds = 5000;
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, kLargestValue);
  sqlite3_limit(database, SQLITE_LIMIT_SQL_LENGTH, kLargestSql);
  sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 1);
  sqlite3_limit(database, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_extended_result_codes(database, 1);
  sqlite3_busy_timeout(database, kBusyMilliseconds);
}
}  // namespace

Error damaged(const std::filesystem::path& file) {
  return Error(ErrorCode::BadFile,
               quoted(file) + " is damaged; \"pentimento-cli repair\" saves what can be read of it.");
}

Database::Database(const std::filesystem::path& file, OpenMode mode)
    : file_(std::make_unique<std::filesystem::path>(file)) {
  const std::string name =
      mode == OpenMode::Immutable ? uri_of(file) : std::filesystem::absolute(file).string();
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &database, flags_of(mode) | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(database);
  check(code, database, file);
  harden(database);
  execute(
      "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON; PRAGMA synchronous = "
      "FULL;");
}

void Database::execute(const char* sql) const {
  check(sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr), handle_.get(), *file_);
}

Statement Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr),
        handle_.get(), *file_);
  return {statement, *file_};
}

std::int64_t Database::pragma(const char* name) const {
  Statement statement = prepare(std::string("PRAGMA ") + name);
  return statement.step() ? statement.integer(0) : 0;
}

void Database::set_checkpoint_on_close(bool on) const {
  sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on ? 0 : 1, nullptr);
}

bool Database::file_in_place() const {
  int moved = 0;
  const int code = sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return code != SQLITE_OK || moved == 0;
}

bool Statement::step() {
  const int code = sqlite3_step(handle_.get());
  check(code, sqlite3_db_handle(handle_.get()), *file_);
  return code == SQLITE_ROW;
}

void Statement::check_bound(int code) const {
  check(code, sqlite3_db_handle(handle_.get()), *file_);
}

void Statement::bind_one(int index, std::int64_t value) {
  check_bound(sqlite3_bind_int64(handle_.get(), index, value));
}

void Statement::bind_one(int index, double value) {
  check_bound(sqlite3_bind_double(handle_.get(), index, value));
}

void Statement::bind_one(int index, std::string_view value) {
  check_bound(sqlite3_bind_text64(handle_.get(), index, value.data() ? value.data() : "", value.size(),
                                  SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind_one(int index, Bytes value) {
  // A null pointer would bind NULL, not the empty blob.
  const void* data = value.empty() ? static_cast<const void*>("") : value.data();
  check_bound(sqlite3_bind_blob64(handle_.get(), index, data, value.size(), SQLITE_TRANSIENT));
}

void Statement::bind_one(int index, std::nullptr_t) {
  check_bound(sqlite3_bind_null(handle_.get(), index));
}

void Statement::expect(int column, int type) const {
  if (sqlite3_column_type(handle_.get(), column) != type) throw damaged(*file_);
}

std::int64_t Statement::integer(int column) const {
  expect(column, SQLITE_INTEGER);
  return sqlite3_column_int64(handle_.get(), column);
}

int Statement::number(int column, int low, int high) const {
  const std::int64_t value = integer(column);
  if (value < low || value > high) throw damaged(*file_);
  return static_cast<int>(value);
}

double Statement::real(int column) const {
  expect(column, SQLITE_FLOAT);
  return sqlite3_column_double(handle_.get(), column);
}

std::string Statement::text(int column) const {
  expect(column, SQLITE_TEXT);
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

Bytes Statement::blob(int column) const {
  expect(column, SQLITE_BLOB);
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(handle_.get(), column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

Transaction::Transaction(const Database& database) : database_(database) {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const Error&) {  // SQLite has rolled back by itself
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace pentimento::project
