// What a variation of a whole picture may change besides its content: the format, and whether borders join.
#pragma once

#include "engine/edit_request.h"

namespace pentimento::engine {

/// The shortest side of a variation in another format, px.
inline constexpr int kMinFormatSide = 16;
/// How many times as wide for its height, or as narrow, and how many times as large as the picture it may be.
inline constexpr int kMaxFormatChange = 4;

/// `aspect` (width to height) with as many pixels as the picture.
Size size_of_aspect(Size picture, double aspect);

struct SideRange {
  int least = 0;
  int most = 0;
};

/// How long a side of a variation can be when its other side is `other` px: `side` and `beside` are those of
/// the picture. Most below least: not at all.
SideRange format_sides(int side, int beside, int other);

/// True for a variation on a canvas of another size than the picture's, which is that of the request unless
/// it is told.
bool changes_format(const EditRequest& request);
bool changes_format(const EditRequest& request, Size picture);

/// True for a variation that is a picture of its own, no edit of another: its size is told. So is one in
/// another format, and what is varied from that.
bool stands_alone(const EditRequest& request);

/// Throws Error(Usage) with a sentence for a Vary that cannot be carried out: another format or a tile with a
/// mask, a format too far from the picture's, or for a candidate that nobody has accepted.
void validate_variation(const EditRequest& request);

}  // namespace pentimento::engine
