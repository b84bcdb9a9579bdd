// Progress for other programs: one JSON object a line on stdout (see kJsonHelp).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/cli/reporter.h"

namespace pentimento::cli {

class JsonReporter : public Reporter {
 public:
  void reading(const std::filesystem::path& picture) override;
  void started(const engine::EditRequest& request, const std::string& engine) override;
  void progressed(double fraction, int candidate) override;
  void candidate(int index, const std::filesystem::path& file, const engine::Candidate& made) override;
  void finished(double seconds) override;
  void failed(const Error& error) override;
  void cancelled() override;

 private:
  std::filesystem::path picture_;
  double told_ = -1;
};

/// One line on stdout, at once.
void print_json_line(const nlohmann::json& value);

}  // namespace pentimento::cli
