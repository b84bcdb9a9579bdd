// How Remove and Extend fill with the built-in engine, as a person sets it.
#pragma once

#include <string>
#include <vector>

#include "engine/fill_options.h"

namespace pentimento::ui {

using Guides = std::vector<engine::FillOptions::Guide>;

/// Which of the two masks that tell what may be copied.
enum class SourceMask { Only, Never };

/// See engine::FillOptions. What may be copied is told by names of kept masks.
struct FillSettings {
  engine::SamplingArea sampling = engine::SamplingArea::Near;
  std::string onlyFrom = {};   ///< copies only from this mask; empty: from everywhere
  std::string neverFrom = {};  ///< never copies from this one; empty: none
  double adaptation = 0.5;
  bool mirrored = false;
  double turned = 0;
  double scaled = 0;
  Guides guides = {};  ///< in coordinates of the base

  bool operator==(const FillSettings&) const = default;

  std::string& maskName(SourceMask which) { return which == SourceMask::Only ? onlyFrom : neverFrom; }
  const std::string& maskName(SourceMask which) const {
    return which == SourceMask::Only ? onlyFrom : neverFrom;
  }

  /// Without what was meant for one picture alone.
  FillSettings forAnotherPicture() const {
    FillSettings other = *this;
    other.onlyFrom.clear();
    other.neverFrom.clear();
    other.guides.clear();
    return other;
  }
};

}  // namespace pentimento::ui
