// What a person decides about how Remove and Extend fill, beyond mask and seed; for the built-in engine.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "image/mask.h"

namespace pentimento::engine {

/// Where the filling may be copied from.
enum class SamplingArea {
  Near,           ///< from anywhere, the nearer the better
  Anywhere,       ///< wherever it fits best
  Sides,          ///< left and right of the mask
  AboveAndBelow,  ///< above and below it
};

/// "near", "anywhere", "sides", "above-and-below": the command line's and the recipe's words.
std::string to_string(SamplingArea sampling);
std::optional<SamplingArea> sampling_area_from_string(const std::string& word);

struct FillOptions {
  using Guide = std::vector<Point>;  ///< px of the picture (Extend: before it grows), two points or more

  SamplingArea sampling = SamplingArea::Near;
  image::Mask sources = {};        ///< the size of the picture: what may be copied; without size: everything
  double adaptation = 0.5;         ///< 0..1: by how much light and color of a copy may change
  bool mirrored = false;           ///< copy mirrored, too
  double turned = 0;               ///< degrees, 0..180: copy turned by up to this, too
  double scaled = 0;               ///< 0..1: copy larger or smaller by up to this share, too
  std::vector<Guide> guides = {};  ///< lines that what is filled follows

  /// Whether nothing was decided.
  bool none() const;
};

inline constexpr std::size_t kMaxGuides = 64;
inline constexpr std::size_t kMaxGuidePoints = 1000;  ///< of all guides together

/// "10,20 30,40; 5,5 60,60": points of a line, lines. None when the text says something else, or too much.
std::optional<std::vector<FillOptions::Guide>> guides_from_string(const std::string& text);
std::string to_string(const std::vector<FillOptions::Guide>& guides);

/// Throws Error(Usage) with a sentence: numbers out of range or NaN, sources of another size than `picture`
/// or with nothing in them, too many guides or one without a line.
void validate(const FillOptions& options, Size picture);

}  // namespace pentimento::engine
