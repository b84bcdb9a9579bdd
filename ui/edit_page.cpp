#include "ui/edit_page.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QSettings>
#include <QShowEvent>

#include "ui/preferences.h"

namespace pentimento::ui {

namespace {
constexpr int kVersion = 1;  // another one whenever panels get other names
const QString kLayoutKey = QStringLiteral("window/layout");
}  // namespace

EditPage::EditPage(QWidget* options, QWidget* tools, QWidget* canvas, PanelActions& actions)
    : actions_(actions), options_(options), tools_(tools) {
  setWindowFlags(Qt::Widget);
  setDockOptions(AllowNestedDocks | AllowTabbedDocks);
  const auto animate = [this] { setAnimated(motionIsWanted()); };
  connect(&PreferencesChange::signal(), &PreferencesChange::changed, this, animate);
  animate();
  setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  setMenuWidget(options_);
  auto* middle = new QWidget;
  auto* row = new QHBoxLayout(middle);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(tools_);
  row->addWidget(canvas, 1);
  middle->setMinimumWidth(options_->minimumSizeHint().width());  // a menu widget asks for no room of its own
  setCentralWidget(middle);
  connect(actions_.resetLayout, &QAction::triggered, this, &EditPage::resetLayout);
  connect(actions_.canvasOnly, &QAction::toggled, this, &EditPage::showCanvasOnly);
}

Dock* EditPage::addPanel(const QString& name, const QString& title, QWidget* content, QAction* toggle,
                         Qt::DockWidgetArea area) {
  auto* dock = new Dock(name, title, content, toggle, this);
  addDockWidget(area, dock);
  return dock;
}

void EditPage::restoreLayout() {
  initial_ = saveState(kVersion);
  restoreState(QSettings().value(kLayoutKey).toByteArray(), kVersion);
}

void EditPage::saveLayout() const {
  QSettings().setValue(kLayoutKey, layout());
}

QByteArray EditPage::layout() const {
  if (!underneath_.isEmpty()) return underneath_;
  return away_.isEmpty() ? saveState(kVersion) : away_;
}

void EditPage::takeLayout(const EditPage& before) {
  actions_.canvasOnly->setChecked(false);
  restoreState(before.layout(), kVersion);
  actions_.canvasOnly->setChecked(before.actions_.canvasOnly->isChecked());
  if (isHidden()) takeAway();
}

void EditPage::takeAway() {
  away_ = layout();
  for (Dock* dock : findChildren<Dock*>()) dock->followPage(false);
}

void EditPage::hideEvent(QHideEvent* event) {
  QMainWindow::hideEvent(event);
  if (!event->spontaneous()) takeAway();
}

void EditPage::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  if (event->spontaneous()) return;
  for (Dock* dock : findChildren<Dock*>()) dock->followPage(true);
  away_.clear();
}

void EditPage::resetLayout() {
  actions_.canvasOnly->setChecked(false);
  restoreState(initial_, kVersion);
}

void EditPage::showCanvasOnly(bool on) {
  if (on) underneath_ = saveState(kVersion);
  for (Dock* dock : findChildren<Dock*>()) dock->setVisible(false);
  options_->setVisible(!on);
  tools_->setVisible(!on);
  if (!on) restoreState(std::exchange(underneath_, {}), kVersion);
}

}  // namespace pentimento::ui
