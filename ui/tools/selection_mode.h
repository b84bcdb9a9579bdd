// How what a tool selects is joined with what is selected already.
#pragma once

#include <Qt>

#include "image/mask.h"

namespace pentimento::ui {

enum class SelectionMode { Replace, Add, Subtract, Intersect };

/// Shift adds, Alt subtracts, both intersect; the right button and a pen's eraser subtract. Without any of
/// them: `otherwise`.
SelectionMode selectionModeFor(Qt::KeyboardModifiers modifiers, bool erases, SelectionMode otherwise);

image::Mask joined(const image::Mask& before, const image::Mask& selected, SelectionMode mode);

}  // namespace pentimento::ui
