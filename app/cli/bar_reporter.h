// A progress bar on stderr: what is done, how far, how long it will still take.
#pragma once

#include <chrono>

#include "app/cli/reporter.h"

namespace pentimento::cli {

class BarReporter : public Reporter {
 public:
  ~BarReporter() override;
  void reading(const std::filesystem::path& picture) override;
  void started(const engine::EditRequest& request, const std::string& engine) override;
  void progressed(double fraction, int candidate) override;
  void writing(const std::filesystem::path& file) override;
  void candidate(int index, const std::filesystem::path& file, const engine::Candidate& made) override;
  void note(const std::string& sentence) override;
  void finished(double seconds) override;
  void failed(const Error& error) override;

 private:
  using Clock = std::chrono::steady_clock;

  void show(const std::string& line);
  void clear();

  std::string label_;
  int candidates_ = 1;
  Clock::time_point start_, drawn_;
  bool visible_ = false;
};

}  // namespace pentimento::cli
