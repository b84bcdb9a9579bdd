#include "tests/core/engine/backend_contract.h"

#include "engine/painterly_backend.h"
#include "engine/patchmatch_backend.h"
#include "engine/place_backend.h"
#include "tests/catch.h"
#include "tests/core/engine/scripted_backend.h"

using namespace pentimento::engine;

TEST_CASE("Backend contract: scripted") {
  check_backend_contract([] {
    Script script;
    script.step_time = std::chrono::milliseconds(1);
    return std::make_unique<ScriptedBackend>(script);
  });
}

TEST_CASE("Backend contract: patchmatch") {
  check_backend_contract([] { return std::make_unique<PatchMatchBackend>(); });
}

TEST_CASE("Backend contract: place") {
  check_backend_contract([] { return std::make_unique<PlaceBackend>(); });
}

TEST_CASE("Backend contract: painterly") {
  check_backend_contract([] { return std::make_unique<PainterlyBackend>(); });
}
