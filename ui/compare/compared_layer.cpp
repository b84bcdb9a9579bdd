#include "ui/compare/compared_layer.h"

#include <utility>

namespace pentimento::ui {

ComparedLayer::ComparedLayer(const Compared& compared, std::shared_ptr<const image::ColorConverter> converter,
                             const std::shared_ptr<TileCache>& tiles)
    : origin_(compared.origin.x, compared.origin.y), pyramid_(tiles) {
  pyramid_.setPicture(compared.picture.pixels, std::move(converter));
  picture_.setOrigin(-origin_);
  connect(&pyramid_, &DisplayPyramid::tilesReady, this, [this](const QRegion& area) {
    scene_.invalidate(area.translated(-origin_));
    Q_EMIT changed();
  });
}

void ComparedLayer::setColors(const CanvasColors& colors) {
  picture_.setColors(colors);
  scene_.invalidate();
}

void ComparedLayer::setView(const ViewTransform& view, bool draft) {
  view_ = view;
  scene_.setDraft(draft);
  scene_.setView(view);
  if (draft) return;
  const QSizeF device = view.view() * view.devicePixelRatio();
  pyramid_.request(picture_.tilesIn(QRect(QPoint(), device.toSize()), view),
                   PictureLayer::levelFor(view.zoom()));
}

}  // namespace pentimento::ui
