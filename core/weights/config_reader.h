// Typed access to the values of one config.json.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pentimento::weights {

/// A key that is absent or null counts as not there. A value of another type or out of range: Error BadFile
/// naming file and key.
class ConfigReader {
 public:
  explicit ConfigReader(const std::filesystem::path& json);

  bool has(std::string_view key) const;
  bool is_list(std::string_view key) const;

  std::optional<int> integer(std::string_view key, int min, int max) const;
  std::optional<double> number(std::string_view key) const;
  std::optional<bool> boolean(std::string_view key) const;
  std::optional<std::string> text(std::string_view key) const;
  std::optional<std::vector<int>> integers(std::string_view key, int min, int max) const;
  std::optional<std::vector<double>> numbers(std::string_view key) const;
  std::optional<std::vector<std::string>> texts(std::string_view key) const;

  /// One value for all levels, or a list with a value for each.
  std::optional<std::vector<int>> per_level(std::string_view key, std::size_t levels, int min, int max) const;

  /// Error MissingWeights unless the value is absent, null or equal to `only`.
  void require(std::string_view key, const nlohmann::json& only) const;
  /// Error MissingWeights: the model asks for something that is not built.
  [[noreturn]] void unsupported(std::string_view key) const;
  /// Error BadFile: the value makes no sense.
  [[noreturn]] void invalid(std::string_view key) const;

 private:
  const nlohmann::json* find(std::string_view key) const;
  int checked_integer(const nlohmann::json& value, std::string_view key, int min, int max) const;

  std::filesystem::path path_;
  nlohmann::json json_;
};

}  // namespace pentimento::weights
