#include "engine/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace pentimento::engine {

void lower_thread_priority() {
#ifdef __linux__
  // On Linux the nice value belongs to the thread, and new threads inherit it (setpriority(2), "C library/
  // kernel differences").
  constexpr int kNice = 10;
  setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNice);
#endif
}

}  // namespace pentimento::engine
