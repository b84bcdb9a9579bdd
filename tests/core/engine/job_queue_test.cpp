#include "engine/job_queue.h"

#include <atomic>
#include <new>
#include <random>
#include <thread>

#include "tests/catch.h"
#include "tests/core/engine/event_log.h"
#include "tests/core/engine/pictures.h"
#include "tests/core/engine/scripted_backend.h"

using namespace pentimento;
using namespace pentimento::engine;
using namespace std::chrono_literals;

namespace {

Backends scripted(Script script = {}) {
  Backends backends;
  backends.push_back(std::make_unique<ScriptedBackend>(std::move(script)));
  return backends;
}

EditRequest small_request(int candidates = 1) {
  EditRequest request;
  request.image = noise_picture({32, 24});
  request.mask = rect_mask({32, 24}, {8, 8, 6, 6});
  request.ring = 2;
  request.candidates = candidates;
  return request;
}

int ready_count(const std::vector<Event>& events) {
  int count = 0;
  for (const Event& event : events) count += std::holds_alternative<CandidateReady>(event) ? 1 : 0;
  return count;
}

/// The job fails with this code, and the next one runs.
void check_failure(Script script, ErrorCode code) {
  script.at_step = [fail = script.at_step](const BackendJob& job, int step) {
    if (job.seed == 13) fail(job, step);
  };
  EventLog log;
  JobQueue queue(scripted(script));
  EditRequest bad = small_request();
  bad.seed = 13;
  const JobId failing = queue.submit(bad, log.sink());
  const JobId next = queue.submit(small_request(), log.sink());
  const auto events = log.wait_for_end(failing);
  CHECK(grammar_error(events).empty());
  REQUIRE(std::holds_alternative<Failed>(events.back()));
  CHECK(std::get<Failed>(events.back()).error.code() == code);
  CHECK(std::holds_alternative<Finished>(log.wait_for_end(next).back()));
}
}  // namespace

TEST_CASE("JobQueue: candidates arrive one by one with their seeds") {
  EventLog log;
  JobQueue queue(scripted());
  EditRequest request = small_request(3);
  request.seed = 100;
  const auto events = log.wait_for_end(queue.submit(request, log.sink()));
  CHECK(grammar_error(events).empty());
  CHECK(std::holds_alternative<Finished>(events.back()));
  CHECK(ready_count(events) == 3);
  CHECK(EventLog::contains<Previewed>(events));
  for (const Event& event : events) {
    const auto* ready = std::get_if<CandidateReady>(&event);
    if (ready) CHECK(ready->candidate->recipe.seed == 100 + static_cast<std::uint64_t>(ready->index));
  }
}

TEST_CASE("JobQueue: each job tells its own sink alone, and the jobs of all take turns") {
  EventLog one, other;
  JobQueue queue(scripted());
  const JobId first = queue.submit(small_request(2), one.sink());
  const JobId second = queue.submit(small_request(), other.sink());
  CHECK(ready_count(one.wait_for_end(first)) == 2);
  CHECK(ready_count(other.wait_for_end(second)) == 1);
  CHECK(one.of(second).empty());
  CHECK(other.of(first).empty());
}

TEST_CASE("JobQueue: every kind of error becomes one Failed and the next job runs") {
  Script script;
  SECTION("our own") {
    script.at_step = [](const BackendJob&, int) { throw Error(ErrorCode::MissingWeights, "No weights."); };
    check_failure(script, ErrorCode::MissingWeights);
  }
  SECTION("memory") {
    script.at_step = [](const BackendJob&, int) { throw std::bad_alloc(); };
    check_failure(script, ErrorCode::OutOfMemory);
  }
  SECTION("memory of OpenCV") {
    script.at_step = [](const BackendJob&, int) { CV_Error(cv::Error::StsNoMem, "Failed to allocate"); };
    check_failure(script, ErrorCode::OutOfMemory);
  }
  SECTION("OpenCV") {
    script.at_step = [](const BackendJob&, int) { CV_Error(cv::Error::StsBadArg, "bad"); };
    check_failure(script, ErrorCode::Internal);
  }
  SECTION("anything") {
    script.at_step = [](const BackendJob&, int) { throw 42; };
    check_failure(script, ErrorCode::Internal);
  }
}

TEST_CASE("JobQueue: a request that makes no sense fails with the sentence of validate") {
  EventLog log;
  JobQueue queue(scripted());
  EditRequest request = small_request();
  request.mask = image::Mask({32, 24});
  const auto events = log.wait_for_end(queue.submit(request, log.sink()));
  REQUIRE(std::holds_alternative<Failed>(events.back()));
  CHECK(std::get<Failed>(events.back()).error.code() == ErrorCode::Usage);
}

