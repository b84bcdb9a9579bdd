#include "ui/theme.h"

#include <QApplication>
#include <QPalette>
#include <QProxyStyle>
#include <QSettings>
#include <QStyleOption>

namespace pentimento::ui {

namespace {
const QString kKey = QStringLiteral("theme");

struct Colors {
  QColor window, base, raised, line, text, faint, disabled, accent;
  QColor recess;  // what lies behind tabs
};

// Text on window: 12:1 dark, 15:1 light; faint on window: at least 5:1 (WCAG 2.1 asks for 4.5:1).
const Colors kDark{QColor(0x2b, 0x2b, 0x2b), QColor(0x1e, 0x1e, 0x1e), QColor(0x3a, 0x3a, 0x3a),
                   QColor(0x4a, 0x4a, 0x4a), QColor(0xe8, 0xe8, 0xe8), QColor(0xa8, 0xa8, 0xa8),
                   QColor(0x7c, 0x7c, 0x7c), QColor(0x35, 0x72, 0xd6), QColor(0x1a, 0x1a, 0x1a)};
const Colors kLight{QColor(0xf0, 0xf0, 0xf0), QColor(0xff, 0xff, 0xff), QColor(0xe2, 0xe2, 0xe2),
                    QColor(0xc4, 0xc4, 0xc4), QColor(0x1e, 0x1e, 0x1e), QColor(0x5c, 0x5c, 0x5c),
                    QColor(0x98, 0x98, 0x98), QColor(0x25, 0x63, 0xc9), QColor(0xd8, 0xd8, 0xd8)};

bool systemIsDark() {
  // Before a palette of ours is set, the application has the desktop's.
  static const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
  return dark;
}

QPalette paletteOf(const Colors& c) {
  QPalette palette(c.raised, c.window);
  palette.setColor(QPalette::Window, c.window);
  palette.setColor(QPalette::WindowText, c.text);
  palette.setColor(QPalette::Base, c.base);
  palette.setColor(QPalette::AlternateBase, c.window);
  palette.setColor(QPalette::Text, c.text);
  palette.setColor(QPalette::Button, c.raised);
  palette.setColor(QPalette::ButtonText, c.text);
  palette.setColor(QPalette::ToolTipBase, c.raised);
  palette.setColor(QPalette::ToolTipText, c.text);
  palette.setColor(QPalette::PlaceholderText, c.faint);
  palette.setColor(QPalette::Mid, c.line);
  palette.setColor(QPalette::Highlight, c.accent);
  palette.setColor(QPalette::HighlightedText, Qt::white);
  palette.setColor(QPalette::Link, c.accent.lighter(isDarkTheme() ? 140 : 100));
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, c.disabled);
  }
  return palette;
}

/// The current document is one surface with its page; the others lie behind it.
QString tabStyleOf(const Colors& c) {
  return QStringLiteral(R"(
    QWidget#documentBar { background: %1; }
    QTabBar#documents::tab {
      background: transparent; color: %2; border: none; border-top: 2px solid transparent;
      border-right: 1px solid %3; padding: 5px 8px 6px 12px; min-width: 72px; max-width: 240px;
    }
    QTabBar#documents::tab:hover { background: %3; color: %4; }
    QTabBar#documents::tab:selected { background: %5; color: %4; border-top-color: %6; }
    QTabBar#documents::tab:selected:focus { border-top-color: %4; }
  )")
      .arg(c.recess.name(), c.faint.name(), c.line.name(), c.text.name(), c.window.name(), c.accent.name());
}

