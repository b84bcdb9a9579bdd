// Reads states, edits and fills of a project file when they are asked for. Private to this module.
#pragma once

#include <memory>
#include <mutex>

#include "project/catalog.h"
#include "project/sqlite.h"
#include "project/tile_shelf.h"

namespace pentimento::project {

/// A connection of its own, so that reading never waits for a commit. Everything that was read and is not in
/// memory yet keeps it open. Safe to use from several threads. All throw Error(BadFile) when something is
/// damaged.
class Reader : public std::enable_shared_from_this<Reader> {
 public:
  explicit Reader(Database database) : database_(std::move(database)) {}

  /// From now on it sees the file as it is now, whatever others write.
  void freeze();

  /// All states in their order, none of them read yet, and the index of the one that is shown.
  std::pair<std::vector<document::Step>, std::size_t> steps();
  std::vector<document::EditPtr> runs();
  std::vector<std::string> discarded();
  std::string source();  ///< Content::source

  document::Document document(std::int64_t state);
  image::Fill fill(const FillPlace& place);

  document::Stored<document::Document>::Read read_of_state(std::int64_t id);
  document::Stored<image::Fill>::Read read_of_fill(FillPlace place);

  TileShelf& shelf() { return shelf_; }
  Catalog& catalog() { return catalog_; }
  const Database& database() const { return database_; }

 private:
  document::Candidate candidate(const Statement& row);
  document::EditPtr edit(std::int64_t id);
  std::vector<document::EditPtr> stack(std::int64_t id);
  std::vector<document::NamedMask> masks(std::int64_t list);
  std::shared_ptr<const image::Image> base(std::int64_t id);
  image::Mask mask(std::int64_t id);

  std::mutex mutex_;  // of database_
  Database database_;
  TileShelf shelf_;
  Catalog catalog_;
};

/// Content::source, from the tables alone.
std::string source_of(const Database& database);

}  // namespace pentimento::project
