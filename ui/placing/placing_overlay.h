// Draws what is being placed over the picture: the thing and its handles.
#pragma once

#include <QPainter>
#include <QTransform>

#include "ui/placing/placing.h"

namespace pentimento::ui {

/// `toWidget`: from px of the document to widget coordinates.
void paintPlacing(QPainter& painter, const Placing& placing, const QTransform& toWidget);

}  // namespace pentimento::ui
