// Small pictures of files, made in the background and kept in the person's cache folder.
#pragma once

#include <QImage>
#include <QObject>
#include <QStringList>

#include "ui/background_task.h"

namespace pentimento::ui {

class FileThumbnails : public QObject {
  Q_OBJECT

 public:
  /// `limit` in device pixels. `folder`: of the cache.
  explicit FileThumbnails(const QSize& limit, QObject* parent = nullptr,
                          const QString& folder = cacheFolder());

  /// One after the other, in place of those that were asked for before.
  void make(const QStringList& files);

  static QString cacheFolder();

 Q_SIGNALS:
  void made(const QString& file, const QImage& thumbnail);  ///< null: it cannot be read

 private:
  void makeNext();

  QSize limit_;
  QString folder_;
  QStringList waiting_;
  BackgroundTask task_;
};

}  // namespace pentimento::ui
