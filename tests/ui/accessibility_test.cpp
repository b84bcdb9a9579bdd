// Everybody can use the window: names for screen readers, Tab reaches every control, contrast, nothing cut.
#include <QAccessible>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QMenu>
#include <QPalette>
#include <QRadioButton>
#include <QSet>
#include <QSpinBox>
#include <cmath>

#include "tests/ui/window_fixture.h"
#include "ui/dialogs/keys_dialog.h"
#include "ui/dialogs/log_dialog.h"
#include "ui/dialogs/models_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/language.h"
#include "ui/theme.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
QString describe(const QObject* object) {
  return QString::fromLatin1(object->metaObject()->className()) + ' ' + object->objectName();
}

/// The focusable ones below `interface` that say nothing to a screen reader.
QStringList namelessBelow(QAccessibleInterface* interface, int& focusable) {
  QStringList nameless;
  if (!interface || interface->state().invisible) return nameless;
  if (interface->state().focusable && interface->object() && interface->object()->isWidgetType()) {
    ++focusable;
    const auto* widget = static_cast<QWidget*>(interface->object());
    const bool inSpinBox = qobject_cast<QAbstractSpinBox*>(widget->parentWidget());
    if (interface->text(QAccessible::Name).isEmpty() && !widget->isWindow() && !inSpinBox) {
      nameless << describe(widget);
    }
  }
  for (int i = 0; i < interface->childCount(); ++i) nameless << namelessBelow(interface->child(i), focusable);
  return nameless;
}

void checkNames(QWidget& widget, const char* state, int atLeast) {
  int focusable = 0;
  const QStringList nameless = namelessBelow(QAccessible::queryAccessibleInterface(&widget), focusable);
  INFO(state << ": " << nameless.join(QStringLiteral(", ")).toStdString());
  CHECK(nameless.isEmpty());
  CHECK(focusable >= atLeast);
}

