// Checked access to the fields of a JSON object that anybody may have written.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "base/geometry.h"

namespace pentimento::engine {

/// Every function throws Error(BadFile) with a sentence naming file and field when the field is missing or
/// has another type or a value out of range.
class RecipeFields {
 public:
  /// `object` must outlive this.
  RecipeFields(const nlohmann::json& object, std::string file, std::string path = "");

  bool has(const std::string& key) const;  ///< there and not null
  RecipeFields object(const std::string& key) const;
  std::string text(const std::string& key) const;                          ///< printable ASCII
  std::string utf8(const std::string& key, std::size_t most_bytes) const;  ///< line breaks and tabs are kept
  bool flag(const std::string& key) const;
  int integer(const std::string& key, int least, int most) const;
  std::uint64_t unsigned64(const std::string& key) const;
  double number(const std::string& key, double least, double most) const;
  bool is_text(const std::string& key) const;
  Size size() const;  ///< of the fields width and height, 1 or more
  Rect rect() const;  ///< of the fields x, y, width and height; not empty

  /// Throws: the field `key` "must be ...".
  [[noreturn]] void refuse(const std::string& key, const std::string& must) const;

 private:
  const nlohmann::json& at(const std::string& key) const;

  const nlohmann::json& object_;
  std::string file_;
  std::string path_;  // "mask." inside the object of that name
};

}  // namespace pentimento::engine
