#include "ui/placing/place_bar.h"

#include <QKeyEvent>
#include <QSignalBlocker>
#include <cmath>

namespace pentimento::ui {

PlaceBar::PlaceBar(Placing& placing, const PlaceActions& actions, QWidget* parent)
    : QFrame(parent), placing_(placing), row_(makePanelLayout(this, QBoxLayout::LeftToRight)) {
  setAccessibleName(tr("Place a picture"));
  row_->setSizeConstraint(QLayout::SetFixedSize);
  row_->setSpacing(kSmallGap);
  constexpr double kFar = 1 << 20;
  x_ = addNumber(tr("X"), tr("Middle, from the left border of the picture"), -kFar, kFar, tr(" px"));
  y_ = addNumber(tr("Y"), tr("Middle, from the upper border of the picture"), -kFar, kFar, tr(" px"));
  width_ = addNumber(tr("Width"), tr("Of its own width"), 0.1, 10000, tr(" %"));
  height_ = addNumber(tr("Height"), tr("Of its own height"), 0.1, 10000, tr(" %"));
  rotation_ = addNumber(tr("Angle"), tr("Rotated clockwise"), -180, 180, tr("°"));
  rotation_->setWrapping(true);
  row_->addWidget(makeButton(actions.mirror, ButtonLook::Icon, this));
  row_->addWidget(makeDivider(Qt::Vertical, this));
  row_->addWidget(makeButton(actions.cutOut, ButtonLook::IconAndText, this));
  QToolButton* fit =
      makeButton(QStringLiteral("options"), tr("Match color, light, sharpness and grain; shadow"), this);
  fit->setText(tr("Harmonize"));
  fit->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  options_ = new HarmonyOptions(placing_);
  setPopover(fit, options_);
  row_->addWidget(fit);
  row_->addWidget(makeDivider(Qt::Vertical, this));
  row_->addWidget(makeButton(actions.cancel, ButtonLook::Icon, this));
  row_->addWidget(makeButton(actions.accept, ButtonLook::Primary, this));
  connect(&placing_, &Placing::changed, this, &PlaceBar::update);
  hide();
}

QDoubleSpinBox* PlaceBar::addNumber(const QString& name, const QString& tip, double low, double high,
                                    const QString& suffix) {
  auto* box = new QDoubleSpinBox(this);
  box->setRange(low, high);
  box->setDecimals(1);
  box->setSuffix(suffix);
  box->setAccessibleName(name);
  box->setToolTip(tip);
  box->setFocusPolicy(Qt::StrongFocus);
  box->setButtonSymbols(QAbstractSpinBox::NoButtons);
  box->setFixedWidth(box->fontMetrics().horizontalAdvance(QStringLiteral("00000.0") + suffix) + 2 * kGap);
  box->setKeyboardTracking(false);
  auto* label = makeFaintLabel(name, this);
  label->setBuddy(box);
  row_->addWidget(label);
  row_->addWidget(box);
  connect(box, &QDoubleSpinBox::valueChanged, this, &PlaceBar::apply);
  return box;
}

/// What was typed; the other numbers keep what their boxes have no room to show.
void PlaceBar::apply() {
  if (!placing_.active()) return;
  engine::Placement placement = placing_.placement();
  engine::Transform& t = placement.transform;
  const cv::Point2d middle = engine::middle_of(placement);
  const auto typed = [](const QDoubleSpinBox* box, double was) {
    return std::abs(box->value() - was) > 0.05 + 1e-9 ? box->value() : was;
  };
  const cv::Point2d to(typed(x_, middle.x), typed(y_, middle.y));
  t.scale_x = typed(width_, 100 * t.scale_x) / 100;
  t.scale_y = typed(height_, 100 * t.scale_y) / 100;
  t.rotation = typed(rotation_, t.rotation);
  placing_.setTransform(engine::moved_to(placement, to));
}

void PlaceBar::update() {
  if (!placing_.active()) return;
  const cv::Point2d middle = engine::middle_of(placing_.placement());
  const engine::Transform& t = placing_.placement().transform;
  for (const auto& [box, value] :
       {std::pair(x_, middle.x), std::pair(y_, middle.y), std::pair(width_, 100 * t.scale_x),
        std::pair(height_, 100 * t.scale_y), std::pair(rotation_, t.rotation)}) {
    const QSignalBlocker block(box);
    box->setValue(value);
  }
}

void PlaceBar::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    Q_EMIT left();
    return;
  }
  QFrame::keyPressEvent(event);
}

/// The layout settles after the bar was shown: only then the size is known.
void PlaceBar::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  Q_EMIT sizeChanged();
}

}  // namespace pentimento::ui
