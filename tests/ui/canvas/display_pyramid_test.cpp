#include "ui/canvas/display_pyramid.h"

#include "tests/ui/canvas/pyramid_helpers.h"
#include "ui/canvas/picture_layer.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
/// Premultiplied mean of the pixels of a block, as far as the picture goes.
QColor meanOf(const QImage& full, int x, int y, int block) {
  double sum[4] = {};
  int count = 0;
  for (int j = y * block; j < std::min((y + 1) * block, full.height()); ++j) {
    for (int i = x * block; i < std::min((x + 1) * block, full.width()); ++i, ++count) {
      const QRgb p = reinterpret_cast<const QRgb*>(full.constScanLine(j))[i];
      sum[0] += qRed(p), sum[1] += qGreen(p), sum[2] += qBlue(p), sum[3] += qAlpha(p);
    }
  }
  for (double& s : sum) s /= count;
  return QColor::fromRgbF(float(sum[0] / 255), float(sum[1] / 255), float(sum[2] / 255), float(sum[3] / 255));
}
}  // namespace

TEST_CASE("every level of a display tile is the area average of the picture") {
  for (const bool alpha : {false, true}) {
    const image::Image picture = noisePicture({300, 205}, alpha);
    const auto converter = converterOf(picture);
    for (const Point t : {Point{0, 0}, Point{1, 0}}) {
      const DisplayTile tile = makeDisplayTile(picture.pixels, *converter, t, 0);
      REQUIRE(tile.levels.size() == DisplayTile::kMaxLevel + 1);
      for (int level = 1; level <= DisplayTile::kMaxLevel; ++level) {
        const QImage& small = tile.at(level);
        const int block = 1 << level;
        REQUIRE(small.width() == (tile.at(0).width() + block - 1) / block);
        REQUIRE(small.height() == (tile.at(0).height() + block - 1) / block);
        // Each halving rounds to whole values; an odd last block weighs its halves differently.
        const int fullX = tile.at(0).width() / block, fullY = tile.at(0).height() / block;
        int worst = 0;
        for (int y = 0; y < fullY; ++y) {
          for (int x = 0; x < fullX; ++x) {
            const QRgb p = reinterpret_cast<const QRgb*>(small.constScanLine(y))[x];
            const QColor mean = meanOf(tile.at(0), x, y, block);
            worst = std::max({worst, std::abs(qRed(p) - mean.red()), std::abs(qGreen(p) - mean.green()),
                              std::abs(qBlue(p) - mean.blue()), std::abs(qAlpha(p) - mean.alpha())});
          }
        }
        CHECK(worst <= 2);
      }
    }
  }
}

TEST_CASE("a picture of one pixel has every level") {
  const image::Image picture = flatPicture({1, 1}, qRgb(1, 2, 3));
  const DisplayTile tile = makeDisplayTile(picture.pixels, *converterOf(picture), {0, 0}, 0);
  for (const QImage& level : tile.levels) {
    CHECK(level.size() == QSize(1, 1));
    CHECK(level.pixel(0, 0) == qRgb(1, 2, 3));
  }
}

TEST_CASE("the stand-in is there at once and the tiles follow") {
  const Events events;
  const image::Image picture = flatPicture({2000, 1500}, qRgb(10, 120, 230));
  DisplayPyramid pyramid;
  CHECK(pyramid.setPicture(picture.pixels, converterOf(picture)) == QRegion(0, 0, 2000, 1500));
  CHECK(pyramid.standIn().pixel(3, 3) == qRgb(10, 120, 230));
  QRegion ready;
  QObject::connect(&pyramid, &DisplayPyramid::tilesReady, [&](const QRegion& area) { ready += area; });
  waitUntilIdle(pyramid);
  CHECK(ready == QRegion(0, 0, 2000, 1500));
  const auto tile = pyramid.tile({7, 5});
  REQUIRE(tile);
  CHECK(tile->at(3).pixel(0, 0) == qRgb(10, 120, 230));
}

TEST_CASE("what is seen of a coming picture stands in for its tiles, not for those of another one") {
  const Events events;
  const image::Image picture = flatPicture({2000, 1500}, qRgb(10, 120, 230));
  QImage coarse(250, 188, QImage::Format_RGB32);
  coarse.fill(qRgb(11, 121, 231));
  for (const QSize size : {QSize(2000, 1500), QSize(2000, 1504)}) {
    DisplayPyramid pyramid;
    CHECK_FALSE(pyramid.setComing({}));
    CHECK(pyramid.setComing(ComingPicture{size, 3, coarse}));
    CHECK(pyramid.size() == size);
    CHECK(pyramid.hasComing());
    pyramid.setPicture(picture.pixels, converterOf(picture));
    CHECK_FALSE(pyramid.hasComing());
    CHECK((pyramid.standIn().pixel(0, 0) == coarse.pixel(0, 0)) == (size == pyramid.size()));
    CHECK_FALSE(pyramid.setComing({}));
    waitUntilIdle(pyramid);
  }
}

