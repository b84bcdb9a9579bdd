#include "app/cli/facts.h"

#include <cstdio>

namespace pentimento::cli {

namespace {
std::string with_unit(double value, double unit, const char* name) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f %s", value < 10 * unit ? 2 : 1, value / unit, name);
  return text;
}
}  // namespace

std::string size_words(std::uint64_t bytes) {
  const auto value = static_cast<double>(bytes);
  return value < 1e9 ? with_unit(value, 1e6, "MB") : with_unit(value, 1e9, "GB");
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
