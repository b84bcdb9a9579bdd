// What goes wrong: the exit code, one sentence, and nothing left behind.
#include <unistd.h>

#include <fstream>

#include "tests/app/scene.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::test;
namespace fs = std::filesystem;

namespace {
const std::vector<std::string> kUntouched = {"in.png", "mask.png"};

/// Runs and checks the common part; `part` must be in the sentence.
void check_refused(const Scene& scene, const std::vector<std::string>& arguments, int exit_code,
                   const std::string& part) {
  const auto before = scene.folder.names();
  const Outcome outcome = run_cli(arguments);
  INFO(outcome.err);
  CHECK(outcome.exit_code == exit_code);
  CHECK(is_one_sentence(outcome.err));
  CHECK(contains(outcome.err, part));
  CHECK(outcome.out.empty());
  CHECK(scene.folder.names() == before);
}

std::string truncated_copy(const Scene& scene) {
  std::ifstream in(scene.picture, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  std::ofstream(scene.file("cut.png"), std::ios::binary) << bytes.substr(0, bytes.size() / 2);
  return scene.file("cut.png");
}
}  // namespace

TEST_CASE("cli: wrong usage is exit code 2") {
  const Scene s;
  check_refused(s, {}, 2, "--help");
  check_refused(s, {"paint"}, 2, "paint");
  check_refused(s, {"remove"}, 2, "required");
  check_refused(s, s.remove({"--wat"}), 2, "--wat");
  check_refused(s, s.remove({"extra.png"}), 2, "extra.png");
  check_refused(s, {"remove", s.picture, "-o", s.out}, 2, "--mask");
  check_refused(s, {"remove", s.picture, "--mask", s.mask}, 2, "--output");
  check_refused(s, {"extend", s.picture, "-o", s.out}, 2, "margins");
  check_refused(s, {"remove", s.picture, "--mask", s.mask, "-o", s.file("out.gif")}, 2, "out.gif");
  check_refused(s, {"remove", s.picture, "--mask", s.mask, "-o", s.mask}, 2, "overwrite the mask");
  for (const char* option : {"--copy-from", "--never-from"}) {
    check_refused(s, {"remove", s.picture, "--mask", s.mask, "-o", s.picture, option, s.picture}, 2, option);
  }
  check_refused(s, {"repaint", s.picture, "--style", s.mask, "-o", s.mask}, 2, "--style");
  check_refused(s, {"place", s.picture, s.mask, "-o", s.mask}, 2, "overwrite the placed picture");
  check_refused(s, s.remove({"--engine", "dalle"}), 2, "patchmatch");
  check_refused(s, s.remove({"--recipe", s.out}), 2, "recipe");
}

TEST_CASE("cli: numbers that make no sense are exit code 2") {
  const Scene s;
  for (const char* ring : {"-1", "33", "1e9", "99999999999999999999", "", "8px", "0x8", " 8"}) {
    check_refused(s, s.remove({"--ring", ring}), 2, "--ring");
  }
  for (const char* strength : {"nan", "inf", "-inf", "1e999", "1,5", "strong", "", "2", "-0.5"}) {
    check_refused(s, {"vary", s.picture, "--strength", strength, "-o", s.out}, 2, "strength");
  }
  for (const char* count : {"0", "65", "-3", "1.5"}) {
    check_refused(s, s.remove({"--candidates", count}), 2, "candidates");
  }
  for (const char* seed : {"-1", "18446744073709551616", "1.0", "dice"}) {
    check_refused(s, s.remove({"--seed", seed}), 2, "seed");
  }
  for (const char* left : {"-5", "999999999999", "2000%", "nan%", "%", "ten"}) {
    check_refused(s, {"extend", s.picture, "--left", left, "-o", s.out}, 2, "--left");
  }
  check_refused(s, {"extend", s.picture, "--left", "1000000", "--top", "1000000", "-o", s.out}, 2, "larger");
  for (const char* context : {"big", "10x10", "0x10+0+0", "10x10+0", "10x10+0+0x", "99999999999x1+0+0"}) {
    check_refused(s, s.remove({"--context", context}), 2, "--context");
  }
  check_refused(s, s.remove({"--context", "10x10+5000+0"}), 2, "no pixel of the picture");
  check_refused(s, s.remove({"--context", "2147483647x2147483647+2147483647+0"}), 2, "no pixel");
  check_refused(s, s.remove({"--threads", "0"}), 2, "--threads");
  check_refused(s, s.remove({"--progress", "loud"}), 2, "--progress");
}

TEST_CASE("cli: masks that make no sense are exit code 2") {
  const Scene s;
  s.write_mask({60, 40}, {1, 1, 5, 5}, "other.png");
  s.write_mask(kSceneSize, {}, "empty.png");
  s.write_mask(kSceneSize, Rect::of(kSceneSize), "all.png");
  const auto remove = [&](const char* mask) {
    return std::vector<std::string>{"remove", s.picture, "--mask", s.file(mask), "-o", s.out};
  };
  check_refused(s, remove("other.png"), 2, "60 x 40");
  check_refused(s, remove("other.png"), 2, "96 x 72");
  check_refused(s, remove("empty.png"), 2, "empty.png");
  check_refused(s, remove("all.png"), 2, "nothing to copy from");
  check_refused(s, {"vary", s.picture, "--mask", s.file("empty.png"), "-o", s.out}, 2, "empty.png");
}

TEST_CASE("cli: files that cannot be read are exit code 3") {
  const Scene s;
  const std::string cut = truncated_copy(s);
  std::ofstream(s.file("text.png")) << "no picture";
  std::ofstream(s.file("empty.png")) << "";
  for (const std::string& bad : {s.file("missing.png"), cut, s.file("text.png"), s.file("empty.png"),
                                 s.folder.path().string(), std::string("/dev/null")}) {
    check_refused(s, {"remove", bad, "--mask", s.mask, "-o", s.out}, 3, fs::path(bad).filename().string());
    check_refused(s, {"remove", s.picture, "--mask", bad, "-o", s.out}, 3, fs::path(bad).filename().string());
    if (bad == cut) continue;  // info reads only the head
    check_refused(s, {"info", bad}, 3, fs::path(bad).filename().string());
  }
}

TEST_CASE("cli: places that cannot be written are exit code 3, before the work") {
  const Scene s;
  fs::create_directory(s.folder / "folder.png");
  const auto to = [&](const std::string& out) {
    return std::vector<std::string>{"remove", s.picture, "--mask", s.mask, "-o", out};
  };
  check_refused(s, to(s.file("folder.png")), 3, "folder.png");
  check_refused(s, to(s.file("nowhere/out.png")), 3, "nowhere");
  check_refused(s, to("/proc/self/out.png"), 3, "out.png");  // also refused for root
  check_refused(s, s.remove({"--recipe", s.file("nowhere/r.json")}), 3, "nowhere");
  check_refused(s, s.remove({"--recipe", s.folder.path().string()}), 3, "");
  if (geteuid() == 0) return;  // root may write anywhere
  fs::create_directory(s.folder / "locked");
  fs::permissions(s.folder / "locked", fs::perms::owner_read | fs::perms::owner_exec);
  check_refused(s, to(s.file("locked/out.png")), 3, "locked");
  fs::permissions(s.folder / "locked", fs::perms::owner_all);
}

TEST_CASE("cli: file names with odd characters stay one line") {
  const Scene s;
  check_refused(s, {"info", s.file("new\nline\x1b[2J.png")}, 3, "line [2J.png");
}

TEST_CASE("cli: help and version are exit code 0 and go to stdout") {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"--help"},
                                                {"--version"},
                                                {"remove", "--help"},
                                                {"extend", "--help"},
                                                {"vary", "--help"},
                                                {"run", "--help"},
                                                {"info", "--help"}}) {
    const Outcome outcome = run_cli(words);
    CHECK(outcome.exit_code == 0);
    CHECK_FALSE(outcome.out.empty());
    CHECK(outcome.err.empty());
  }
  CHECK(contains(run_cli({"--help"}).out, "pentimento-cli remove beach.jpg"));
  CHECK(contains(run_cli({"remove", "--help"}).out, "--progress json"));
}
