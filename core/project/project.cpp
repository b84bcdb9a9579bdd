#include "project/project.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>

#include "base/atomic_file.h"
#include "base/error.h"
#include "project/compact.h"
#include "project/document_rows.h"
#include "project/file_lock.h"
#include "project/open_database.h"
#include "project/reader.h"
#include "project/schema.h"

namespace pentimento::project {

namespace fs = std::filesystem;

namespace {
/// States that the history has forgotten before the file is compacted: looking through all rows takes longer
/// than a commit.
constexpr std::size_t kCompactAfter = 32;
}  // namespace

struct Project::Impl {
  fs::path file;
  std::string why_read_only;
  std::optional<FileLock> lock;  // outlives the connections
  std::optional<Database> writer;
  std::shared_ptr<Reader> reader;
  std::vector<document::EditPtr> runs;    // as they are in the file
  std::vector<std::string> discarded;     // the same
  const void* shown = nullptr;            // the state that the file says is shown
  std::size_t forgotten = kCompactAfter;  // states since the file was compacted; an opened file may have many

  void connect();
  void adopt(const Catalog& fresh, const Content& content);
  void forget(const std::vector<std::int64_t>& states);
};

namespace {
std::string quoted(const fs::path& file) {
  return "\"" + file.string() + "\"";
}

void set_meta(const Database& database, const char* key, std::int64_t value) {
  database.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)")
      .bind(std::string_view(key), value)
      .run();
}

void set_discarded(const Database& database, const std::vector<std::string>& names) {
  std::string lines;
  for (const std::string& name : names) lines += name + '\n';
  database.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES('discarded', ?1)").bind(lines).run();
}

/// Writes the states that `known` does not know, and which one is shown.
void write_history(const Database& database, RowWriter& rows, const Catalog& known,
                   const document::History& history) {
  for (const document::Step& step : history.steps()) {
    if (!known.id_of(step.document)) rows.write(step);
  }
  const auto& shown = history.steps()[history.position()].document;
  const auto id = known.id_of(shown);
  set_meta(database, "position", id ? *id : rows.fresh().id_of(shown).value());
}

/// A journal left by a file that is about to be replaced would be applied to the new one.
void remove_journal(const fs::path& file) {
  std::error_code ignored;
  for (const char* ending : {"-wal", "-shm", "-journal"}) fs::remove(file.string() + ending, ignored);
}

void set_source(const Database& database, const std::string& source) {
  database.prepare("INSERT INTO meta(key, value) VALUES('source', ?1)").bind(source).run();
}

void write_new_file(const fs::path& file, const Content& content, TileShelf& shelf, Catalog& written) {
  const Database database(file, OpenMode::Create);
  // Nobody sees the file before it is complete: it needs no journal, and is flushed once at the end.
  database.execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;");
  create_schema(database);
  Transaction transaction(database);
  database.prepare("INSERT INTO meta(key, value) VALUES('made_with', ?1)")
      .bind(std::string_view("Pentimento " PENTIMENTO_VERSION))
      .run();
  const Catalog nothing;
  RowWriter rows(database, shelf, nothing);
  write_history(database, rows, nothing, content.history);
  set_meta(database, "runs", rows.write_stack(content.runs));
  if (!content.source.empty()) set_source(database, content.source);
  if (!content.discarded.empty()) set_discarded(database, content.discarded);
  transaction.commit();
  written.merge(rows.fresh());
}

FileLock lock_for_writing(const fs::path& file) {
  auto lock = FileLock::try_lock(file);
  if (lock) return std::move(*lock);
  if (FileLock::is_held(file)) {
    throw Error(ErrorCode::BadFile,
                quoted(file) + " is open in another window; close it there or choose another name.");
  }
  throw Error(ErrorCode::BadFile, quoted(file) +
                                      " cannot be written: you may not make files in its folder, or it does "
                                      "not exist. Choose another place.");
}
}  // namespace

/// Opens the connections of a file that is locked.
void Project::Impl::connect() {
  writer.emplace(open_to_write(file));
  if (writer->read_only()) {
    writer.reset();
    why_read_only = quoted(file) + " may not be written; save under another name to keep changes.";
  }
  reader = std::make_shared<Reader>(open_to_read(file));
}

