// Work that a crash has left: projects in the user's data folder that nobody has open.
#pragma once

#include <QDateTime>
#include <QString>
#include <vector>

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

}  // namespace pentimento::ui
