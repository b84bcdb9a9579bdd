// What is dropped or pasted as files.
#pragma once

#include <QMimeData>
#include <QStringList>

namespace pentimento::ui {

/// The paths of those on this machine.
QStringList localFiles(const QMimeData& data);

}  // namespace pentimento::ui
