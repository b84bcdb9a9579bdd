// What an edit takes, before it starts: a job that cannot fit is refused with a sentence instead of being
// killed by the system half-way.
#pragma once

#include <cstdint>

#include "engine/context_needs.h"
#include "engine/edit_request.h"

namespace pentimento::engine {

/// Estimate in bytes, beside the picture that is open already.
std::uint64_t memory_needed(const EditRequest& request, const ContextNeeds& needs = {});

/// Throws Error(OutOfMemory) when the request needs more than `limit` bytes (0: the memory of this machine).
void check_memory(const EditRequest& request, std::uint64_t limit = 0, const ContextNeeds& needs = {});

}  // namespace pentimento::engine
