#include "ui/panels/edit_details.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <cmath>

#include "document/stack.h"
#include "ui/panels/controls.h"
#include "ui/panels/edits_model.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr QSize kThumbnail(56, 40);

/// The same when it is selected: no color lies over it.
QIcon iconOf(const document::Candidate& candidate, double ratio) {
  const QImage image = thumbnailOf(candidate);
  if (image.isNull()) return {};
  QPixmap pixmap =
      QPixmap::fromImage(image.copy(middleOf(image, kThumbnail).toRect())
                             .scaled(kThumbnail * ratio, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
  pixmap.setDevicePixelRatio(ratio);
  QIcon icon(pixmap);
  icon.addPixmap(pixmap, QIcon::Selected);
  return icon;
}

/// True when both have the same candidates to choose from.
bool sameSiblings(const document::Edit& a, const document::Edit& b) {
  return std::equal(a.candidates.begin(), a.candidates.end(), b.candidates.begin(), b.candidates.end(),
                    [](const auto& x, const auto& y) { return x.fill == y.fill; });
}
}  // namespace

EditDetails::EditDetails(EditorSession& session, const StackActions& actions, QWidget* parent)
    : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kGap, kGap, kGap, kGap);
  column->setSpacing(kGap);
  column->addWidget(makeOpacity());
  column->addWidget(siblingsRow_ = makeSiblings(actions));
  column->addWidget(makeButtons(actions));
  connect(&session_, &EditorSession::documentChanged, this, &EditDetails::update);
  connect(&session_, &EditorSession::editsChanged, this, &EditDetails::update);
  update();
}

QWidget* EditDetails::makeOpacity() {
  auto* row = new QWidget(this);
  QHBoxLayout* layout = makeRow(row);
  auto* label = new QLabel(tr("Opacity"), row);
  opacity_ = makeSlider(Qt::Horizontal, 0, 100, tr("Opacity of the edit"),
                        tr("How much of the edit is seen over what lies below"), row);
  percent_ = makeSpinBox(0, 100, tr("Opacity of the edit in percent"), opacity_->toolTip(), row);
  percent_->setSuffix(tr(" %"));
  layout->addWidget(label);
  layout->addSpacing(kSmallGap);
  layout->addWidget(opacity_, 1);
  layout->addWidget(percent_);
  connect(opacity_, &QSlider::sliderPressed, this, [this] { ++gesture_; });
  connect(opacity_, &QSlider::valueChanged, this, &EditDetails::setOpacity);
  connect(percent_, &QSpinBox::valueChanged, this, &EditDetails::setOpacity);
  return row;
}

QWidget* EditDetails::makeSiblings(const StackActions& actions) {
  auto* row = new QWidget(this);
  auto* column = new QVBoxLayout(row);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kSmallGap);
  auto* head = new QWidget(row);
  QHBoxLayout* layout = makeRow(head);
  place_ = new QLabel(head);
  layout->addWidget(place_, 1);
  layout->addWidget(makeButton(actions.previous, ButtonLook::Icon, head));
  layout->addWidget(makeButton(actions.next, ButtonLook::Icon, head));
  siblings_ = new QListWidget(row);
  siblings_->setAccessibleName(tr("Candidates of the edit"));
  siblings_->setFlow(QListView::LeftToRight);
  siblings_->setFrameShape(QFrame::NoFrame);
  siblings_->setIconSize(kThumbnail);
  siblings_->setProperty("pictures", true);
  siblings_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  siblings_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  siblings_->setFixedHeight(kThumbnail.height() + 24);
  siblings_->viewport()->setBackgroundRole(QPalette::Window);
  connect(siblings_, &QListWidget::currentRowChanged, this, [this](int index) {
    if (id_ && index >= 0) session_.chooseSibling(*id_, static_cast<std::size_t>(index));
  });
  column->addWidget(head);
  column->addWidget(siblings_);
  return row;
}

QWidget* EditDetails::makeButtons(const StackActions& actions) {
  auto* row = new QWidget(this);
  QHBoxLayout* layout = makeRow(row);
  layout->addWidget(makeButton(actions.mask, ButtonLook::IconAndText, row));
  layout->addStretch(1);
  for (QAction* action : {actions.again, actions.up, actions.down, actions.remove}) {
    layout->addWidget(makeButton(action, ButtonLook::Icon, row));
  }
  return row;
}

void EditDetails::show(std::optional<std::int64_t> id) {
  if (id != id_) ++gesture_;
  id_ = id;
  update();
}

/// A slider that is dragged and steps that follow each other are one step of the history.
void EditDetails::setOpacity(int percent) {
  const QSignalBlocker blockSlider(opacity_), blockPercent(percent_);
  opacity_->setValue(percent);
  percent_->setValue(percent);
  if (id_) session_.setEditOpacity(*id_, percent / 100.0, gesture_);
}

void EditDetails::update() {
  const auto index = id_ ? document::find_edit(session_.document(), *id_) : std::nullopt;
  setEnabled(index.has_value());
  if (!index) return;
  const document::EditPtr edit = session_.document().edits[*index];
  if (!session_.changingEdits() && !opacity_->isSliderDown()) {
    const QSignalBlocker blockSlider(opacity_), blockPercent(percent_);
    opacity_->setValue(static_cast<int>(std::lround(edit->opacity * 100)));
    percent_->setValue(opacity_->value());
  }
  if (edit != shown_) updateSiblings(*edit);
  shown_ = edit;
}

void EditDetails::updateSiblings(const document::Edit& edit) {
  const QSignalBlocker block(siblings_);
  const auto count = static_cast<int>(edit.candidates.size());
  if (!shown_ || !sameSiblings(*shown_, edit)) {
    siblings_->clear();
    for (int i = 0; i < count; ++i) {
      const auto& candidate = edit.candidates[static_cast<std::size_t>(i)];
      auto* item = new QListWidgetItem(iconOf(candidate, devicePixelRatioF()), {}, siblings_);
      item->setToolTip(wordsOrSeed(candidate));
      item->setData(Qt::AccessibleTextRole, tr("Candidate %1 of %2").arg(i + 1).arg(count));
    }
  }
  siblings_->setCurrentRow(static_cast<int>(edit.chosen));
  place_->setText(tr("Candidate %1 of %2").arg(edit.chosen + 1).arg(count));
  siblingsRow_->setVisible(count > 1);
}

}  // namespace pentimento::ui
