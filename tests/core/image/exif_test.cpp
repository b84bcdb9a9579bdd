// The thumbnail in an EXIF block, on blocks built by hand (EXIF 2.32, section 4.5; TIFF 6.0, section 2).
#include "image/codecs/exif.h"

#include <algorithm>
#include <string>
#include <utility>

#include "image/image.h"
#include "tests/catch.h"

namespace pentimento::image {

namespace {

using Bytes = std::vector<std::uint8_t>;

class Block {
 public:
  explicit Block(bool big_endian) : big_endian_(big_endian) {
    bytes_ = big_endian ? Bytes{'M', 'M'} : Bytes{'I', 'I'};
    number(42, 2);
    number(8, 4);
  }

  void number(std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) {
      const int shift = 8 * (big_endian_ ? count - 1 - i : i);
      bytes_.push_back(static_cast<std::uint8_t>(value >> shift));
    }
  }
  /// A directory of LONG values.
  void directory(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& entries, std::uint32_t next) {
    number(static_cast<std::uint32_t>(entries.size()), 2);
    for (const auto& [tag, value] : entries) {
      number(tag, 2);
      number(4, 2);
      number(1, 4);
      number(value, 4);
    }
    number(next, 4);
  }
  void text(const std::string& letters) { bytes_.insert(bytes_.end(), letters.begin(), letters.end()); }
  const Bytes& bytes() const { return bytes_; }

 private:
  bool big_endian_;
  Bytes bytes_;
};

constexpr std::uint32_t kFirstEnd = 8 + 2 + 12 + 4, kSecondEnd = kFirstEnd + 2 + 2 * 12 + 4;
const std::string kThumbnail = "picture of the removed";
const std::string kKept = "camera and lens";

/// First directory, second directory, the thumbnail's bytes, and other bytes behind them.
Bytes with_thumbnail(bool big_endian, std::uint32_t place_tag, std::uint32_t length_tag) {
  Block block(big_endian);
  block.directory({{0x0100, 4000}}, kFirstEnd);
  block.directory({{place_tag, kSecondEnd}, {length_tag, static_cast<std::uint32_t>(kThumbnail.size())}}, 0);
  block.text(kThumbnail + kKept);
  return block.bytes();
}

bool contains(const Bytes& bytes, const std::string& text) {
  return std::search(bytes.begin(), bytes.end(), text.begin(), text.end()) != bytes.end();
}

}  // namespace

TEST_CASE("remove_exif_thumbnail: blanks the thumbnail and nothing else") {
  for (const bool big_endian : {false, true}) {
    for (const auto& [place, length] : {std::pair{0x0201U, 0x0202U}, std::pair{0x0111U, 0x0117U}}) {
      const Bytes before = with_thumbnail(big_endian, place, length);
      Bytes after = before;
      REQUIRE(contains(after, kThumbnail));
      CHECK(remove_exif_thumbnail(after));
      CHECK_FALSE(contains(after, kThumbnail));
      CHECK(contains(after, kKept));
      REQUIRE(after.size() == before.size());
      for (std::size_t i = 0; i < after.size(); ++i) {
        const bool link = i >= kFirstEnd - 4 && i < kFirstEnd;
        const bool thumbnail = i >= kSecondEnd && i < kSecondEnd + kThumbnail.size();
        if (!link && !thumbnail) CHECK(after[i] == before[i]);
      }
      CHECK_FALSE(remove_exif_thumbnail(after));
    }
  }
}

TEST_CASE("remove_exif_thumbnail: damaged blocks stay inside their bytes") {
  const Bytes good = with_thumbnail(true, 0x0201, 0x0202);
  for (std::size_t length = 0; length < good.size(); ++length) {
    Bytes cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length));
    remove_exif_thumbnail(cut);
    CHECK(cut.size() == length);
  }
  Block lying(false);
  lying.directory({{0x0100, 4000}}, kFirstEnd);
  lying.directory({{0x0201, kSecondEnd}, {0x0202, 0xFFFFFFFF}}, 0);
  lying.text(kThumbnail);
  Bytes bytes = lying.bytes();
  CHECK(remove_exif_thumbnail(bytes));
  CHECK_FALSE(contains(bytes, kThumbnail));
}

TEST_CASE("with_pixels: keeps what the file said but for the thumbnail") {
  Metadata metadata;
  metadata.exif = with_thumbnail(false, 0x0201, 0x0202);
  metadata.xmp = {'<', 'x', '>'};
  const Image before{{}, std::make_shared<const Metadata>(metadata)};
  const Image after = with_pixels(before, before.pixels);
  CHECK(after.metadata->xmp == metadata.xmp);
  CHECK_FALSE(contains(after.metadata->exif, kThumbnail));
  CHECK(contains(before.metadata->exif, kThumbnail));
  const Image again = with_pixels(after, after.pixels);
  CHECK(again.metadata == after.metadata);
}

}  // namespace pentimento::image
