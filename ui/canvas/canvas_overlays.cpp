// What the canvas draws over the picture: context region, preview, the outline of the tool at work.
#include "engine/context_region.h"
#include "ui/canvas/canvas_private.h"

namespace pentimento::ui {

namespace {
constexpr int kAnimationStep = 50;  // ms

QRect toQRect(const Rect& rect) {
  return {rect.x, rect.y, rect.width, rect.height};
}
}  // namespace

/// While a stroke is drawn the region follows what is selected so far.
QRect Canvas::Private::contextRegion() const {
  if (!session.strokeActive() || !session.margins().none()) return session.contextRegion();
  const QRect bounds = session.maskBounds();
  if (bounds.isEmpty()) return {};
  const Size size = session.document().picture.size();
  const Rect changed = Rect{bounds.x(), bounds.y(), bounds.width(), bounds.height()}
                           .grown(session.settings().ring)
                           .intersected(Rect::of(size));
  const Rect region =
      engine::context_region(session.settings().context, changed, size, session.contextNeeds());
  return toQRect(region);
}

ContextOutline Canvas::Private::contextOutline() const {
  if (!showsBounds() || !session.hasPicture()) return {};
  if (session.running() && !session.strokeActive() && !session.changedSinceRun()) return {};
  const QRect region = contextRegion();
  if (region.isEmpty()) return {};
  const QPoint origin(session.margins().left, session.margins().top);
  return {onScreen(region.translated(-origin)), contextCaption(region.size(), session.contextNeeds()),
          !active || active == &context};
}

void Canvas::Private::updateContextOutline() {
  const ContextOutline next = contextOutline();
  if (next == contextShown) return;
  const QRectF all = q.rect();
  q.update(contextRegionArea(contextShown, all, q.font()) | contextRegionArea(next, all, q.font()));
  contextShown = next;
}

QRectF Canvas::Private::onScreen(const QRectF& rect) const {
  return view.toWidget(rect);
}

void Canvas::Private::syncPreview() {
  const QRectF old = previewRect();
  preview.set(session.preview());
  if (preview.empty() || !animated) {
    animation.stop();
  } else if (!animation.isActive()) {
    animation.start(kAnimationStep, &q);
  }
  q.update(old.united(previewRect()).toAlignedRect().adjusted(-2, -2, 2, 2));
}

/// The borders may be dragged on while Extend runs: its preview stays where the run makes it.
QRectF Canvas::Private::previewRect() const {
  if (preview.empty()) return {};
  return onScreen(QRectF(preview.area().translated(-session.runningOrigin())));
}

void Canvas::Private::updateOutline() {
  show(outline, active ? active->outline() : ToolOutline{});
  updateGuides();
}

/// Those that nothing follows are shown only to whoever draws them.
GuidesShown Canvas::Private::guides() const {
  const bool drawn = tool == Tool::Guide;
  if (!editing() || placing() || maskOnly || (!drawn && !session.fillsByCopying())) return {};
  GuidesShown shown{{}, guideTool.selected(), drawn};
  for (const auto& guide : session.guides()) shown.lines.push_back(lineOf(guide));
  return shown;
}

void Canvas::Private::updateGuides() {
  GuidesShown next = guides();
  if (next == guidesShown) return;
  guidesShown = std::move(next);
  q.update();
}

void Canvas::Private::show(ToolOutline& shown, const ToolOutline& next) {
  if (next == shown) return;
  const auto touch = [&] { q.update(toolOutlineArea(shown, view, q.rect(), q.font())); };
  touch();
  shown = next;
  touch();
}

}  // namespace pentimento::ui
