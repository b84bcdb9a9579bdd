// Pictures, masks and fills as rows of a project file.
#pragma once

#include <memory>
#include <optional>

#include "image/image.h"
#include "project/sqlite.h"
#include "project/tile_shelf.h"

namespace pentimento::project {

/// The id of the row in `images` with these pixels; writes it and the tiles that are not in the file yet.
/// Call inside a transaction.
std::int64_t write_pixels(const Database& database, TileShelf& shelf, const image::TiledImage& pixels);
/// The same with what the file said.
std::int64_t write_image(const Database& database, TileShelf& shelf, const image::Image& image);

// These throw Error(BadFile) when the row, or a tile of it, is missing or damaged.
image::TiledImage read_pixels(const Database& database, TileShelf& shelf, std::int64_t id);
image::Image read_image(const Database& database, TileShelf& shelf, std::int64_t id);

/// The size of an image, without its tiles.
Size read_size(const Database& database, std::int64_t id);

}  // namespace pentimento::project
