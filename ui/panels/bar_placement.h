// Where the bar goes that belongs to the selection.
#pragma once

#include <QRect>
#include <QSize>

namespace pentimento::ui {

/// The top left corner of a bar of `bar` px inside `view`: below `selection` if there is room, else above,
/// right, left; beside none of them at the bottom of the view. Centered on the selection as far as the view
/// allows. `gap`: distance to the selection and to the border of the view.
QPoint placeBar(const QRect& selection, const QSize& bar, const QRect& view, int gap);

}  // namespace pentimento::ui
