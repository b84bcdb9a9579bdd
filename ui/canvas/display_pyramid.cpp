#include "ui/canvas/display_pyramid.h"

#include <algorithm>
#include <utility>

#include "engine/thread_priority.h"

namespace pentimento::ui {

namespace {
constexpr int kStandInSide = 640;

QRect toQRect(const Rect& rect) {
  return {rect.x, rect.y, rect.width, rect.height};
}

template <typename Visit>
void forTiles(Size grid, Visit visit) {
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) visit(Point{x, y});
  }
}

std::vector<Point> differingTiles(const image::TiledImage& a, const image::TiledImage& b) {
  std::vector<Point> tiles;
  forTiles(a.tile_grid(), [&](Point t) {
    if (a.tile(t) != b.tile(t)) tiles.push_back(t);
  });
  return tiles;
}
}  // namespace

DisplayPyramid::DisplayPyramid(std::size_t budgetBytes, QObject* parent)
    : DisplayPyramid(std::make_shared<TileCache>(budgetBytes), parent) {}

DisplayPyramid::DisplayPyramid(std::shared_ptr<TileCache> tiles, QObject* parent)
    : QObject(parent),
      cache_(std::move(tiles)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

DisplayPyramid::~DisplayPyramid() = default;

QSize DisplayPyramid::size() const {
  return source_ ? toQRect(source_->pixels.bounds()).size() : coming_;
}

bool DisplayPyramid::setComing(const std::optional<ComingPicture>& coming) {
  if (source_ || (!coming && coming_.isEmpty())) return false;
  coming_ = coming ? coming->size : QSize();
  standIn_ = coming ? coming->coarse : QImage();
  standInLevel_ = coming ? coming->level : 0;
  return true;
}

QRegion DisplayPyramid::setPicture(const image::TiledImage& pixels,
                                   std::shared_ptr<const image::ColorConverter> converter) {
  const Source old = std::exchange(source_, nullptr);
  if (!pixels.empty() && converter) {
    source_ = std::make_shared<const DisplaySource>(DisplaySource{pixels, std::move(converter)});
  }
  const bool comparable = old && source_ && old->pixels.size() == pixels.size() &&
                          old->pixels.format() == pixels.format() && old->converter == source_->converter;
  if (!comparable) {
    restartQueues(true);
    if (!source_) return {};
    if (std::exchange(coming_, {}) != size()) makeStandIn();
    return toQRect(pixels.bounds());
  }
  const std::vector<Point> changed = differingTiles(old->pixels, pixels);
  if (changed.empty()) return {};
  restartQueues(false);
  QRegion drawable;
  for (const Point t : changed) {
    if (cache_->contains(*source_, t, DisplayTile::kMaxLevel)) drawable += toQRect(pixels.tile_area(t));
  }
  return drawable;
}

void DisplayPyramid::prepare(const image::TiledImage& pixels,
                             std::shared_ptr<const image::ColorConverter> converter) {
  if (pixels.empty() || !converter) return;
  const std::lock_guard lock(mutex_);
  queueBackground(std::make_shared<const DisplaySource>(DisplaySource{pixels, std::move(converter)}));
  wake_.notify_one();
}

/// Tiles that wait for a picture that was shown or may be shown next are still wanted, unless another picture
/// was opened.
void DisplayPyramid::restartQueues(bool forgetOthers) {
  const std::lock_guard lock(mutex_);
  visible_.clear();
  if (forgetOthers) background_.clear();
  if (source_) queueBackground(source_);
  wake_.notify_one();
}

std::shared_ptr<const DisplayTile> DisplayPyramid::tile(Point tile) {
  return source_ ? cache_->find(*source_, tile) : nullptr;
}

void DisplayPyramid::request(const std::vector<Point>& tiles, int level) {
  if (!source_) return;
  const std::lock_guard lock(mutex_);
  visible_.clear();
  for (const Point t : tiles) {
    if (!cache_->contains(*source_, t, level)) visible_.push_back({source_, t, level});
  }
  wake_.notify_one();
}

bool DisplayPyramid::visibleReady() const {
  const std::lock_guard lock(mutex_);
  return visible_.empty() && ready_.empty() && !makingVisible_;
}

bool DisplayPyramid::idle() const {
  const std::lock_guard lock(mutex_);
  return visible_.empty() && background_.empty() && ready_.empty() && !busy_;
}

/// The finest level that is kept for all of a picture: of the whole at most half of the budget.
int DisplayPyramid::keptLevel(const image::TiledImage& pixels) const {
  int level = 1;
  double bytes = static_cast<double>(pixels.size().area()) * 4 / 3;
  while (level < DisplayTile::kMaxLevel && bytes > static_cast<double>(cache_->budget()) / 2) {
    bytes /= 4;
    ++level;
  }
  return level;
}

void DisplayPyramid::queueBackground(const Source& source) {
  const int level = keptLevel(source->pixels);
  forTiles(source->pixels.tile_grid(), [&](Point t) {
    if (!cache_->contains(*source, t, level)) background_.push_back({source, t, level});
  });
}

void DisplayPyramid::makeStandIn() {
  const Size size = source_->pixels.size();
  standInLevel_ = 0;
  while (std::max(size.width, size.height) >> standInLevel_ > kStandInSide) ++standInLevel_;
  standIn_ = sampledPicture(source_->pixels, *source_->converter, standInLevel_);
}

void DisplayPyramid::work(const std::stop_token& stop) {
  engine::lower_thread_priority(engine::kBackgroundNice);
  Request next;
  while (nextRequest(stop, next)) {
    make(next);
    announce(next);
    next = {};
  }
}

bool DisplayPyramid::nextRequest(const std::stop_token& stop, Request& next) {
  std::unique_lock lock(mutex_);
  busy_ = makingVisible_ = false;
  if (!wake_.wait(lock, stop, [this] { return !visible_.empty() || !background_.empty(); })) return false;
  std::deque<Request>& queue = visible_.empty() ? background_ : visible_;
  makingVisible_ = &queue == &visible_;
  next = std::move(queue.front());
  queue.pop_front();
  busy_ = true;
  return true;
}

void DisplayPyramid::make(const Request& request) {
  const DisplaySource& source = *request.source;
  if (cache_->contains(source, request.tile, request.level)) return;
  const int first = std::min(request.level, keptLevel(source.pixels));
  cache_->insert(source, request.tile,
                 makeDisplayTile(source.pixels, *source.converter, request.tile, first));
}

void DisplayPyramid::announce(const Request& request) {
  const std::lock_guard lock(mutex_);
  ready_.push_back(request);
  if (ready_.size() > 1) return;  // one event brings all that is ready by then
  QMetaObject::invokeMethod(
      this, [this] { deliver(); }, Qt::QueuedConnection);
}

bool DisplayPyramid::shows(const Request& request) const {
  if (!source_) return false;
  const DisplaySource& made = *request.source;
  return made.converter == source_->converter && made.pixels.size() == source_->pixels.size() &&
         made.pixels.tile(request.tile) == source_->pixels.tile(request.tile);
}

void DisplayPyramid::deliver() {
  std::vector<Request> ready;
  {
    const std::lock_guard lock(mutex_);
    ready.swap(ready_);
  }
  QRegion area;
  for (const Request& request : ready) {
    // Tiles of another picture wait in the cache until it is shown.
    if (shows(request)) area += toQRect(source_->pixels.tile_area(request.tile));
  }
  if (!area.isEmpty()) Q_EMIT tilesReady(area);
}

}  // namespace pentimento::ui
