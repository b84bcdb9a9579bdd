// Exporting many candidates: folder, names, format.
#pragma once

#include <QWidget>
#include <functional>
#include <optional>

#include "ui/board/candidate_export.h"

namespace pentimento::ui {

enum class ExistingAnswer { Overwrite, KeepBoth, Cancel };

/// `names`: the files that a choice gives, for the dialog to show.
using NamesOfExport = std::function<QStringList(const ExportPattern&)>;

std::optional<ExportPattern> askExportCandidates(QWidget* parent, const QString& folder,
                                                 const NamesOfExport& names);
ExistingAnswer askExisting(QWidget* parent, const QStringList& existing);

}  // namespace pentimento::ui
