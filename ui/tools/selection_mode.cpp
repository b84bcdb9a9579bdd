#include "ui/tools/selection_mode.h"

namespace pentimento::ui {

SelectionMode selectionModeFor(Qt::KeyboardModifiers modifiers, bool erases, SelectionMode otherwise) {
  if (erases) return SelectionMode::Subtract;
  const bool shift = modifiers & Qt::ShiftModifier, alt = modifiers & Qt::AltModifier;
  if (shift && alt) return SelectionMode::Intersect;
  if (shift) return SelectionMode::Add;
  return alt ? SelectionMode::Subtract : otherwise;
}

image::Mask joined(const image::Mask& before, const image::Mask& selected, SelectionMode mode) {
  switch (mode) {
    case SelectionMode::Add:
      return before.united(selected);
    case SelectionMode::Subtract:
      return before.subtracted(selected);
    case SelectionMode::Intersect:
      return before.intersected(selected);
    case SelectionMode::Replace:
      break;
  }
  return selected;
}

}  // namespace pentimento::ui
