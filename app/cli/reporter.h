// Tells how far a job is: as a bar on a terminal, as JSON lines for a program, or not at all.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/error.h"
#include "engine/candidate.h"

namespace pentimento::cli {

enum class ProgressMode { Auto, Bar, Json, None };

/// Throws Error(Usage).
ProgressMode parse_progress(const std::string& text);

/// What happens, in this order: reading, started, progressed.. and candidate.., then finished, failed or
/// cancelled. Several pictures: all of that for each.
class Reporter {
 public:
  virtual ~Reporter() = default;
  virtual void reading(const std::filesystem::path& /*picture*/) {}
  virtual void started(const engine::EditRequest& /*request*/, const std::string& /*engine*/) {}
  virtual void progressed(double /*fraction*/, int /*candidate*/) {}
  virtual void writing(const std::filesystem::path& /*file*/) {}
  virtual void candidate(int /*index*/, const std::filesystem::path& /*file*/, const engine::Candidate&) {}
  /// Something to know that is no error: a sentence on stderr.
  virtual void note(const std::string& sentence);
  virtual void finished(double /*seconds*/) {}
  virtual void failed(const Error&) {}
  virtual void cancelled() {}
};

std::unique_ptr<Reporter> make_reporter(ProgressMode mode);

/// What the JSON lines are, for --help.
extern const char* const kJsonHelp;

}  // namespace pentimento::cli
