#include "document/flatten_cache.h"

#include <algorithm>
#include <utility>

#include "image/distinct_tiles.h"

namespace pentimento::document {

namespace {
bool begins_with(const std::vector<EditPtr>& edits, const std::vector<EditPtr>& lowest) {
  return lowest.size() <= edits.size() &&
         std::equal(lowest.begin(), lowest.end(), edits.begin(),
                    [](const EditPtr& a, const EditPtr& b) { return same_effect(*a, *b); });
}
}  // namespace

std::vector<const PartialPicture*> FlattenCache::below(const std::shared_ptr<const image::Image>& base,
                                                       const Rect& canvas,
                                                       const std::vector<EditPtr>& edits) {
  std::vector<const PartialPicture*> found;
  for (auto it = pictures_.begin(); it != pictures_.end();) {
    const auto next = std::next(it);
    if (it->base == base && it->canvas == canvas && begins_with(edits, it->edits)) {
      found.push_back(&*it);
      pictures_.splice(pictures_.begin(), pictures_, it);
    }
    it = next;
  }
  std::sort(found.begin(), found.end(),
            [](const auto* a, const auto* b) { return a->edits.size() > b->edits.size(); });
  return found;
}

void FlattenCache::keep(PartialPicture picture) {
  std::erase_if(pictures_, [&](const PartialPicture& old) {
    return old.base == picture.base && old.canvas == picture.canvas &&
           old.edits.size() == picture.edits.size() && begins_with(picture.edits, old.edits);
  });
  pictures_.push_front(std::move(picture));
  while (!pictures_.empty() && (pictures_.size() > kMaxPictures || bytes() > budget_)) pictures_.pop_back();
}

std::size_t FlattenCache::bytes() const {
  image::DistinctTiles tiles;
  for (const PartialPicture& picture : pictures_) tiles.add(picture.base->pixels);
  std::size_t bytes = 0;
  for (const PartialPicture& picture : pictures_) bytes += tiles.add(picture.pixels);
  return bytes;
}

}  // namespace pentimento::document
