#include "ui/compare/compare_view.h"

#include <QKeyEvent>
#include <QVBoxLayout>
#include <utility>

#include "ui/canvas/canvas.h"
#include "ui/compare/difference.h"

namespace pentimento::ui {

namespace {
bool isAllInSight(const Canvas& canvas, const image::Image& picture) {
  const QPointF corner(picture.size().width, picture.size().height);
  return QRectF(canvas.rect()).contains(QRectF(canvas.toWidget({}), canvas.toWidget(corner)));
}
}  // namespace

CompareView::CompareView(QWidget* parent)
    : QWidget(parent), bar_(new CompareBar(comparison_, this)), stage_(new CompareStage(comparison_, this)) {
  setAccessibleName(tr("Compare"));
  setAutoFillBackground(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(bar_);
  column->addWidget(stage_, 1);
  connect(&comparison_, &Comparison::changed, this, &CompareView::count);
  connect(bar_, &CompareBar::left, this, &CompareView::leave);
  connect(stage_, &CompareStage::left, this, &CompareView::leave);
  connect(bar_, &CompareBar::taken, this, &CompareView::take);
  connect(stage_, &CompareStage::taken, this, &CompareView::take);
  connect(&counting_, &BackgroundTask::failed, bar_, &CompareBar::setNumbers);
  hide();
}

void CompareView::compare(std::vector<Compared> pictures, const Canvas& canvas, const image::Image& like,
                          const std::shared_ptr<const image::ColorConverter>& converter) {
  counted_ = {-1, -1};
  comparison_.setPictures(std::move(pictures));
  bar_->setAnimated(canvas.animated());
  stage_->setAnimated(canvas.animated());
  stage_->show(like, converter, canvas.tiles());
  show();
  raise();
  layout()->activate();
  if (isAllInSight(canvas, like)) {
    stage_->fit();
  } else {
    stage_->look(canvas.toPicture(QRectF(canvas.rect()).center()), canvas.zoom());
  }
  stage_->setFocus();
}

void CompareView::leave() {
  if (isHidden()) return;
  counting_.cancel();
  stage_->clear();
  comparison_.setPictures({});
  hide();
  Q_EMIT left();
}

void CompareView::take() {
  const int picture = comparison_.marked();
  leave();
  Q_EMIT taken(picture);
}

/// In the background: a picture of 24 megapixels takes a moment.
void CompareView::count() {
  const std::pair<int, int> pair{comparison_.reference(), comparison_.marked()};
  if (comparison_.count() < 2 || comparison_.mode() != CompareMode::Difference || pair == counted_) return;
  counted_ = pair;
  const Compared a = comparison_.pictures()[static_cast<std::size_t>(pair.first)];
  const Compared b = comparison_.pictures()[static_cast<std::size_t>(pair.second)];
  if (a.picture.pixels.format() != b.picture.pixels.format())
    return bar_->setNumbers(tr("Other kinds of pixels"));
  bar_->setNumbers(tr("Counting…"));
  counting_.start<Difference>(
      [a, b](Progress& progress) {
        return differenceOf(a.picture.pixels, a.origin, b.picture.pixels, b.origin, progress);
      },
      [this](const Difference& difference) { bar_->setNumbers(inWords(difference)); });
}

/// Esc in the bar.
void CompareView::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape) return QWidget::keyPressEvent(event);
  leave();
}

}  // namespace pentimento::ui
