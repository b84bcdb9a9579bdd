// The languages of the window: which one is chosen, and the texts and numbers of Qt and ours in it.
#pragma once

#include <QString>

namespace pentimento::ui {

enum class Language { System, English, Chinese };
inline constexpr Language kLanguages[] = {Language::System, Language::English, Language::Chinese};

/// Every text that is made from now on is in that language, numbers are written as is usual in it, and the
/// application hears of it (QEvent::LanguageChange). System: the desktop's language if it is one of ours,
/// else English.
void applyLanguage(Language language);
/// The person's choice, from the settings.
Language savedLanguage();
void saveLanguage(Language language);

/// In itself, as it stands in menus whatever the language is.
QString nameOf(Language language);

}  // namespace pentimento::ui
