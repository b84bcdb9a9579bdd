// Names of files, and what is dropped or pasted as such.
#pragma once

#include <QMimeData>
#include <QStringList>
#include <filesystem>

namespace pentimento::ui {

/// A name as Qt has it for the standard library.
std::filesystem::path toPath(const QString& file);

/// The paths of those on this machine.
QStringList localFiles(const QMimeData& data);

}  // namespace pentimento::ui