TEST_CASE("another state of the picture makes only the tiles that changed") {
  const Events events;
  const image::Image before = noisePicture({1024, 768});
  image::Image after = before;
  const std::uint8_t red[3] = {255, 0, 0};
  after.pixels.write({700, 300, 1, 1}, red, 3);
  const auto converter = converterOf(before);
  DisplayPyramid pyramid;
  pyramid.setPicture(before.pixels, converter);
  waitUntilIdle(pyramid);
  QRegion made;
  QObject::connect(&pyramid, &DisplayPyramid::tilesReady, [&](const QRegion& area) { made += area; });
  const QRegion atOnce = pyramid.setPicture(after.pixels, converter);  // the thread may be that quick
  waitUntilIdle(pyramid);
  made += atOnce;
  CHECK(made == QRegion(512, 256, 256, 256));
  made = {};
  CHECK(pyramid.setPicture(before.pixels, converter) == QRegion(512, 256, 256, 256));
  CHECK(pyramid.setPicture(after.pixels, converter) == QRegion(512, 256, 256, 256));
  waitUntilIdle(pyramid);
  CHECK(made.isEmpty());
}

TEST_CASE("a prepared picture is ready when it is shown") {
  const Events events;
  const image::Image before = noisePicture({600, 600});
  const image::Image after = flatPicture({600, 600}, qRgb(9, 9, 9));
  const auto converter = converterOf(before);
  DisplayPyramid pyramid;
  pyramid.setPicture(before.pixels, converter);
  pyramid.prepare(after.pixels, converter);
  waitUntilIdle(pyramid);
  CHECK(pyramid.setPicture(after.pixels, converter) == QRegion(0, 0, 600, 600));
}

TEST_CASE("tiles of a picture that is no longer shown are not announced") {
  const Events events;
  const image::Image first = noisePicture({4000, 3000});
  const image::Image second = flatPicture({300, 300}, qRgb(1, 1, 1));
  DisplayPyramid pyramid;
  pyramid.setPicture(first.pixels, converterOf(first));
  QRegion announced;
  QObject::connect(&pyramid, &DisplayPyramid::tilesReady, [&](const QRegion& area) { announced += area; });
  QThread::msleep(5);  // some are made, their event is still to come
  pyramid.setPicture(second.pixels, converterOf(second));
  waitUntilIdle(pyramid);
  CHECK((announced - QRect(0, 0, 300, 300)).isEmpty());
  CHECK(pyramid.tile({0, 0})->levels.front().pixel(0, 0) == qRgb(1, 1, 1));
}

TEST_CASE("the cache keeps to its budget and visible tiles still arrive") {
  const Events events;
  const image::Image picture = noisePicture({2048, 2048});
  DisplayPyramid pyramid(std::size_t{2} << 20);  // all of it at level 0 would take 16 MiB
  pyramid.setPicture(picture.pixels, converterOf(picture));
  waitUntilIdle(pyramid);
  CHECK(pyramid.cachedBytes() <= std::size_t{2} << 20);
  pyramid.request({{3, 3}}, 0);
  waitUntilIdle(pyramid);
  const auto tile = pyramid.tile({3, 3});
  REQUIRE(tile);
  CHECK(tile->has(0));
  CHECK(pyramid.cachedBytes() <= std::size_t{2} << 20);
}

TEST_CASE("a tile in the memory of an earlier one is not mistaken for it") {
  TileCache cache(1 << 20);
  const auto converter = converterOf(flatPicture({1, 1}, 0));
  image::Image first = flatPicture({256, 256}, qRgb(1, 1, 1));
  cache.insert({first.pixels, converter}, {0, 0}, makeDisplayTile(first.pixels, *converter, {0, 0}, 0));
  first = {};
  for (int i = 0; i < 8; ++i) {  // one of these will get the old address
    const image::Image next = flatPicture({256, 256}, qRgb(2, 2, 2));
    const auto found = cache.find({next.pixels, converter}, {0, 0});
    CHECK((!found || found->at(0).pixel(0, 0) == qRgb(2, 2, 2)));
  }
}

