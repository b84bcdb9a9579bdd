#include <algorithm>
#include <random>
#include <utility>

#include "ui/editor_session_private.h"
#include "ui/preferences.h"

namespace pentimento::ui {

std::uint64_t randomSeed() {
  static std::random_device device;
  return (std::uint64_t{device()} << 32U) | device();
}

bool sameButSeeds(const engine::EditRequest& a, const engine::EditRequest& b) {
  return a.operation == b.operation && a.margins == b.margins && a.size == b.size && a.tiling == b.tiling &&
         a.generation == b.generation && a.repaint == b.repaint && a.strength == b.strength &&
         a.ring == b.ring && a.context == b.context && a.engine == b.engine && sameFill(a.fill, b.fill) &&
         samePixels(a.mask.pixels(), b.mask.pixels());
}

std::uint64_t seedOf(const EditSettings& settings) {
  return settings.seed.value_or(randomSeed());
}

engine::Operation EditorSession::primaryOperation() const {
  if (!d_->margins.none()) return engine::Operation::Extend;
  const bool words = !d_->settings.generation.prompt.empty();
  if (!maskBounds().isEmpty()) return words ? engine::Operation::Add : engine::Operation::Remove;
  return d_->blank ? engine::Operation::Generate : engine::Operation::Vary;
}

bool EditorSession::canRun(engine::Operation operation) const {
  if (!hasPicture() || strokeActive()) return false;
  switch (operation) {
    case engine::Operation::Remove:
    case engine::Operation::Add:
      return !maskBounds().isEmpty();
    case engine::Operation::Extend:
      return !d_->margins.none();
    case engine::Operation::Place:
      return false;  // it is not asked for like the others: see place()
    case engine::Operation::Vary:
    case engine::Operation::Repaint:
    case engine::Operation::Generate:
      break;
  }
  return true;
}

bool EditorSession::needsModel(engine::Operation operation) const {
  if (operation == engine::Operation::Repaint) return false;
  if (operation == engine::Operation::Remove) return d_->settings.engine == "diffusion";
  if (operation == engine::Operation::Add || operation == engine::Operation::Generate) return true;
  const bool words = !d_->settings.generation.prompt.empty() && d_->model;
  return d_->settings.engine == "diffusion" || (d_->settings.engine == "auto" && words);
}

bool EditorSession::mayChangeFormat() const {
  return hasPicture() && maskBounds().isEmpty() && !needsModel(engine::Operation::Vary);
}

void EditorSession::setModel(const std::optional<engine::ModelInfo>& model) {
  d_->model = model;
  d_->context.reset();
  Q_EMIT settingsChanged();
}

const std::optional<engine::ModelInfo>& EditorSession::model() const {
  return d_->model;
}

engine::ContextNeeds EditorSession::contextNeeds() const {
  return d_->model && needsModel(primaryOperation()) ? d_->model->needs() : engine::ContextNeeds{};
}

/// Without words and without being told to, Extend and Vary stay with the built-in engine, whichever model is
/// chosen for words.
engine::GenerationOptions EditorSession::Private::generation(engine::Operation operation) const {
  if (!q.needsModel(operation)) return {};
  const bool distilled = model && model->latent_consistency;
  engine::GenerationOptions wanted =
      settings.preset ? engine::with_preset(settings.generation, *settings.preset, distilled)
                      : settings.generation;
  wanted.device = preferences().device.toStdString();
  return wanted;
}

engine::EditRequest EditorSession::Private::request(engine::Operation operation) const {
  engine::EditRequest request;
  request.operation = operation;
  request.generation = generation(operation);
  if (operation == engine::Operation::Extend) request.margins = margins;
  request.candidates = settings.candidates;
  request.context = settings.context;
  request.ring = settings.ring;
  const bool fills = operation == engine::Operation::Remove || operation == engine::Operation::Extend;
  if (fills && !q.needsModel(operation)) request.fill = fill(operation);
  if (operation == engine::Operation::Vary) request.strength = settings.strength;
  if (operation == engine::Operation::Vary && q.willChangeFormat()) {
    request.strength = settings.format.strength;
    const Size picture = document().picture.size(), wanted = settings.format.sizeFor(picture);
    if (wanted != picture) request.size = wanted;
    request.tiling = settings.format.tiling;
  }
  if (operation == engine::Operation::Repaint) {
    request.strength = settings.paintStrength;
    request.repaint = settings.repaint;
  }
  const bool words = q.needsModel(operation) && settings.wordStrength < 1;
  if (words && operation == engine::Operation::Add) request.strength = settings.wordStrength;
  if (words && operation == engine::Operation::Extend) request.strength = settings.wordStrength;
  // A build with other backends than the built-in ones takes any that can.
  const bool any = settings.engine == "auto" || operation == engine::Operation::Repaint;
  if (!any) request.engine = settings.engine;
  if (operation == engine::Operation::Generate) {
    request.size = document().picture.size();
  } else {
    request.image = document().picture;
    request.mask = document().mask;
  }
  return request;
}

void EditorSession::run(engine::Operation operation) {
  if (!canRun(operation)) return;
  viewCandidate(-1);
  maskAgain({});
  engine::EditRequest request = d_->request(operation);
  request.seed = seedOf(d_->settings);
  d_->lastOperation = operation;
  d_->lastEdit.reset();
  d_->lastVariation.reset();
  d_->enqueue(std::move(request));
}

bool EditorSession::changedSinceRun() const {
  const bool forEdit = d_->run && (d_->waiting.empty() ? d_->run->edit : d_->waiting.back().edit);
  if (!d_->run || forEdit) return true;
  const engine::EditRequest& last = d_->waiting.empty() ? d_->run->request : d_->waiting.back().request;
  const engine::EditRequest now = d_->request(last.operation);
  return !sameButSeeds(now, last) || now.candidates != last.candidates;
}

void EditorSession::runAgain() {
  if (d_->lastEdit && canRunEditAgain(*d_->lastEdit)) return runEditAgain(*d_->lastEdit);
  if (d_->lastVariation && canRunAgain()) {
    engine::EditRequest request = *d_->lastVariation;
    request.seed = seedOf(d_->settings);
    viewCandidate(-1);
    return d_->enqueue(std::move(request));
  }
  if (d_->lastOperation) run(*d_->lastOperation);
}

bool EditorSession::canRunAgain() const {
  if (d_->lastEdit && canRunEditAgain(*d_->lastEdit)) return true;
  if (const auto& last = d_->lastVariation) {
    return hasPicture() && (variesAlone(*last) || last->onto.size() == document().picture.size());
  }
  return d_->lastOperation && canRun(*d_->lastOperation);
}

void EditorSession::cancel() {
  d_->abandonRun();
  d_->startNext();
}

void EditorSession::cancelAll() {
  d_->clearQueue();
  d_->abandonRun();
}

bool EditorSession::running() const {
  return d_->run.has_value();
}

engine::Operation EditorSession::operation() const {
  return d_->lastOperation.value_or(primaryOperation());
}

engine::Operation EditorSession::runningOperation() const {
  return d_->run ? d_->run->request.operation : operation();
}

QPoint EditorSession::runningOrigin() const {
  return d_->run && !d_->run->edit ? d_->originIn(d_->run->request) : QPoint();
}

int EditorSession::candidateInWork() const {
  return d_->run ? d_->run->candidate : 0;
}

int EditorSession::candidatesOfRun() const {
  return d_->run ? d_->run->candidates : 0;
}

bool EditorSession::waitsForEngine() const {
  return d_->run && !d_->run->started;
}

double EditorSession::progress() const {
  return d_->run ? d_->run->fraction : 0;
}

double EditorSession::secondsLeft() const {
  return d_->run ? d_->run->timeLeft.seconds() : -1;
}

std::optional<engine::Preview> EditorSession::preview() const {
  if (!d_->run || d_->current >= 0 || d_->originalHeld) return std::nullopt;
  return d_->run->preview;
}

void EditorSession::Private::endRun() {
  if (!run) return;
  const bool hadPreview = run->preview.has_value();
  run.reset();
  belowTask.cancel();
  Q_EMIT q.runChanged();
  if (hadPreview) Q_EMIT q.previewChanged();
}

/// Forgets the job first: what it still reports is nobody's business.
void EditorSession::Private::abandonRun() {
  if (!run) return;
  const engine::JobId job = run->job;
  endRun();
  queue.cancel(job);
}

void EditorSession::Private::handle(engine::JobId job, const engine::Event& event) {
  if (!run || run->job != job) return;
  if (const auto* progressed = std::get_if<engine::Progressed>(&event)) {
    run->fraction = progressed->fraction;
    run->candidate = progressed->candidate;
    run->timeLeft.add(static_cast<double>(run->clock.elapsed()) / 1000, run->fraction);
    Q_EMIT q.runChanged();
  } else if (const auto* previewed = std::get_if<engine::Previewed>(&event)) {
    run->preview = previewed->preview;
    Q_EMIT q.previewChanged();
  } else if (const auto* ready = std::get_if<engine::CandidateReady>(&event)) {
    addCandidate(*ready);
  } else if (const auto* failure = std::get_if<engine::Failed>(&event)) {
    const QString sentence = QString::fromUtf8(failure->error.what());
    endRun();
    Q_EMIT q.failed(sentence);
    startNext();
  } else if (!std::holds_alternative<engine::Started>(event)) {
    const bool chooses = run->keep > 0 && std::holds_alternative<engine::Finished>(event);
    const auto [kept, keep] = std::pair(run->kept, run->keep);
    endRun();
    if (chooses) Q_EMIT q.tooMany(kept, keep);
    startNext();
  } else {
    run->started = true;
    run->clock.restart();  // waiting in the queue is not working
    Q_EMIT q.runChanged();
  }
}

}  // namespace pentimento::ui
