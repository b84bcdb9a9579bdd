#include "ui/canvas/scene_cache.h"

#include "tests/ui/canvas/pyramid_helpers.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
const QSize kPicture(600, 500), kView(400, 300);

/// A picture, a mask, and a view that shows them; what a cache shows is compared with one that paints all
/// anew.
struct Scene {
  Scene() {
    view.setContent({QPoint(), kPicture});
    view.setView(kView, 1);
    view.zoomAt({0, 0}, 1);
    show(noisePicture(kPicture));
    mask = image::Mask({kPicture.width(), kPicture.height()});
    maskPyramid.update(mask, {});
    overlay.setStyle({Qt::red, 0.5, 12});
    cache.setView(view);
  }

  QRegion show(const image::Image& image) {
    const QRegion changed = pyramid.setPicture(image.pixels, converterOf(image));
    pyramid.request({{0, 0}, {1, 0}, {2, 0}, {0, 1}, {1, 1}, {2, 1}}, 0);
    waitUntilIdle(pyramid);
    return changed;
  }
  void paintMask(const QPoint& at) {
    const image::Mask before = mask;
    mask.paint({{at.x() + 0.5, at.y() + 0.5, 1}}, {60, 0.5, false});
    const Rect area = image::changed_tiles(before.pixels(), mask.pixels());
    const QRect changed(area.x, area.y, area.width, area.height);
    maskPyramid.update(mask, changed);
    cache.invalidateMask(changed, overlay.reach(view));
  }
  void pan(const QPoint& by) {
    view.pan(by);
    cache.setView(view);
  }
  bool isRight() {
    SceneCache anew(layer, &overlay);
    anew.setView(view);
    const QRect all(QPoint(), kView);
    return cache.image(all) == anew.image(all);
  }

  Events events;
  DisplayPyramid pyramid;
  PictureLayer layer{pyramid};
  MaskPyramid maskPyramid;
  MaskOverlay overlay{maskPyramid};
  ViewTransform view;
  image::Mask mask;
  SceneCache cache{layer, &overlay};
};
}  // namespace

TEST_CASE("what the canvas keeps is what it would paint, whatever changes in turn") {
  Scene scene;
  CHECK(scene.isRight());
  scene.paintMask({100, 100});
  CHECK(scene.isRight());
  scene.paintMask({150, 120});
  scene.cache.invalidate(scene.show(flatPicture(kPicture, qRgb(40, 160, 90))));
  CHECK(scene.isRight());
  scene.paintMask({160, 60});
  CHECK(scene.isRight());
  scene.pan({-70, -40});
  scene.paintMask({300, 200});
  CHECK(scene.isRight());
  scene.cache.setMaskVisible(false);
  scene.cache.invalidateMask(QRect(QPoint(), kPicture), 0);
  scene.cache.setMaskVisible(true);
  scene.cache.invalidateMask(QRect(QPoint(), kPicture), 0);
  CHECK(scene.isRight());
}
