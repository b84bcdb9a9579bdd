// The layers of a document as pictures of their own. Private to this module.
#pragma once

#include <string>

#include "document/document.h"

namespace pentimento::openraster {

struct Layer {
  std::string name;
  image::Image image;
  Point origin;  ///< of its top left pixel, on the canvas
  double opacity = 1;
  bool visible = true;
  /// Keeps the alpha of what lies below (svg:src-atop instead of svg:src-over).
  bool keeps_alpha = false;
};

/// The base where it was opened.
Layer base_layer(const document::Document& document);

/// Below the base, when the canvas reaches past it: its border going on, transparent where the base lies.
Layer border_layer(const document::Document& document);

/// What `edit` puts over the layers below it, in samples of `sample` (UInt8 or UInt16) and the picture's
/// profile; sRGB for pictures in linear light.
Layer edit_layer(const document::Document& document, const document::Edit& edit, image::SampleType sample);

/// The person's own name for it, else "Add: a red boat", from the recipe of the chosen candidate.
std::string name_of(const document::Edit& edit);

}  // namespace pentimento::openraster
