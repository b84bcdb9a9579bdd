// Ctrl-C and its relatives as a stop request. The one file here that knows the operating system's signals.
#pragma once

#include <memory>
#include <stop_token>

namespace pentimento::cli {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP requests a stop and the second ends the program as if
/// nobody had listened. A signal that was ignored at the start (nohup) stays ignored. Make it before any
/// other thread starts: they inherit that they do not receive the signals.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  std::stop_token token() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pentimento::cli
