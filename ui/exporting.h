// How a copy of the picture is written for other programs: a value, and what it does.
#pragma once

#include <QString>
#include <QStringList>

#include "base/progress.h"
#include "document/document.h"
#include "image/io.h"

namespace pentimento::ui {

struct ExportSettings {
  QString suffix = QStringLiteral("png");  ///< the format; "ora": a layer for each edit
  image::WriteOptions write;
  bool srgb = false;     ///< in sRGB instead of the picture's own profile
  double scale = 1;      ///< of width and height
  bool recipes = false;  ///< keeps in the file how each edit can be made again

  bool layers() const { return suffix == QLatin1String("ora"); }
};

/// As chosen last.
ExportSettings rememberedExport();
void rememberExport(const ExportSettings& settings);

/// On a worker thread. A sentence about everything that the file could not keep.
QStringList writeExport(const document::Document& document, const QString& file,
                        const ExportSettings& settings, Progress& progress);

}  // namespace pentimento::ui
