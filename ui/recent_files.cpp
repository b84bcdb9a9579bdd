#include "ui/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace pentimento::ui {

namespace {
const QString kKey = QStringLiteral("recentFiles");
}

QStringList RecentFiles::files() const {
  return QSettings().value(kKey).toStringList();
}

void RecentFiles::add(const QString& file) {
  const QString path = QFileInfo(file).absoluteFilePath();
  QStringList files = QSettings().value(kKey).toStringList();
  files.removeAll(path);
  files.prepend(path);
  store(files.mid(0, kMax));
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
