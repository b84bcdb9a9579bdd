#include "ui/local_files.h"

#include <QUrl>

namespace pentimento::ui {

std::filesystem::path toPath(const QString& file) {
  return {file.toStdU16String()};
}

QStringList localFiles(const QMimeData& data) {
  QStringList files;
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile()) files << url.toLocalFile();
  }
  return files;
}

}  // namespace pentimento::ui
