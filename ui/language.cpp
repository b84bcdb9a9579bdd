#include "ui/language.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>
#include <memory>
#include <vector>

namespace pentimento::ui {

namespace {
const QString kKey = QStringLiteral("language");

QLocale localeOf(Language language) {
  const QLocale system = QLocale::system();
  const bool ours = system.language() == QLocale::English || system.language() == QLocale::Chinese;
  switch (language) {
    case Language::System:
      return ours ? system : QLocale(QLocale::English, QLocale::UnitedStates);
    case Language::English:
      return system.language() == QLocale::English ? system
                                                   : QLocale(QLocale::English, QLocale::UnitedStates);
    case Language::Chinese:
      return {QLocale::Chinese, QLocale::SimplifiedChineseScript, QLocale::China};
  }
  return system;
}

/// Simplified Chinese for all of Chinese; English needs a file too, for its plurals.
QString suffixOf(const QLocale& locale) {
  return locale.language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

/// Ours lie beside the program, as the samples do; a file that is missing leaves the texts as they are in the
/// source.
std::unique_ptr<QTranslator> translator(const QString& file, const QString& folder) {
  auto made = std::make_unique<QTranslator>();
  return made->load(file, folder) ? std::move(made) : nullptr;
}
}  // namespace

void applyLanguage(Language language) {
  static std::vector<std::unique_ptr<QTranslator>> installed;
  for (const auto& each : installed) QCoreApplication::removeTranslator(each.get());
  installed.clear();
  const QLocale locale = localeOf(language);
  QLocale::setDefault(locale);
  const QString suffix = suffixOf(locale);
  const QString ours =
      QCoreApplication::applicationDirPath() + QStringLiteral("/../share/pentimento/translations");
  installed.push_back(
      translator(QStringLiteral("qtbase_") + suffix, QLibraryInfo::path(QLibraryInfo::TranslationsPath)));
  installed.push_back(translator(QStringLiteral("pentimento_") + suffix, ours));
  std::erase(installed, nullptr);
  for (const auto& each : installed) QCoreApplication::installTranslator(each.get());
  // One change, told to the windows that there are, and not one for each file to those that come later.
  QCoreApplication::removePostedEvents(qApp, QEvent::LanguageChange);
  QEvent change(QEvent::LanguageChange);
  QCoreApplication::sendEvent(qApp, &change);
}

Language savedLanguage() {
  const QString word = QSettings().value(kKey).toString();
  if (word == QLatin1String("en")) return Language::English;
  return word == QLatin1String("zh") ? Language::Chinese : Language::System;
}

void saveLanguage(Language language) {
  const char* word = language == Language::English ? "en" : language == Language::Chinese ? "zh" : "system";
  QSettings().setValue(kKey, QString::fromLatin1(word));
}

QString nameOf(Language language) {
  switch (language) {
    case Language::System:
      return QCoreApplication::translate("Language", "As the system");
    case Language::English:
      return QStringLiteral("English");
    case Language::Chinese:
      return QStringLiteral("简体中文");
  }
  return {};
}

}  // namespace pentimento::ui
