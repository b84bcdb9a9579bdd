// Pictures of the lower parts of stacks, so that a change high in a deep stack need not start at the base.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

#include "document/edit.h"
#include "image/image.h"

namespace pentimento::document {

/// The picture after the lowest edits of a stack, as far as it is known.
struct PartialPicture {
  std::shared_ptr<const image::Image> base;
  Rect canvas;
  std::vector<EditPtr> edits;  ///< active ones only
  image::TiledImage pixels;
  std::vector<bool> known;  ///< for each tile, row by row
};

/// Holds up to kMaxPictures and a budget of bytes, of one document or of several; the one that was used
/// longest ago goes first. From any thread. What it holds changes how long something takes, never the result.
class FlattenCache {
 public:
  static constexpr std::size_t kMaxPictures = 32;
  static constexpr std::size_t kDefaultBudget = std::size_t{512} << 20;
  explicit FlattenCache(std::size_t budget = kDefaultBudget) : budget_(budget) {}

  using Known = std::shared_ptr<const PartialPicture>;
  /// Those for this base and canvas whose edits are the lowest of `edits`, the tallest first.
  std::vector<Known> below(const std::shared_ptr<const image::Image>& base, const Rect& canvas,
                           const std::vector<EditPtr>& edits);

  /// Keeps `picture` in the place of one with the same edits.
  void keep(PartialPicture picture);

  /// Bytes of the tiles held that are not the base's own.
  std::size_t bytes() const;

 private:
  std::size_t held() const;

  const std::size_t budget_;
  mutable std::mutex mutex_;
  std::list<Known> pictures_;  // the latest used first
};

}  // namespace pentimento::document
