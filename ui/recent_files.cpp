#include "ui/recent_files.h"

#include <QFileInfo>
#include <QSettings>

#include "ui/preferences.h"

namespace pentimento::ui {

namespace {
const QString kKey = QStringLiteral("recentFiles");
}

RecentFiles::RecentFiles(QObject* parent) : QObject(parent) {
  connect(&PreferencesChange::signal(), &PreferencesChange::changed, this, &RecentFiles::changed);
}

QStringList RecentFiles::files() const {
  return QSettings().value(kKey).toStringList().mid(0, preferences().recentFiles);
}

void RecentFiles::add(const QString& file) {
  const QString path = QFileInfo(file).absoluteFilePath();
  QStringList files = QSettings().value(kKey).toStringList();
  files.removeAll(path);
  files.prepend(path);
  store(files.mid(0, preferences().recentFiles));
}

void RecentFiles::remove(const QString& file) {
  QStringList files = QSettings().value(kKey).toStringList();
  if (files.removeAll(QFileInfo(file).absoluteFilePath()) > 0) store(files);
}

void RecentFiles::clear() {
  store({});
}

void RecentFiles::store(const QStringList& files) {
  QSettings().setValue(kKey, files);
  Q_EMIT changed();
}

}  // namespace pentimento::ui
