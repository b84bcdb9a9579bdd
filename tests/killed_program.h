// Runs a program and kills it, for promise P4: nothing is lost whenever that happens.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "tests/catch.h"

namespace pentimento::test {

/// What the program said on its standard output before SIGKILL met it after `time`. `ready`: the time counts
/// from when it first says something.
inline std::string killed_after(std::chrono::microseconds time, std::vector<std::string> command,
                                bool ready = false) {
  int ends[2];
  REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  std::vector<char*> arguments;
  for (std::string& argument : command) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  REQUIRE(posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ) == 0);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  std::string said;
  char buffer[4096];
  if (ready) {
    const ssize_t got = read(ends[0], buffer, sizeof buffer);
    if (got > 0) said.append(buffer, buffer + got);
  }
  std::this_thread::sleep_for(time);
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status));  // else it has failed by itself
  for (ssize_t got = 0; (got = read(ends[0], buffer, sizeof buffer)) > 0;) said.append(buffer, buffer + got);
  close(ends[0]);
  said.resize(said.rfind('\n') + 1);  // whole lines
  return said;
}

}  // namespace pentimento::test
