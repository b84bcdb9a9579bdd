// What the stage shows; compare_stage_input.cpp is what it does with mouse and keys.
#include "ui/compare/compare_stage.h"

#include <QEvent>
#include <QPainter>
#include <cmath>

#include "ui/compare/difference.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr double kFitMargin = 16;
constexpr int kRefineAfter = 100;  // ms
constexpr double kHandle = 12;

/// Copies `part` (widget px of the view that `image` shows) to `place`.
void drawPart(QPainter& painter, const QPoint& place, const QImage& image, const QRect& part) {
  const double ratio = image.devicePixelRatio();
  const QRectF source(QPointF(part.topLeft()) * ratio, QSizeF(part.size()) * ratio);
  painter.drawImage(QRectF(place, QSizeF(part.size())), image, source);
}
}  // namespace

CompareStage::CompareStage(Comparison& comparison, QWidget* parent)
    : QWidget(parent), comparison_(comparison) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("Pictures that are compared"));
  grabGesture(Qt::PinchGesture);
  refine_.setSingleShot(true);
  connect(&refine_, &QTimer::timeout, this, [this] { viewMoved(); });
  connect(&flicker_, &QTimer::timeout, this, [this] { comparison_.markNext(1); });
  connect(&comparison_, &Comparison::changed, this, &CompareStage::follow);
}

CompareStage::~CompareStage() = default;

void CompareStage::show(const image::Image& like,
                        const std::shared_ptr<const image::ColorConverter>& converter,
                        const std::shared_ptr<TileCache>& tiles) {
  layers_.clear();
  for (const Compared& compared : comparison_.pictures()) {
    const image::Image& picture = compared.picture;
    const bool same = picture.pixels.format() == like.pixels.format() && *picture.metadata == *like.metadata;
    const auto own =
        same ? converter
             : std::make_shared<const image::ColorConverter>(picture.pixels.format(), *picture.metadata);
    layers_.push_back(std::make_unique<ComparedLayer>(compared, own, tiles));
    layers_.back()->setColors(canvasColors(palette()));
    connect(layers_.back().get(), &ComparedLayer::changed, this, [this] {
      difference_ = {};
      update();
    });
  }
  QRect content;
  for (const auto& layer : layers_) content |= layer->rect();
  view_.setContent(content);
  fitted_ = true;
  follow();
}

void CompareStage::clear() {
  layers_.clear();
  flicker_.stop();
}

void CompareStage::look(const QPointF& picturePoint, double zoom) {
  fitted_ = false;
  view_.zoomAt({}, zoom);
  view_.center(picturePoint);
  viewMoved();
}

QPointF CompareStage::middle() const {
  return view_.toPicture(QRectF(QPointF(), view_.view()).center());
}

bool CompareStage::settled() const {
  return !refine_.isActive() &&
         std::all_of(layers_.begin(), layers_.end(), [](const auto& layer) { return layer->settled(); });
}

QPoint CompareStage::toWidget(int picture, const QPointF& point) const {
  const bool apart = comparison_.mode() == CompareMode::SideBySide;
  const QPoint corner = apart ? panes_[static_cast<std::size_t>(picture)].topLeft() : QPoint();
  return view_.toWidget(point).toPoint() + corner;
}

void CompareStage::setAnimated(bool animated) {
  animated_ = animated;
  follow();
}

void CompareStage::follow() {
  const bool flickers = comparison_.mode() == CompareMode::Flicker && animated_ && !layers_.empty();
  const int interval = 1000 / comparison_.rate();
  if (!flickers) {
    flicker_.stop();
  } else if (!flicker_.isActive() || flicker_.interval() != interval) {
    flicker_.start(interval);
  }
  lay();
  difference_ = {};
  describe();
  update();
}

void CompareStage::lay() {
  const bool apart = comparison_.mode() == CompareMode::SideBySide;
  const int count = apart ? static_cast<int>(layers_.size()) : 1;
  if (count == 0) return;
  panes_ = panesIn(size(), count, kSmallGap, view_.content().size());
  const QSizeF pane = panes_.front().size();
  if (pane == view_.view() && view_.devicePixelRatio() == devicePixelRatioF()) return;
  view_.setView(pane, devicePixelRatioF());
  if (fitted_) view_.fit(view_.content(), kFitMargin);
  viewMoved();
}

void CompareStage::viewMoved(bool draft) {
  for (const auto& layer : layers_) layer->setView(view_, draft);
  if (draft) refine_.start(kRefineAfter);
  difference_ = {};
  update();
}

void CompareStage::fit() {
  fitted_ = true;
  view_.fit(view_.content(), kFitMargin);
  viewMoved();
}

void CompareStage::zoomTo(double zoom, const QPointF& widget, bool gradually) {
  const bool draft = gradually && sinceZoom_.isValid() && sinceZoom_.elapsed() < kRefineAfter;
  sinceZoom_.start();
  fitted_ = false;
  view_.zoomAt(inPane(widget), zoom);
  viewMoved(draft);
}

