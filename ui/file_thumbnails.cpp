#include "ui/file_thumbnails.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QSaveFile>
#include <QStandardPaths>

#include "base/error.h"
#include "image/io.h"
#include "ui/local_files.h"
#include "ui/qimage_conversion.h"

namespace pentimento::ui {

namespace {
constexpr int kKept = 200;  // files in the cache

/// Another name when the file changed.
QString cacheName(const QFileInfo& file, const QSize& limit) {
  const QString what = QStringLiteral("%1|%2|%3|%4x%5")
                           .arg(file.absoluteFilePath())
                           .arg(file.lastModified().toMSecsSinceEpoch())
                           .arg(file.size())
                           .arg(limit.width())
                           .arg(limit.height());
  return QString::fromLatin1(QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Sha1).toHex()) +
         QStringLiteral(".png");
}

/// What Qt reads it can read small; the rest is read whole.
QImage read(const QString& file, const QSize& limit, Progress& progress) {
  QImageReader reader(file);
  reader.setAutoTransform(true);
  const QSize size = reader.size();
  if (size.isValid()) {
    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    reader.setScaledSize(size.scaled(turned ? limit.transposed() : limit, Qt::KeepAspectRatio));
    if (QImage small = reader.read(); !small.isNull()) return small;
  }
  const image::Image picture = image::read_image(toPath(file), progress);
  const image::ColorConverter converter(picture.pixels.format(), *picture.metadata);
  return thumbnail(picture, converter, picture.pixels.bounds(), limit);
}

void keep(const QImage& thumbnail, const QDir& folder, const QString& name) {
  if (!folder.mkpath(QStringLiteral("."))) return;
  QSaveFile file(folder.filePath(name));
  if (file.open(QIODevice::WriteOnly) && thumbnail.save(&file, "PNG")) file.commit();
  const QFileInfoList all = folder.entryInfoList({QStringLiteral("*.png")}, QDir::Files, QDir::Time);
  for (qsizetype i = kKept; i < all.size(); ++i) QFile::remove(all[i].filePath());
}

/// A file that cannot be read has no thumbnail, and that is all.
QImage thumbnailOf(const QString& file, const QSize& limit, const QDir& folder, Progress& progress) {
  const QFileInfo info(file);
  if (!info.isFile()) return {};
  const QString name = cacheName(info, limit);
  if (QImage known(folder.filePath(name)); !known.isNull()) return known;
  try {
    QImage made = read(file, limit, progress);
    keep(made, folder, name);
    return made;
  } catch (const Error&) {
    return {};
  }
}
}  // namespace

FileThumbnails::FileThumbnails(const QSize& limit, QObject* parent, const QString& folder)
    : QObject(parent), limit_(limit), folder_(folder) {}

QString FileThumbnails::cacheFolder() {
  return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/thumbnails");
}

void FileThumbnails::make(const QStringList& files) {
  task_.cancel();
  waiting_ = files;
  makeNext();
}

void FileThumbnails::makeNext() {
  if (waiting_.isEmpty()) return;
  const QString file = waiting_.takeFirst();
  task_.start<QImage>([file, limit = limit_, folder = folder_](
                          Progress& progress) { return thumbnailOf(file, limit, QDir(folder), progress); },
                      [this, file](const QImage& thumbnail) {
                        Q_EMIT made(file, thumbnail);
                        makeNext();
                      });
}

}  // namespace pentimento::ui
