// What a crash leaves in the user's data folder.
#pragma once

#include <QDir>

#include "project/project.h"
#include "ui/unsaved_work.h"

namespace pentimento::ui {

/// One stroke on `picture`, which came from the file `source`. The project.
inline QString addUnsavedWork(const QString& source, image::Image picture) {
  QDir().mkpath(unsavedFolder());
  project::Content content{document::History(document::opened(std::move(picture))), {}, source.toStdString()};
  document::Document next = content.history.current();
  next.mask.paint({{20, 20, 1}, {40, 40, 1}}, {});
  content.history.commit(next, "Brush stroke");
  const QString file = newUnsavedFile(source);
  project::Project::create(file.toStdString(), content);
  return file;
}

/// The same in place of all that is there.
inline QString leaveUnsavedWork(const QString& source, image::Image picture) {
  QDir(unsavedFolder()).removeRecursively();
  return addUnsavedWork(source, std::move(picture));
}

}  // namespace pentimento::ui
