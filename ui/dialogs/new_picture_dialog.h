// Asks for words and size of a new picture.
#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <utility>

#include "base/geometry.h"

namespace pentimento::ui {

std::optional<std::pair<Size, QString>> askNewPicture(QWidget* parent, const QString& words);

}  // namespace pentimento::ui
