#include "image/codecs/zlib_stream.h"

#include <zlib.h>

#include <algorithm>
#include <new>

namespace pentimento::image {

std::optional<std::vector<std::uint8_t>> inflated(const std::uint8_t* data, std::size_t bytes,
                                                  std::size_t limit) {
  std::vector<std::uint8_t> out;
  // Grows as the stream proves to be that long: a few bytes cannot claim much memory.
  for (std::size_t capacity = std::max<std::size_t>(4 * bytes, 1024);; capacity *= 4) {
    out.resize(std::min(capacity, limit));
    uLongf length = out.size();
    const int result = uncompress(out.data(), &length, data, bytes);
    if (result == Z_OK) {
      out.resize(length);
      return out;
    }
    if (result != Z_BUF_ERROR || capacity >= limit) return std::nullopt;
  }
}

std::vector<std::uint8_t> deflated(const std::vector<std::uint8_t>& data) {
  uLongf length = compressBound(data.size());
  std::vector<std::uint8_t> out(length);
  if (compress(out.data(), &length, data.data(), data.size()) != Z_OK) throw std::bad_alloc();
  out.resize(length);
  return out;
}

}  // namespace pentimento::image
