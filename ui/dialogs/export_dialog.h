// File > Export: a copy in another format, with its quality.
#pragma once

#include "ui/dialogs/prompts.h"

namespace pentimento::ui {

std::optional<ExportChoice> askExport(QWidget* parent, const QString& suggestion);

}  // namespace pentimento::ui
