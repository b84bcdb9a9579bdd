#include "engine/run_request.h"

#include "tests/catch.h"
#include "tests/core/engine/pictures.h"

using namespace pentimento;
using namespace pentimento::engine;

namespace {
std::vector<Candidate> candidates_of(const EditRequest& request) {
  std::vector<Candidate> made;
  RunObserver observer;
  observer.ready = [&](int index, Candidate candidate) {
    CHECK(index == static_cast<int>(made.size()));
    made.push_back(std::move(candidate));
  };
  run_request(request, built_in_backends(), {}, observer);
  return made;
}
}  // namespace

TEST_CASE("run_request: a candidate is the same alone and after others") {
  const Size size{1300, 300};
  EditRequest request;
  request.image = noise_picture(size);
  request.mask = rect_mask(size, {600, 110, 90, 70});
  request.seed = 7;
  for (const Operation operation : {Operation::Remove, Operation::Extend, Operation::Vary}) {
    request.operation = operation;
    request.margins = operation == Operation::Extend ? Margins{0, 0, 40, 0} : Margins{};
    request.candidates = 3;
    const std::vector<Candidate> together = candidates_of(request);
    REQUIRE(together.size() == 3);
    for (const Candidate& candidate : together) {
      const std::vector<Candidate> alone = candidates_of(candidate.recipe);
      REQUIRE(alone.size() == 1);
      CHECK(bytes_of(alone.front().image.pixels) == bytes_of(candidate.image.pixels));
      CHECK(alone.front().seam == candidate.seam);
    }
    CHECK(bytes_of(together[0].image.pixels) != bytes_of(together[1].image.pixels));
  }
}
