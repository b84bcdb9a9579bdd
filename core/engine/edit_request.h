// One edit as a value: everything the result depends on. It can be queued, logged, saved and replayed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/fill_options.h"
#include "engine/generation_options.h"
#include "engine/placement.h"
#include "engine/repaint_options.h"
#include "engine/tiling.h"
#include "image/composite.h"
#include "image/image.h"
#include "image/mask.h"

namespace pentimento::engine {

enum class Operation {
  Remove,    ///< what the mask covers goes, the surroundings grow together
  Add,       ///< words say what appears in the mask, over whatever is there
  Extend,    ///< the picture goes on past its border
  Vary,      ///< other content of the same kind
  Repaint,   ///< the same content as a painting
  Generate,  ///< a new picture from words
  Place,     ///< another picture is put into this one
};

/// "remove", "add", "extend", "vary", "repaint", "generate", "place": the command line's and the recipe's
/// words.
std::string to_string(Operation operation);
std::optional<Operation> operation_from_string(const std::string& word);

inline constexpr int kMaxCandidates = 64;
/// Sides of a picture that Generate makes, px.
inline constexpr int kMinGeneratedSide = 16;
inline constexpr int kMaxGeneratedSide = 8192;

/// New canvas on each side, px, at least 0.
struct Margins {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;

  bool none() const { return left == 0 && top == 0 && right == 0 && bottom == 0; }
  bool operator==(const Margins&) const = default;
};

/// The part of the picture that the backend sees.
struct ContextChoice {
  enum class Kind { Auto, Whole, Fixed };
  Kind kind = Kind::Auto;
  Rect fixed;  ///< px of the picture that is edited (for Extend: of the new canvas); for Kind::Fixed

  bool operator==(const ContextChoice&) const = default;
};

struct EditRequest {
  Operation operation = Operation::Remove;
  image::Image image;  ///< for Extend and another format: on its old canvas; for Generate: none
  image::Mask mask;    ///< the size of the picture; Remove and Add: not empty; Vary and Repaint: empty means
                       ///< the whole picture; Extend, Generate and Place: unused
  Margins margins;     ///< Extend: of `image`; Vary: of `onto`, beyond which `image` reaches by so much
  Placement placement = {};  ///< Place only
  FillOptions fill = {};     ///< Remove and Extend only; models ignore it
  /// Vary and Repaint: blends the result into this picture, of the format of `image`, which is what the
  /// backend sees, and of its size less the margins; empty: into `image`. For variations of a candidate that
  /// nobody has accepted, `margins` for those of Extend.
  image::Image onto = {};
  Size size;                       ///< px of the result. Generate: of the new picture, which is 8-bit sRGB;
                                   ///< Vary: of a picture of its own, as in another format (variation.h),
                                   ///< empty: that of `image`, an edit
  Tiling tiling = Tiling::None;    ///< Vary of a whole picture only
  std::optional<double> strength;  ///< 0..1, how much of what is there is replaced; empty: the engine's own
                                   ///< default for the operation; not used by Remove and Generate
  std::uint64_t seed = 0;          ///< candidate i is made with seed + i
  int candidates = 1;              ///< 1..kMaxCandidates
  ContextChoice context;
  int ring = image::kDefaultRing;  ///< 0..image::kMaxRing; not used by Extend: the old part stays as it is,
                                   ///< and by Place, whose cut-out has the edges that it has
  std::string engine = "auto";     ///< "auto" or a backend id: "patchmatch", "painterly", "diffusion"
  GenerationOptions generation;    ///< for engines that use a model
  RepaintOptions repaint = {};     ///< Repaint only
  bool harmonize =
      true;  ///< match what a model made, and what is placed, to the surroundings: color, light, grain ..
  bool raw =
      false;  ///< the backend's own picture in the whole context region: no harmonizing, no compositing
  /// The candidate that `image` shows, as recipe_id() of its recipe: the tree of variations. Empty: none.
  /// Without effect on the result.
  std::string started_from = {};
};

/// True when the result has new canvas: Extend, and variations of its candidates.
bool extends(const EditRequest& request);

/// True for the operations that take an empty mask for the whole picture.
bool may_take_all(Operation operation);

/// Throws Error(Usage) with a sentence when the request cannot be carried out: sizes differ, nothing
/// selected, numbers out of range, NaN.
void validate(const EditRequest& request);

}  // namespace pentimento::engine