/// What was written is known from now on, and can be read again.
void Project::Impl::adopt(const Catalog& fresh, const Content& content) {
  fresh.set_reads([this](std::int64_t id) { return reader->read_of_state(id); },
                  [this](const FillPlace& place) { return reader->read_of_fill(place); });
  reader->catalog().merge(fresh);
  shown = content.history.steps()[content.history.position()].document.identity();
  runs = content.runs;
  discarded = content.discarded;
}

/// These states are no longer in the file.
void Project::Impl::forget(const std::vector<std::int64_t>& states) {
  reader->catalog().forget_states(states);
  reader->shelf().prune();
  if (states.empty()) return;
  forgotten += states.size();
  if (forgotten < kCompactAfter) return;
  forgotten = 0;
  try {
    compact(*writer, reader->catalog());
  } catch (const Error&) {  // what was committed is safe; the file stays larger than it has to be
  }
}

Project Project::create(const fs::path& file, const Content& content) {
  auto impl = std::make_unique<Impl>();
  impl->file = file;
  impl->lock = lock_for_writing(file);
  AtomicFile temporary(file);
  TileShelf shelf;
  Catalog written;
  write_new_file(temporary.path(), content, shelf, written);
  remove_journal(file);
  temporary.commit();
  impl->connect();
  impl->adopt(written, content);
  impl->forgotten = 0;
  return Project(std::move(impl));
}

Project::Opened Project::open(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) {
    throw Error(ErrorCode::BadFile,
                quoted(file) + " cannot be opened: there is no such file. Check its name.");
  }
  auto impl = std::make_unique<Impl>();
  impl->file = file;
  impl->lock = FileLock::try_lock(file);
  if (impl->lock) {
    impl->connect();
  } else {
    impl->why_read_only =
        quoted(file) + (FileLock::is_held(file)
                            ? " is open in another window; save under another name to keep changes."
                            : " may not be written; save under another name to keep changes.");
    impl->reader = std::make_shared<Reader>(open_to_read(file));
    impl->reader->freeze();
  }
  auto [steps, position] = impl->reader->steps();
  Content content{document::History(std::move(steps), position), impl->reader->runs(), impl->reader->source(),
                  impl->reader->discarded()};
  impl->shown = content.history.steps()[position].document.identity();
  impl->runs = content.runs;
  impl->discarded = content.discarded;
  return {Project(std::move(impl)), std::move(content)};
}

void Project::commit(const Content& content) {
  if (!impl_->writer) throw Error(ErrorCode::BadFile, impl_->why_read_only);
  const Database& database = *impl_->writer;
  if (!database.file_in_place()) {
    throw Error(ErrorCode::BadFile, quoted(impl_->file) +
                                        " was moved or removed; save under another name: nothing is "
                                        "lost meanwhile.");
  }
  const Catalog& known = impl_->reader->catalog();
  const auto& steps = content.history.steps();
  const std::vector<std::int64_t> forgotten = known.ids_of_states_but(steps);
  RowWriter rows(database, impl_->reader->shelf(), known);
  Transaction transaction(database);
  write_history(database, rows, known, content.history);
  if (content.runs != impl_->runs) set_meta(database, "runs", rows.write_stack(content.runs));
  if (content.discarded != impl_->discarded) set_discarded(database, content.discarded);
  Statement remove = database.prepare("DELETE FROM states WHERE id = ?1");
  for (const std::int64_t id : forgotten) remove.bind(id).run();
  transaction.commit();
  impl_->adopt(rows.fresh(), content);
  impl_->forget(forgotten);
}

void Project::release_unused() const {
  impl_->reader->shelf().prune();
}

Project::Project(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

const fs::path& Project::file() const {
  return impl_->file;
}

const std::string& Project::why_read_only() const {
  return impl_->why_read_only;
}

bool is_being_edited(const fs::path& file) {
  return FileLock::is_held(file);
}

bool remove_project(const fs::path& file) {
  const auto lock = FileLock::try_lock(file);
  if (!lock) return false;
  std::error_code ignored;
  fs::remove(file, ignored);
  remove_journal(file);
  return true;
}

bool looks_like_project(const fs::path& file) {
  // https://www.sqlite.org/fileformat2.html, 1.3: the header; application id at byte 68, big endian
  std::array<char, 100> head{};
  std::ifstream in(file, std::ios::binary);
  in.read(head.data(), head.size());
  const std::string_view id("PENT", 4);
  return in && std::string_view(head.data(), 16) == std::string_view("SQLite format 3\0", 16) &&
         std::string_view(head.data() + 68, 4) == id;
}

}  // namespace pentimento::project
