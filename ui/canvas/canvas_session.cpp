// How the canvas follows the session: picture, mask, view and overlays.
#include <cmath>
#include <utility>

#include "ui/canvas/canvas_private.h"

namespace pentimento::ui {

namespace {
constexpr double kFitMargin = 24;                                // widget px; room to grab the borders
constexpr int kDraftPause = 100;                                 // ms
const QColor kCopied(60, 200, 255), kNeverCopied(255, 180, 40);  // masks of what is copied

QSize toQSize(Size size) {
  return {size.width, size.height};
}
}  // namespace

// --- session ---

void Canvas::Private::followSession() {
  connect(&session, &EditorSession::shownImageChanged, &q, [this] { syncPicture(); });
  connect(&session, &EditorSession::documentChanged, &q, [this] { syncPicture(); });
  connect(&session, &EditorSession::maskChanged, &q, [this](const QRect& area) { syncMask(area); });
  connect(&session, &EditorSession::marginsChanged, &q, [this] {
    syncPicture();
    viewMoved(false);
  });
  for (const auto changed : {&EditorSession::settingsChanged, &EditorSession::strokeActiveChanged}) {
    connect(&session, changed, &q, [this] { syncStyle(); });
  }
  for (const auto changed :
       {&EditorSession::settingsChanged, &EditorSession::documentChanged, &EditorSession::marginsChanged}) {
    connect(&session, changed, &q, &Canvas::guidesChanged);
  }
  connect(&session, &EditorSession::editsChanged, &q, [this] { syncStyle(); });
  connect(&session, &EditorSession::candidatesChanged, &q, [this] { prepareCandidates(); });
  connect(&session, &EditorSession::previewChanged, &q, [this] { syncPreview(); });
  connect(&session, &EditorSession::runChanged, &q, [this] {
    updateContextOutline();
    updateCursor();
  });
  connect(&pyramid, &DisplayPyramid::tilesReady, &q,
          [this](const QRegion& area) { redraw(area.translated(-shownOrigin)); });
  refine.setSingleShot(true);
  connect(&refine, &QTimer::timeout, &q, [this] {
    scene.setDraft(false);
    requestTiles();
    q.update();
  });
  syncPicture();
  syncMask({});
}

void Canvas::Private::syncPicture() {
  const QSize before = documentSize, shownBefore = pyramid.size();
  const QPoint originBefore = std::exchange(shownOrigin, session.shownOrigin());
  documentSize = toQSize(session.document().picture.size());
  const QRegion changed = pyramid.setPicture(session.shownImage().pixels, session.converter());
  picture.setOrigin(-shownOrigin);
  const bool anotherPicture = before != documentSize;
  if (anotherPicture) brush.forgetLastPoint();
  // An accepted extension is now the document: what was seen stays where it is.
  if (anotherPicture && shownBefore == documentSize) view.moveContent(originBefore);
  const bool another = anotherPicture && shownBefore != documentSize;
  const bool resized = anotherPicture || pyramid.size() != shownBefore;
  view.setContent(content());
  const bool fitAnew = (formatChanged() && fitted) || another;
  if (fitAnew) fit();
  if (resized) scene.invalidate();
  if (!changed.isEmpty()) redraw(changed.translated(-shownOrigin));
  syncStyle();
  if (resized) {
    viewMoved(fitAnew);
  } else {
    requestTiles();
  }
  describe();
}

/// A candidate in another format comes or goes; it stays while the original is looked at.
bool Canvas::Private::formatChanged() {
  if (session.shown() == Shown::Original) return false;
  const QSize now = session.viewedStandsAlone() ? pyramid.size() : QSize();
  return std::exchange(otherFormat, now) != now;
}

void Canvas::Private::syncMask(const QRect& area) {
  const bool everything = area.isEmpty() || mask.size() != session.mask().size();
  mask.update(session.mask(), everything ? QRect() : area);
  if (everything) {
    scene.invalidate();
    q.update();
  } else {
    redrawMask(area);
  }
  updateContextOutline();
}

/// What the overlay looks like depends on what is shown and on the settings of the next run.
void Canvas::Private::syncStyle() {
  OverlayStyle next = style;
  if (const auto sources = session.paintedSources()) {
    next.color = *sources == SourceMask::Only ? kCopied : kNeverCopied;
  }
  // A mask that changes as a whole comes at the pace of the screen, the ring takes most of a frame.
  const bool ring = showsBounds() && session.margins().none() && !session.triesMask();
  next.ring = ring ? session.settings().ring : 0;
  const bool visible = maskVisible && editing() && !placing();
  if (next != overlay.style() || visible != scene.maskVisible()) {
    redrawWholeMask();  // as far as the old style reaches
    overlay.setStyle(next);
    scene.setMaskVisible(visible);
    redrawWholeMask();
  }
  updateContextOutline();
  updateGuides();
  updateCursor();
}

void Canvas::Private::redrawWholeMask() {
  const QRect occupied = mask.occupied({0, 0, mask.size().width, mask.size().height});
  if (!occupied.isEmpty()) redrawMask(occupied);
}

void Canvas::Private::redrawMask(const QRect& area) {
  const int reach = overlay.reach(view);
  scene.invalidateMask(area, reach);
  updateAround(area, reach);
}

void Canvas::Private::redraw(const QRegion& area) {
  scene.invalidate(area);
  updateAround(area.boundingRect(), 0);
}

void Canvas::Private::updateAround(const QRect& area, int reach) {
  const int margin = static_cast<int>(reach / view.devicePixelRatio() + view.scale()) + 3;
  q.update(onScreen(area).toAlignedRect() + QMargins(margin, margin, margin, margin));
}

/// Only those that are new: looking at all tiles of dozens of candidates takes a part of a frame.
void Canvas::Private::prepareCandidates() {
  decltype(prepared) now;
  for (const auto& candidate : session.candidates()) {
    now.insert(candidate);
    if (!prepared.contains(candidate)) pyramid.prepare(candidate->image.pixels, session.converter());
  }
  prepared = std::move(now);
}

// --- view ---

QRect Canvas::Private::content() const {
  const QRect shown(-session.shownOrigin(), pyramid.size());
  const engine::Margins& m = session.margins();
  return shown | QRect(QPoint(), documentSize).adjusted(-m.left, -m.top, m.right, m.bottom);
}

void Canvas::Private::viewMoved(bool zoomed) {
  scene.setView(view);
  requestTiles();
  updateContextOutline();
  q.update();
  if (zoomed) {
    describe();
    Q_EMIT q.zoomChanged();
  }
  Q_EMIT q.viewChanged();
}

void Canvas::Private::zoomAt(const QPointF& widget, double zoom) {
  fitted = false;
  view.zoomAt(widget, zoom);
  viewMoved(true);
}

void Canvas::Private::zoomGradually(const QPointF& widget, double zoom) {
  const bool draft = sinceZoomStep.isValid() && sinceZoomStep.elapsed() < kDraftPause;
  sinceZoomStep.start();
  scene.setDraft(draft);
  if (draft) refine.start(kDraftPause);
  zoomAt(widget, zoom);
}

void Canvas::Private::fit() {
  fitted = true;
  view.fit(content(), kFitMargin);
}

void Canvas::Private::requestTiles() {
  // A draft shows what is there; asking for a thousand tiles takes a part of its frame.
  if (scene.draft() && sinceRequest.isValid() && sinceRequest.elapsed() < kDraftPause) return;
  sinceRequest.start();
  const QSizeF size = view.view() * view.devicePixelRatio();
  pyramid.request(picture.tilesIn(QRect(QPoint(), size.toSize()), view), PictureLayer::levelFor(view.zoom()));
}

void Canvas::Private::updateColors() {
  picture.setColors(canvasColors(q.palette()));
  scene.invalidate();
  q.update();
}

void Canvas::Private::describe() {
  q.setAccessibleDescription(session.hasPicture() ? tr("%1 by %2 pixels, shown at %3 %")
                                                        .arg(pyramid.size().width())
                                                        .arg(pyramid.size().height())
                                                        .arg(std::round(view.zoom() * 100))
                                                  : tr("No picture is open"));
}

}  // namespace pentimento::ui
