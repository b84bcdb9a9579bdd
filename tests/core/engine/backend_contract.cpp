#include "tests/core/engine/backend_contract.h"

#include <cstring>
#include <limits>

#include "tests/catch.h"
#include "tests/core/engine/pictures.h"

namespace pentimento::engine {

namespace {
using Milliseconds = std::chrono::duration<double, std::milli>;
using Clock = std::chrono::steady_clock;

EditRequest request_of(Operation operation, Size size, const image::PixelFormat& format = {}) {
  EditRequest request;
  request.operation = operation;
  request.image = noise_picture(size, format);
  request.mask = rect_mask(
      size, {size.width / 3, size.height / 3, std::max(1, size.width / 4), std::max(1, size.height / 4)});
  if (operation == Operation::Place) {
    request.placement.picture = noise_picture({40, 30}, {image::SampleType::UInt8, 3, true}, 2);
    request.placement.transform = {size.width / 2.0, size.height / 2.0, 1, 1, 30, false};
  }
  if (operation == Operation::Extend) request.margins = {size.width / 4 + 1, 0, 0, 0};
  request.ring = 3;
  request.generation.steps = 2;
  if (operation == Operation::Generate) request.size = {std::max(16, size.width), std::max(16, size.height)};
  return request;
}

Backends one(std::unique_ptr<EditBackend> backend) {
  Backends backends;
  backends.push_back(std::move(backend));
  return backends;
}

const Candidate& only_candidate(const std::vector<Event>& events) {
  for (const Event& event : events) {
    if (const auto* ready = std::get_if<CandidateReady>(&event)) return *ready->candidate;
  }
  FAIL("no candidate");
  std::abort();
}

void check_runs(JobQueue& queue, EventLog& log, const EditRequest& request) {
  const auto events = log.wait_for_end(queue.submit(request, log.sink()));
  CHECK(grammar_error(events).empty());
  INFO((std::holds_alternative<Failed>(events.back()) ? std::get<Failed>(events.back()).error.what() : ""));
  REQUIRE(std::holds_alternative<Finished>(events.back()));
  const Candidate& candidate = only_candidate(events);
  CHECK(candidate.seconds >= 0);
  if (request.operation == Operation::Generate) {
    CHECK(candidate.image.size() == request.size);
  } else if (request.operation != Operation::Extend) {
    CHECK(same_outside(candidate.image.pixels, request.image.pixels, candidate.changed));
  }
}

void check_same_bits(JobQueue& queue, EventLog& log, const EditRequest& request) {
  const auto first = log.wait_for_end(queue.submit(request, log.sink()));
  const auto second = log.wait_for_end(queue.submit(request, log.sink()));
  CHECK(bytes_of(only_candidate(first).image.pixels) == bytes_of(only_candidate(second).image.pixels));
}

void check_cancel(JobQueue& queue, EventLog& log, EditRequest request, std::chrono::milliseconds within) {
  request.candidates = kMaxCandidates;  // so that there is something left to cancel
  const JobId job = queue.submit(request, log.sink());
  log.wait_for<Progressed>(job);
  const auto start = Clock::now();
  queue.cancel(job);
  const auto acknowledged = Clock::now() - start;
  const auto events = log.wait_for_end(job);
  const auto stopped = Clock::now() - start;
  INFO("cancel took " << Milliseconds(stopped).count() << " ms");
  CHECK(std::holds_alternative<JobCancelled>(events.back()));
  CHECK(grammar_error(events).empty());
  CHECK(acknowledged < std::chrono::milliseconds(100));
  CHECK(stopped < within);
}

EditRequest with_nan(EditRequest request) {
  const float bad[3] = {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                        -1e30F};
  for (int i = 0; i < 10; ++i) request.image.pixels.write({i * 3, i * 2, 1, 1}, bad, sizeof bad);
  return request;
}
}  // namespace

void check_backend_contract(const MakeBackend& make, std::chrono::milliseconds cancel_within) {
  EventLog log;
  JobQueue queue(one(make()));
  const std::unique_ptr<EditBackend> probe = make();
  for (Operation operation : {Operation::Remove, Operation::Add, Operation::Extend, Operation::Vary,
                              Operation::Repaint, Operation::Generate, Operation::Place}) {
    if (!probe->can(operation)) continue;
    INFO(to_string(operation));
    for (const Size size : {Size{2, 2}, Size{3, 1}, Size{1, 5}, Size{13, 7}, Size{96, 64}, Size{300, 2}}) {
      INFO(size.width << " x " << size.height);
      check_runs(queue, log, request_of(operation, size));
    }
    const EditRequest usual = request_of(operation, {128, 96});
    check_same_bits(queue, log, usual);
    check_cancel(queue, log, request_of(operation, {400, 300}), cancel_within);
    check_runs(queue, log, usual);  // runs again after a cancel
    check_runs(queue, log, with_nan(request_of(operation, {96, 64}, {image::SampleType::Float, 3, false})));
  }
  if (probe->can(Operation::Extend)) check_runs(queue, log, request_of(Operation::Extend, {1, 1}));
  for (const Operation whole : {Operation::Vary, Operation::Repaint}) {
    if (probe->can(whole)) check_runs(queue, log, request_of(whole, {1, 1}));
  }
}

}  // namespace pentimento::engine
