// Times of the frames of a window, and a table of them.
#pragma once

#include <time.h>

#include <QApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

namespace pentimento::bench {

/// Milliseconds that a processor has worked for this thread.
inline double processorTime() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Counts the time that the GUI thread spends in events: input, timers, painting and handing the frame over.
class TimedApplication : public QApplication {
 public:
  using QApplication::QApplication;

  bool notify(QObject* receiver, QEvent* event) override {
    if (depth_ > 0) return QApplication::notify(receiver, event);
    ++depth_;
    QElapsedTimer clock;
    clock.start();
    const double before = processorTime();
    const bool handled = QApplication::notify(receiver, event);
    busy_ += static_cast<double>(clock.nsecsElapsed()) / 1e6;
    processor_ += processorTime() - before;
    --depth_;
    if (afterEvent) afterEvent();
    return handled;
  }

  std::function<void()> afterEvent;  // of the outermost ones

  /// Milliseconds since the last call.
  double takeBusy() { return std::exchange(busy_, 0.0); }
  /// Of those, what a processor worked; the rest was waiting for one.
  double takeProcessor() { return std::exchange(processor_, 0.0); }

 private:
  int depth_ = 0;
  double busy_ = 0;
  double processor_ = 0;
};

class FrameTimes {
 public:
  static constexpr double kBudget = 1000.0 / 60;

  void add(double milliseconds) { times_.push_back(milliseconds); }

  static void printHeader() {
    std::printf("%-44s %6s %7s %7s %7s %7s %7s   %s\n", "", "frames", "p50", "p95", "p99", "max", "<16.7ms",
                "histogram: <1 <2 <4 <8 <12 <16.7 <33 more");
  }

  void print(const std::string& name) const {
    std::vector<double> sorted = times_;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.empty()) return;
    const auto at = [&](double q) { return sorted[static_cast<std::size_t>(q * double(sorted.size() - 1))]; };
    const auto within = std::count_if(sorted.begin(), sorted.end(), [](double t) { return t <= kBudget; });
    std::printf("%-44s %6zu %7.2f %7.2f %7.2f %7.2f %6.1f%%  ", name.c_str(), sorted.size(), at(0.5),
                at(0.95), at(0.99), sorted.back(), 100.0 * double(within) / double(sorted.size()));
    double from = 0;
    for (const double to : {1.0, 2.0, 4.0, 8.0, 12.0, kBudget, 33.0, 1e9}) {
      std::printf(" %td",
                  std::count_if(sorted.begin(), sorted.end(), [&](double t) { return t > from && t <= to; }));
      from = to;
    }
    std::printf("\n");
    std::fflush(stdout);
  }

 private:
  std::vector<double> times_;
};

}  // namespace pentimento::bench
