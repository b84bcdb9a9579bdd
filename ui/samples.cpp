#include "ui/samples.h"

#include <QCoreApplication>
#include <QDir>

namespace pentimento::ui {

namespace {
const QString kDefault = QStringLiteral("beach");
const QString kMaskSuffix = QStringLiteral("-mask");

/// Of ours in the language of the window; a file that somebody added is called as it is.
QString displayName(const QString& baseName) {
  constexpr const char* kOurs[] = {QT_TRANSLATE_NOOP("samples", "Beach"),
                                   QT_TRANSLATE_NOOP("samples", "Wall"),
                                   QT_TRANSLATE_NOOP("samples", "Interior")};
  for (const char* each : kOurs) {
    if (baseName == QString::fromLatin1(each).toLower()) return QCoreApplication::translate("samples", each);
  }
  return baseName;
}
}  // namespace

std::vector<Sample> samples() {
  const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/../share/pentimento/samples"));
  std::vector<Sample> found;
  const QStringList kinds{QStringLiteral("*.png"), QStringLiteral("*.jpg")};
  for (const QFileInfo& file : folder.entryInfoList(kinds, QDir::Files, QDir::Name)) {
    const QString base = file.completeBaseName();
    if (base.endsWith(kMaskSuffix)) continue;
    const QFileInfo mask(folder, base + kMaskSuffix + QStringLiteral(".png"));
    const Sample sample{displayName(base), file.canonicalFilePath(),
                        mask.exists() ? mask.canonicalFilePath() : QString()};
    found.insert(base == kDefault ? found.begin() : found.end(), sample);
  }
  return found;
}

}  // namespace pentimento::ui
