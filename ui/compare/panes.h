// How pictures that are compared share the space: as large as they can be, all of one size.
#pragma once

#include <QRect>
#include <vector>

namespace pentimento::ui {

/// `count` (1 or more) panes of one size in `area`, `gap` px apart, row by row; so many to a row that a
/// picture of the proportions of `picture` is shown largest.
std::vector<QRect> panesIn(const QSize& area, int count, int gap, const QSizeF& picture);

}  // namespace pentimento::ui
