// Which part of the picture a backend sees: pure geometry, shown on the canvas before a run.
#pragma once

#include "engine/edit_request.h"

namespace pentimento::engine {

/// In px of the edited picture (for Extend: of the new canvas). Contains mask and ring wherever the picture
/// does. Auto takes the changed area with as much again around it on every side, and at least 768 px of the
/// picture.
Rect context_region(const EditRequest& request);

/// The canvas of the result: the picture's size, larger by the margins for Extend.
Size result_size(const EditRequest& request);

}  // namespace pentimento::engine
