// What a person chooses for Repaint.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace pentimento::engine {

/// The media that the built-in painter paints in.
inline constexpr std::array<std::string_view, 4> kMedia = {"watercolor", "oil", "gouache", "ink"};

struct RepaintOptions {
  std::string style = "watercolor";  ///< one of kMedia, or the file of a picture to paint like
  std::string style_hash;            ///< content_hash() of that picture; empty in a request: any
  double detail = 0.5;  ///< 0..1, from large brushes to fine ones; not used with a picture, which has its own

  bool like_picture() const;  ///< not in a medium
  bool operator==(const RepaintOptions&) const = default;
};

inline constexpr std::size_t kMaxStyleBytes = 4096;

/// Throws Error(Usage) with a sentence: no style, or one that cannot be a file, a detail out of range or NaN.
void validate(const RepaintOptions& options);

}  // namespace pentimento::engine
