#include "ui/panels/start_page.h"

#include <QDir>
#include <QScrollArea>

#include "ui/icons.h"
#include "ui/panels/controls.h"
#include "ui/panels/engine_summary.h"
#include "ui/panels/recent_pictures.h"
#include "ui/samples.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kLogo = 72;
constexpr int kColumnWidth = 420;
constexpr std::size_t kMaxUnsaved = 5;

QToolButton* makeTextButton(const QString& text, const QString& name, QWidget* parent) {
  QToolButton* button = makeButton({}, name, parent);
  button->setText(text);
  button->setAccessibleName(name);
  button->setToolButtonStyle(Qt::ToolButtonTextOnly);
  return button;
}

QVBoxLayout* emptied(QWidget* box) {
  delete box->layout();
  qDeleteAll(box->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
  auto* list = new QVBoxLayout(box);
  list->setContentsMargins(0, 0, 0, 0);
  list->setSpacing(0);
  return list;
}
}  // namespace

StartPage::StartPage(Studio& studio, Documents& documents, FileActions& files, WordActions& words,
                     QWidget* parent)
    : QWidget(parent), studio_(studio), documents_(documents), files_(files), unsaved_(new QWidget(this)) {
  setAccessibleName(tr("Start page"));
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setSpacing(kGap);
  column->addStretch(2);
  addHeading(column);
  addButtons(column, words.newPicture);
  column->addWidget(unsaved_);
  column->addWidget(new RecentPictures(studio.recent, documents, this), 0, Qt::AlignHCenter);
  column->addSpacing(2 * kGap);
  column->addWidget(new EngineSummary(words, this));
  column->addSpacing(kGap);
  QLabel* hint = makeFaintLabel(tr("You can also drop a picture here, or paste one."), this);
  hint->setAlignment(Qt::AlignCenter);
  column->addWidget(hint);
  column->addStretch(3);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(content);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scroll);
  connect(&studio_.unsaved, &UnsavedWorkList::changed, this, &StartPage::fillUnsaved);
  fillUnsaved();
}

void StartPage::addHeading(QVBoxLayout* column) {
  auto* logo = new QLabel(this);
  logo->setPixmap(icon(QStringLiteral("pentimento")).pixmap(QSize(kLogo, kLogo), devicePixelRatioF()));
  logo->setAlignment(Qt::AlignCenter);
  auto* name = new QLabel(QStringLiteral("Pentimento"), this);
  QFont large = name->font();
  large.setPointSizeF(large.pointSizeF() * 2);
  large.setWeight(QFont::DemiBold);
  name->setFont(large);
  name->setAlignment(Qt::AlignCenter);
  QLabel* how = makeFaintLabel(tr("Open a picture, paint over what should go, press Remove."), this);
  how->setAlignment(Qt::AlignCenter);
  how->setMinimumWidth(kColumnWidth);
  column->addWidget(logo);
  column->addWidget(name);
  column->addWidget(how);
  column->addSpacing(2 * kGap);
}

void StartPage::addButtons(QVBoxLayout* column, QAction* newPicture) {
  auto* row = new QHBoxLayout;
  row->setSpacing(kGap);
  row->addStretch();
  QToolButton* open = makeButton(files_.openAction, ButtonLook::Primary, this);
  open->setDefaultAction(nullptr);
  open->setText(tr("Open a picture…"));
  open->setIcon(iconOnAccent(QStringLiteral("open")));
  connect(open, &QToolButton::clicked, files_.openAction, &QAction::trigger);
  row->addWidget(open);
  const std::vector<Sample> found = samples();
  if (!found.empty()) {
    QToolButton* sample =
        makeButton(QStringLiteral("sample"), tr("A picture with an object to remove, mask included"), this);
    sample->setText(tr("Try the sample"));
    sample->setAccessibleName(sample->text());
    sample->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    sample->setProperty("withText", true);
    connect(sample, &QToolButton::clicked, this,
            [this, first = found.front()] { documents_.openSample(first); });
    row->addWidget(sample);
  }
  QToolButton* words = makeButton(QStringLiteral("generate"), newPicture->toolTip(), this);
  words->setText(tr("New from words…"));
  words->setAccessibleName(words->text());
  words->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  words->setProperty("withText", true);
  connect(words, &QToolButton::clicked, newPicture, &QAction::trigger);
  newButton_ = words;
  row->addWidget(words);
  row->addStretch();
  column->addLayout(row);
  column->addSpacing(2 * kGap);
}

void StartPage::fillUnsaved() {
  QVBoxLayout* list = emptied(unsaved_);
  const auto& works = studio_.unsaved.works();
  unsaved_->setVisible(!works.empty());
  QLabel* heading = makeFaintLabel(tr("Not saved when Pentimento ended"), unsaved_);
  heading->setAlignment(Qt::AlignCenter);
  list->addWidget(heading);
  for (std::size_t i = 0; i < std::min(works.size(), kMaxUnsaved); ++i) addUnsaved(list, works[i]);
  if (works.size() > 1) {
    QToolButton* all = makeTextButton(tr("Recover all"), tr("Recover all"), unsaved_);
    connect(
        all, &QToolButton::clicked, this, [this] { documents_.recoverAll(); }, Qt::QueuedConnection);
    list->addWidget(all, 0, Qt::AlignHCenter);
  }
  list->addSpacing(2 * kGap);
  QWidget* before = newButton_;  // Tab goes down the page, whichever list was filled last
  for (QToolButton* button : unsaved_->findChildren<QToolButton*>()) {
    setTabOrder(before, button);
    before = button;
  }
}

void StartPage::addUnsaved(QVBoxLayout* list, const UnsavedWork& work) {
  auto* row = new QHBoxLayout;
  row->setSpacing(kGap);
  auto* what = new QLabel(work.description(), unsaved_);
  what->setToolTip(QDir::toNativeSeparators(work.source));
  row->addStretch();
  row->addWidget(what);
  const auto addButton = [&](const QString& text, const QString& name, auto&& act) {
    QToolButton* button = makeTextButton(text, name, unsaved_);
    // After the click has ended: the button leaves with the list.
    connect(button, &QToolButton::clicked, this, act, Qt::QueuedConnection);
    row->addWidget(button);
  };
  addButton(tr("Recover"), tr("Recover %1").arg(work.description()),
            [this, work] { documents_.recover(work); });
  addButton(tr("Discard"), tr("Discard %1").arg(work.description()),
            [this, work] { studio_.unsaved.discard(work); });
  row->addStretch();
  list->addLayout(row);
}

}  // namespace pentimento::ui
