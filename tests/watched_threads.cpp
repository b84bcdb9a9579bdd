// cv::parallel_for_ on threads that the thread sanitizer sees. OpenCV's own pool, or TBB's, hands over work
// with atomics in a library that was not built with it: every loop would be a race.
#include <algorithm>
#include <atomic>
#include <opencv2/core.hpp>
#include <opencv2/core/parallel/parallel_backend.hpp>
#include <thread>
#include <utility>
#include <vector>

namespace {

class WatchedThreads : public cv::parallel::ParallelForAPI {
 public:
  void parallel_for(int tasks, FN_parallel_for_body_cb_t body, void* data) override {
    std::atomic<int> next = 0;
    const auto work = [&](int thread) {
      number() = thread;
      for (int task = next++; task < tasks; task = next++) body(task, task + 1, data);
    };
    std::vector<std::jthread> others;
    for (int k = 1; k < std::min(count_, tasks); ++k) others.emplace_back(work, k);
    work(0);
  }
  int getThreadNum() const override { return number(); }
  int getNumThreads() const override { return count_; }
  int setNumThreads(int count) override {
    return std::exchange(count_, count > 0 ? count : static_cast<int>(std::thread::hardware_concurrency()));
  }
  const char* getName() const override { return "watched"; }

 private:
  static int& number() {
    thread_local int number = 0;
    return number;
  }
  int count_ = static_cast<int>(std::thread::hardware_concurrency());
};

[[maybe_unused]] const bool kWatched = [] {
  cv::parallel::setParallelForBackend(std::make_shared<WatchedThreads>());
  return true;
}();

}  // namespace
