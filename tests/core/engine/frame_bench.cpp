// Time of the frame beside the backend, and of a cancel. Hidden: run test_engine "[.bench]" by hand.
#include <chrono>
#include <cstdio>

#include "engine/edit_frame.h"
#include "tests/catch.h"
#include "tests/core/engine/event_log.h"
#include "tests/core/engine/pictures.h"
#include "tests/core/engine/scripted_backend.h"

using namespace pentimento;
using namespace pentimento::engine;
using Clock = std::chrono::steady_clock;

namespace {
double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

EditRequest twelve_megapixels(Operation operation, const Rect& selected) {
  EditRequest request;
  request.operation = operation;
  request.image = noise_picture({4000, 3000});
  request.mask = rect_mask({4000, 3000}, selected);
  if (operation == Operation::Extend) request.margins = {400, 0, 400, 0};
  return request;
}

void print_frame_time(const char* what, const EditRequest& request) {
  Script script;
  script.result = [](const BackendJob& job) { return job.picture.whole(); };
  ScriptedBackend backend(script);
  for (int i = 0; i < 3; ++i) {
    Progress progress;
    const auto start = Clock::now();
    run_edit(request, backend, progress);
    std::printf("frame, 12 MP, %s: %.0f ms\n", what, ms_since(start));
  }
}
}  // namespace

TEST_CASE("Bench: the frame beside the backend at 12 megapixels", "[.bench]") {
  print_frame_time("remove 400 x 400", twelve_megapixels(Operation::Remove, {1800, 1300, 400, 400}));
  print_frame_time("remove 1500 x 1500", twelve_megapixels(Operation::Remove, {1000, 700, 1500, 1500}));
  print_frame_time("extend by 10 percent", twelve_megapixels(Operation::Extend, {}));
  print_frame_time("vary everything", twelve_megapixels(Operation::Vary, {}));
}

TEST_CASE("Bench: cancel of the built-in engine at 12 megapixels", "[.bench]") {
  EventLog log;
  JobQueue queue(built_in_backends());
  for (const double share : {0.02, 0.2, 0.5, 0.9}) {
    const JobId job = queue.submit(twelve_megapixels(Operation::Remove, {1000, 700, 1200, 1200}), log.sink());
    const auto reached = [&] {
      const auto events = log.of(job);
      if (!events.empty() && ends_job(events.back())) return true;
      const auto* last = events.empty() ? nullptr : std::get_if<Progressed>(&events.back());
      return last && last->fraction >= share;
    };
    while (!reached()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const auto start = Clock::now();
    queue.cancel(job);
    const double acknowledged = ms_since(start);
    log.wait_for_end(job);
    std::printf("cancel at %.0f %%: acknowledged %.2f ms, stopped %.0f ms\n", share * 100, acknowledged,
                ms_since(start));
  }
}