bool takesTab(const QWidget* widget) {
  return widget->isVisible() && widget->isEnabled() &&
         (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->focusProxy();
}

/// Presses Tab as long as there is something new; what is reached.
QSet<QWidget*> reachedByTab(QWidget& from) {
  QSet<QWidget*> reached;
  for (QWidget* now = QApplication::focusWidget(); now && !reached.contains(now);
       now = QApplication::focusWidget()) {
    reached << now;
    QTest::keyClick(now, Qt::Key_Tab);
  }
  Q_UNUSED(from)
  return reached;
}

double luminance(const QColor& color) {
  const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2.1, contrast ratio.
double contrast(const QColor& a, const QColor& b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

/// Between what is behind an empty box and what stands out most across its middle.
double outlineContrast(QAbstractButton& box) {
  box.ensurePolished();
  const QImage seen = box.grab().toImage();
  const QColor window = box.palette().color(QPalette::Window);
  double most = 1;
  for (int x = 0; x < seen.width(); ++x) {
    most = std::max(most, contrast(seen.pixelColor(x, seen.height() / 2), window));
  }
  return most;
}

/// Labels, buttons and number fields whose text does not fit into them.
QStringList cutTexts(const QWidget& window) {
  QStringList cut;
  for (const auto* label : window.findChildren<QLabel*>()) {
    if (!label->isVisible() || label->text().isEmpty() || label->wordWrap()) continue;
    if (label->sizeHint().width() > label->width() + 1) cut << label->text();
  }
  for (const auto* button : window.findChildren<QAbstractButton*>()) {
    if (!button->isVisible() || button->text().isEmpty()) continue;
    if (button->sizeHint().width() > button->width() + 1) cut << button->text();
  }
  for (const auto* box : window.findChildren<QSpinBox*>()) {
    if (box->isVisible() && box->sizeHint().width() > box->width() + 1) cut << box->text();
  }
  return cut;
}

QStringList cutInPopovers(const QWidget& bar) {
  QStringList cut;
  for (auto* opener : bar.findChildren<QToolButton*>()) {
    QMenu* popover = opener->menu();
    if (!popover || !opener->isVisible()) continue;
    popover->popup(opener->mapToGlobal(QPoint()));
    CHECK(QTest::qWaitForWindowExposed(popover));
    cut << cutTexts(*popover);
    popover->close();
  }
  return cut;
}
}  // namespace

TEST_CASE("every control has a name in every state of the window") {
  WindowFixture f;
  f.studio.recent.add(f.writePicture("recent.png"));
  checkNames(f.window, "start page", 4);
  f.openPicture();
  checkNames(f.window, "picture", 12);
  f.select();
  f.tab.words().panel->setChecked(true);
  checkNames(f.window, "mask and panel", 14);
  f.runToEnd();
  checkNames(f.window, "candidates", 14);
  f.session.viewCandidate(1);
  checkNames(f.window, "a candidate", 14);
  f.window.findChild<CommandPalette*>()->open();
  checkNames(f.window, "palette", 14);
}

TEST_CASE("every control of the dialogs has a name and Tab reaches it") {
  WindowFixture f;
  f.openPicture();
  const std::unique_ptr<QDialog> dialogs[] = {
      std::make_unique<PreferencesDialog>(f.tab.canvas(), f.studio.recent, &f.window),
      std::make_unique<ModelsDialog>(f.tab.words(), &f.window),
      std::make_unique<KeysDialog>(f.tab, f.tab.menus()), std::make_unique<LogDialog>(&f.window)};
  for (const auto& dialog : dialogs) {
    INFO(dialog->windowTitle().toStdString());
    dialog->show();
    dialog->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(dialog.get()));
    checkNames(*dialog, "dialog", 2);
    if (!dialog->focusWidget()) dialog->nextInFocusChain()->setFocus();
    REQUIRE(waitUntil([&] { return dialog->isAncestorOf(QApplication::focusWidget()); }));
    const QSet<QWidget*> reached = reachedByTab(*dialog);
    for (auto* widget : dialog->findChildren<QWidget*>()) {
      if (!takesTab(widget) || widget->inherits("QRadioButton") || widget->inherits("QTabBar")) continue;
      INFO(describe(widget).toStdString() << " " << widget->accessibleName().toStdString());
      // Of buttons that exclude each other Tab reaches one.
      const auto* button = qobject_cast<QAbstractButton*>(widget);
      INFO((button ? button->text().toStdString() : std::string()));
      if (button && button->group() && !button->isChecked()) continue;
      CHECK(reached.contains(widget));
    }
    dialog->close();
  }
}

TEST_CASE("F6 and Tab reach every control of the window and leave every one") {
  WindowFixture f;
  f.openPicture();
  f.select();
  f.tab.words().panel->setChecked(true);
  QSet<QWidget*> reached;
  for (int area = 0; area < 8; ++area) {
    QWidget* start = QApplication::focusWidget();
    REQUIRE(start);
    QTest::keyClick(start, Qt::Key_F6);
    REQUIRE(waitUntil([&] { return QApplication::focusWidget() != start; }));
    if (QApplication::focusWidget() == &f.tab.canvas()) continue;
    start = QApplication::focusWidget();
    // From the canvas Tab is its own key: each area is gone through from its first control.
    for (QWidget* now = start; now && now != &f.tab.canvas();) {
      reached << now;
      QTest::keyClick(now, Qt::Key_Tab);
      if (QApplication::focusWidget() == now || reached.contains(QApplication::focusWidget())) break;
      now = QApplication::focusWidget();
    }
    start->setFocus();
  }
  int controls = 0;
  for (auto* widget : f.window.findChildren<QWidget*>()) {
    if (!takesTab(widget) || widget->window() != &f.window || widget == &f.tab.canvas()) continue;
    if (!f.window.centralWidget()->isAncestorOf(widget)) continue;
    const auto* button = qobject_cast<QAbstractButton*>(widget);
    if (button && button->group() && !button->isChecked()) continue;
    ++controls;
    INFO(describe(widget).toStdString() << " " << widget->accessibleName().toStdString());
    CHECK(reached.contains(widget));
  }
  CHECK(controls > 15);
}

TEST_CASE("texts stand out from what is behind them in both themes") {
  const TestApplication application;
  for (const Theme theme : {Theme::Light, Theme::Dark}) {
    applyTheme(theme);
    const QPalette p = QApplication::palette();
    const auto of = [&](QPalette::ColorRole role) { return p.color(QPalette::Active, role); };
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> texts[] = {
        {QPalette::WindowText, QPalette::Window},
        {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},
        {QPalette::ButtonText, QPalette::Button},
        {QPalette::ButtonText, QPalette::Window},
        {QPalette::ButtonText, QPalette::Mid},
        {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::PlaceholderText, QPalette::Window},
        {QPalette::PlaceholderText, QPalette::Base},
        {QPalette::Link, QPalette::Window},
        {QPalette::Link, QPalette::Base},
        {QPalette::ToolTipText, QPalette::ToolTipBase}};
    for (const auto& [text, behind] : texts) {
      INFO((theme == Theme::Dark ? "dark " : "light ") << text << " on " << behind);
      CHECK(contrast(of(text), of(behind)) >= 4.5);
    }
    INFO((theme == Theme::Dark ? "dark" : "light"));
    CHECK(contrast(Qt::white, accentColor()) >= 4.5);              // the main button
    CHECK(contrast(Qt::white, accentColor().darker(110)) >= 4.5);  // with the pointer over it
    CHECK(contrast(accentColor(), of(QPalette::Window)) >= 3);     // focus, progress
    CHECK(contrast(accentColor(), of(QPalette::Base)) >= 3);
    QCheckBox box;
    CHECK(outlineContrast(box) >= 3);
    QRadioButton radio;
    CHECK(outlineContrast(radio) >= 3);
  }
  applyTheme(Theme::Light);
}

TEST_CASE("nothing is cut in the smallest window in both languages") {
  for (const Language language : {Language::English, Language::Chinese}) {
    applyLanguage(language);
    WindowFixture f;
    f.window.resize(f.window.minimumSizeHint());
    const auto check = [&](const char* state) {
      const bool fits = QTest::qWaitFor([&] { return cutTexts(f.window).isEmpty(); }, 1000);
      INFO(state << ": " << cutTexts(f.window).join(QStringLiteral(" | ")).toStdString());
      CHECK(fits);
    };
    check("start page");
    f.openPicture();
    check("picture");
    const auto checkPopovers = [&] {
      const QStringList cut = cutInPopovers(*f.tab.workspace().bar());
      INFO("popovers: " << cut.join(QStringLiteral(" | ")).toStdString());
      CHECK(cut.isEmpty());
    };
    checkPopovers();
    f.session.open({noisePicture({1280, 850}), {}}, QStringLiteral("/nowhere/large.png"));
    EditSettings settings = f.session.settings();
    settings.format.size = {780, 1392};
    f.session.setSettings(settings);
    checkPopovers();
    f.openPicture();
    f.select();
    f.tab.words().panel->setChecked(true);
    f.window.resize(f.window.minimumSizeHint());
    check("mask and panel");
    f.runToEnd();
    check("candidates");
    f.tab.words().panel->setChecked(false);
    f.window.resize(900, 700);
    QTest::qWait(1);
    const auto* bar = f.window.findChild<SelectionBar*>();
    CHECK(bar->parentWidget()->rect().contains(bar->geometry()));
    PreferencesDialog dialog(f.tab.canvas(), f.studio.recent, &f.window);
    dialog.show();
    for (int page = 0; page < dialog.pages().count(); ++page) {
      dialog.pages().setCurrentIndex(page);
      QTest::qWait(1);
      INFO(cutTexts(dialog).join(QStringLiteral(" | ")).toStdString());
      CHECK(cutTexts(dialog).isEmpty());
    }
  }
  applyLanguage(Language::English);
}