/// What Fusion cannot say with a palette: flat tool buttons, panels over the canvas, the main button.
QString styleSheetOf(const Colors& c) {
  return QStringLiteral(R"(
    QToolTip { padding: 4px; border: 1px solid %3; }
    QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 5px; color: %2; }
    QToolButton[withText="true"] { padding: 5px 2px 5px 9px; }
    QToolButton[narrow="true"] { padding: 5px 0; }
    QToolButton:hover { background: %4; }
    QToolButton:pressed, QToolButton:checked { background: %3; }
    QToolButton:focus { border-color: %1; }
    QToolButton[swatch="true"] { padding: 4px; border-width: 2px; }
    QToolButton[swatch="true"]:checked { background: transparent; border-color: %2; }
    QToolButton[swatch="true"]:focus { border-color: %1; }
    QToolButton:disabled { color: %6; }
    QToolButton::menu-indicator { image: none; }
    QToolButton[marked="true"] { border-bottom: 2px solid %1; border-radius: 0; }
    QToolButton[primary="true"] { background: %1; color: white; }
    QToolButton[primary="true"]:hover { background: %5; }
    QToolButton[primary="true"]:focus { border-color: %2; }
    QToolButton[primary="true"]:disabled { background: %4; color: %6; }
    QFrame[panel="true"] { background: %7; border: 1px solid %3; border-radius: 9px; }
    QFrame[divider="true"] { background: %3; border: none; }
    QLabel[faint="true"] { color: %8; }
    QStatusBar::item { border: none; }
    QLineEdit[field="true"], QPlainTextEdit { background: %9; border: 1px solid %3; border-radius: 5px; }
    QLineEdit[field="true"] { padding: 5px 7px; }
    QPlainTextEdit { padding: 2px 3px; }
    QLineEdit[field="true"]:focus, QPlainTextEdit:focus { border-color: %1; }
    QFrame#toolOptions { border-bottom: 1px solid %3; }
    QToolButton[small="true"] { padding: 2px; }
    QMainWindow::separator { background: %7; width: 4px; height: 4px; }
    QFrame#dockTitle { border-top: 1px solid %3; }
    QListWidget[pictures="true"]::item { border: 2px solid transparent; border-radius: 4px; padding: 1px; }
    QListWidget[pictures="true"]::item:selected { background: transparent; border-color: %1; }
    QMainWindow::separator:hover { background: %1; }
    QProgressBar { background: %4; border: none; border-radius: 3px; }
    QProgressBar::chunk { background: %1; border-radius: 3px; }
  )")
      .arg(c.accent.name(), c.text.name(), c.line.name(), c.raised.name(), c.accent.darker(110).name(),
           c.disabled.name(), c.window.name(), c.faint.name(), c.base.name());
}

/// Fusion with outlines of check boxes and radio buttons that are seen in the dark theme, too: its own are
/// darker than the window.
class Style : public QProxyStyle {
 public:
  Style() : QProxyStyle(QStringLiteral("Fusion")) {}

  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (!button || (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton)) {
      return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
    constexpr int kFusionDarkens = 140;  // percent, from the window's color to the outline's
    QStyleOptionButton outlined = *button;
    const QColor outline = button->palette.color(QPalette::PlaceholderText);
    outlined.palette.setColor(QPalette::Window, outline.lighter(kFusionDarkens));
    QProxyStyle::drawPrimitive(element, &outlined, painter, widget);
  }
};

Theme g_applied = Theme::Light;
}  // namespace

void applyTheme(Theme theme) {
  const bool system = systemIsDark();
  g_applied = theme == Theme::Dark || (theme == Theme::System && system) ? Theme::Dark : Theme::Light;
  const Colors& colors = isDarkTheme() ? kDark : kLight;
  QApplication::setStyle(new Style);
  QApplication::setPalette(paletteOf(colors));
  qApp->setStyleSheet(styleSheetOf(colors) + tabStyleOf(colors));
}

Theme savedTheme() {
  const QString word = QSettings().value(kKey).toString();
  if (word == QLatin1String("light")) return Theme::Light;
  return word == QLatin1String("dark") ? Theme::Dark : Theme::System;
}

void saveTheme(Theme theme) {
  const char* word = theme == Theme::Light ? "light" : theme == Theme::Dark ? "dark" : "system";
  QSettings().setValue(kKey, QString::fromLatin1(word));
}

bool isDarkTheme() {
  return g_applied == Theme::Dark;
}

QColor accentColor() {
  return isDarkTheme() ? kDark.accent : kLight.accent;
}

}  // namespace pentimento::ui
