#include "tests/app/program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace pentimento::test {

namespace fs = std::filesystem;

namespace {
std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
}  // namespace

Program::Program(const std::vector<std::string>& arguments, std::uint64_t address_space) {
  std::vector<std::string> words = {PENTIMENTO_CLI};
  if (address_space > 0) {  // in KiB; the shell is replaced by the program
    words = {"/bin/sh", "-c", "ulimit -v " + std::to_string(address_space / 1024) + "; exec \"$@\"", "sh",
             PENTIMENTO_CLI};
  }
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  const std::string out = (streams_ / "out").string(), err = (streams_ / "err").string();
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT, 0600);
  // A test runner in the background may ignore SIGINT; the program under test must not inherit that.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t signals;
  sigfillset(&signals);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  const int failed = posix_spawn(&process_, argv.front(), &files, &attributes, argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  if (failed != 0) throw std::runtime_error("pentimento-cli does not start");
}

Program::~Program() {
  if (process_ <= 0) return;
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
}

void Program::send(int signal) const {
  kill(process_, signal);
}

std::string Program::out() const {
  return content(streams_ / "out");
}

Outcome Program::wait() {
  int status = 0;
  waitpid(process_, &status, 0);
  process_ = -1;
  Outcome outcome;
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
  outcome.out = content(streams_ / "out");
  outcome.err = content(streams_ / "err");
  return outcome;
}

Outcome run_cli(const std::vector<std::string>& arguments, std::uint64_t address_space) {
  return Program(arguments, address_space).wait();
}

}  // namespace pentimento::test
