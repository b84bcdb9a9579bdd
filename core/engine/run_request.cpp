#include "engine/run_request.h"

#include <utility>

#include "base/error.h"
#include "engine/memory_need.h"
#include "engine/patchmatch_backend.h"

namespace pentimento::engine {

Backends built_in_backends() {
  Backends backends;
  backends.push_back(std::make_unique<PatchMatchBackend>());
  return backends;
}

EditBackend& choose_backend(const Backends& backends, const EditRequest& request) {
  const std::string operation = to_string(request.operation);
  std::string known = "auto";
  for (const auto& backend : backends) {
    const bool named = request.engine == backend->id();
    if ((named || request.engine == "auto") && backend->can(request.operation)) return *backend;
    if (named) throw Error(ErrorCode::Usage, "The engine " + request.engine + " cannot " + operation + ".");
    known += ", " + backend->id();
  }
  throw Error(ErrorCode::Usage, "There is no engine \"" + request.engine + "\" that can " + operation +
                                    "; known: " + known + ".");
}

void run_request(const EditRequest& request, const Backends& backends, const std::stop_token& stop,
                 const RunObserver& observer) {
  validate(request);
  check_memory(request);
  EditBackend& backend = choose_backend(backends, request);
  int current = 0;
  Progress progress(stop, [&](double fraction) {
    if (observer.progressed) observer.progressed(fraction, current);
  });
  constexpr double kPrepared = 0.02;
  Progress preparing = progress.part(0, kPrepared);
  const EditFrame frame(request, preparing);
  const double share = (1 - kPrepared) / request.candidates;
  for (; current < request.candidates; ++current) {
    const double from = kPrepared + share * current;
    Progress part = progress.part(from, current + 1 == request.candidates ? 1 : from + share);
    FramePreviewSink show;
    if (observer.previewed) show = [&](const Preview& preview) { observer.previewed(current, preview); };
    const auto seed = request.seed + static_cast<std::uint64_t>(current);
    Candidate candidate = frame.run(seed, backend, part, show);
    if (observer.ready) observer.ready(current, std::move(candidate));
  }
}

}  // namespace pentimento::engine
