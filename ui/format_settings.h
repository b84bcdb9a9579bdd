// What variations of a whole picture change besides its content, as a person sets it.
#pragma once

#include "engine/tiling.h"
#include "engine/variation.h"

namespace pentimento::ui {

struct FormatSettings {
  Size aspect = {};  ///< width to height, with as many pixels as the picture; empty: see `size`
  Size size = {};    ///< px; empty, too: the picture's own
  engine::Tiling tiling = engine::Tiling::None;
  double strength = 0.1;  ///< of such variations: the content stays

  bool operator==(const FormatSettings&) const = default;

  /// Nothing but the content changes.
  bool none() const { return aspect.empty() && size.empty() && tiling == engine::Tiling::None; }
  /// Of a variation of a picture of this size.
  Size sizeFor(Size picture) const {
    if (!aspect.empty()) {
      return engine::size_of_aspect(picture, static_cast<double>(aspect.width) / aspect.height);
    }
    return size.empty() ? picture : size;
  }
};

}  // namespace pentimento::ui
