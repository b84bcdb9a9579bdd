#include "project/image_rows.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <opencv2/core.hpp>
#include <set>
#include <vector>

#include "project/row_hasher.h"

namespace pentimento::project {

namespace {
using Tile = TileShelf::Tile;
// Tiles that are packed or unpacked at the same time: enough for every core, little beside the picture.
constexpr std::size_t kBatch = 64;
constexpr int kMaxSide = 1 << 20;

struct NamedTile {
  Tile tile;
  Digest digest;
};

std::vector<Point> places_of(const image::TiledImage& pixels) {
  std::vector<Point> places;
  const Size grid = pixels.tile_grid();
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) places.push_back({x, y});
  }
  return places;
}

template <typename Work>
void in_parallel(std::size_t count, const Work& work) {
  cv::parallel_for_({0, static_cast<int>(count)}, [&](const cv::Range& range) {
    for (int i = range.start; i < range.end; ++i) work(static_cast<std::size_t>(i));
  });
}

Bytes bytes_of(const std::byte* data, std::size_t size) {
  return {reinterpret_cast<const std::uint8_t*>(data), size};
}

/// The tiles of a picture with their digests.
std::vector<NamedTile> named_tiles(const image::TiledImage& pixels, TileShelf& shelf) {
  std::vector<NamedTile> tiles;
  for (const Point place : places_of(pixels)) {
    const Tile tile = pixels.tile(place);
    auto digest = shelf.digest_of(tile);
    if (!digest) {
      digest = digest_of(bytes_of(tile.get(), pixels.tile_bytes()));
      shelf.add(tile, *digest, pixels.tile_bytes());
    }
    tiles.push_back({tile, *digest});
  }
  return tiles;
}

void write_tiles(const Database& database, const std::vector<NamedTile>& tiles, image::PixelFormat format,
                 std::size_t tile_bytes) {
  Statement find = database.prepare("SELECT 1 FROM tiles WHERE digest = ?1");
  Statement insert = database.prepare("INSERT INTO tiles(digest, packed) VALUES(?1, ?2)");
  std::set<Digest> seen;
  std::vector<NamedTile> missing;
  for (const NamedTile& tile : tiles) {
    if (seen.insert(tile.digest).second && !find.bind(Bytes(tile.digest)).step()) missing.push_back(tile);
  }
  for (std::size_t first = 0; first < missing.size(); first += kBatch) {
    std::vector<std::vector<std::uint8_t>> batch(std::min(kBatch, missing.size() - first));
    in_parallel(batch.size(), [&](std::size_t i) {
      batch[i] = packed({missing[first + i].tile.get(), tile_bytes}, format.pixel_bytes());
    });
    for (std::size_t i = 0; i < batch.size(); ++i) {
      insert.bind(Bytes(missing[first + i].digest), Bytes(batch[i])).run();
    }
  }
}

