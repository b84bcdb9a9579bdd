#include "project/tile_shelf.h"

#include <cstring>
#include <vector>

#include "tests/catch.h"

using namespace pentimento::project;

namespace {
constexpr std::size_t kBytes = std::size_t{1} << 20;

TileShelf::Tile tile_of(int number) {
  const std::shared_ptr<std::byte[]> tile(new std::byte[kBytes]);
  std::memset(tile.get(), number, kBytes);
  return tile;
}

Digest digest_of(int number) {
  Digest digest{};
  std::memcpy(digest.data(), &number, sizeof number);
  return digest;
}
}  // namespace

TEST_CASE("Tiles that pass through the shelf do not pile up, those in use stay known", "[project]") {
  TileShelf shelf;
  constexpr int kCount = 1000;  // 1 GB
  const auto in_use = tile_of(-1);
  shelf.add(in_use, digest_of(-1), kBytes);
  std::vector<std::weak_ptr<const std::byte[]>> passing;
  std::size_t most = 0;
  for (int i = 0; i < kCount; ++i) {
    passing.push_back(shelf.add(tile_of(i), digest_of(i), kBytes));
    std::size_t held = 0;
    for (const auto& each : passing) held += each.expired() ? 0 : kBytes;
    most = std::max(most, held);
  }
  CHECK(most <= TileShelf::kPruneAfter + kBytes);
  CHECK(shelf.find(digest_of(-1), kBytes) == in_use);
  CHECK(shelf.find(digest_of(kCount - 1), kBytes) != nullptr);
  shelf.prune();
  CHECK(shelf.find(digest_of(kCount - 1), kBytes) == nullptr);
  CHECK(shelf.digest_of(in_use) == digest_of(-1));
}
