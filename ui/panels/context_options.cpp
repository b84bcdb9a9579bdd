#include "ui/panels/context_options.h"

#include <QGridLayout>
#include <QSignalBlocker>

#include "ui/canvas/overlays.h"
#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

using Kind = engine::ContextChoice::Kind;

ContextOptions::ContextOptions(EditorSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      around_(new QRadioButton(tr("Around the mask"), this)),
      whole_(new QRadioButton(tr("Whole picture"), this)),
      fixed_(new QRadioButton(tr("Fixed rectangle"), this)),
      scale_(makeFaintLabel({}, this)) {
  around_->setToolTip(tr("The engine looks at the surroundings of the mask: faster, and true to the place"));
  whole_->setToolTip(tr("The engine looks everywhere: for content that is far from the mask"));
  fixed_->setToolTip(tr("The engine looks at this rectangle; on the canvas its handles can be dragged"));
  const int most = 1 << 20;
  x_ = makeSpinBox(0, most, tr("Left"), tr("Left side of the rectangle in pixels of the picture"), this);
  y_ = makeSpinBox(0, most, tr("Top"), tr("Top of the rectangle in pixels of the picture"), this);
  width_ = makeSpinBox(1, most, tr("Width"), tr("Width of the rectangle in pixels of the picture"), this);
  height_ = makeSpinBox(1, most, tr("Height"), tr("Height of the rectangle in pixels of the picture"), this);
  lay();
  read();
  for (QRadioButton* button : {around_, whole_, fixed_}) {
    connect(button, &QRadioButton::toggled, this, [this](bool on) {
      if (on) write();
    });
  }
  for (QSpinBox* box : {x_, y_, width_, height_}) {
    box->setKeyboardTracking(false);
    connect(box, &QSpinBox::valueChanged, this, &ContextOptions::write);
  }
  connect(&session_, &EditorSession::settingsChanged, this, &ContextOptions::read);
  connect(&session_, &EditorSession::documentChanged, this, &ContextOptions::read);
  connect(&session_, &EditorSession::marginsChanged, this, &ContextOptions::read);
}

void ContextOptions::lay() {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(kGap);
  int row = 0;
  for (QRadioButton* button : {around_, whole_, fixed_}) grid->addWidget(button, row++, 0, 1, 4);
  const std::pair<QString, QSpinBox*> fields[] = {
      {tr("X"), x_}, {tr("Y"), y_}, {tr("W"), width_}, {tr("H"), height_}};
  for (int i = 0; i < 4; ++i) {
    const auto& [name, box] = fields[i];
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    grid->addWidget(makeFaintLabel(name, this), row + i / 2, i % 2 * 2);
    grid->addWidget(box, row + i / 2, i % 2 * 2 + 1);
  }
  grid->addWidget(scale_, row + 2, 0, 1, 4);
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(3, 1);
}

/// Not fixed: what the engine would see now, so that choosing "fixed" starts from there.
void ContextOptions::read() {
  const engine::ContextChoice& context = session_.settings().context;
  const bool fixed = context.kind == Kind::Fixed;
  const QSignalBlocker a(around_), b(whole_), c(fixed_), d(x_), e(y_), f(width_), g(height_);
  (fixed ? fixed_ : context.kind == Kind::Whole ? whole_ : around_)->setChecked(true);
  const QRect region = session_.contextRegion();
  const QRect r =
      fixed ? QRect(context.fixed.x, context.fixed.y, context.fixed.width, context.fixed.height) : region;
  for (QSpinBox* box : {x_, y_, width_, height_}) box->setEnabled(fixed);
  fixed_->setEnabled(fixed || !r.isEmpty());
  x_->setValue(r.x());
  y_->setValue(r.y());
  width_->setValue(r.width());
  height_->setValue(r.height());
  scale_->setText(region.isEmpty() ? tr("Nothing is selected yet")
                                   : contextCaption(region.size(), session_.contextNeeds()));
}

void ContextOptions::write() {
  EditSettings settings = session_.settings();
  settings.context = {};
  if (whole_->isChecked()) settings.context.kind = Kind::Whole;
  if (fixed_->isChecked()) {
    settings.context = {Kind::Fixed, {x_->value(), y_->value(), width_->value(), height_->value()}};
  }
  session_.setSettings(settings);
}

}  // namespace pentimento::ui
