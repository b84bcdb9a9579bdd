#include "ui/canvas/tile_cache.h"

#include <functional>
#include <iterator>

namespace pentimento::ui {

std::size_t TileCache::Hash::operator()(const Key& key) const {
  const std::hash<const void*> hash;
  const auto mixed = hash(key.pixels) * 0x9e3779b97f4a7c15ULL ^ hash(key.converter);
  return mixed ^ static_cast<std::size_t>(key.width * 1024 + key.height);
}

TileCache::Key TileCache::key(const DisplaySource& source, Point tile) {
  const Rect area = source.pixels.tile_area(tile);
  return {source.pixels.tile(tile).get(), source.converter.get(), area.width, area.height};
}

TileCache::Entries::iterator TileCache::lookUp(const Key& key) const {
  const auto found = index_.find(key);
  if (found == index_.end()) return entries_.end();
  const Entry& entry = *found->second;
  const bool stale = entry.pixels.expired() || entry.converter.expired();
  return stale ? entries_.end() : found->second;
}

std::shared_ptr<const DisplayTile> TileCache::find(const DisplaySource& source, Point tile) {
  const std::lock_guard lock(mutex_);
  const auto entry = lookUp(key(source, tile));
  if (entry == entries_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, entry);
  return entry->tile;
}

bool TileCache::contains(const DisplaySource& source, Point tile, int level) const {
  const std::lock_guard lock(mutex_);
  const auto entry = lookUp(key(source, tile));
  return entry != entries_.end() && entry->tile->has(level);
}

void TileCache::insert(const DisplaySource& source, Point tile, DisplayTile made) {
  const std::lock_guard lock(mutex_);
  const Key at = key(source, tile);
  if (const auto old = index_.find(at); old != index_.end()) remove(old->second);
  bytes_ += made.bytes();
  entries_.push_front(
      {at, source.pixels.tile(tile), source.converter, std::make_shared<const DisplayTile>(std::move(made))});
  index_[at] = entries_.begin();
  shrinkToBudget();
}

std::size_t TileCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

void TileCache::remove(Entries::iterator entry) {
  bytes_ -= entry->tile->bytes();
  index_.erase(entry->key);
  entries_.erase(entry);
}

void TileCache::shrinkToBudget() {
  while (bytes_ > budget_ && entries_.size() > 1) {
    const auto last = std::prev(entries_.end());
    const bool live = !last->pixels.expired() && !last->converter.expired();
    if (!live || last->tile->firstLevel > 0) {
      remove(last);
      continue;
    }
    bytes_ -= last->tile->bytes();
    last->tile = std::make_shared<const DisplayTile>(last->tile->from(1));
    bytes_ += last->tile->bytes();
    entries_.splice(entries_.begin(), entries_, last);
  }
}

}  // namespace pentimento::ui
