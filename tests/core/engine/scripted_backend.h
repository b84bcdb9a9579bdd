// A backend that does what a test says, on one thread and without the real engine.
#pragma once

#include <chrono>
#include <functional>
#include <thread>
#include <utility>

#include "engine/edit_backend.h"

namespace pentimento::engine {

struct Script {
  int steps = 5;
  std::chrono::microseconds step_time{0};
  std::function<void(const BackendJob&, int step)> at_step;  ///< may throw
  std::function<cv::Mat(const BackendJob&)> result;          ///< default: all 0.25
  bool previews = true;
  std::string id = "scripted";
  std::function<bool(Operation)> can = [](Operation) { return true; };
};

class ScriptedBackend : public EditBackend {
 public:
  explicit ScriptedBackend(Script script = {}) : script_(std::move(script)) {}

  std::string id() const override { return script_.id; }
  bool can(Operation operation) const override { return script_.can(operation); }

  cv::Mat run(const BackendJob& job, Progress& progress, const PreviewSink& preview) override {
    progress.update(0);
    for (int step = 0; step < script_.steps; ++step) {
      if (script_.at_step) script_.at_step(job, step);
      if (script_.step_time.count() > 0) std::this_thread::sleep_for(script_.step_time);
      if (preview && script_.previews) preview(cv::Mat(4, 4, CV_32FC3, cv::Scalar::all(0.5)));
      progress.update((step + 1.0) / script_.steps);
    }
    if (script_.result) return script_.result(job);
    const int type = job.operation == Operation::Place ? CV_32FC4 : CV_32FC3;
    return cv::Mat(job.picture.size(), type, cv::Scalar(0.25, 0.25, 0.25, 1));
  }

 private:
  Script script_;
};

}  // namespace pentimento::engine