TEST_CASE("the picture is painted without seams and with whole pixels") {
  const Events events;
  const image::Image picture =
      pentimento::ui::picture({512, 300}, [](int x, int) { return qRgb(x / 2, x / 2, x / 2); });
  DisplayPyramid pyramid;
  pyramid.setPicture(picture.pixels, converterOf(picture));
  std::vector<Point> all{{0, 0}, {1, 0}, {0, 1}, {1, 1}};
  pyramid.request(all, 0);
  waitUntilIdle(pyramid);
  PictureLayer layer(pyramid);
  layer.setColors({Qt::black, Qt::white, Qt::gray});
  ViewTransform view;
  view.setContent({0, 0, 512, 300});
  view.setView({512, 300}, 1);
  QImage target(512, 300, QImage::Format_RGB32);
  for (const double zoom : {0.3, 0.77, 1.0, 1.5, 3.0}) {
    view.fit({0, 0, 512, 300}, 0);
    view.zoomAt({256, 150}, zoom);
    layer.paint(target, target.rect(), view);
    const QRect inside = layer.deviceRect(view).intersected(target.rect());
    int worst = 0;
    for (int x = inside.left() + 1; x < inside.right(); ++x) {
      const double expected = (view.toPicture(QPointF(x + 0.5, 150)).x() - 0.5) / 2;
      worst = std::max(worst, int(std::abs(qRed(target.pixel(x, 150)) - expected)));
    }
    // A display tile's values are rounded down to even columns, and at 300 % a pixel is three wide.
    CHECK(worst <= 2);
  }
}

TEST_CASE("painting in parts gives what painting at once gives") {
  const Events events;
  const image::Image picture = noisePicture({700, 500});
  DisplayPyramid pyramid;
  pyramid.setPicture(picture.pixels, converterOf(picture));
  PictureLayer layer(pyramid);
  layer.setColors({Qt::black, Qt::white, Qt::gray});
  ViewTransform view;
  view.setContent({0, 0, 700, 500});
  view.setView({400, 300}, 1);
  for (const double zoom : {0.31, 0.5, 1.0, 1.37, 5.0}) {
    view.zoomAt({100, 80}, zoom);
    pyramid.request(layer.tilesIn({0, 0, 400, 300}, view), PictureLayer::levelFor(zoom));
    waitUntilIdle(pyramid);
    QImage whole(400, 300, QImage::Format_RGB32), parts(400, 300, QImage::Format_RGB32);
    layer.paint(whole, whole.rect(), view);
    for (int y = 0; y < 300; y += 100) {
      for (int x = 0; x < 400; x += 57) layer.paint(parts, QRect(x, y, 57, 100) & parts.rect(), view);
    }
    int worst = 0;
    for (int y = 0; y < 300; ++y) {
      for (int x = 0; x < 400; ++x)
        worst = std::max(worst, std::abs(qGreen(whole.pixel(x, y)) - qGreen(parts.pixel(x, y))));
    }
    CHECK(worst <= 4);  // interpolation positions are rounded to 1/256 pixel
  }
}

TEST_CASE("a draft is no finer than what is there: its pixels are whole blocks of the level that is") {
  const Events events;
  const image::Image picture = noisePicture({512, 256});
  DisplayPyramid pyramid;
  pyramid.setPicture(picture.pixels, converterOf(picture));
  waitUntilIdle(pyramid);  // all tiles but for their finest level
  REQUIRE_FALSE(pyramid.tile({0, 0})->has(0));
  PictureLayer layer(pyramid);
  layer.setColors({Qt::black, Qt::white, Qt::gray});
  ViewTransform view;
  view.setContent({0, 0, 512, 256});
  view.setView({512, 256}, 1);
  view.zoomAt({0, 0}, 1);
  const QImage level = pyramid.tile({0, 0})->at(1);
  const QRect tile = QRect(layer.deviceRect(view).topLeft(), QSize(256, 256)).intersected({0, 0, 512, 256});
  QImage target(512, 256, QImage::Format_RGB32);
  layer.paint(target, target.rect(), view, true);
  int different = 0;
  for (int y = tile.top(); y <= tile.bottom(); ++y) {
    for (int x = tile.left(); x <= tile.right(); ++x) {
      const QPoint in = QPoint(x, y) - layer.deviceRect(view).topLeft();
      different += target.pixel(x, y) == level.pixel(in.x() / 2, in.y() / 2) ? 0 : 1;
    }
  }
  CHECK(different == 0);
}