std::int64_t write_row(const Database& database, TileShelf& shelf, const image::TiledImage& pixels,
                       std::optional<std::int64_t> metadata) {
  const image::PixelFormat format = pixels.format();
  const std::vector<NamedTile> tiles = named_tiles(pixels, shelf);
  std::vector<std::uint8_t> digests;
  for (const NamedTile& tile : tiles) digests.insert(digests.end(), tile.digest.begin(), tile.digest.end());
  const int sample = static_cast<int>(format.sample);
  const Size size = pixels.size();
  const Digest digest = row_digest(sample, format.color_channels, format.alpha, size.width, size.height,
                                   digests, metadata.value_or(0));
  if (const auto id = find_row(database, "images", digest)) return *id;
  write_tiles(database, tiles, format, pixels.tile_bytes());
  Statement insert = database.prepare(
      "INSERT INTO images(digest, sample, color_channels, alpha, width, height, tiles, metadata) "
      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  if (metadata) {
    insert.bind(Bytes(digest), sample, format.color_channels, format.alpha, size.width, size.height,
                Bytes(digests), *metadata);
  } else {
    insert.bind(Bytes(digest), sample, format.color_channels, format.alpha, size.width, size.height,
                Bytes(digests), nullptr);
  }
  insert.run();
  return database.last_id();
}

Bytes floats_as_bytes(const std::vector<float>& values) {
  return {reinterpret_cast<const std::uint8_t*>(values.data()), values.size() * sizeof(float)};
}

std::int64_t write_metadata(const Database& database, const image::Metadata& m) {
  const Digest digest =
      row_digest(m.icc, m.exif, m.xmp, m.linear, m.chromaticities, m.dots_per_inch_x, m.dots_per_inch_y);
  if (const auto id = find_row(database, "metadata", digest)) return *id;
  database
      .prepare(
          "INSERT INTO metadata(digest, icc, exif, xmp, linear, chromaticities, dots_per_inch_x, "
          "dots_per_inch_y) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .bind(Bytes(digest), Bytes(m.icc), Bytes(m.exif), Bytes(m.xmp), m.linear,
            floats_as_bytes(m.chromaticities), m.dots_per_inch_x, m.dots_per_inch_y)
      .run();
  return database.last_id();
}

std::vector<std::uint8_t> copied(Bytes bytes) {
  return {bytes.begin(), bytes.end()};
}

std::shared_ptr<const image::Metadata> read_metadata(const Database& database, std::int64_t id) {
  Statement row = database.prepare(
      "SELECT icc, exif, xmp, linear, chromaticities, dots_per_inch_x, dots_per_inch_y FROM metadata WHERE "
      "id = ?1");
  if (!row.bind(id).step()) throw damaged(database.file());
  image::Metadata m;
  m.icc = copied(row.blob(0));
  m.exif = copied(row.blob(1));
  m.xmp = copied(row.blob(2));
  m.linear = row.number(3, 0, 1) == 1;
  const Bytes floats = row.blob(4);
  if (floats.size() % sizeof(float) != 0 || floats.size() > 8 * sizeof(float)) throw damaged(database.file());
  m.chromaticities.resize(floats.size() / sizeof(float));
  if (!floats.empty()) std::memcpy(m.chromaticities.data(), floats.data(), floats.size());
  m.dots_per_inch_x = row.real(5);
  m.dots_per_inch_y = row.real(6);
  return std::make_shared<const image::Metadata>(std::move(m));
}

image::PixelFormat format_of(const Statement& row, const Database& database) {
  const int sample = row.number(0, 0, static_cast<int>(image::SampleType::Float));
  const int colors = row.number(1, 1, 3);
  if (colors == 2) throw damaged(database.file());
  return {static_cast<image::SampleType>(sample), colors, row.number(2, 0, 1) == 1};
}

/// Reads the tiles with these digests, which are not on the shelf, and puts them there.
std::map<Digest, Tile> read_tiles(const Database& database, TileShelf& shelf,
                                  const std::vector<Digest>& digests, const image::TiledImage& pixels) {
  Statement find = database.prepare("SELECT packed FROM tiles WHERE digest = ?1");
  const std::size_t tile_bytes = pixels.tile_bytes();
  const int pixel_bytes = pixels.format().pixel_bytes();
  std::map<Digest, Tile> tiles;
  for (std::size_t first = 0; first < digests.size(); first += kBatch) {
    const std::size_t count = std::min(kBatch, digests.size() - first);
    std::vector<std::vector<std::uint8_t>> batch(count);
    for (std::size_t i = 0; i < count; ++i) {
      if (!find.bind(Bytes(digests[first + i])).step()) throw damaged(database.file());
      batch[i] = copied(find.blob(0));
    }
    std::vector<Tile> made(count);
    in_parallel(count, [&](std::size_t i) {
      made[i] = unpacked(batch[i], tile_bytes, pixel_bytes);
      if (made[i] && digest_of(bytes_of(made[i].get(), tile_bytes)) != digests[first + i]) made[i].reset();
    });
    for (std::size_t i = 0; i < count; ++i) {
      if (!made[i]) throw damaged(database.file());
      tiles[digests[first + i]] = shelf.add(made[i], digests[first + i], tile_bytes);
    }
  }
  return tiles;
}

/// `list` has 16 bytes for each tile of `pixels`.
void read_tiles_into(image::TiledImage& pixels, const Database& database, TileShelf& shelf, Bytes list) {
  const std::vector<Point> places = places_of(pixels);
  std::vector<Digest> digests(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::memcpy(digests[i].data(), list.data() + i * sizeof(Digest), sizeof(Digest));
  }
  std::map<Digest, Tile> tiles;
  std::vector<Digest> missing;
  for (const Digest& digest : digests) {
    const auto [place, is_new] = tiles.try_emplace(digest);
    if (!is_new) continue;
    place->second = shelf.find(digest, pixels.tile_bytes());
    if (!place->second) missing.push_back(digest);
  }
  for (auto& [digest, tile] : read_tiles(database, shelf, missing, pixels)) tiles[digest] = tile;
  for (std::size_t i = 0; i < places.size(); ++i) pixels.set_tile(places[i], tiles[digests[i]]);
}

struct ImageRow {
  image::TiledImage pixels;
  std::optional<std::int64_t> metadata;
};

ImageRow read_row(const Database& database, TileShelf& shelf, std::int64_t id) {
  Statement row = database.prepare(
      "SELECT sample, color_channels, alpha, width, height, tiles, metadata FROM images WHERE id = ?1");
  if (!row.bind(id).step()) throw damaged(database.file());
  const image::PixelFormat format = format_of(row, database);
  const Size size{row.number(3, 0, kMaxSide), row.number(4, 0, kMaxSide)};
  const Bytes list = row.blob(5);
  // The list is there, so it bounds the memory that the claimed size takes.
  constexpr int kSide = image::TiledImage::kTileSide;
  const auto tiles = size.empty() ? 0
                                  : std::uint64_t{static_cast<unsigned>((size.width + kSide - 1) / kSide)} *
                                        static_cast<unsigned>((size.height + kSide - 1) / kSide);
  if (list.size() != tiles * sizeof(Digest)) throw damaged(database.file());
  ImageRow image{image::TiledImage(format, size), {}};
  read_tiles_into(image.pixels, database, shelf, list);
  if (!row.null(6)) image.metadata = row.integer(6);
  return image;
}
}  // namespace

std::int64_t write_pixels(const Database& database, TileShelf& shelf, const image::TiledImage& pixels) {
  return write_row(database, shelf, pixels, std::nullopt);
}

std::int64_t write_image(const Database& database, TileShelf& shelf, const image::Image& image) {
  return write_row(database, shelf, image.pixels, write_metadata(database, *image.metadata));
}

image::TiledImage read_pixels(const Database& database, TileShelf& shelf, std::int64_t id) {
  return read_row(database, shelf, id).pixels;
}

image::Image read_image(const Database& database, TileShelf& shelf, std::int64_t id) {
  ImageRow row = read_row(database, shelf, id);
  if (!row.metadata) throw damaged(database.file());
  return {std::move(row.pixels), read_metadata(database, *row.metadata)};
}

Size read_size(const Database& database, std::int64_t id) {
  Statement row = database.prepare("SELECT width, height FROM images WHERE id = ?1");
  if (!row.bind(id).step()) throw damaged(database.file());
  return {row.number(0, 0, kMaxSide), row.number(1, 0, kMaxSide)};
}

}  // namespace pentimento::project
