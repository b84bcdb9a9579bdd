// What `info` prints: one list of facts, for people and for programs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace pentimento::cli {

/// One fact: a key for programs, a name for people, and what it says for both. Without a
/// name it is for programs alone, without a key for people alone.
struct Fact {
  const char* key;
  const char* name;
  nlohmann::json value;
  std::string text;
};

/// "one, two, three".
std::string joined(const std::vector<std::string>& words);

/// A table, or with `as_json` one object.
void print_facts(const std::filesystem::path& file, const std::vector<Fact>& facts, bool as_json);

}  // namespace pentimento::cli
