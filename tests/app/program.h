// Runs pentimento-cli as a person would: another process, its exit code and what it printed.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "tests/temporary_folder.h"

namespace pentimento::test {

struct Outcome {
  int exit_code = -1;  ///< -1: ended by `signal`
  int signal = 0;
  std::string out, err;
};

/// A running pentimento-cli; killed if it is still running at the end.
class Program {
 public:
  /// address_space: bytes that it may take, 0 for all.
  explicit Program(const std::vector<std::string>& arguments, std::uint64_t address_space = 0);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  void send(int signal) const;
  /// What it has printed on stdout so far.
  std::string out() const;
  /// Waits for the end.
  Outcome wait();

 private:
  TemporaryFolder streams_;
  pid_t process_ = -1;
};

Outcome run_cli(const std::vector<std::string>& arguments, std::uint64_t address_space = 0);

}  // namespace pentimento::test
