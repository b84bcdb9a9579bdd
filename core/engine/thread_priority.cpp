#include "engine/thread_priority.h"

#include <algorithm>
#include <chrono>
#include <opencv2/core.hpp>
#include <thread>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace pentimento::engine {

void lower_thread_priority(int nice) {
#ifdef __linux__
  // On Linux the nice value belongs to the thread, and new threads inherit it (setpriority(2), "C library/
  // kernel differences").
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), nice);
#else
  static_cast<void>(nice);
#endif
}

void lower_pool_priority() {
  // Each part waits a moment, so that every thread of the pool gets one.
  cv::parallel_for_(cv::Range(0, 4 * std::max(1, cv::getNumThreads())), [](const cv::Range&) {
    lower_thread_priority();
    std::this_thread::sleep_for(std::chrono::microseconds(100));
  });
}

}  // namespace pentimento::engine
