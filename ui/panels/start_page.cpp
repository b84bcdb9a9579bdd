#include "ui/panels/start_page.h"

#include <QDir>
#include <QFileInfo>

#include "ui/icons.h"
#include "ui/panels/controls.h"
#include "ui/samples.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kLogo = 72;
constexpr int kMaxRecent = 5;
constexpr int kColumnWidth = 420;
}  // namespace

StartPage::StartPage(FileActions& files, QAction* newPicture, QWidget* parent)
    : QWidget(parent), files_(files), recent_(new QWidget(this)) {
  setAccessibleName(tr("Start page"));
  auto* column = new QVBoxLayout;
  column->setSpacing(kGap);
  addHeading(column);
  addButtons(column, newPicture);
  column->addWidget(recent_);
  QLabel* hint = makeFaintLabel(tr("You can also drop a picture here, or paste one."), this);
  hint->setAlignment(Qt::AlignCenter);
  column->addSpacing(kGap);
  column->addWidget(hint);

  auto* centered = new QHBoxLayout;
  centered->addStretch();
  centered->addLayout(column);
  centered->addStretch();
  auto* layout = new QVBoxLayout(this);
  layout->addStretch(2);
  layout->addLayout(centered);
  layout->addStretch(3);
  connect(&files_.recent(), &RecentFiles::changed, this, &StartPage::fillRecent);
  fillRecent();
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
            [this, first = found.front()] { files_.openSample(first.picture, first.mask, first.name); });
    row->addWidget(sample);
  }
  QToolButton* words = makeButton(QStringLiteral("generate"), newPicture->toolTip(), this);
  words->setText(tr("New from words…"));
  words->setAccessibleName(words->text());
  words->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  words->setProperty("withText", true);
  connect(words, &QToolButton::clicked, newPicture, &QAction::trigger);
  row->addWidget(words);
  row->addStretch();
  column->addLayout(row);
  column->addSpacing(2 * kGap);
}

void StartPage::fillRecent() {
  delete recent_->layout();
  qDeleteAll(recent_->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
  auto* list = new QVBoxLayout(recent_);
  list->setContentsMargins(0, 0, 0, 0);
  list->setSpacing(0);
  const QStringList files = files_.recent().files().mid(0, kMaxRecent);
  recent_->setVisible(!files.isEmpty());
  QLabel* heading = makeFaintLabel(tr("Recent pictures"), recent_);
  heading->setAlignment(Qt::AlignCenter);
  list->addWidget(heading);
  for (const QString& file : files) {
    QToolButton* button = makeButton({}, QDir::toNativeSeparators(file), recent_);
    button->setText(QFileInfo(file).fileName());
    button->setAccessibleName(tr("Open %1").arg(button->text()));
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    connect(button, &QToolButton::clicked, this, [this, file] { files_.open(file); });
    list->addWidget(button, 0, Qt::AlignCenter);
  }
}

}  // namespace pentimento::ui
