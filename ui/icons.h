// The icons of resources/icons, drawn in the text color of the theme at any size.
#pragma once

#include <QIcon>
#include <QString>

namespace pentimento::ui {

/// `name`: a file of resources/icons without ".svg". The color follows the palette when it changes.
QIcon icon(const QString& name);
/// White, for the main button.
QIcon iconOnAccent(const QString& name);

}  // namespace pentimento::ui
