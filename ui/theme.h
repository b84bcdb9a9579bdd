// The neutral dark and light looks. Neutral grey, so that nothing around the picture tints how it is judged.
#pragma once

#include <QColor>
#include <QString>

namespace pentimento::ui {

enum class Theme { System, Light, Dark };

/// Sets style, palette and style sheet of the application. System: the lightness of the desktop's palette.
void applyTheme(Theme theme);
/// The person's choice, from the settings.
Theme savedTheme();
void saveTheme(Theme theme);

bool isDarkTheme();
/// Marks the main action and what is current; readable under white text and beside both window colors.
QColor accentColor();

/// Spacing is counted in these.
inline constexpr int kGap = 8;
inline constexpr int kSmallGap = 4;

}  // namespace pentimento::ui