void CompareStage::describe() {
  const auto& pictures = comparison_.pictures();
  if (pictures.empty()) return;
  setAccessibleDescription(tr("%1 is marked, %2 is the reference")
                               .arg(pictures[static_cast<std::size_t>(comparison_.marked())].name,
                                    pictures[static_cast<std::size_t>(comparison_.reference())].name));
}

// --- painting ---

void CompareStage::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().color(QPalette::Mid));
  if (layers_.empty()) return;
  const QRect all = panes_.front();
  const int split = static_cast<int>(std::lround(dividerX()));
  switch (comparison_.mode()) {
    case CompareMode::SideBySide:
      for (std::size_t i = 0; i < panes_.size(); ++i) paintPicture(painter, int(i), panes_[i], panes_[i]);
      break;
    case CompareMode::Wipe:
      paintPicture(painter, comparison_.reference(), all, all.intersected({0, 0, split, height()}));
      paintPicture(painter, comparison_.marked(), all, all.intersected({split, 0, width(), height()}));
      paintDivider(painter);
      paintName(painter, comparison_.reference(), all);
      paintName(painter, comparison_.marked(), all, true);
      return;
    case CompareMode::Flicker:
      paintPicture(painter, comparison_.marked(), all, all);
      return paintName(painter, comparison_.marked(), all);
    case CompareMode::Difference:
      return paintDifference(painter);
  }
  for (std::size_t i = 0; i < panes_.size(); ++i) paintName(painter, int(i), panes_[i]);
}

void CompareStage::paintPicture(QPainter& painter, int picture, const QRect& pane, const QRect& part) {
  if (part.isEmpty()) return;
  drawPart(painter, part.topLeft(), layers_[static_cast<std::size_t>(picture)]->image(),
           part.translated(-pane.topLeft()));
}

/// White on dark, whatever lies below; the marked one on the accent.
void CompareStage::paintName(QPainter& painter, int picture, const QRect& pane, bool right) const {
  const QString name =
      tr("%1  %2").arg(picture + 1).arg(comparison_.pictures()[static_cast<std::size_t>(picture)].name);
  QRect chip(QPoint(),
             QSize(fontMetrics().horizontalAdvance(name) + 2 * kGap, fontMetrics().height() + kGap));
  chip.moveTopLeft(pane.topLeft() + QPoint(kGap, kGap));
  if (right) chip.moveRight(pane.right() - kGap);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(picture == comparison_.marked() ? accentColor() : QColor(0, 0, 0, 190));
  painter.drawRoundedRect(chip, 5, 5);
  painter.setPen(Qt::white);
  painter.drawText(chip, Qt::AlignCenter, name);
  painter.restore();
}

void CompareStage::paintDivider(QPainter& painter) const {
  const double x = std::round(dividerX());
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
  painter.drawLine(QPointF(x, 0), QPointF(x, height()));
  painter.setPen(QPen(Qt::white, 1.5));
  painter.drawLine(QPointF(x, 0), QPointF(x, height()));
  const QPointF middle(x, height() / 2.0);
  painter.setPen(QPen(QColor(0, 0, 0, 160), 1));
  painter.setBrush(Qt::white);
  painter.drawEllipse(middle, kHandle, kHandle);
  painter.setPen(QPen(QColor(40, 40, 40), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  for (const double side : {-1.0, 1.0}) {
    const QPointF tip = middle + QPointF(7 * side, 0);
    painter.drawPolyline(QPolygonF({tip + QPointF(-3.5 * side, -3.5), tip, tip + QPointF(-3.5 * side, 3.5)}));
  }
  painter.restore();
}

void CompareStage::paintDifference(QPainter& painter) {
  if (difference_.isNull()) {
    const auto image = [&](int i) -> const QImage& { return layers_[static_cast<std::size_t>(i)]->image(); };
    difference_ = amplifiedDifference(image(comparison_.reference()), image(comparison_.marked()),
                                      comparison_.amplification());
  }
  drawPart(painter, {}, difference_, panes_.front());
  paintName(painter, comparison_.reference(), panes_.front());
  paintName(painter, comparison_.marked(), panes_.front(), true);
}

// --- geometry ---

double CompareStage::dividerX() const {
  return comparison_.divider() * width();
}

int CompareStage::paneAt(const QPointF& widget) const {
  for (std::size_t i = 0; i < panes_.size(); ++i) {
    if (panes_[i].contains(widget.toPoint())) return static_cast<int>(i);
  }
  return -1;
}

QPointF CompareStage::inPane(const QPointF& widget) const {
  const int pane = paneAt(widget);
  return pane < 0 ? widget : widget - panes_[static_cast<std::size_t>(pane)].topLeft();
}

void CompareStage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  lay();
}

void CompareStage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) {
    for (const auto& layer : layers_) layer->setColors(canvasColors(palette()));
    difference_ = {};
    update();
  }
  QWidget::changeEvent(event);
}

}  // namespace pentimento::ui
