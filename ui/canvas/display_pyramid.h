// The picture on the canvas as display tiles, made by a background thread: what is visible first.
//
// Until a tile is there, a sampled copy of the whole picture stands in for it. Showing another picture makes
// only the tiles in which it differs; going back to one that was shown makes none, as long as they fit into
// the budget.
#pragma once

#include <QObject>
#include <QRegion>
#include <condition_variable>
#include <deque>
#include <memory>
#include <thread>
#include <vector>

#include "ui/canvas/tile_cache.h"
#include "ui/coming_picture.h"

namespace pentimento::ui {

class DisplayPyramid : public QObject {
  Q_OBJECT

 public:
  static constexpr std::size_t kDefaultBudget = std::size_t{512} << 20;

  explicit DisplayPyramid(std::size_t budgetBytes = kDefaultBudget, QObject* parent = nullptr);
  /// Shares tiles with other pyramids that show pictures by the same converters.
  explicit DisplayPyramid(std::shared_ptr<TileCache> tiles, QObject* parent = nullptr);
  ~DisplayPyramid() override;

  /// Shows `pixels`. Returns what can be drawn anew at once, in px: everything when the size is another, else
  /// the changed tiles that are ready; the others follow with tilesReady(), so that nothing flickers.
  QRegion setPicture(const image::TiledImage& pixels, std::shared_ptr<const image::ColorConverter> converter);
  /// While there is no picture: what stands in for the one that is being read, and for its tiles when it is
  /// there. Returns whether anything has changed.
  bool setComing(const std::optional<ComingPicture>& coming);
  bool hasComing() const { return !source_ && !coming_.isEmpty(); }
  /// Makes the tiles of a picture that will be shown soon, after those that are needed now.
  void prepare(const image::TiledImage& pixels, std::shared_ptr<const image::ColorConverter> converter);

  QSize size() const;
  bool hasAlpha() const { return source_ && source_->pixels.format().alpha; }
  Size tileGrid() const { return source_ ? source_->pixels.tile_grid() : Size{}; }

  /// The tile, at `level` or at least at coarser levels; nothing when it is still to be made.
  std::shared_ptr<const DisplayTile> tile(Point tile);
  /// The stand-in: the whole picture at standInLevel().
  const QImage& standIn() const { return standIn_; }
  int standInLevel() const { return standInLevel_; }

  /// What is visible, in the order in which it is to be made; replaces the last such list.
  void request(const std::vector<Point>& tiles, int level);
  /// True when all that was requested is there.
  bool visibleReady() const;
  /// True when nothing is being made or waits to be.
  bool idle() const;
  const std::shared_ptr<TileCache>& tiles() const { return cache_; }
  std::size_t cachedBytes() const { return cache_->bytes(); }

 Q_SIGNALS:
  void tilesReady(const QRegion& area);  ///< px of the shown picture

 private:
  using Source = std::shared_ptr<const DisplaySource>;
  struct Request {
    Source source;
    Point tile;
    int level;
  };

  void work(const std::stop_token& stop);
  bool nextRequest(const std::stop_token& stop, Request& next);
  void make(const Request& request);
  void announce(const Request& request);
  void deliver();
  bool shows(const Request& request) const;
  void restartQueues(bool forgetOthers);
  void queueBackground(const Source& source);
  int keptLevel(const image::TiledImage& pixels) const;
  void makeStandIn();

  const std::shared_ptr<TileCache> cache_;
  Source source_;
  QImage standIn_;
  int standInLevel_ = 0;
  QSize coming_;  // without a source_: the size of the picture that standIn_ shows; empty: none

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable_any wake_;
  std::deque<Request> visible_;
  std::deque<Request> background_;
  std::vector<Request> ready_;
  bool busy_ = false;
  bool makingVisible_ = false;
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace pentimento::ui
