#include "ui/board/tree_bar.h"

#include <QMenu>
#include <QToolButton>

#include "ui/actions/make_action.h"
#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr std::size_t kMostSteps = 5;  // of the way; the middle is left out
constexpr int kLongestName = 18;
}  // namespace

TreeBar::TreeBar(const BoardContents& contents, QWidget* parent)
    : QFrame(parent),
      parentOne(makeAction(this, "candidate.treeParent", tr("To what it &started from"), {}, {},
                           tr("Go to the candidate that this one started from"))),
      child(makeAction(this, "candidate.treeChild", tr("To what started from &it"), {}, {},
                       tr("Go to the first candidate that started from this one"))),
      previous(makeAction(this, "candidate.treePrevious", tr("&Previous with the same start"))),
      next(makeAction(this, "candidate.treeNext", tr("&Next with the same start"))),
      contents_(contents),
      steps_(new QHBoxLayout) {
  setAccessibleName(tr("Tree of variations"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kGap, 0, kGap, 0);
  row->setSpacing(kSmallGap);
  steps_->setSpacing(kSmallGap);
  row->addLayout(steps_);
  row->addStretch();
  setWidgetKeys(parentOne, {Qt::ALT | Qt::Key_Up});
  setWidgetKeys(child, {Qt::ALT | Qt::Key_Down});
  setWidgetKeys(previous, {Qt::ALT | Qt::Key_Left});
  setWidgetKeys(next, {Qt::ALT | Qt::Key_Right});
  const auto lineage = [this]() -> const Lineage& { return contents_.lineage(); };
  connect(parentOne, &QAction::triggered, this, [this, lineage] { go(lineage().parent(*entry_)); });
  connect(child, &QAction::triggered, this, [this, lineage] { go(lineage().children(*entry_).front()); });
  connect(previous, &QAction::triggered, this, [this, lineage] { go(lineage().sibling(*entry_, -1)); });
  connect(next, &QAction::triggered, this, [this, lineage] { go(lineage().sibling(*entry_, 1)); });
  show(std::nullopt);
}

void TreeBar::go(std::optional<std::size_t> entry) {
  if (entry) Q_EMIT wanted(*entry);
}

QString TreeBar::nameOf(std::size_t entry) const {
  const RecipeFacts& facts = *contents_.entries()[entry].facts;
  const QString what = facts.prompt.isEmpty() ? operationName(facts.operation) : facts.prompt.simplified();
  const QString number = QString::number(facts.seed).right(4);
  return tr("%1 · %2").arg(
      what.size() > kLongestName ? what.left(kLongestName - 1) + QStringLiteral("…") : what, number);
}

void TreeBar::addStep(std::size_t entry, bool current) {
  auto* button = new QToolButton(this);
  button->setAutoRaise(true);
  button->setText(nameOf(entry).replace('&', QStringLiteral("&&")));
  button->setAccessibleName(nameOf(entry));
  button->setFocusPolicy(Qt::TabFocus);
  button->setCheckable(true);
  button->setChecked(current);
  connect(button, &QToolButton::clicked, this, [this, button, entry, current] {
    button->setChecked(current);
    Q_EMIT wanted(entry);
  });
  steps_->addWidget(button);
}

void TreeBar::addArrow() {
  steps_->addWidget(makeFaintLabel(QStringLiteral("›"), this));
}

void TreeBar::show(std::optional<std::size_t> entry) {
  entry_ = entry && *entry < contents_.entries().size() ? entry : std::nullopt;
  while (QLayoutItem* item = steps_->takeAt(0)) {
    item->widget()->deleteLater();
    item->widget()->hide();
    delete item;
  }
  const Lineage& lineage = contents_.lineage();
  const bool has = entry_.has_value();
  parentOne->setEnabled(has && lineage.parent(*entry_));
  child->setEnabled(has && !lineage.children(*entry_).empty());
  previous->setEnabled(has && lineage.sibling(*entry_, -1));
  next->setEnabled(has && lineage.sibling(*entry_, 1));
  setVisible(parentOne->isEnabled() || child->isEnabled());
  if (isHidden()) return;
  const std::vector<std::size_t> path = lineage.path(*entry_);
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i > 0) addArrow();
    const bool leftOut = path.size() > kMostSteps && i > 0 && i + kMostSteps - 1 < path.size();
    if (leftOut) {
      steps_->addWidget(makeFaintLabel(QStringLiteral("…"), this));
      i = path.size() - kMostSteps;
    } else {
      addStep(path[i], path[i] == *entry_);
    }
  }
  const std::vector<std::size_t>& children = lineage.children(*entry_);
  if (children.empty()) return;
  addArrow();
  auto* more = new QToolButton(this);
  more->setText(tr("%n from here", nullptr, int(children.size())));
  more->setAccessibleName(more->text());
  more->setAutoRaise(true);
  more->setFocusPolicy(Qt::TabFocus);
  more->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(more);
  for (const std::size_t at : children) {
    menu->addAction(nameOf(at).replace('&', QStringLiteral("&&")), this, [this, at] { Q_EMIT wanted(at); });
  }
  more->setMenu(menu);
  steps_->addWidget(more);
}

}  // namespace pentimento::ui
