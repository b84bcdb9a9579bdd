// Work that a crash has left: projects in the user's data folder that nobody has open.
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <vector>

#include "ui/work_queue.h"

namespace pentimento::ui {

struct UnsavedWork {
  QString file;    ///< the project
  QString source;  ///< the picture's own file; empty: it had none
  QString name;    ///< of the picture
  int edits = 0;
  QDateTime time;  ///< of the last step

  /// "beach.jpg, 12 edits, from 14:03"
  QString description() const;
};

QString unsavedFolder();

/// A new name in that folder for work on `picture` (a file or a title).
QString newUnsavedFile(const QString& picture);

/// The latest first. Reads the disk. What cannot be read is left alone and left out.
std::vector<UnsavedWork> findUnsavedWork();

/// Keeps an eye on it, on the thread of `disk`.
class UnsavedWorkList : public QObject {
  Q_OBJECT

 public:
  explicit UnsavedWorkList(WorkQueue& disk);

  const std::vector<UnsavedWork>& works() const { return works_; }
  void look();  ///< changed() tells when it is there
  void discard(const UnsavedWork& work);

 Q_SIGNALS:
  void changed();

 private:
  WorkQueue& disk_;
  std::vector<UnsavedWork> works_;
};

}  // namespace pentimento::ui
