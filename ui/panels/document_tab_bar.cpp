#include "ui/panels/document_tab_bar.h"

#include <QContextMenuEvent>
#include <QDir>
#include <QPainter>

#include "ui/document_tab.h"
#include "ui/documents.h"
#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kRing = 14;
constexpr int kCloseIcon = 12;

/// How far the run of a document is: a ring that closes; only its track while it waits for the engine.
QIcon ringOf(const EditorSession& session, const QPalette& palette, double ratio) {
  if (!session.running()) return {};
  QPixmap pixmap(QSize(kRing, kRing) * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF ring(2, 2, kRing - 4, kRing - 4);
  painter.setPen(QPen(palette.color(QPalette::Mid), 2.5));
  painter.drawEllipse(ring);
  const int done = session.waitsForEngine() ? 0 : static_cast<int>(360 * std::max(session.progress(), 0.04));
  painter.setPen(QPen(accentColor(), 2.5));
  painter.drawArc(ring, 90 * 16, -done * 16);
  return pixmap;
}

QString stateOf(const EditorSession& session) {
  QStringList states;
  if (session.modified()) states << DocumentTabBar::tr("not saved");
  if (session.waitsForEngine()) states << DocumentTabBar::tr("waits for the engine");
  if (session.running() && !session.waitsForEngine()) states << DocumentTabBar::tr("runs");
  return states.join(QStringLiteral(", "));
}
}  // namespace

DocumentTabBar::DocumentTabBar(Documents& documents, QWidget* parent)
    : QWidget(parent),
      documents_(documents),
      tabs_(new QTabBar(this)),
      add_(makeButton(QStringLiteral("add"), {}, this)) {
  setObjectName(QStringLiteral("documentBar"));
  setAttribute(Qt::WA_StyledBackground);
  tabs_->setDocumentMode(true);
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->setMovable(true);
  tabs_->setElideMode(Qt::ElideMiddle);
  tabs_->setObjectName(QStringLiteral("documents"));
  tabs_->installEventFilter(this);
  add_->setProperty("small", true);
  QHBoxLayout* row = makeRow(this);
  row->addWidget(tabs_);
  row->addWidget(add_);
  row->addStretch();
  connect(add_, &QToolButton::clicked, &documents_, &Documents::addStartPage);
  for (int i = 0; i < documents_.count(); ++i) insert(i);
  follow();
  retranslate();
}

void DocumentTabBar::follow() {
  connect(&documents_, &Documents::added, this, &DocumentTabBar::insert);
  connect(&documents_, &Documents::removed, this, [this](int index) {
    const QSignalBlocker block(tabs_);
    tabs_->removeTab(index);
    updateCurrent();
  });
  connect(&documents_, &Documents::changed, this, &DocumentTabBar::update);
  connect(&documents_, &Documents::currentChanged, this, &DocumentTabBar::updateCurrent);
  connect(tabs_, &QTabBar::currentChanged, this, [this](int index) {
    if (index >= 0) documents_.show(documents_.at(index));
  });
  connect(tabs_, &QTabBar::tabMoved, &documents_, &Documents::move);
}

void DocumentTabBar::insert(int index) {
  const QSignalBlocker block(tabs_);
  tabs_->insertTab(index, QString());
  QToolButton* close = makeButton(QStringLiteral("cancel"), {}, tabs_);
  close->setIconSize({kCloseIcon, kCloseIcon});
  close->setProperty("small", true);
  close->setFocusPolicy(Qt::NoFocus);  // Ctrl+W closes
  connect(close, &QToolButton::clicked, this, [this, close] {
    for (int i = 0; i < tabs_->count(); ++i) {
      if (tabs_->tabButton(i, QTabBar::RightSide) == close) return documents_.close(documents_.at(i));
    }
  });
  tabs_->setTabButton(index, QTabBar::RightSide, close);
  update(index);
  updateCurrent();
}

void DocumentTabBar::update(int index) {
  const DocumentTab& tab = documents_.at(index);
  const QString name = tab.name(), state = stateOf(tab.session());
  const QString mark = tab.session().modified() ? QStringLiteral("• ") : QString();
  tabs_->setTabText(index, mark + QString(name).replace('&', QStringLiteral("&&")));
  tabs_->setAccessibleTabName(index, state.isEmpty() ? name : tr("%1, %2").arg(name, state));
  const QString path = tab.file().isEmpty() ? name : QDir::toNativeSeparators(tab.file());
  tabs_->setTabToolTip(index, state.isEmpty() ? path : path + '\n' + state);
  tabs_->setTabIcon(index, ringOf(tab.session(), palette(), devicePixelRatioF()));
  auto* close = static_cast<QToolButton*>(tabs_->tabButton(index, QTabBar::RightSide));
  close->setToolTip(tr("Close %1").arg(name));
  close->setAccessibleName(close->toolTip());
}

void DocumentTabBar::updateCurrent() {
  const QSignalBlocker block(tabs_);
  tabs_->setCurrentIndex(documents_.indexOf(documents_.current()));
  setVisible(documents_.count() > 1);
}

void DocumentTabBar::retranslate() {
  setAccessibleName(tr("Documents"));
  tabs_->setAccessibleName(tr("Open documents"));
  add_->setToolTip(tr("Show the start page in a new tab"));
  add_->setAccessibleName(tr("New tab"));
  for (int i = 0; i < tabs_->count(); ++i) update(i);
}

void DocumentTabBar::openMenu(int index, const QPoint& at) {
  if (index < 0) return;
  QMenu menu(this);
  documents_.at(index).tabActions().fillTabMenu(&menu);
  menu.exec(at);
}

bool DocumentTabBar::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseButtonRelease) {
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const int index = tabs_->tabAt(mouse->position().toPoint());
    if (mouse->button() == Qt::MiddleButton && index >= 0)
      return documents_.close(documents_.at(index)), true;
  }
  if (event->type() == QEvent::ContextMenu) {
    const auto* menu = static_cast<QContextMenuEvent*>(event);
    const bool key = menu->reason() == QContextMenuEvent::Keyboard;
    const int index = key ? tabs_->currentIndex() : tabs_->tabAt(menu->pos());
    openMenu(index, key ? tabs_->mapToGlobal(tabs_->tabRect(index).bottomLeft()) : menu->globalPos());
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace pentimento::ui
