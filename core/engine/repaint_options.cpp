#include "engine/repaint_options.h"

#include <algorithm>

#include "base/error.h"
#include "base/utf8.h"

namespace pentimento::engine {

bool RepaintOptions::like_picture() const {
  return std::find(kMedia.begin(), kMedia.end(), style) == kMedia.end();
}

void validate(const RepaintOptions& options) {
  const std::string& style = options.style;
  if (style.empty() || style.size() > kMaxStyleBytes || !is_utf8(style)) {
    throw Error(ErrorCode::Usage, "There is no style \"" + printable(style) +
                                      "\": say watercolor, oil, gouache, ink, or the file of a picture.");
  }
  if (!(options.detail >= 0 && options.detail <= 1)) {  // also NaN
    throw Error(ErrorCode::Usage,
                "The detail must be from 0 to 1, not " + std::to_string(options.detail) + ".");
  }
}

}  // namespace pentimento::engine
