// Which tiles in memory are which tiles on disk, so that states of a history share their tiles after a
// restart too, and a tile that is known to be on disk is not looked at again.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

#include "project/tile_codec.h"

namespace pentimento::project {

/// Holds on to the tiles it knows, because memory that nobody shares may be written to. prune() lets go of
/// those that nobody else uses; it also runs by itself after every kPruneAfter bytes that were added. Safe to
/// use from several threads.
class TileShelf {
 public:
  using Tile = std::shared_ptr<const std::byte[]>;
  static constexpr std::size_t kPruneAfter = std::size_t{64} << 20;

  std::optional<Digest> digest_of(const Tile& tile) const;
  /// Null when no tile of `size` bytes with this digest is in memory.
  Tile find(const Digest& digest, std::size_t size) const;
  /// `tile`, or the one that is there already with this digest and size.
  Tile add(const Tile& tile, const Digest& digest, std::size_t size);
  void prune();

 private:
  // A damaged file may name tiles of other sizes by the same digest.
  using Key = std::pair<Digest, std::size_t>;

  void prune_held();

  mutable std::mutex mutex_;
  std::map<Key, Tile> tiles_;
  std::unordered_map<const std::byte*, Digest> digests_;  // of tiles_, and of others with the same content
  std::unordered_map<const std::byte*, Tile> doubles_;    // those others
  std::size_t added_ = 0;                                 // bytes, since the last prune
};

}  // namespace pentimento::project
