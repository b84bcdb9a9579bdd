#include "engine/thread_priority.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <opencv2/core.hpp>
#include <thread>

#ifdef __linux__
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace pentimento::engine {

namespace {
constexpr std::uint64_t kShortTurn = 100'000;  // ns, the shortest there is
constexpr std::uint64_t kLowTurn = 700'000;    // ns; less brought nothing more (measured)

#ifdef __linux__
/// struct sched_attr of sched_setattr(2): C libraries have it only lately.
struct Scheduling {
  std::uint32_t size, policy;
  std::uint64_t flags;
  std::int32_t nice;
  std::uint32_t priority;
  std::uint64_t runtime, deadline, period;  // ns
};
#endif

/// How long this thread runs before others get their turn, ns (sched_setattr(2), sched_runtime, which kernels
/// before 6.12 do not look at here).
void set_turn(std::uint64_t turn) {
#ifdef __linux__
  Scheduling now{};
  if (syscall(SYS_sched_getattr, 0, &now, sizeof now, 0) != 0 || now.policy != SCHED_OTHER) return;
  now.runtime = turn;
  syscall(SYS_sched_setattr, 0, &now, 0);
#else
  static_cast<void>(turn);
#endif
}
}  // namespace

void lower_thread_priority(int nice) {
#ifdef __linux__
  // On Linux the nice value belongs to the thread, and new threads inherit it (setpriority(2), "C library/
  // kernel differences").
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), nice);
#else
  static_cast<void>(nice);
#endif
  set_turn(kLowTurn);
}

void take_short_turns() {
  set_turn(kShortTurn);
}

void lower_pool_priority() {
  // Each part waits a moment, so that every thread of the pool gets one.
  cv::parallel_for_(cv::Range(0, 4 * std::max(1, cv::getNumThreads())), [](const cv::Range&) {
    lower_thread_priority();
    std::this_thread::sleep_for(std::chrono::microseconds(100));
  });
}

}  // namespace pentimento::engine
