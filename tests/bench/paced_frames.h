// Frames of a widget at the pace of a 60 Hz screen, and how long each takes.
#pragma once

#include <QThread>
#include <functional>

#include "tests/bench/frame_timer.h"

namespace pentimento::bench {

inline constexpr int kFrames = 300;

/// Sees when a widget has painted.
class PaintWatch : public QObject {
 public:
  bool eventFilter(QObject*, QEvent* event) override {
    painted_ = painted_ || event->type() == QEvent::Paint;
    return false;
  }
  bool take() { return std::exchange(painted_, false); }

 private:
  bool painted_ = false;
};

/// Measures the scenarios that have `word` in their name.
struct PacedFrames {
  PacedFrames(TimedApplication& application, std::string only) : app(application), word(std::move(only)) {}

  void idle(int milliseconds) {
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds) {
      QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
      QThread::msleep(1);
    }
    app.takeBusy();
    app.takeProcessor();
  }

  /// Until what is watched has painted; at most 200 ms.
  void untilPainted() {
    QElapsedTimer clock;
    clock.start();
    while (!watch.take() && clock.elapsed() < 200)
      QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
  }

  void measure(const std::string& name, const std::function<void(int)>& frame, int frames = kFrames) {
    if (name.find(word) == std::string::npos) return;
    FrameTimes work, processor, late;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < frames; ++i) {
      const double tick = i * FrameTimes::kBudget;
      while (double(clock.nsecsElapsed()) / 1e6 < tick) {
        QCoreApplication::processEvents();
        const double left = tick - double(clock.nsecsElapsed()) / 1e6;
        if (left > 0.3) QThread::usleep(static_cast<unsigned long>(std::min(left, 1.0) * 1000));
      }
      const double started = double(clock.nsecsElapsed()) / 1e6;
      watch.take();
      frame(i);
      untilPainted();
      work.add(app.takeBusy());
      processor.add(app.takeProcessor());
      late.add(double(clock.nsecsElapsed()) / 1e6 - std::max(tick, started - FrameTimes::kBudget));
    }
    work.print(name + ", work");
    processor.print(name + ", processor");
    late.print(name + ", late");
  }

  TimedApplication& app;
  const std::string word;
  PaintWatch watch;
};

}  // namespace pentimento::bench
