// What an edit replaces, on the canvas of its result. Shared by the context region, the frame and validate().
#pragma once

#include "engine/edit_request.h"

namespace pentimento::engine {

/// The canvas of the result: the picture's size, larger by the margins for Extend; what Generate, and Vary in
/// another format, make.
Size result_size(const EditRequest& request);

/// Where the old picture lies on the new canvas; the whole canvas unless the edit extends it.
Rect old_picture_area(const EditRequest& request);

/// The mask that the edit really uses, of result_size(): the request's own; for Vary and Repaint with nothing
/// selected the whole picture; for Extend the new border; for Generate all; for Place where it may reach,
/// which its backend narrows down to what is covered.
image::Mask edit_mask(const EditRequest& request);

/// The blend ring that the edit really uses: none when it extends, which leaves the old picture as it is, for
/// Generate, and for Place.
int edit_ring(const EditRequest& request);

/// Bounds of edit_mask() and ring, inside the canvas; empty when nothing is selected for Remove.
Rect edit_bounds(const EditRequest& request);

}  // namespace pentimento::engine
