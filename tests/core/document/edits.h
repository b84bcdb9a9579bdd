// Edits with a known effect for the tests of documents and projects.
#pragma once

#include "document/edit.h"

namespace pentimento::test {

/// Noise in `area` (coordinates of the base) of an edit that lies on `canvas`; the fill reaches a little
/// farther.
document::Edit noise_edit(const Rect& canvas, const Rect& area, unsigned seed,
                          image::SampleType type = image::SampleType::Half);

/// New canvas of noise around `old`.
document::Edit extension(const Rect& old, const Rect& canvas, unsigned seed);

}  // namespace pentimento::test
