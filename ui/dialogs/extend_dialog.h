// Run > Extend by: how much new canvas each side gets, in numbers.
#pragma once

#include "ui/dialogs/prompts.h"

namespace pentimento::ui {

std::optional<engine::Margins> askMargins(QWidget* parent, Size picture, const engine::Margins& now);

}  // namespace pentimento::ui
