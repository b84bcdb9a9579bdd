// Writing many candidates as pictures: each the whole picture with that candidate in it.
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "document/document.h"
#include "image/io.h"
#include "ui/board/board_query.h"

namespace pentimento::ui {

/// What the person chose.
struct ExportPattern {
  QString folder;
  QString name;    ///< with {name} {n} {operation} {seed} {prompt}
  QString suffix;  ///< "png", ..
  image::WriteOptions options;
};

/// The files for `entries`, in their order, no two alike: what the pattern leaves alike is numbered, and what
/// no file may be called becomes "-". `picture`: the name of the opened one, without suffix.
QStringList exportFiles(const ExportPattern& pattern, const QString& picture,
                        const std::vector<BoardEntry>& entries);

/// Names beside those in `files` that are there already.
QStringList besideExisting(QStringList files);

/// Writes entry i to files[i]; returns what the format could not keep, once each. Throws what writing throws;
/// files that are complete by then stay.
QStringList exportCandidates(const document::Document& now, const std::vector<BoardEntry>& entries,
                             const QStringList& files, const image::WriteOptions& options,
                             Progress& progress);

}  // namespace pentimento::ui
