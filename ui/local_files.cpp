#include "ui/local_files.h"

#include <QUrl>

namespace pentimento::ui {

QStringList localFiles(const QMimeData& data) {
  QStringList files;
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile()) files << url.toLocalFile();
  }
  return files;
}

}  // namespace pentimento::ui
