#include "project/tile_shelf.h"

namespace pentimento::project {

std::optional<Digest> TileShelf::digest_of(const Tile& tile) const {
  const std::lock_guard lock(mutex_);
  const auto found = digests_.find(tile.get());
  if (found == digests_.end()) return std::nullopt;
  return found->second;
}

TileShelf::Tile TileShelf::find(const Digest& digest, std::size_t size) const {
  const std::lock_guard lock(mutex_);
  const auto found = tiles_.find({digest, size});
  return found == tiles_.end() ? nullptr : found->second;
}

TileShelf::Tile TileShelf::add(const Tile& tile, const Digest& digest, std::size_t size) {
  const std::lock_guard lock(mutex_);
  added_ += size;
  if (added_ > kPruneAfter) prune_held();
  digests_[tile.get()] = digest;
  const auto [place, is_new] = tiles_.try_emplace({digest, size}, tile);
  if (!is_new && place->second != tile) doubles_.try_emplace(tile.get(), tile);
  return place->second;
}

void TileShelf::prune() {
  const std::lock_guard lock(mutex_);
  prune_held();
}

void TileShelf::prune_held() {
  added_ = 0;
  const auto unused = [this](const auto& entry) {
    if (entry.second.use_count() > 1) return false;
    digests_.erase(entry.second.get());
    return true;
  };
  std::erase_if(doubles_, unused);
  std::erase_if(tiles_, unused);
}

}  // namespace pentimento::project
