#include "engine/recipe_fields.h"

#include <algorithm>
#include <utility>

#include "base/error.h"

namespace pentimento::engine {

namespace {
constexpr int kMaxSide = 1 << 20;  // as TiledImage
}

RecipeFields::RecipeFields(const nlohmann::json& object, std::string file, std::string path)
    : object_(object), file_(std::move(file)), path_(std::move(path)) {}

void RecipeFields::refuse(const std::string& key, const std::string& must) const {
  throw Error(ErrorCode::BadFile,
              "\"" + file_ + "\" is a damaged recipe: \"" + path_ + key + "\" must be " + must + ".");
}

bool RecipeFields::has(const std::string& key) const {
  const auto found = object_.find(key);
  return found != object_.end() && !found->is_null();
}

const nlohmann::json& RecipeFields::at(const std::string& key) const {
  if (!has(key)) refuse(key, "there");
  return *object_.find(key);
}

RecipeFields RecipeFields::object(const std::string& key) const {
  const nlohmann::json& value = at(key);
  if (!value.is_object()) refuse(key, "an object");
  return {value, file_, path_ + key + "."};
}

bool RecipeFields::is_text(const std::string& key) const {
  return at(key).is_string();
}

std::string RecipeFields::text(const std::string& key) const {
  if (!is_text(key)) refuse(key, "a text");
  auto value = at(key).get<std::string>();
  // Texts end up in messages; a terminal must not get control sequences from a file.
  const auto printable = [](unsigned char c) { return c >= 0x20 && c < 0x7F; };
  if (!std::all_of(value.begin(), value.end(), printable)) refuse(key, "plain ASCII text");
  return value;
}

std::string RecipeFields::utf8(const std::string& key, std::size_t most_bytes) const {
  if (!is_text(key)) refuse(key, "a text");
  auto value = at(key).get<std::string>();  // valid UTF-8: the parser has seen to that
  if (value.size() > most_bytes) refuse(key, "a text of at most " + std::to_string(most_bytes) + " bytes");
  return value;
}

bool RecipeFields::flag(const std::string& key) const {
  if (!at(key).is_boolean()) refuse(key, "true or false");
  return at(key).get<bool>();
}

int RecipeFields::integer(const std::string& key, int least, int most) const {
  const nlohmann::json& value = at(key);
  // Above the range of int64 nlohmann keeps an unsigned number; get<int64> would wrap it.
  const bool fits = value.is_number_integer() &&
                    (!value.is_number_unsigned() || value.get<std::uint64_t>() <= 0x7FFFFFFF) &&
                    value.get<std::int64_t>() >= least && value.get<std::int64_t>() <= most;
  if (!fits) refuse(key, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return value.get<int>();
}

std::uint64_t RecipeFields::unsigned64(const std::string& key) const {
  const nlohmann::json& value = at(key);
  if (!value.is_number_unsigned()) refuse(key, "a whole number from 0 to 18446744073709551615");
  return value.get<std::uint64_t>();
}

double RecipeFields::number(const std::string& key, double least, double most) const {
  const nlohmann::json& value = at(key);
  if (!value.is_number() || !(value.get<double>() >= least && value.get<double>() <= most)) {
    refuse(key, "a number from " + nlohmann::json(least).dump() + " to " + nlohmann::json(most).dump());
  }
  return value.get<double>();
}

Size RecipeFields::size() const {
  return {integer("width", 1, kMaxSide), integer("height", 1, kMaxSide)};
}

Rect RecipeFields::rect() const {
  return {integer("x", -kMaxSide, kMaxSide), integer("y", -kMaxSide, kMaxSide), size().width, size().height};
}

}  // namespace pentimento::engine
