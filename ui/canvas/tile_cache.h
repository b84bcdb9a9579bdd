// Display tiles by what they were made from, within a budget of memory. May be used by several threads.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "ui/canvas/display_tile.h"

namespace pentimento::ui {

/// A picture and the way to the screen. Its pixels are never written again while tiles of it are cached.
struct DisplaySource {
  image::TiledImage pixels;
  std::shared_ptr<const image::ColorConverter> converter;
};

class TileCache {
 public:
  explicit TileCache(std::size_t budgetBytes) : budget_(budgetBytes) {}

  /// The tile's pyramid if it is there, now the last to be forgotten.
  std::shared_ptr<const DisplayTile> find(const DisplaySource& source, Point tile);
  bool contains(const DisplaySource& source, Point tile, int level) const;
  /// Over budget, what was used longest ago first loses its finest level, then goes.
  void insert(const DisplaySource& source, Point tile, DisplayTile made);

  std::size_t bytes() const;
  std::size_t budget() const { return budget_; }

 private:
  /// Addresses alone could be those of a later tile in the same memory; the weak pointers of the entry tell.
  struct Key {
    const void* pixels;
    const void* converter;
    int width, height;  // a tile's memory may be shared by whole tiles and tiles cut at the border
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  struct Entry {
    Key key;
    std::weak_ptr<const std::byte[]> pixels;
    std::weak_ptr<const image::ColorConverter> converter;
    std::shared_ptr<const DisplayTile> tile;  // handed out; never changed, only replaced
  };
  using Entries = std::list<Entry>;  // most recently used first

  static Key key(const DisplaySource& source, Point tile);
  Entries::iterator lookUp(const Key& key) const;
  void remove(Entries::iterator entry);
  void shrinkToBudget();

  const std::size_t budget_;
  mutable std::mutex mutex_;
  mutable Entries entries_;
  std::unordered_map<Key, Entries::iterator, Hash> index_;
  std::size_t bytes_ = 0;
};

}  // namespace pentimento::ui
