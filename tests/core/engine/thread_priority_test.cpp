#include "engine/thread_priority.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "tests/catch.h"

using namespace pentimento;

namespace {
int nice_of_this_thread() {
  return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
}
}  // namespace

TEST_CASE("a thread that takes short turns keeps its priority, and those that it starts can go behind others",
          "[engine]") {
  int before = 0, with_short_turns = -1, lowered = -1;
  std::jthread window([&] {
    before = nice_of_this_thread();
    engine::take_short_turns();
    with_short_turns = nice_of_this_thread();
    std::jthread worker([&] {
      engine::lower_thread_priority();
      lowered = nice_of_this_thread();
    });
  });
  window.join();
  CHECK(with_short_turns == before);
  CHECK(lowered == std::max(before, engine::kEngineNice));
}
