// The digest of a row: what it says, in order. Private to this module.
#pragma once

#include <xxhash.h>

#include <algorithm>
#include <string_view>

#include "base/error.h"
#include "project/sqlite.h"
#include "project/tile_codec.h"

namespace pentimento::project {

/// Every value is added with its length, so that different rows never read the same.
template <typename... Values>
Digest row_digest(const Values&... values) {
  std::vector<std::uint8_t> bytes;
  const auto add_bytes = [&bytes](const void* data, std::size_t size) {
    const auto* from = static_cast<const std::uint8_t*>(data);
    const std::uint64_t length = size;
    const auto* head = reinterpret_cast<const std::uint8_t*>(&length);
    bytes.insert(bytes.end(), head, head + sizeof length);
    bytes.insert(bytes.end(), from, from + size);
  };
  const auto add = [&](const auto& value) {
    using Value = std::decay_t<decltype(value)>;
    if constexpr (std::is_arithmetic_v<Value>) {
      add_bytes(&value, sizeof value);
    } else {
      add_bytes(value.data(), value.size() * sizeof(*value.data()));
    }
  };
  (add(values), ...);
  return digest_of(bytes);
}

/// The id of the row of `table` with this digest.
inline std::optional<std::int64_t> find_row(const Database& database, const char* table,
                                            const Digest& digest) {
  Statement find = database.prepare(std::string("SELECT id FROM ") + table + " WHERE digest = ?1");
  if (!find.bind(Bytes(digest)).step()) return std::nullopt;
  return find.integer(0);
}

}  // namespace pentimento::project
