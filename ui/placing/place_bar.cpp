#include "ui/placing/place_bar.h"

#include <QKeyEvent>
#include <QSignalBlocker>
#include <cmath>

namespace pentimento::ui {

PlaceBar::PlaceBar(Placing& placing, const PlaceActions& actions, QWidget* parent)
    : QFrame(parent), placing_(placing) {
  setAccessibleName(tr("Place a picture"));
  QBoxLayout* column = makePanelLayout(this, QBoxLayout::TopToBottom);
  column->setSizeConstraint(QLayout::SetFixedSize);
  column->addWidget(makeNumbers(actions));
  column->addWidget(makeButtons(actions));
  connect(&placing_, &Placing::changed, this, &PlaceBar::update);
  hide();
}

QWidget* PlaceBar::makeNumbers(const PlaceActions& actions) {
  auto* row = new QWidget(this);
  QBoxLayout* layout = makeRow(row);
  constexpr double kFar = 1 << 20;
  x_ = addNumber(layout, tr("X"), tr("Middle, from the left border of the picture"), -kFar, kFar, tr(" px"));
  y_ = addNumber(layout, tr("Y"), tr("Middle, from the upper border of the picture"), -kFar, kFar, tr(" px"));
  width_ = addNumber(layout, tr("Width"), tr("Of its own width"), 0.1, 10000, tr(" %"));
  height_ = addNumber(layout, tr("Height"), tr("Of its own height"), 0.1, 10000, tr(" %"));
  rotation_ = addNumber(layout, tr("Angle"), tr("Rotated clockwise"), -180, 180, tr("°"));
  rotation_->setWrapping(true);
  layout->addWidget(makeButton(actions.mirror, ButtonLook::Icon, row));
  return row;
}

QWidget* PlaceBar::makeButtons(const PlaceActions& actions) {
  auto* row = new QWidget(this);
  QBoxLayout* layout = makeRow(row);
  layout->addWidget(makeButton(actions.cutOut, ButtonLook::IconAndText, row));
  QToolButton* fit =
      makeButton(QStringLiteral("options"), tr("Match color, light, sharpness and grain; shadow"), row);
  fit->setText(tr("Harmonize"));
  fit->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  fit->setProperty("withText", true);
  options_ = new HarmonyOptions(placing_);
  setPopover(fit, options_);
  layout->addWidget(fit);
  layout->addStretch();
  layout->addWidget(makeButton(actions.cancel, ButtonLook::Icon, row));
  layout->addWidget(makeButton(actions.accept, ButtonLook::Primary, row));
  return row;
}

QDoubleSpinBox* PlaceBar::addNumber(QBoxLayout* layout, const QString& name, const QString& tip, double low,
                                    double high, const QString& suffix) {
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
  layout->addWidget(label);
  layout->addWidget(box);
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
