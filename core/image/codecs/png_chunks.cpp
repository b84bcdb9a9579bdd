#include "image/codecs/png_chunks.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>

#include "image/codecs/zlib_stream.h"

namespace pentimento::image {

namespace {
constexpr std::uint32_t kMaxBlockBytes = 64U << 20;
constexpr std::string_view kXmpKeyword("XML:com.adobe.xmp\0", 18);
using Bytes = std::vector<std::uint8_t>;

/// Position after the next zero byte.
std::optional<std::size_t> after_zero(const Bytes& data, std::size_t from) {
  if (from >= data.size()) return std::nullopt;
  const auto zero = std::find(data.begin() + static_cast<std::ptrdiff_t>(from), data.end(), 0);
  if (zero == data.end()) return std::nullopt;
  return static_cast<std::size_t>(zero - data.begin()) + 1;
}

Bytes tail(const Bytes& data, std::size_t from) {
  return {data.begin() + static_cast<std::ptrdiff_t>(std::min(from, data.size())), data.end()};
}

/// name, 0, method 0, stream
Bytes icc_of(const Bytes& chunk) {
  const auto method = after_zero(chunk, 0);
  if (!method || *method >= chunk.size() || chunk[*method] != 0) return {};
  const std::size_t stream = *method + 1;
  return inflated(chunk.data() + stream, chunk.size() - stream, kMaxBlockBytes).value_or(Bytes{});
}

/// keyword, 0, compressed?, method, language, 0, translated keyword, 0, text
Bytes xmp_of(const Bytes& chunk) {
  const std::size_t flags = kXmpKeyword.size();
  if (chunk.size() < flags + 4 || !std::equal(kXmpKeyword.begin(), kXmpKeyword.end(), chunk.begin()))
    return {};
  const auto translated = after_zero(chunk, flags + 2);
  const auto text = translated ? after_zero(chunk, *translated) : std::nullopt;
  if (!text) return {};
  if (chunk[flags] == 0) return tail(chunk, *text);
  return inflated(chunk.data() + *text, chunk.size() - *text, kMaxBlockBytes).value_or(Bytes{});
}

struct ChunkHeader {
  std::uint32_t length = 0;
  std::string_view type;
};

ChunkHeader chunk_header(const std::array<char, 8>& bytes) {
  std::uint32_t length = 0;
  for (std::size_t i = 0; i < 4; ++i) length = length << 8 | static_cast<std::uint8_t>(bytes[i]);
  return {length, std::string_view(bytes.data() + 4, 4)};
}

void take_chunk(std::string_view type, const Bytes& chunk, Metadata& metadata) {
  if (type == "iCCP" && metadata.icc.empty()) metadata.icc = icc_of(chunk);
  if (type == "eXIf" && metadata.exif.empty()) metadata.exif = chunk;
  if (type == "iTXt" && metadata.xmp.empty()) metadata.xmp = xmp_of(chunk);
}
}  // namespace

void read_png_blocks(const std::filesystem::path& path, Metadata& metadata) {
  constexpr std::uint64_t kSignatureBytes = 8, kHeaderBytes = 8, kChecksumBytes = 4;
  const std::uint64_t file_bytes = std::filesystem::file_size(path);
  std::ifstream file(path, std::ios::binary);
  std::array<char, kHeaderBytes> bytes{};
  for (std::uint64_t at = kSignatureBytes; at + kHeaderBytes <= file_bytes;) {
    file.seekg(static_cast<std::streamoff>(at));
    if (!file.read(bytes.data(), bytes.size())) return;
    const ChunkHeader header = chunk_header(bytes);
    if (header.type == "IEND" || header.length > file_bytes - at - kHeaderBytes) return;
    const bool wanted = header.type == "iCCP" || header.type == "eXIf" || header.type == "iTXt";
    if (wanted && header.length <= kMaxBlockBytes) {
      Bytes chunk(header.length);
      if (!file.read(reinterpret_cast<char*>(chunk.data()), header.length)) return;
      take_chunk(header.type, chunk, metadata);
    }
    at += kHeaderBytes + header.length + kChecksumBytes;
  }
}

std::vector<std::uint8_t> make_iccp(const Bytes& icc) {
  constexpr std::string_view kStart("ICC profile\0\0", 13);
  Bytes chunk(kStart.begin(), kStart.end());
  const Bytes stream = deflated(icc);
  chunk.insert(chunk.end(), stream.begin(), stream.end());
  return chunk;
}

std::vector<std::uint8_t> make_xmp_itxt(const Bytes& xmp) {
  constexpr std::size_t kFlagBytes = 4;  // not compressed, method 0, no language, no translated keyword
  Bytes chunk(kXmpKeyword.size() + kFlagBytes + xmp.size());
  std::copy(kXmpKeyword.begin(), kXmpKeyword.end(), chunk.begin());
  std::copy_backward(xmp.begin(), xmp.end(), chunk.end());
  return chunk;
}

}  // namespace pentimento::image
