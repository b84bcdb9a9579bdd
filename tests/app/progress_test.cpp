// --progress, Ctrl-C, and what is left behind then.
#include <signal.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "tests/app/scene.h"
#include "tests/catch.h"

using namespace pentimento;
using namespace pentimento::test;
using nlohmann::json;
using Clock = std::chrono::steady_clock;

namespace {
std::vector<json> events_of(const std::string& lines) {
  std::vector<json> events;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) events.push_back(json::parse(line));
  return events;
}

/// A job that would take minutes, running; returns when the first candidate is written.
std::unique_ptr<Program> started_long_job(const Scene& scene) {
  auto program = std::make_unique<Program>(
      scene.remove({"--candidates", "64", "--context", "whole", "--progress", "json"}));
  const auto give_up = Clock::now() + std::chrono::seconds(60);
  while (!contains(program->out(), "\"event\":\"candidate\"")) {
    REQUIRE(Clock::now() < give_up);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return program;
}
}  // namespace

TEST_CASE("cli --progress json: lines that parse, rise and end with finished") {
  const Scene scene;
  const Outcome outcome = run_cli(scene.remove({"--progress", "json", "--candidates", "2", "--seed", "7"}));
  REQUIRE(outcome.exit_code == 0);
  CHECK(outcome.err.empty());
  const std::vector<json> events = events_of(outcome.out);
  REQUIRE(events.size() > 4);
  CHECK(events.front()["event"] == "started");
  CHECK(events.front()["engine"] == "patchmatch");
  CHECK(events.front()["width"] == kSceneSize.width);
  CHECK(events.back()["event"] == "finished");
  double fraction = 0;
  int candidates = 0;
  for (const json& event : events) {
    if (event["event"] == "progress") {
      CHECK(event["fraction"] >= fraction);
      fraction = event["fraction"];
    } else if (event["event"] == "candidate") {
      CHECK(event["index"] == ++candidates);
      CHECK(event["seed"] == 6 + candidates);
      CHECK(event["changed"]["width"] == kSelected.grown(image::kDefaultRing).width);
      CHECK(std::filesystem::exists(event["file"].get<std::string>()));
    }
  }
  CHECK(fraction == 1.0);
  CHECK(candidates == 2);
}

TEST_CASE("cli --progress json: a failure is an event and a sentence") {
  const Scene scene;
  const Outcome outcome =
      run_cli({"remove", scene.file("no.png"), "--mask", scene.mask, "-o", scene.out, "--progress", "json"});
  CHECK(outcome.exit_code == 3);
  CHECK(is_one_sentence(outcome.err));
  const std::vector<json> events = events_of(outcome.out);
  REQUIRE(events.size() == 1);
  CHECK(events[0]["event"] == "failed");
  CHECK(events[0]["code"] == 3);
}

TEST_CASE("cli --progress bar: is drawn on stderr and taken away again") {
  const Scene scene;
  const Outcome outcome = run_cli(scene.remove({"--progress", "bar"}));
  REQUIRE(outcome.exit_code == 0);
  CHECK(outcome.out.empty());
  CHECK(contains(outcome.err, "Removing"));
  CHECK(contains(outcome.err, "%"));
  CHECK(contains(outcome.err, "out.png"));
}

TEST_CASE("cli: Ctrl-C ends with 130, keeps whole candidates and leaves nothing half-written") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const Scene scene({}, {600, 400});
    const auto program = started_long_job(scene);
    program->send(signal);
    const auto sent = Clock::now();
    const Outcome outcome = program->wait();
    CHECK(Clock::now() - sent < std::chrono::seconds(5));  // generous: machines that run tests are busy
    CHECK(outcome.exit_code == 130);
    CHECK(is_one_sentence(outcome.err));
    const std::vector<json> events = events_of(outcome.out);
    CHECK(events.back()["event"] == "cancelled");
    std::size_t written = 0;
    for (const json& event : events) written += event["event"] == "candidate" ? 1 : 0;
    CHECK(scene.folder.names().size() == 2 + written);
    for (std::size_t i = 1; i <= written; ++i) {
      CHECK(Scene::read(scene.file("out-" + std::to_string(i) + ".png")).size() == Size{600, 400});
    }
  }
}

TEST_CASE("cli: a reader of the progress that goes away does not stop the work") {
  const Scene scene;
  const std::string command = std::string(PENTIMENTO_CLI) + " remove " + scene.picture + " --mask " +
                              scene.mask + " -o " + scene.out +
                              " --candidates 3 --progress json | head -n 1 > /dev/null";
  CHECK(std::system(command.c_str()) == 0);
  const auto give_up = Clock::now() + std::chrono::seconds(30);
  while (!std::filesystem::exists(scene.folder / "out-3.png") && Clock::now() < give_up) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(std::filesystem::exists(scene.folder / "out-3.png"));
}
