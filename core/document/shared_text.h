// Bytes that nobody changes, shared by all copies: a run is copied with all its candidates whenever one more
// comes or one is starred, and recipes and thumbnails would be most of that.
#pragma once

#include <memory>
#include <string>
#include <utility>

namespace pentimento::document {

class SharedText {
 public:
  SharedText() = default;
  SharedText(std::string text)  // NOLINT: a text is a shared text
      : text_(text.empty() ? nullptr : std::make_shared<const std::string>(std::move(text))) {}
  SharedText(const char* text) : SharedText(std::string(text)) {}  // NOLINT: as above

  const std::string& str() const {
    static const std::string kNone;
    return text_ ? *text_ : kNone;
  }
  operator const std::string&() const { return str(); }  // NOLINT: it is one
  bool empty() const { return !text_; }

  bool operator==(const SharedText& other) const { return text_ == other.text_ || str() == other.str(); }

 private:
  std::shared_ptr<const std::string> text_;
};

}  // namespace pentimento::document
