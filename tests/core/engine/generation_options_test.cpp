#include "engine/generation_options.h"

#include <limits>

#include "base/error.h"
#include "base/utf8.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::engine;

namespace {
std::string refusal(const GenerationOptions& options) {
  try {
    validate(options);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::Usage);
    return error.what();
  }
  return "";
}

bool mentions(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}
}  // namespace

TEST_CASE("Generation options: what makes no sense is refused with a sentence") {
  GenerationOptions options;
  CHECK(refusal(options).empty());
  SECTION("steps") {
    options.steps = GENERATE(0, -1, 1001, std::numeric_limits<int>::max());
    CHECK(mentions(refusal(options), "steps"));
  }
  SECTION("guidance") {
    options.guidance_scale = GENERATE(-0.1, 100.5, std::numeric_limits<double>::quiet_NaN(),
                                      std::numeric_limits<double>::infinity());
    CHECK(mentions(refusal(options), "guidance"));
  }
  SECTION("a prompt of a megabyte") {
    options.prompt = std::string(1 << 20, 'a');
    CHECK(mentions(refusal(options), "shorten"));
  }
  SECTION("a negative prompt that is no UTF-8") {
    options.negative_prompt = "caf\xE9";
    CHECK(mentions(refusal(options), "negative prompt"));
  }
  SECTION("unknown words") {
    options.scheduler = "magic\x1b[2J";
    CHECK(mentions(refusal(options), "dpmpp-2m"));
    CHECK_FALSE(mentions(refusal(options), "\x1b"));
    options = {};
    options.device = "abacus";
    CHECK(mentions(refusal(options), "cuda"));
    options = {};
    options.dtype = "fp8";
    CHECK(mentions(refusal(options), "bf16"));
  }
}

TEST_CASE("Generation options: every known word is accepted") {
  GenerationOptions options;
  for (const auto word : kSchedulers) {
    options.scheduler = word;
    CHECK(refusal(options).empty());
  }
}

TEST_CASE("Presets: more steps for better, fewer for distilled models") {
  GenerationOptions wishes;
  wishes.prompt = "a boat";
  const auto fast = with_preset(wishes, Preset::Fast), best = with_preset(wishes, Preset::Best);
  CHECK(fast.prompt == "a boat");
  CHECK(*fast.steps < *with_preset(wishes, Preset::Balanced).steps);
  CHECK(*with_preset(wishes, Preset::Balanced).steps < *best.steps);
  CHECK(fast.fast_decoding);
  CHECK_FALSE(best.fast_decoding);
  const auto distilled = with_preset(best, Preset::Balanced, true);
  CHECK(*distilled.steps == 4);
  CHECK(distilled.scheduler.empty());
  for (const Preset preset : {Preset::Fast, Preset::Balanced, Preset::Best}) {
    CHECK(preset_from_string(to_string(preset)) == preset);
    CHECK_NOTHROW(validate(with_preset(wishes, preset)));
  }
  CHECK_FALSE(preset_from_string("cheap"));
}

TEST_CASE("UTF-8: well-formed text and nothing else") {
  for (const char* text : {"", "a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xF4\x8F\xBF\xBF"}) {
    CHECK(is_utf8(text));
  }
  for (const char* text : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                           "\xFF", "\xE2\x82", "a\xC3(", "\xF0\x80\x80\x80"}) {
    CHECK_FALSE(is_utf8(text));
  }
}
