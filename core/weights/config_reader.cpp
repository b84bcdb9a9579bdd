#include "weights/config_reader.h"

#include "base/error.h"
#include "weights/json_file.h"
#include "weights/quote.h"

namespace pentimento::weights {
namespace {

constexpr std::size_t kMaxList = 100'000;

}  // namespace

ConfigReader::ConfigReader(const std::filesystem::path& json) : path_(json), json_(read_json_object(json)) {}

const nlohmann::json* ConfigReader::find(std::string_view key) const {
  const auto it = json_.find(std::string(key));
  return it == json_.end() || it->is_null() ? nullptr : &*it;
}

bool ConfigReader::has(std::string_view key) const {
  return find(key) != nullptr;
}

bool ConfigReader::is_list(std::string_view key) const {
  const nlohmann::json* value = find(key);
  return value && value->is_array();
}

int ConfigReader::checked_integer(const nlohmann::json& value, std::string_view key, int min, int max) const {
  if (!value.is_number_integer()) invalid(key);
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(max))
    invalid(key);
  const auto number = value.get<std::int64_t>();
  if (number < min || number > max) invalid(key);
  return static_cast<int>(number);
}

std::optional<int> ConfigReader::integer(std::string_view key, int min, int max) const {
  const nlohmann::json* value = find(key);
  return value ? std::optional(checked_integer(*value, key, min, max)) : std::nullopt;
}

std::optional<double> ConfigReader::number(std::string_view key) const {
  const nlohmann::json* value = find(key);
  if (!value) return std::nullopt;
  if (!value->is_number()) invalid(key);
  return value->get<double>();
}

std::optional<bool> ConfigReader::boolean(std::string_view key) const {
  const nlohmann::json* value = find(key);
  if (!value) return std::nullopt;
  if (!value->is_boolean()) invalid(key);
  return value->get<bool>();
}

std::optional<std::string> ConfigReader::text(std::string_view key) const {
  const nlohmann::json* value = find(key);
  if (!value) return std::nullopt;
  if (!value->is_string()) invalid(key);
  return value->get<std::string>();
}

std::optional<std::vector<int>> ConfigReader::integers(std::string_view key, int min, int max) const {
  const nlohmann::json* value = find(key);
  if (!value) return std::nullopt;
  if (!value->is_array() || value->size() > kMaxList) invalid(key);
  std::vector<int> list;
  for (const nlohmann::json& item : *value) list.push_back(checked_integer(item, key, min, max));
  return list;
}

std::optional<std::vector<double>> ConfigReader::numbers(std::string_view key) const {
  const nlohmann::json* value = find(key);
  if (!value) return std::nullopt;
  if (!value->is_array() || value->size() > kMaxList) invalid(key);
  std::vector<double> list;
  for (const nlohmann::json& item : *value) {
    if (!item.is_number()) invalid(key);
    list.push_back(item.get<double>());
  }
  return list;
}

std::optional<std::vector<std::string>> ConfigReader::texts(std::string_view key) const {
  const nlohmann::json* value = find(key);
  if (!value) return std::nullopt;
  if (!value->is_array() || value->size() > kMaxList) invalid(key);
  std::vector<std::string> list;
  for (const nlohmann::json& item : *value) {
    if (!item.is_string()) invalid(key);
    list.push_back(item.get<std::string>());
  }
  return list;
}

std::optional<std::vector<int>> ConfigReader::per_level(std::string_view key, std::size_t levels, int min,
                                                        int max) const {
  if (!has(key)) return std::nullopt;
  if (!is_list(key)) return std::vector<int>(levels, *integer(key, min, max));
  auto list = integers(key, min, max);
  if (list->size() != levels) invalid(key);
  return list;
}

void ConfigReader::require(std::string_view key, const nlohmann::json& only) const {
  const nlohmann::json* value = find(key);
  if (value && *value != only) unsupported(key);
}

void ConfigReader::unsupported(std::string_view key) const {
  const nlohmann::json* value = find(key);
  throw Error(ErrorCode::MissingWeights,
              quoted_path(path_) + " describes a model of a kind that is not supported: " + quoted_name(key) +
                  " is " + quoted_name(value ? value->dump(-1, ' ', true) : "null") + ".");
}

void ConfigReader::invalid(std::string_view key) const {
  throw Error(ErrorCode::BadFile,
              quoted_path(path_) + " has a value for " + quoted_name(key) +
                  " that makes no sense; get the file again from where the model is from.");
}

}  // namespace pentimento::weights