TEST_CASE("JobQueue: picks the backend that can, or the one that is named") {
  Script extends;
  extends.id = "extender";
  extends.can = [](Operation operation) { return operation == Operation::Extend; };
  Backends backends = scripted(extends);
  backends.push_back(std::make_unique<ScriptedBackend>());
  EditRequest request = small_request();
  CHECK(choose_backend(backends, request).id() == "scripted");
  request.engine = "scripted";
  CHECK(choose_backend(backends, request).id() == "scripted");
  request.operation = Operation::Extend;
  request.engine = "auto";
  CHECK(choose_backend(backends, request).id() == "extender");
  request.operation = Operation::Vary;
  for (const char* name : {"extender", "dalle", ""}) {
    request.engine = name;
    CHECK_THROWS_AS(choose_backend(backends, request), Error);
  }
  request.engine = "dalle";
  try {
    choose_backend(backends, request);
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("auto, extender, scripted") != std::string::npos);
  }
}

TEST_CASE("JobQueue: cancelling a waiting job is told at once and it never starts") {
  Script script;
  script.step_time = 20ms;
  EventLog log;
  JobQueue queue(scripted(script));
  const JobId running = queue.submit(small_request(), log.sink());
  const JobId waiting = queue.submit(small_request(), log.sink());
  log.wait_for<Started>(running);
  queue.cancel(waiting);
  const auto events = log.of(waiting);  // no wait: cancel() itself has told it
  REQUIRE(events.size() == 1);
  CHECK(std::holds_alternative<JobCancelled>(events[0]));
  CHECK(std::holds_alternative<Finished>(log.wait_for_end(running).back()));
  CHECK(log.of(waiting).size() == 1);
}

TEST_CASE("JobQueue: ready candidates stay when the rest is cancelled") {
  Script script;
  script.step_time = 2ms;
  EventLog log;
  JobQueue queue(scripted(script));
  const JobId job = queue.submit(small_request(64), log.sink());
  log.wait_for<CandidateReady>(job);
  queue.cancel(job);
  queue.cancel(job);  // twice is fine
  const auto events = log.wait_for_end(job);
  CHECK(std::holds_alternative<JobCancelled>(events.back()));
  CHECK(ready_count(events) >= 1);
  CHECK(ready_count(events) < 64);
  queue.cancel(job);    // ended
  queue.cancel(12345);  // never there
  queue.cancel(0);
}

TEST_CASE("JobQueue: the destructor cancels everything and nothing arrives afterwards") {
  EventLog log;
  std::vector<JobId> jobs;
  {
    Script script;
    script.step_time = 5ms;
    JobQueue queue(scripted(script));
    for (int i = 0; i < 5; ++i) jobs.push_back(queue.submit(small_request(10), log.sink()));
    log.wait_for<Progressed>(jobs[0]);
  }
  for (JobId job : jobs) {
    const auto events = log.of(job);
    CHECK(grammar_error(events).empty());
    CHECK(std::holds_alternative<JobCancelled>(events.back()));
  }
}

TEST_CASE("JobQueue: a queue that was never used ends") {
  EventLog log;
  JobQueue queue(scripted());
}

TEST_CASE("JobQueue: 200 random sequences of submit and cancel from two threads keep the grammar") {
  for (unsigned round = 0; round < 200; ++round) {
    EventLog log;
    std::vector<JobId> jobs[2];
    {
      Script script;
      script.steps = 3;
      script.step_time = std::chrono::microseconds(round % 4 == 0 ? 0 : 100);
      script.at_step = [](const BackendJob& job, int) {
        if (job.seed % 5 == 4) throw Error(ErrorCode::Internal, "On purpose.");
      };
      JobQueue queue(scripted(script));
      const auto act = [&queue, &log](unsigned seed, std::vector<JobId>& mine) {
        std::mt19937 random(seed);
        for (int i = 0; i < 12; ++i) {
          if (mine.empty() || random() % 2 == 0) {
            EditRequest request = small_request(1 + static_cast<int>(random() % 3));
            request.seed = random() % 10;
            mine.push_back(queue.submit(std::move(request), log.sink()));
          } else {
            queue.cancel(mine[random() % mine.size()]);
          }
          if (random() % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(random() % 300));
        }
      };
      std::thread other([&] { act(2 * round, jobs[0]); });
      act(2 * round + 1, jobs[1]);
      other.join();
      if (round % 3 == 0) queue.cancel_all();
      if (round % 2 == 0) {
        for (const auto& list : jobs) {
          for (JobId job : list) log.wait_for_end(job);
        }
      }
    }
    for (const auto& list : jobs) {
      for (JobId job : list) {
        INFO("round " << round);
        CHECK(grammar_error(log.of(job)).empty());
      }
    }
  }
}
