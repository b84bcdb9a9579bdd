#include "ui/actions/view_actions.h"

#include <QActionGroup>

#include "ui/actions/make_action.h"
#include "ui/dialogs/repeated_dialog.h"
#include "ui/language.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
QAction* checkable(QAction* action) {
  action->setCheckable(true);
  return action;
}
}  // namespace

ViewActions::ViewActions(EditorSession& session, Canvas& canvas, QWidget& tab)
    : QObject(&tab),
      zoomIn(makeAction(this, "view.zoomIn", tr("Zoom &in"), {},
                        {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal, Qt::Key_Plus},
                        tr("See the picture larger; the wheel does it at the pointer"))),
      zoomOut(makeAction(this, "view.zoomOut", tr("Zoom &out"), {}, {Qt::CTRL | Qt::Key_Minus, Qt::Key_Minus},
                         tr("See the picture smaller; the wheel does it at the pointer"))),
      fit(makeAction(this, "view.fit", tr("&Fit in the window"), "fit", {Qt::CTRL | Qt::Key_0},
                     tr("See the whole picture"))),
      actualPixels(makeAction(this, "view.actualPixels", tr("&Actual pixels (100 %)"), {},
                              {Qt::CTRL | Qt::Key_1},
                              tr("See each pixel of the picture as one pixel of the screen"))),
      mask(checkable(makeAction(this, "view.mask", tr("Show &mask"), {}, {Qt::Key_Q},
                                tr("Show or hide what is masked")))),
      bounds(checkable(makeAction(this, "view.guides", tr("Show &ring and context region"), {}, {Qt::Key_G},
                                  tr("Show or hide what may change and what the engine looks at")))),
      original(checkable(makeAction(this, "view.original", tr("Show &original\tHold Tab"), {}, {},
                                    tr("See the picture as it was before")))),
      repeated(makeAction(this, "view.repeated", tr("R&epeated"), "tiles", {},
                          tr("See copies of the picture side by side, as a seamless tile"))),
      fullScreen(checkable(makeAction(this, "view.fullScreen", tr("F&ull screen"), {},
                                      {QKeySequence(Qt::Key_F11)}, tr("Use the whole screen")))),
      session_(session),
      canvas_(canvas) {
  mask->setChecked(canvas_.maskVisible());
  bounds->setChecked(canvas_.boundsVisible());
  connectActions(tab);
}

void ViewActions::takeOver(const ViewActions& before) {
  for (const auto action : {&ViewActions::mask, &ViewActions::bounds, &ViewActions::fullScreen}) {
    (this->*action)->setChecked((before.*action)->isChecked());
  }
}

void ViewActions::connectActions(QWidget& tab) {
  connect(zoomIn, &QAction::triggered, &canvas_, &Canvas::zoomIn);
  connect(zoomOut, &QAction::triggered, &canvas_, &Canvas::zoomOut);
  connect(fit, &QAction::triggered, &canvas_, &Canvas::zoomToFit);
  connect(actualPixels, &QAction::triggered, &canvas_, &Canvas::zoomToActualPixels);
  connect(mask, &QAction::toggled, &canvas_, &Canvas::setMaskVisible);
  connect(bounds, &QAction::toggled, &canvas_, &Canvas::setBoundsVisible);
  connect(original, &QAction::triggered, &session_, &EditorSession::showOriginal);
  connect(&session_, &EditorSession::shownImageChanged, this,
          [this] { original->setChecked(session_.shown() == Shown::Original); });
  connect(repeated, &QAction::triggered, this, [this, &tab] {
    auto* dialog = tab.findChild<RepeatedDialog*>();
    if (!dialog) dialog = new RepeatedDialog(session_, &tab);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    dialog->activateWindow();
  });
  const auto update = [this] { repeated->setEnabled(session_.hasPicture()); };
  connect(&session_, &EditorSession::documentChanged, this, update);
  update();
  connect(fullScreen, &QAction::triggered, &tab, [&tab](bool on) {
    QWidget* window = tab.window();
    window->setWindowState(window->windowState().setFlag(Qt::WindowFullScreen, on));
  });
}

void ViewActions::fillMenu(QMenu* menu) const {
  menu->addActions({zoomIn, zoomOut, fit, actualPixels});
  menu->addSeparator();
  menu->addActions({mask, bounds, original, repeated});
  menu->addSeparator();
  menu->addAction(fullScreen);
  fillThemeMenu(menu->addMenu(tr("&Theme")));
  fillLanguageMenu(menu->addMenu(tr("&Language")));
}

void ViewActions::fillThemeMenu(QMenu* menu) const {
  auto* group = new QActionGroup(menu);
  const std::pair<QString, Theme> themes[] = {
      {tr("As the &system"), Theme::System}, {tr("&Light"), Theme::Light}, {tr("&Dark"), Theme::Dark}};
  for (const auto& [name, theme] : themes) {
    QAction* action = checkable(menu->addAction(name));
    group->addAction(action);
    action->setChecked(savedTheme() == theme);
    connect(action, &QAction::triggered, this, [theme = theme] {
      saveTheme(theme);
      applyTheme(theme);
    });
  }
}

void ViewActions::fillLanguageMenu(QMenu* menu) const {
  auto* group = new QActionGroup(menu);
  for (const Language language : kLanguages) {
    QAction* action = checkable(menu->addAction(nameOf(language)));
    group->addAction(action);
    action->setChecked(savedLanguage() == language);
    connect(action, &QAction::triggered, this, [language] {
      saveLanguage(language);
      applyLanguage(language);
    });
  }
}

}  // namespace pentimento::ui
