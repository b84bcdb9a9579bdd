#include "ui/board/board_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <cmath>
#include <utility>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kSliderWidth = 88;
}  // namespace

BoardBar::BoardBar(BoardModel& model, BoardView& view, QAction* board, QWidget* parent)
    : QFrame(parent), model_(model), view_(view) {
  setObjectName(QStringLiteral("toolOptions"));
  setAccessibleName(tr("Search and order of the board"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kGap, kSmallGap, kGap, kSmallGap);
  row->setSpacing(kSmallGap);
  makeSearch();
  makeFilter();
  makeOrder();
  row->addWidget(makeDivider(Qt::Vertical, this));
  makeGroups();
  row->addStretch();
  row->addWidget(count_ = makeFaintLabel({}, this));
  count_->setMinimumWidth(1);  // the first to give way
  row->addSpacing(kGap);
  makeSize();
  row->addWidget(makeButton(board, ButtonLook::Icon, this));
  connect(&model_, &BoardModel::queryChanged, this, &BoardBar::update);
  connect(&model_, &QAbstractItemModel::modelReset, this, &BoardBar::update);
  update();
}

void BoardBar::makeSearch() {
  search_ = new QLineEdit(this);
  search_->setAccessibleName(tr("Search"));
  search_->setProperty("field", true);
  search_->setPlaceholderText(tr("Search prompts, notes, settings"));
  search_->setToolTip(
      tr("Words, \"words that stand together\", or one setting: steps:20, steps:>20, seed:7, "
         "strength:0.5, guidance:7.5, model:…, note:…, label:2 (Ctrl+F)"));
  search_->setClearButtonEnabled(true);
  search_->setMinimumWidth(120);
  search_->setMaximumWidth(360);
  search_->installEventFilter(this);
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& words) {
    BoardFilter filter = model_.filter();
    filter.words = words;
    model_.setFilter(filter);
  });
  layout()->addWidget(search_);
}

void BoardBar::addChoice(QMenu* menu, const QString& text, std::function<void(BoardFilter&)> change,
                         std::function<bool(const BoardFilter&)> holds) {
  QAction* action = menu->addAction(text, this, [this, change = std::move(change)] {
    BoardFilter filter = model_.filter();
    change(filter);
    model_.setFilter(filter);
  });
  action->setCheckable(true);
  choices_.append({action, std::move(holds)});
}

void BoardBar::makeFilter() {
  filter_ = makeButton(QStringLiteral("filter"), tr("Show only some"), this);
  filter_->setPopupMode(QToolButton::InstantPopup);
  filter_->setCheckable(true);  // shows that something is left out
  auto* menu = new QMenu(filter_);
  using Filter = BoardFilter;
  addChoice(
      menu, tr("&All"), [](Filter& f) { f = {f.words}; },
      [](const Filter& f) { return f == Filter{f.words}; });
  menu->addSeparator();
  addChoice(
      menu, tr("&Starred"), [](Filter& f) { f.starred = !f.starred; },
      [](const Filter& f) { return f.starred; });
  addChoice(
      menu, tr("&In the picture"), [](Filter& f) { f.accepted = !f.accepted; },
      [](const Filter& f) { return f.accepted; });
  menu->addSeparator();
  for (int label = 1; label <= kColorLabels; ++label) {
    addChoice(
        menu, tr("&%1 %2").arg(label).arg(labelName(label)),
        [label](Filter& f) { f.label = f.label == label ? Filter::kAnyLabel : label; },
        [label](const Filter& f) { return f.label == label; });
  }
  menu->addSeparator();
  for (const char* operation : {"remove", "add", "extend", "vary", "repaint", "generate"}) {
    const QString word = QString::fromLatin1(operation);
    addChoice(
        menu, operationName(word),
        [word](Filter& f) { f.operation = f.operation == word ? QString() : word; },
        [word](const Filter& f) { return f.operation == word; });
  }
  filter_->setMenu(menu);
  layout()->addWidget(filter_);
}

void BoardBar::makeOrder() {
  order_ = new QComboBox(this);
  order_->setAccessibleName(tr("Order"));
  order_->setToolTip(tr("Order"));
  order_->setFocusPolicy(Qt::TabFocus);
  order_->addItems({tr("Newest first"), tr("By operation"), tr("Starred first"), tr("By seed"),
                    tr("Least visible seam first")});
  order_->setMinimumWidth(96);
  connect(order_, &QComboBox::activated, &model_,
          [this](int order) { model_.setOrder(static_cast<BoardOrder>(order)); });
  layout()->addWidget(order_);
}

void BoardBar::makeGroups() {
  groups_ =
      makeButton(QStringLiteral("groups"),
                 tr("Similar ones stand together: one for each group, the number opens it (Space)"), this);
  groups_->setAccessibleName(tr("Similar ones together"));
  groups_->setCheckable(true);
  granularity_ = makeSlider(Qt::Horizontal, 0, 100, tr("Granularity of the groups"),
                            tr("From few large groups to only what is nearly the same"), this);
  granularity_->setFixedWidth(kSliderWidth);
  connect(groups_, &QToolButton::clicked, &model_, &BoardModel::setGrouped);
  connect(granularity_, &QSlider::valueChanged, &model_,
          [this](int percent) { model_.setGranularity(percent / 100.0); });
  layout()->addWidget(groups_);
  layout()->addWidget(granularity_);
}

void BoardBar::makeSize() {
  size_ = makeSlider(Qt::Horizontal, BoardView::kMinCell, BoardView::kMaxCell, tr("Size of the cells"),
                     tr("Size of the cells (Ctrl+wheel)"), this);
  size_->setFixedWidth(kSliderWidth);
  size_->setValue(view_.cellWidth());
  connect(size_, &QSlider::valueChanged, &view_, &BoardView::setCellWidth);
  connect(&view_, &BoardView::cellWidthChanged, size_, &QSlider::setValue);
  layout()->addWidget(size_);
}

void BoardBar::update() {
  const BoardFilter& filter = model_.filter();
  const QSignalBlocker blockSearch(search_), blockGranularity(granularity_);
  if (search_->text() != filter.words) search_->setText(filter.words);
  for (const auto& [action, holds] : choices_) action->setChecked(holds(filter));
  filter_->setChecked(filter != BoardFilter{filter.words});
  order_->setCurrentIndex(static_cast<int>(model_.order()));
  groups_->setChecked(model_.grouped());
  granularity_->setVisible(model_.grouped());
  granularity_->setValue(static_cast<int>(std::lround(model_.granularity() * 100)));
  const SimilarCandidates& similar = model_.similar();
  if (model_.grouped() && similar.busy()) {
    count_->setText(tr("Comparing… %1 %").arg(static_cast<int>(similar.fraction() * 100)));
  } else if (model_.grouped()) {
    count_->setText(tr("%n groups of %1", nullptr, model_.groups()).arg(model_.total()));
  } else if (filter.none()) {
    count_->setText(tr("%n candidates", nullptr, model_.total()));
  } else {
    count_->setText(tr("%1 of %2").arg(model_.rowCount()).arg(model_.total()));
  }
}

/// Enter and Down go on to what was found, Esc clears and goes back.
bool BoardBar::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
      view_.setFocus();
      if (view_.currentRow() < 0) view_.select(0);
      return true;
    }
    if (key == Qt::Key_Escape) {
      if (search_->text().isEmpty()) view_.setFocus();
      search_->clear();
      return true;
    }
  }
  return QFrame::eventFilter(watched, event);
}

}  // namespace pentimento::ui
