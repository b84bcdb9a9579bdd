// Frames of a widget at the pace of a 60 Hz screen, and how long each takes.
#pragma once

#include <QThread>
#include <functional>

#include "tests/bench/frame_timer.h"

namespace pentimento::bench {

inline constexpr int kFrames = 300;
inline constexpr double kSameFrame = 12;  // ms; of two paintings closer than that the screen shows one

/// Sees when a widget has painted.
class PaintWatch : public QObject {
 public:
  bool eventFilter(QObject*, QEvent* event) override {
    const bool paints = event->type() == QEvent::Paint;
    painted_ = painted_ || paints;
    framePainted_ = framePainted_ || paints;
    return false;
  }
  bool take() { return std::exchange(painted_, false); }
  bool takeFrame() { return std::exchange(framePainted_, false); }

 private:
  bool painted_ = false;
  bool framePainted_ = false;  // the same, for who counts frames
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

  /// Gives `frames` inputs at the pace of the screen. A frame is what happens from one painting to the next:
  /// more or fewer than inputs, where a mask comes later or a preview moves.
  void measure(const std::string& name, const std::function<void(int)>& frame, int frames = kFrames) {
    if (name.find(word) == std::string::npos) return;
    FrameTimes work, processor, late;
    QElapsedTimer clock;
    clock.start();
    double painted = 0;
    watch.takeFrame();
    app.afterEvent = [&] {
      const double now = double(clock.nsecsElapsed()) / 1e6;
      if (!watch.takeFrame() || now - painted < kSameFrame) return;
      painted = now;
      work.add(app.takeBusy());
      processor.add(app.takeProcessor());
    };
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
      late.add(double(clock.nsecsElapsed()) / 1e6 - std::max(tick, started - FrameTimes::kBudget));
    }
    app.afterEvent = nullptr;
    work.print(name + ", work");
    processor.print(name + ", processor");
    late.print(name + ", late");
  }

  TimedApplication& app;
  const std::string word;
  PaintWatch watch;
};

}  // namespace pentimento::bench
