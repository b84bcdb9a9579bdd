#include "ui/panels/dock.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFrame>
#include <QLabel>

#include "ui/panels/controls.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
constexpr int kCloseIcon = 14;
}

Dock::Dock(const QString& name, const QString& title, QWidget* content, QAction* toggle, QWidget* parent)
    : QDockWidget(title, parent), toggle_(toggle) {
  setObjectName(name);
  setWidget(content);
  toggle_->setCheckable(true);
  setVisible(toggle_->isChecked());
  connect(toggle_, &QAction::toggled, this, [this](bool on) {
    if (on != isHidden()) return;
    setVisible(on);
    if (on) raise();
  });
  connect(this, &QDockWidget::dockLocationChanged, this,
          [this](Qt::DockWidgetArea area) { turnTitle(area == Qt::BottomDockWidgetArea); });
  connect(this, &QDockWidget::topLevelChanged, this, [this](bool floating) {
    if (floating) turnTitle(false);
  });
  turnTitle(false);
}

/// A panel below the canvas is low: its title stands at the left.
void Dock::turnTitle(bool upright) {
  const bool before = features().testFlag(DockWidgetVerticalTitleBar);
  if (titleBarWidget() && before == upright) return;
  DockWidgetFeatures features = DockWidgetClosable | DockWidgetMovable | DockWidgetFloatable;
  setFeatures(features.setFlag(DockWidgetVerticalTitleBar, upright));
  delete titleBarWidget();
  setTitleBarWidget(makeTitle(upright));
}

QWidget* Dock::makeTitle(bool upright) {
  auto* title = new QFrame(this);
  if (!upright) title->setObjectName(QStringLiteral("dockTitle"));
  auto* layout = new QBoxLayout(upright ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight, title);
  layout->setContentsMargins(upright ? QMargins(2, 2, 2, 2) : QMargins(2 * kGap, 2, kSmallGap, 2));
  layout->setSpacing(0);
  QToolButton* close = makeButton(QStringLiteral("cancel"), tr("Hide %1").arg(windowTitle()), title);
  close->setIconSize({kCloseIcon, kCloseIcon});
  close->setProperty("small", true);
  connect(close, &QToolButton::clicked, toggle_, &QAction::trigger);
  if (!upright) layout->addWidget(makeHeading(windowTitle(), title), 1);
  layout->addWidget(close);
  if (upright) layout->addStretch(1);
  return title;
}

void Dock::followPage(bool shown) {
  if (shown ? !away_ : !isFloating() || isHidden()) return;
  away_ = true;
  setVisible(shown);
  away_ = !shown;
}

/// Hidden or shown itself, whatever becomes of the page that it stands in.
bool Dock::event(QEvent* event) {
  const bool done = QDockWidget::event(event);
  if (away_) return done;
  if (event->type() == QEvent::HideToParent || event->type() == QEvent::ShowToParent) {
    toggle_->setChecked(!isHidden());
  }
  return done;
}

}  // namespace pentimento::ui
