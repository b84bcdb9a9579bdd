#include "app/cli/facts.h"

#include <cstdio>

namespace pentimento::cli {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

void print_facts(const std::filesystem::path& file, const std::vector<Fact>& facts, bool as_json) {
  if (as_json) {
    nlohmann::json object = {{"file", file.string()}};
    for (const Fact& fact : facts)
      if (fact.key) object[fact.key] = fact.value;
    std::printf("%s\n", object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    return;
  }
  std::printf("%s\n", file.string().c_str());
  for (const Fact& fact : facts) {
    if (fact.name) std::printf("  %-12s %s\n", fact.name, fact.text.c_str());
  }
}

}  // namespace pentimento::cli
