// A backend that does what the test says, at once, so that tests of session and window are fast.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "engine/edit_backend.h"

namespace pentimento::ui {

/// Shared by the test and the backend's thread.
struct Script {
  std::atomic<int> allowed{1000};  ///< candidates that may be finished; the next one waits at half its way
  std::atomic<bool> fails{false};
  std::atomic<int> started{0};
  std::atomic<int> cancelled{0};
  std::mutex mutex;
  std::vector<engine::BackendJob> jobs;  ///< all that were started, without pictures; guarded by the mutex

  engine::BackendJob lastJob() {
    const std::lock_guard lock(mutex);
    return jobs.back();
  }
};

/// Fills the mask with one color that depends on the seed.
class ScriptedBackend : public engine::EditBackend {
 public:
  explicit ScriptedBackend(std::shared_ptr<Script> script) : script_(std::move(script)) {}

  std::string id() const override { return "scripted"; }
  bool can(engine::Operation) const override { return true; }

  cv::Mat run(const engine::BackendJob& job, Progress& progress,
              const engine::PreviewSink& preview) override {
    {
      const std::lock_guard lock(script_->mutex);
      script_->jobs.push_back(job);
      script_->jobs.back().picture = {};
    }
    ++script_->started;
    if (script_->fails) throw Error(ErrorCode::BadFile, "The engine failed on purpose: try again.");
    try {
      return fill(job, progress, preview);
    } catch (const Cancelled&) {
      ++script_->cancelled;
      throw;
    }
  }

 private:
  cv::Mat fill(const engine::BackendJob& job, Progress& progress, const engine::PreviewSink& preview) {
    const auto level = static_cast<float>(job.seed % 97) / 97.0F;
    cv::Mat filled;
    cv::resize(job.picture.whole(), filled, job.size);  // in another format
    filled.setTo(cv::Scalar(level, 1 - level, 0.5), job.mask.whole());
    preview(filled);
    progress.update(0.5);
    while (script_->allowed <= 0) {
      progress.check();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    --script_->allowed;
    progress.update(1);
    return filled;
  }

  std::shared_ptr<Script> script_;
};

inline std::vector<std::unique_ptr<engine::EditBackend>> scripted(const std::shared_ptr<Script>& script) {
  std::vector<std::unique_ptr<engine::EditBackend>> backends;
  backends.push_back(std::make_unique<ScriptedBackend>(script));
  return backends;
}

}  // namespace pentimento::ui
