#include "ui/panels/mask_adjust.h"

#include <QKeyEvent>
#include <QScreen>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kSliderWidth = 160;
constexpr int kFirstRadius = 8;

QToolButton* makeTextButton(const QString& text, bool primary, QWidget* parent) {
  QToolButton* button = makeButton(QString(), text, parent);
  button->setText(text);
  button->setToolButtonStyle(Qt::ToolButtonTextOnly);
  button->setProperty("primary", primary);
  return button;
}
}  // namespace

MaskAdjust::MaskAdjust(EditorSession& session, QWidget* parent)
    : QFrame(parent), session_(session), title_(new QLabel(this)) {
  setAccessibleName(tr("Change the mask"));
  slider_ = makeSlider(Qt::Horizontal, 1, 200, tr("Radius"), tr("How many pixels"), this);
  slider_->setFixedWidth(kSliderWidth);
  pixels_ = makeSpinBox(1, 200, tr("Radius in pixels"), tr("How many pixels"), this);
  pixels_->setSuffix(tr(" px"));
  pixels_->setValue(kFirstRadius);
  slider_->setValue(kFirstRadius);
  QToolButton* apply = makeTextButton(tr("Apply"), true, this);
  QToolButton* cancel = makeTextButton(tr("Cancel"), false, this);
  QBoxLayout* row = makePanelLayout(this, QBoxLayout::LeftToRight);
  row->setSpacing(kGap);
  for (QWidget* widget : std::initializer_list<QWidget*>{title_, slider_, pixels_, apply, cancel}) {
    row->addWidget(widget);
  }
  connect(slider_, &QSlider::valueChanged, pixels_, &QSpinBox::setValue);
  connect(pixels_, &QSpinBox::valueChanged, slider_, &QSlider::setValue);
  connect(pixels_, &QSpinBox::valueChanged, this, &MaskAdjust::preview);
  frame_.setSingleShot(true);
  frame_.setTimerType(Qt::PreciseTimer);
  connect(&frame_, &QTimer::timeout, this, &MaskAdjust::showReady);
  connect(apply, &QToolButton::clicked, this, &MaskAdjust::keep);
  connect(cancel, &QToolButton::clicked, this, &MaskAdjust::giveUp);
  connect(&task_, &BackgroundTask::failed, this, [this](const QString& sentence) {
    giveUp();
    Q_EMIT failed(sentence);
  });
  connect(&session_, &EditorSession::strokeActiveChanged, this, &MaskAdjust::followSession);
  connect(&session_, &EditorSession::documentChanged, this, &MaskAdjust::followSession);
  hide();
}

void MaskAdjust::open(const MaskAdjustment& adjustment) {
  if (isVisible()) giveUp();
  adjustment_ = adjustment;
  before_ = session_.document().mask;
  keepWhenReady_ = false;
  title_->setText(adjustment.label);
  const QSignalBlocker blockSlider(slider_), blockPixels(pixels_);
  slider_->setMaximum(adjustment.most);
  pixels_->setMaximum(adjustment.most);
  show();
  raise();
  pixels_->setFocus(Qt::ShortcutFocusReason);
  pixels_->selectAll();
  Q_EMIT sizeChanged();
  preview();
}

void MaskAdjust::preview() {
  if (isHidden()) return;
  const image::Image picture = session_.document().picture;
  task_.follow<image::Mask>([apply = adjustment_.apply, before = before_, picture, radius = pixels_->value()](
                                Progress& progress) { return apply(before, picture, radius, progress); },
                            [this](image::Mask mask) {
                              ready_ = std::move(mask);
                              const bool waits = frame_.isActive() || (keepWhenReady_ && task_.busy());
                              if (!waits) showReady();
                            });
}

/// At most once in a frame of the screen: what comes between two is seen by nobody.
void MaskAdjust::showReady() {
  if (!ready_) return;
  trying_ = true;
  session_.tryMask(*std::exchange(ready_, {}), adjustment_.label);
  frame_.start(static_cast<int>(1000 / std::max(1.0, screen()->refreshRate())));
  if (keepWhenReady_) keep();
}

void MaskAdjust::keep() {
  keepWhenReady_ = task_.busy();
  if (keepWhenReady_) return;
  showReady();
  trying_ = false;
  leave();
  session_.endStroke();
}

void MaskAdjust::giveUp() {
  const bool tried = std::exchange(trying_, false);
  leave();
  if (tried) session_.cancelStroke();
}

void MaskAdjust::leave() {
  task_.cancel();
  ready_.reset();
  frame_.stop();
  hide();
  Q_EMIT left();
}

/// Undo, a stroke of the brush or another picture end what is tried out.
void MaskAdjust::followSession() {
  if (isHidden()) return;
  const bool ended = trying_ && !session_.strokeActive();
  const bool other = !samePixels(session_.document().mask.pixels(), before_.pixels());
  if (!ended && !other) return;
  trying_ = false;
  leave();
}

void MaskAdjust::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  if (key == Qt::Key_Escape) return giveUp();
  if (key == Qt::Key_Return || key == Qt::Key_Enter) return keep();
  QFrame::keyPressEvent(event);
}

}  // namespace pentimento::ui
