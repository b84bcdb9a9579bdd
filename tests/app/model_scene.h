// A scene with a list of models of its own, empty at the start.
#pragma once

#include <cstdlib>
#include <fstream>

#include "tests/app/scene.h"
#include "tests/catch.h"

namespace pentimento::test {

struct ModelScene : Scene {
  ModelScene() { setenv("XDG_DATA_HOME", file("data").c_str(), 1); }
  ~ModelScene() { unsetenv("XDG_DATA_HOME"); }
  ModelScene(const ModelScene&) = delete;
  ModelScene& operator=(const ModelScene&) = delete;

  std::vector<std::string> generate(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"generate", "--prompt", "the inn", "--size", "64x72",
                                      "--steps",  "2",        "-o",      out};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  std::vector<std::string> add(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"add",     picture,   "--mask", mask, "--prompt",
                                      "the inn", "--steps", "2",      "-o", out};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  std::string write_file(const std::string& name, const std::string& bytes) const {
    std::ofstream(file(name), std::ios::binary) << bytes;
    return file(name);
  }

  /// One sentence, this exit code, no result.
  void check_refused(const std::vector<std::string>& arguments, int exit_code,
                     const std::string& part) const {
    const Outcome outcome = run_cli(arguments);
    INFO(outcome.err);
    CHECK(outcome.exit_code == exit_code);
    CHECK(is_one_sentence(outcome.err));
    CHECK(contains(outcome.err, part));
    CHECK_FALSE(std::filesystem::exists(out));
  }
};

}  // namespace pentimento::test
