#include "ui/canvas/canvas.h"

#include <algorithm>
#include <cmath>

#include "ui/canvas/canvas_private.h"
#include "ui/preferences.h"

namespace pentimento::ui {

namespace {
constexpr double kBrushStep = 1.1892;  // four steps double it
constexpr double kMaxBrush = 4096;
}  // namespace

Canvas::Private::Private(Canvas& canvas, EditorSession& editorSession, std::shared_ptr<TileCache> tiles)
    : q(canvas),
      session(editorSession),
      pyramid(std::move(tiles)),
      brush(editorSession),
      pan([this](const QPointF& by) {
        fitted = false;
        view.pan(by);
        viewMoved(false);
      }),
      extend(editorSession),
      context(editorSession),
      selecting(editorSession),
      shape(editorSession, selecting),
      polygon(selecting),
      wand(editorSession, selecting),
      smart(editorSession, selecting),
      guideTool(editorSession, [this](const QPointF& p) { return view.toWidget(p); }) {}

Canvas::Canvas(EditorSession& session, QWidget* parent, std::shared_ptr<TileCache> tiles)
    : QWidget(parent),
      d_(std::make_unique<Private>(
          *this, session,
          tiles ? std::move(tiles) : std::make_shared<TileCache>(DisplayPyramid::kDefaultBudget))) {
  setMouseTracking(true);
  setTabletTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  grabGesture(Qt::PinchGesture);
  setAccessibleName(tr("Picture canvas"));
  setAnimated(motionIsWanted());
  connect(&PreferencesChange::signal(), &PreferencesChange::changed, this, [this] {
    setAnimated(motionIsWanted());
    d_->updateColors();
  });
  d_->smart.setDiameter(brush().diameter);
  connect(&d_->selecting, &Selecting::busyChanged, this, [this] { d_->updateCursor(); });
  d_->updateColors();
  d_->followSession();
}

Canvas::~Canvas() {
  d_->session.disconnect(this);
}

Canvas::Tool Canvas::tool() const {
  return d_->tool;
}

void Canvas::setTool(Tool tool) {
  if (tool == d_->tool) return;
  if (!d_->pressed) d_->cancelActive();  // a polygon that was begun
  d_->tool = tool;
  d_->guideTool.select({});
  d_->updateGuides();
  d_->updateCursor();
  Q_EMIT toolChanged();
}

const image::Brush& Canvas::brush() const {
  return d_->brush.brush();
}

void Canvas::setBrushDiameter(double diameter) {
  image::Brush brush = d_->brush.brush();
  brush.diameter = std::clamp(diameter, 1.0, kMaxBrush);
  if (brush.diameter == d_->brush.brush().diameter) return;
  const std::optional<QPointF> pointer = d_->pointer;
  d_->movePointer(std::nullopt);
  d_->brush.setBrush(brush);
  d_->smart.setDiameter(brush.diameter);
  d_->movePointer(pointer);
  Q_EMIT brushChanged();
}

void Canvas::setBrushHardness(double hardness) {
  image::Brush brush = d_->brush.brush();
  brush.hardness = std::clamp(hardness, 0.0, 1.0);
  if (brush.hardness == d_->brush.brush().hardness) return;
  d_->brush.setBrush(brush);
  Q_EMIT brushChanged();
}

void Canvas::brushSmaller() {
  setBrushDiameter(std::min(brush().diameter - 1, std::round(brush().diameter / kBrushStep)));
}

void Canvas::brushLarger() {
  setBrushDiameter(std::max(brush().diameter + 1, std::round(brush().diameter * kBrushStep)));
}

PenPressure Canvas::penPressure() const {
  return d_->brush.penPressure();
}

void Canvas::setPenPressure(PenPressure pressure) {
  if (pressure == penPressure()) return;
  d_->brush.setPenPressure(pressure);
  Q_EMIT brushChanged();
}

Selecting& Canvas::selecting() {
  return d_->selecting;
}

const image::SimilarColors& Canvas::wandOptions() const {
  return d_->wand.options();
}

void Canvas::setWandOptions(const image::SimilarColors& options) {
  d_->wand.setOptions(options);
  Q_EMIT selectionOptionsChanged();
}

image::Scribble Canvas::scribble() const {
  return d_->smart.kind();
}

void Canvas::setScribble(image::Scribble scribble) {
  if (scribble == d_->smart.kind()) return;
  d_->smart.setKind(scribble);
  d_->updateCursor();
  Q_EMIT selectionOptionsChanged();
}

double Canvas::zoom() const {
  return d_->view.zoom();
}

void Canvas::setZoom(double zoom) {
  d_->zoomAt(QRectF(rect()).center(), zoom);
}

void Canvas::zoomIn() {
  setZoom(ViewTransform::stepAbove(zoom()));
}

void Canvas::zoomOut() {
  setZoom(ViewTransform::stepBelow(zoom()));
}

void Canvas::zoomToFit() {
  d_->fit();
  d_->viewMoved(true);
}

void Canvas::zoomToActualPixels() {
  setZoom(1);
}

QColor Canvas::maskColor() const {
  return d_->style.color;
}

void Canvas::setMaskColor(const QColor& color) {
  d_->style.color = color;
  d_->syncStyle();
}

double Canvas::maskOpacity() const {
  return d_->style.opacity;
}

void Canvas::setMaskOpacity(double opacity) {
  d_->style.opacity = std::clamp(opacity, 0.0, 1.0);
  d_->syncStyle();
}

bool Canvas::maskVisible() const {
  return d_->maskVisible;
}

void Canvas::setMaskVisible(bool visible) {
  d_->maskVisible = visible;
  d_->syncStyle();
}

bool Canvas::boundsVisible() const {
  return d_->boundsVisible;
}

void Canvas::setBoundsVisible(bool visible) {
  d_->boundsVisible = visible;
  d_->syncStyle();
}

void Canvas::setMaskOnly() {
  d_->maskOnly = true;
  d_->syncStyle();
}

void Canvas::setPlacing(Placing* placing) {
  d_->placed = placing;
  d_->place = std::make_unique<PlaceTool>(*placing, [this](const QPointF& p) { return toWidget(p); });
  connect(placing, &Placing::previewChanged, this, [this] { update(); });
  connect(placing, &Placing::changed, this, [this] { update(); });
  connect(placing, &Placing::activeChanged, this, [this] {
    if (d_->active == d_->place.get()) d_->cancelActive();
    d_->syncStyle();
    update();
  });
}

bool Canvas::hasGuides() const {
  return !d_->session.guides().empty();
}

bool Canvas::guidesFollowed() const {
  return d_->session.fillsByCopying();
}

void Canvas::removeGuides() {
  d_->session.setGuides({});
}

void Canvas::setVeil(const Veil& veil) {
  d_->veil = veil;
  update();
}

void Canvas::setMark(const QPainterPath& mark) {
  d_->show(d_->mark, {mark, 0, {}});
}

bool Canvas::animated() const {
  return d_->animated;
}

void Canvas::setAnimated(bool animated) {
  d_->animated = animated;
  d_->syncPreview();
}

void Canvas::takeTools(const Canvas& other) {
  setTool(other.tool());
  setBrushDiameter(other.brush().diameter);
  setBrushHardness(other.brush().hardness);
  setPenPressure(other.penPressure());
  setWandOptions(other.wandOptions());
  setScribble(other.scribble());
  setAnimated(other.animated());
  setMaskColor(other.maskColor());
  setMaskOpacity(other.maskOpacity());
}

void Canvas::takeView(const Canvas& other) {
  d_->view = other.d_->view;
  d_->fitted = other.d_->fitted;
  d_->viewMoved(true);
}

void Canvas::setComing(const std::optional<ComingPicture>& coming) {
  if (!d_->pyramid.setComing(coming)) return;
  d_->view.setContent(d_->content());
  d_->scene.invalidate();
  zoomToFit();
}

bool Canvas::showsComing() const {
  return d_->pyramid.hasComing();
}

bool Canvas::settled() const {
  return d_->pyramid.visibleReady();
}

const std::shared_ptr<TileCache>& Canvas::tiles() const {
  return d_->pyramid.tiles();
}

QPointF Canvas::toPicture(const QPointF& widget) const {
  return d_->view.toPicture(widget);
}

QPointF Canvas::toWidget(const QPointF& picture) const {
  return d_->view.toWidget(picture);
}

}  // namespace pentimento::ui
