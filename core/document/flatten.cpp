#include "document/flatten.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "document/stack.h"
#include "image/color.h"

namespace pentimento::document {

namespace {
constexpr int kSide = image::TiledImage::kTileSide;

/// Which tiles of a canvas must be composited.
class TileSet {
 public:
  explicit TileSet(Size canvas, bool all)
      : canvas_(Rect::of(canvas)),
        columns_((canvas.width + kSide - 1) / kSide),
        marked_(static_cast<std::size_t>(columns_) *
                    static_cast<std::size_t>((canvas.height + kSide - 1) / kSide),
                all) {}

  void mark(const Rect& area) {
    for_tiles(area, [&](std::size_t index, Point, const Rect&) { marked_[index] = true; });
  }
  /// All tiles that reach past `area`.
  void mark_outside(const Rect& area) {
    for_tiles(canvas_, [&](std::size_t index, Point, const Rect& tile) {
      if (!area.contains(tile)) marked_[index] = true;
    });
  }
  /// visit(index, tile, its area) for the marked tiles that touch `area`.
  template <typename Visit>
  void for_marked(const Rect& area, const Visit& visit) const {
    for_tiles(area, [&](std::size_t index, Point tile, const Rect& tile_area) {
      if (marked_[index]) visit(index, tile, tile_area);
    });
  }
  bool touches(const Rect& area) const {
    bool any = false;
    for_marked(area, [&](std::size_t, Point, const Rect&) { any = true; });
    return any;
  }
  std::size_t size() const { return marked_.size(); }

 private:
  template <typename Visit>
  void for_tiles(const Rect& area, const Visit& visit) const {
    const Rect part = area.intersected(canvas_);
    if (part.empty()) return;
    for (int y = part.y / kSide; y <= (part.bottom() - 1) / kSide; ++y) {
      for (int x = part.x / kSide; x <= (part.right() - 1) / kSide; ++x) {
        const Rect tile = Rect{x * kSide, y * kSide, kSide, kSide}.intersected(canvas_);
        visit(static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x),
              Point{x, y}, tile);
      }
    }
  }

  Rect canvas_;
  int columns_;
  std::vector<bool> marked_;
};

Point origin_of(const Edit& edit, const Rect& canvas) {
  return {edit.canvas.x - canvas.x, edit.canvas.y - canvas.y};
}

/// What `edit` may change, on `canvas`.
Rect reach_of(const Edit& edit, const Rect& canvas) {
  const Point origin = origin_of(edit, canvas);
  return image::changed_area(edit.mask, edit.ring).translated(origin.x, origin.y);
}

/// How many edits two stacks have in common, from the lowest up.
std::size_t common_lowest(const std::vector<EditPtr>& a, const std::vector<EditPtr>& b) {
  const auto same = [](const EditPtr& x, const EditPtr& y) { return same_effect(*x, *y); };
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end(), same).first -
                                  a.begin());
}

std::size_t common_highest(const std::vector<EditPtr>& a, const std::vector<EditPtr>& b, std::size_t lowest) {
  const std::size_t most = std::min(a.size(), b.size()) - lowest;
  std::size_t count = 0;
  while (count < most && same_effect(*a[a.size() - 1 - count], *b[b.size() - 1 - count])) ++count;
  return count;
}

/// The tiles of `stack` that may differ from those of `before`.
TileSet changed(const Stack& stack, const Stack& before, std::size_t lowest) {
  TileSet tiles(stack.canvas.size(), false);
  tiles.mark_outside(before.canvas.translated(-stack.canvas.x, -stack.canvas.y));
  const std::size_t highest = common_highest(stack.edits, before.edits, lowest);
  for (const auto* edits : {&stack.edits, &before.edits}) {
    for (std::size_t i = lowest; i < edits->size() - highest; ++i) {
      tiles.mark(reach_of(*(*edits)[i], stack.canvas));
    }
  }
  return tiles;
}

/// One run of flatten(): every marked tile starts from the tallest known part of the stack, and the edits
/// above it are blended in, one edit after the other, so that only one fill is needed at a time.
class Flattening {
 public:
  Flattening(const Stack& stack, TileSet tiles, image::TiledImage start, FlattenCache& cache)
      : stack_(stack),
        tiles_(std::move(tiles)),
        cache_(cache),
        pixels_(std::move(start)),
        done_(tiles_.size(), 0),
        converter_(pixels_.format(), *stack.base->metadata) {}

  /// `kept` edits from below are likely to stay as they are while those above change: the cache keeps them.
  image::TiledImage run(std::size_t kept) {
    start_tiles();
    for (std::size_t i = 0; i < stack_.edits.size(); ++i) {
      if (i == kept) keep(kept);
      blend(i);
    }
    if (kept == stack_.edits.size()) keep(kept);
    return std::move(pixels_);
  }

