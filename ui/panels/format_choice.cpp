#include "ui/panels/format_choice.h"

#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

#include "ui/icons.h"
#include "ui/panels/controls.h"
#include "ui/panels/setting_link.h"

namespace pentimento::ui {

using engine::Tiling;

namespace {
constexpr QSize kAspects[] = {{1, 1}, {4, 3}, {3, 2}, {16, 9}, {21, 9}, {3, 4}, {2, 3}, {9, 16}};
constexpr QSize kAsThePicture(0, 0), kOwnSize(-1, -1);  // in the list of aspects
constexpr int kWidestSide = 99999;                      // that its field has room for

bool fits(Size size, Size picture) {
  const auto widths = engine::format_sides(picture.width, picture.height, size.height);
  return size.width >= widths.least && size.width <= widths.most;
}

void limit(QSpinBox* box, engine::SideRange range, int value) {
  const QSignalBlocker block(box);
  box->setRange(range.least, range.most);
  box->setValue(value);
}
}  // namespace

QString tilingName(Tiling tiling) {
  switch (tiling) {
    case Tiling::Horizontal:
      return FormatChoice::tr("Left and right");
    case Tiling::Vertical:
      return FormatChoice::tr("Top and bottom");
    case Tiling::Both:
      return FormatChoice::tr("All four");
    case Tiling::None:
      break;
  }
  return FormatChoice::tr("None");
}

FormatChoice::FormatChoice(EditorSession& session, const RunActions& actions, QWidget* parent)
    : QWidget(parent), session_(session) {
  QVBoxLayout* column = makePopoverLayout(this);
  auto* form = new QFormLayout;
  form->setSpacing(kGap);
  addFormats(form);
  addSize(form);
  addTiling(form);
  column->addLayout(form);
  column->addWidget(hint_ = makeFaintLabel({}, this));
  hint_->setWordWrap(true);
  column->addWidget(makeButtons(actions));
  connect(&session_, &EditorSession::settingsChanged, this, &FormatChoice::read);
  connect(&session_, &EditorSession::documentChanged, this, &FormatChoice::read);
  read();
}

void FormatChoice::addFormats(QFormLayout* form) {
  formats_ = makeComboBox(tr("Format"), tr("Width to height, with as many pixels as the picture"), this);
  addRow(form, tr("Format"), formats_, formats_);
  connect(formats_, &QComboBox::activated, this, [this] { pick(formats_->currentData().toSize()); });
}

void FormatChoice::addSize(QFormLayout* form) {
  auto* row = new QWidget(this);
  QHBoxLayout* layout = makeRow(row);
  width_ = makeSpinBox(1, kWidestSide, tr("Width"), tr("Width of the variation in pixels"), row);
  height_ = makeSpinBox(1, kWidestSide, tr("Height"), tr("Height of the variation in pixels"), row);
  proportions_ = makeSmallButton(QStringLiteral("lock"), tr("Keep width and height in proportion"), row);
  proportions_->setCheckable(true);
  layout->addWidget(width_, 1);
  layout->addWidget(new QLabel(QStringLiteral("×"), row));
  layout->addWidget(height_, 1);
  layout->addWidget(proportions_);
  addRow(form, tr("Size"), width_, row);
  for (QSpinBox* box : {width_, height_}) {
    box->setKeyboardTracking(false);
    box->setSuffix(tr(" px"));
    box->setMinimumWidth(box->sizeHint().width());  // the popover does not grow when the range does
  }
  const auto inProportion = [](int side, int from, int to) {
    return std::max(engine::kMinFormatSide, int(std::lround(double(side) * to / from)));
  };
  connect(width_, &QSpinBox::valueChanged, this, [this, inProportion](int width) {
    const Size before = shownSize();
    write({width,
           proportions_->isChecked() ? inProportion(width, before.width, before.height) : before.height});
  });
  connect(height_, &QSpinBox::valueChanged, this, [this, inProportion](int height) {
    const Size before = shownSize();
    write({proportions_->isChecked() ? inProportion(height, before.height, before.width) : before.width,
           height});
  });
}

void FormatChoice::addTiling(QFormLayout* form) {
  tiling_ = makeComboBox(tr("Seamless tile"),
                         tr("Borders that join, so that copies laid side by side show no seam"), this);
  addRow(form, tr("Seamless tile"), tiling_, tiling_);
  for (const Tiling tiling : {Tiling::None, Tiling::Horizontal, Tiling::Vertical, Tiling::Both}) {
    tiling_->addItem(tilingName(tiling), static_cast<int>(tiling));
  }
  connect(tiling_, &QComboBox::activated, this, [this] {
    const auto tiling = static_cast<Tiling>(tiling_->currentData().toInt());
    changeSettings(session_, [tiling](EditSettings& settings) { settings.format.tiling = tiling; });
  });
}

QWidget* FormatChoice::makeButtons(const RunActions& actions) {
  auto* row = new QWidget(this);
  QHBoxLayout* layout = makeRow(row, kGap);
  reset_ = makeReset(tr("Format of the picture, no tile"), row);
  connect(reset_, &QToolButton::clicked, this,
          [this] { changeSettings(session_, [](EditSettings& settings) { settings.format = {}; }); });
  layout->addWidget(reset_);
  layout->addStretch();
  QToolButton* run = makeButton(actions.vary, ButtonLook::Primary, row);
  const auto onAccent = [run] { run->setIcon(iconOnAccent(QStringLiteral("vary"))); };
  connect(actions.vary, &QAction::changed, run, onAccent);  // which brings the action's own icon
  onAccent();
  layout->addWidget(run);
  connect(actions.vary, &QAction::triggered, this, [this] { closePopover(this); });
  return row;
}

void FormatChoice::pick(QSize aspect) {
  if (aspect == kOwnSize) return write(shownSize());
  changeSettings(session_, [aspect](EditSettings& settings) {
    settings.format.aspect = {aspect.width(), aspect.height()};
    settings.format.size = {};
  });
}

void FormatChoice::write(Size size) {
  changeSettings(session_, [size](EditSettings& settings) {
    settings.format.aspect = {};
    settings.format.size = size;
  });
}

Size FormatChoice::shownSize() const {
  return session_.settings().format.sizeFor(session_.document().picture.size());
}

/// Those that the picture can take.
void FormatChoice::listFormats(Size picture) {
  const FormatSettings& format = session_.settings().format;
  const QSignalBlocker block(formats_);
  formats_->clear();
  formats_->addItem(tr("As the picture"), kAsThePicture);
  for (const QSize& aspect : kAspects) {
    const double ratio = static_cast<double>(aspect.width()) / aspect.height();
    if (!fits(engine::size_of_aspect(picture, ratio), picture)) continue;
    formats_->addItem(QStringLiteral("%1:%2").arg(aspect.width()).arg(aspect.height()), aspect);
  }
  formats_->addItem(tr("Own size"), kOwnSize);
  const QSize aspect(format.aspect.width, format.aspect.height);
  formats_->setCurrentIndex(formats_->findData(format.size.empty() ? aspect : kOwnSize));
}

void FormatChoice::read() {
  if (!session_.hasPicture()) return;
  const Size picture = session_.document().picture.size(), size = shownSize();
  const FormatSettings& format = session_.settings().format;
  listFormats(picture);
  limit(width_, engine::format_sides(picture.width, picture.height, size.height), size.width);
  limit(height_, engine::format_sides(picture.height, picture.width, size.width), size.height);
  const QSignalBlocker block(tiling_);
  tiling_->setCurrentIndex(tiling_->findData(static_cast<int>(format.tiling)));
  hint_->setText(size == picture ? tr("Variations of the whole picture")
                                 : tr("The one that you keep opens as a new picture"));
  reset_->setEnabled(!format.none());
}

}  // namespace pentimento::ui
