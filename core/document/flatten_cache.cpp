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

std::vector<FlattenCache::Known> FlattenCache::below(const std::shared_ptr<const image::Image>& base,
                                                     const Rect& canvas, const std::vector<EditPtr>& edits) {
  const std::lock_guard lock(mutex_);
  std::vector<Known> found;
  for (auto it = pictures_.begin(); it != pictures_.end();) {
    const auto next = std::next(it);
    const PartialPicture& picture = **it;
    if (picture.base == base && picture.canvas == canvas && begins_with(edits, picture.edits)) {
      found.push_back(*it);
      pictures_.splice(pictures_.begin(), pictures_, it);
    }
    it = next;
  }
  std::sort(found.begin(), found.end(),
            [](const Known& a, const Known& b) { return a->edits.size() > b->edits.size(); });
  return found;
}

void FlattenCache::keep(PartialPicture picture) {
  const std::lock_guard lock(mutex_);
  std::erase_if(pictures_, [&](const Known& old) {
    return old->base == picture.base && old->canvas == picture.canvas &&
           old->edits.size() == picture.edits.size() && begins_with(picture.edits, old->edits);
  });
  pictures_.push_front(std::make_shared<const PartialPicture>(std::move(picture)));
  while (!pictures_.empty() && (pictures_.size() > kMaxPictures || held() > budget_)) pictures_.pop_back();
}

std::size_t FlattenCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return held();
}

std::size_t FlattenCache::held() const {
  image::DistinctTiles tiles;
  for (const Known& picture : pictures_) tiles.add(picture->base->pixels);
  std::size_t bytes = 0;
  for (const Known& picture : pictures_) bytes += tiles.add(picture->pixels);
  return bytes;
}

}  // namespace pentimento::document