 private:
  void start_tiles() {
    const auto parts = cache_.below(stack_.base, stack_.canvas, stack_.edits);
    image::TiledImage lowest;
    tiles_.for_marked(pixels_.bounds(), [&](std::size_t index, Point tile, const Rect&) {
      for (const FlattenCache::Known& part : parts) {
        if (!part->known[index]) continue;
        pixels_.set_tile(tile, part->pixels.tile(tile));
        done_[index] = part->edits.size();
        return;
      }
      if (lowest.empty()) lowest = base_on(stack_.base->pixels, stack_.canvas);
      pixels_.set_tile(tile, lowest.tile(tile));
    });
  }

  void blend(std::size_t i) {
    const Edit& edit = *stack_.edits[i];
    std::vector<Rect> areas;
    tiles_.for_marked(reach_of(edit, stack_.canvas), [&](std::size_t index, Point, const Rect& area) {
      if (done_[index] <= i) areas.push_back(area);
    });
    if (areas.empty()) return;
    const auto fill = edit.candidates[edit.chosen].fill.borrow();
    const image::Layer layer(edit.mask, edit.ring, *fill, edit.opacity, origin_of(edit, stack_.canvas));
    for (const Rect& area : areas) layer.blend_into(pixels_, converter_, area);
  }

  void keep(std::size_t count) {
    if (count == 0) return;
    PartialPicture part{stack_.base,
                        stack_.canvas,
                        {stack_.edits.begin(), stack_.edits.begin() + static_cast<std::ptrdiff_t>(count)},
                        image::TiledImage(pixels_.format(), pixels_.size()),
                        std::vector<bool>(tiles_.size())};
    const auto parts = cache_.below(stack_.base, stack_.canvas, part.edits);
    if (!parts.empty() && parts.front()->edits.size() == count) part = *parts.front();
    tiles_.for_marked(pixels_.bounds(), [&](std::size_t index, Point tile, const Rect&) {
      if (done_[index] > count) return;
      part.pixels.set_tile(tile, pixels_.tile(tile));
      part.known[index] = true;
    });
    cache_.keep(std::move(part));
  }

  const Stack& stack_;
  TileSet tiles_;
  FlattenCache& cache_;
  image::TiledImage pixels_;
  std::vector<std::size_t> done_;  // for each tile, how many edits are in it at the start
  image::ColorConverter converter_;
};

/// The whole of `before`, because people switch back and forth.
void keep_whole(const Flattened& before, FlattenCache& cache) {
  const auto count = static_cast<std::size_t>(before.pixels.tile_grid().area());
  cache.keep({before.stack.base, before.stack.canvas, before.stack.edits, before.pixels,
              std::vector<bool>(count, true)});
}
}  // namespace

image::TiledImage base_on(const image::TiledImage& base, const Rect& canvas) {
  if (canvas == base.bounds() || base.empty()) return base;
  image::TiledImage result(base.format(), canvas.size());
  const auto pixel = static_cast<std::size_t>(base.format().pixel_bytes());
  const Size size = base.size();
  std::vector<std::byte> row(static_cast<std::size_t>(canvas.width) * pixel);
  std::byte* const first = row.data() + static_cast<std::size_t>(-canvas.x) * pixel;
  std::byte* const last = first + static_cast<std::size_t>(size.width - 1) * pixel;
  for (int y = 0; y < canvas.height; ++y) {
    base.read({0, std::clamp(y + canvas.y, 0, size.height - 1), size.width, 1}, first, row.size());
    for (std::byte* to = first; to != row.data(); to -= pixel) std::memcpy(to - pixel, first, pixel);
    for (std::byte* to = last + pixel; to != row.data() + row.size(); to += pixel)
      std::memcpy(to, last, pixel);
    result.write({0, y, canvas.width, 1}, row.data(), row.size());
  }
  return result;
}

image::TiledImage flatten(const Stack& stack, const Flattened* before, FlattenCache& cache) {
  if (stack.canvas.empty()) return stack.base->pixels;
  const image::PixelFormat format = stack.base->pixels.format();
  if (!before) {
    const image::TiledImage blank(format, stack.canvas.size());
    return Flattening(stack, TileSet(stack.canvas.size(), true), blank, cache).run(0);
  }
  keep_whole(*before, cache);
  const Rect old = before->stack.canvas;
  const std::size_t lowest = common_lowest(stack.edits, before->stack.edits);
  const image::TiledImage start = old == stack.canvas
                                      ? before->pixels
                                      : image::with_canvas(before->pixels, stack.canvas.size(),
                                                           {old.x - stack.canvas.x, old.y - stack.canvas.y});
  return Flattening(stack, changed(stack, before->stack, lowest), start, cache).run(lowest);
}

}  // namespace pentimento::document
