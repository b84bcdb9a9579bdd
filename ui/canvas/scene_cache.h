// The picture with its mask (or without one), painted once for the present view and kept: a frame then only
// copies from it. Panning moves what is there and paints the strips that come into view. While the mask
// changes in a view that stays, the picture beneath it is kept as well, and only the mask is painted anew.
#pragma once

#include <QImage>
#include <QRegion>

#include "ui/canvas/mask_overlay.h"
#include "ui/canvas/picture_layer.h"

namespace pentimento::ui {

class SceneCache {
 public:
  explicit SceneCache(PictureLayer& picture, MaskOverlay* mask = nullptr) : picture_(picture), mask_(mask) {}

  bool maskVisible() const { return maskVisible_; }
  void setMaskVisible(bool visible) { maskVisible_ = visible; }

  /// While the zoom changes all the time frames are drafts; afterwards everything is painted anew.
  bool draft() const { return draft_; }
  void setDraft(bool draft);

  /// Follows the view: keeps what only moved by whole device px.
  void setView(const ViewTransform& view);
  void invalidate();
  /// The picture, or what is over it, changed in `area` (px of the view's picture space).
  void invalidate(const QRegion& area);
  /// Only the mask changed. `reach`: as far around `area` in device px.
  void invalidateMask(const QRegion& area, int reach);

  /// The view, RGB32 in device px with its devicePixelRatio, right at least in `area` (widget coordinates).
  const QImage& image(const QRect& area);

 private:
  void scroll(const QPoint& by);
  QRegion deviceArea(const QRegion& area, int reach) const;
  void copyPicture(const QRect& rect);

  PictureLayer& picture_;
  MaskOverlay* mask_;
  ViewTransform view_;
  QImage image_;
  QRegion dirty_;  // device px
  QImage bare_;    // the picture without mask, where it is not bareDirty_
  QRegion bareDirty_;
  bool keepsBare_ = false;
  bool maskVisible_ = true;
  bool draft_ = false;
};

}  // namespace pentimento::ui
