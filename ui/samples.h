// The sample pictures that come with the program.
#pragma once

#include <QString>
#include <vector>

namespace pentimento::ui {

struct Sample {
  QString name;  ///< for the menu
  QString picture;
  QString mask;  ///< empty: none
};

/// Found beside the program (../share/pentimento/samples), the default one ("beach") first; empty when they
/// are not installed.
std::vector<Sample> samples();

}  // namespace pentimento::ui
