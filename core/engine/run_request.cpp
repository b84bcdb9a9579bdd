#include "engine/run_request.h"

#include <utility>

#include "base/error.h"
#include "engine/diffusion_backend.h"
#include "engine/memory_need.h"
#include "engine/painterly_backend.h"
#include "engine/patchmatch_backend.h"
#include "engine/place_backend.h"

namespace pentimento::engine {

Backends built_in_backends() {
  Backends backends;
  backends.push_back(std::make_unique<PatchMatchBackend>());
  backends.push_back(std::make_unique<PlaceBackend>());
  backends.push_back(std::make_unique<PainterlyBackend>());
  backends.push_back(std::make_unique<DiffusionBackend>());
  return backends;
}

std::string automatic_engine(const EditRequest& request) {
  const bool asks_for_model = !request.generation.prompt.empty() || !request.generation.model.empty();
  switch (request.operation) {
    case Operation::Remove:
      return "patchmatch";
    case Operation::Place:
      return "place";
    case Operation::Repaint:
      return "painterly";
    case Operation::Add:
    case Operation::Generate:
      return "diffusion";
    case Operation::Extend:
    case Operation::Vary:
      break;
  }
  return asks_for_model ? "diffusion" : "patchmatch";
}

EditBackend& choose_backend(const Backends& backends, const EditRequest& request) {
  const std::string wanted = request.engine == "auto" ? automatic_engine(request) : request.engine;
  const std::string operation = to_string(request.operation);
  std::string known = "auto";
  for (const auto& backend : backends) {
    known += ", " + backend->id();
    if (wanted != backend->id()) continue;
    if (backend->can(request.operation)) return *backend;
    throw Error(ErrorCode::Usage, "The engine " + wanted + " cannot " + operation + ".");
  }
  // A program with other backends than the built-in ones.
  for (const auto& backend : backends) {
    if (request.engine == "auto" && backend->can(request.operation)) return *backend;
  }
  throw Error(ErrorCode::Usage, "There is no engine \"" + request.engine + "\" that can " + operation +
                                    "; known: " + known + ".");
}

void run_request(const EditRequest& request, const Backends& backends, const std::stop_token& stop,
                 const RunObserver& observer) {
  validate(request);
  EditBackend& backend = choose_backend(backends, request);
  const BackendPlan plan = backend.plan(request);
  check_memory(request, 0, plan.context);
  int current = 0;
  Progress progress(stop, [&](double fraction) {
    if (observer.progressed) observer.progressed(fraction, current);
  });
  constexpr double kPrepared = 0.02;
  Progress preparing = progress.part(0, kPrepared);
  EditRequest planned = request;
  planned.generation = plan.generation;
  if (request.operation == Operation::Repaint) planned.repaint = plan.repaint;
  if (observer.planned) observer.planned(planned);
  const EditFrame frame(std::move(planned), preparing, plan.context);
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
