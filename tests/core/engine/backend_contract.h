// What every backend promises (engine/edit_backend.h), checked through the job queue as a person would see
// it. Call check_backend_contract() with a function that makes the backend.
#pragma once

#include "tests/core/engine/event_log.h"

namespace pentimento::engine {

using MakeBackend = std::function<std::unique_ptr<EditBackend>()>;

/// `cancel_within`: from cancel() to JobCancelled. The bound is generous: machines that run tests are busy.
void check_backend_contract(const MakeBackend& make,
                            std::chrono::milliseconds cancel_within = std::chrono::seconds(1));

}  // namespace pentimento::engine
