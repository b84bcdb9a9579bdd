#include "ui/studio.h"

#include "ui/canvas/display_pyramid.h"

namespace pentimento::ui {

Studio::Studio(engine::Backends backends)
    : queue(std::move(backends)), tiles(std::make_shared<TileCache>(DisplayPyramid::kDefaultBudget)) {}

}  // namespace pentimento::ui
