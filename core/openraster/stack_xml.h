// stack.xml: https://www.openraster.org/baseline/layer-stack-spec.html. Private to this module.
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"

namespace pentimento::openraster {

struct StackEntry {
  std::string name, source;  ///< UTF-8; the file's name in the zip
  Point origin;
  double opacity = 1;
  bool visible = true;
  bool keeps_alpha = false;
};

/// `layers`: the lowest first. Dots per inch of 0 are left out.
std::string stack_xml(Size canvas, double dots_per_inch_x, double dots_per_inch_y,
                      const std::vector<StackEntry>& layers);

}  // namespace pentimento::openraster
