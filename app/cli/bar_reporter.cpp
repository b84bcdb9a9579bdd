#include "app/cli/bar_reporter.h"

#include <cmath>
#include <cstdio>

namespace pentimento::cli {

namespace {
constexpr int kBarWidth = 30;

std::string label_of(engine::Operation operation) {
  switch (operation) {
    case engine::Operation::Remove:
      return "Removing";
    case engine::Operation::Add:
      return "Adding";
    case engine::Operation::Extend:
      return "Extending";
    case engine::Operation::Generate:
      return "Generating";
    case engine::Operation::Place:
      return "Placing";
    case engine::Operation::Repaint:
      return "Painting";
    case engine::Operation::Vary:
      break;
  }
  return "Varying";
}

std::string bar(double fraction) {
  const int full = static_cast<int>(std::lround(fraction * kBarWidth));
  std::string text(static_cast<std::size_t>(full), '#');
  text.resize(kBarWidth, '.');
  return "[" + text + "]";
}

/// "0:42 left", nothing while it is too early to say.
std::string time_left(double fraction, double seconds) {
  if (fraction < 0.05 || seconds < 0.5) return "";
  const long left = std::lround(seconds / fraction - seconds);
  char text[48];
  std::snprintf(text, sizeof text, "  %ld:%02ld left", left / 60, left % 60);
  return text;
}
}  // namespace

BarReporter::~BarReporter() {
  clear();
}

void BarReporter::show(const std::string& line) {
  std::fprintf(stderr, "\r%s\033[K", line.c_str());
  std::fflush(stderr);
  visible_ = true;
}

void BarReporter::clear() {
  if (visible_) std::fputs("\r\033[K", stderr);
  visible_ = false;
}

void BarReporter::reading(const std::filesystem::path& picture) {
  show("Reading " + picture.filename().string());
}

void BarReporter::started(const engine::EditRequest& request, const std::string& /*engine*/) {
  label_ = label_of(request.operation);
  candidates_ = request.candidates;
  start_ = Clock::now();
}

void BarReporter::progressed(double fraction, int candidate) {
  const auto now = Clock::now();
  if (visible_ && fraction < 1 && now - drawn_ < std::chrono::milliseconds(100)) return;
  drawn_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line = label_;
  if (candidates_ > 1) line += " " + std::to_string(candidate + 1) + "/" + std::to_string(candidates_);
  char percent[16];
  std::snprintf(percent, sizeof percent, " %3.0f%%", std::floor(fraction * 100));
  show(line + " " + bar(fraction) + percent + time_left(fraction, seconds));
}

void BarReporter::writing(const std::filesystem::path& file) {
  show("Writing " + file.filename().string());
}

void BarReporter::candidate(int /*index*/, const std::filesystem::path& file, const engine::Candidate& made) {
  clear();
  std::fprintf(stderr, "%s (%.1f s)\n", file.string().c_str(), made.seconds);
}

void BarReporter::note(const std::string& sentence) {
  clear();
  Reporter::note(sentence);
}

void BarReporter::finished(double /*seconds*/) {
  clear();
}

void BarReporter::failed(const Error& /*error*/) {
  clear();
}

}  // namespace pentimento::cli
