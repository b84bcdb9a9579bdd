// One picture of a comparison, painted for the view that all share.
#pragma once

#include <QObject>

#include "ui/canvas/scene_cache.h"
#include "ui/compare/comparison.h"

namespace pentimento::ui {

class ComparedLayer : public QObject {
  Q_OBJECT

 public:
  ComparedLayer(const Compared& compared, std::shared_ptr<const image::ColorConverter> converter,
                const std::shared_ptr<TileCache>& tiles);

  /// In px of the document.
  QRect rect() const { return {-origin_, pyramid_.size()}; }
  void setColors(const CanvasColors& colors);
  /// A draft takes a fraction of the time: while the zoom changes.
  void setView(const ViewTransform& view, bool draft);
  /// The whole view.
  const QImage& image() { return scene_.image(QRectF(QPointF(), view_.view()).toAlignedRect()); }
  bool settled() const { return pyramid_.visibleReady(); }

 Q_SIGNALS:
  void changed();  ///< image()

 private:
  QPoint origin_;
  DisplayPyramid pyramid_;
  PictureLayer picture_{pyramid_};
  SceneCache scene_{picture_};
  ViewTransform view_;
};

}  // namespace pentimento::ui
