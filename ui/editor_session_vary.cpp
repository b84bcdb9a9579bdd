// Runs that go on from a candidate that was kept: variations of it, the same once more but different, or its
// settings for the next run.
#include <algorithm>
#include <utility>

#include "engine/recipe.h"
#include "ui/editor_session_private.h"

namespace pentimento::ui {

namespace {
constexpr double kMoreStrength = 0.25;

/// Of a whole picture in another format, or as a tile: it has no mask, whatever the run says.
bool changesShape(const engine::EditRequest& recipe) {
  return recipe.operation == engine::Operation::Vary &&
         (!recipe.size.empty() || recipe.tiling != engine::Tiling::None);
}

/// What the recipe says, without picture and mask; nothing when it was made by another version.
std::optional<engine::EditRequest> settingsOf(const document::Candidate& record) {
  try {
    const auto recipe = engine::Recipe::parse(record.recipe, "recipe");
    engine::EditRequest request = recipe.settings();
    request.fill.sources = recipe.sources();
    request.started_from.clear();
    return request;
  } catch (const Error&) {
    return std::nullopt;
  }
}

QString unreadable() {
  return EditorSession::tr("The recipe of this candidate cannot be read: set words and settings by hand.");
}

QString placeIsGone() {
  return EditorSession::tr("The place of this candidate is no longer in the picture.");
}

/// The canvas before `run`, on which its recipe counts.
Rect canvasBefore(const document::Edit& run, const engine::Margins& margins) {
  const Rect& c = run.canvas;
  return {c.x + margins.left, c.y + margins.top, c.width - margins.left - margins.right,
          c.height - margins.top - margins.bottom};
}

/// `fill`, which counts in px of `from`, for the canvas `to`.
engine::FillOptions movedFill(engine::FillOptions fill, const Rect& from, const Rect& to) {
  fill.guides = moved(fill.guides, from.x - to.x, from.y - to.y);
  if (!fill.sources.size().empty()) fill.sources = document::moved(fill.sources, from, to);
  return fill;
}

/// All but what may be copied, which is a mask. `before`: the canvas that the recipe counts on.
FillSettings fillLike(const engine::FillOptions& fill, const Rect& before) {
  return {fill.sampling, {},          {},          fill.adaptation,
          fill.mirrored, fill.turned, fill.scaled, moved(fill.guides, before.x, before.y)};
}

/// Of those that are set, the one that counts for this.
double& strengthFor(const engine::EditRequest& recipe, EditSettings& settings) {
  if (recipe.operation == engine::Operation::Repaint) return settings.paintStrength;
  if (recipe.operation != engine::Operation::Vary) return settings.wordStrength;
  return settings.format.none() ? settings.strength : settings.format.strength;
}

/// What the person would have set for this.
EditSettings settingsLike(const engine::EditRequest& recipe, EditSettings settings) {
  const bool repainted = recipe.operation == engine::Operation::Repaint;
  settings.format.aspect = {};
  settings.format.size = recipe.operation == engine::Operation::Vary ? recipe.size : Size{};
  settings.format.tiling = recipe.tiling;
  if (recipe.strength) strengthFor(recipe, settings) = *recipe.strength;
  if (repainted) {
    settings.repaint = recipe.repaint;
    settings.repaint.style_hash.clear();  // whatever is there now
  }
  settings.ring = recipe.ring;
  settings.context = recipe.context;
  settings.seed = recipe.seed;
  settings.engine = recipe.engine == "patchmatch" || recipe.engine == "diffusion" ? recipe.engine : "auto";
  if (recipe.engine != "diffusion") return settings;
  settings.generation = recipe.generation;
  settings.generation.model_hash.clear();  // another one may be chosen later
  settings.preset.reset();
  return settings;
}
}  // namespace

std::optional<CandidatePlace> EditorSession::placeOf(int candidate) const {
  if (candidate < 0 || candidate >= static_cast<int>(candidates().size())) return std::nullopt;
  return findFill(d_->runs, d_->records->fillOf(*candidates()[static_cast<std::size_t>(candidate)]));
}

/// The picture is composited in the background; several may be under way. `mask`: nothing selected means the
/// whole picture.
void EditorSession::Private::runFrom(const CandidatePlace& start, engine::EditRequest request,
                                     const PlacedMask& mask, int keep) {
  const document::EditPtr from = findRun(runs, start.run);
  request.started_from = engine::recipe_id(from->candidates[start.index].recipe);
  auto* task = new BackgroundTask(&q);
  connect(task, &BackgroundTask::failed, &q, &EditorSession::failed);
  connect(task, &BackgroundTask::changed, task, [task] {
    if (!task->busy()) task->deleteLater();
  });
  task->start<document::Document>([now = document(), from, index = start.index](
                                      Progress&) { return choosingCandidate(now, *from, index); },
                                  [this, request = std::move(request), mask, keep,
                                   before = document()](const document::Document& shown) mutable {
                                    const document::Document& now = document();
                                    if (now.base != before.base || now.canvas != before.canvas)
                                      return;  // another picture is open by now
                                    request.mask = document::moved(mask.mask, mask.canvas, shown.canvas);
                                    if (request.mask.empty() && !mask.mask.empty())
                                      return Q_EMIT q.failed(placeIsGone());
                                    q.viewCandidate(-1);
                                    request.image = shown.picture;
                                    if (!variesAlone(request)) {
                                      request.onto = now.picture;
                                      request.margins = marginsBetween(now.canvas, shown.canvas);
                                    }
                                    lastVariation = request;
                                    lastEdit.reset();
                                    lastOperation = request.operation;
                                    request.seed = seedOf(settings);
                                    enqueue(std::move(request), {}, keep);
                                  });
}

void EditorSession::vary(const CandidatePlace& from, double strength, bool whole) {
  const document::Candidate* record = findCandidate(d_->runs, from);
  if (!record || d_->stroke) return;
  const document::Edit& run = *findRun(d_->runs, from.run);
  engine::EditRequest request = settingsOf(*record).value_or(engine::EditRequest{});
  if (!engine::stands_alone(request)) request.size = {};
  request.operation = engine::Operation::Vary;
  request.strength = strength;
  request.candidates = d_->settings.candidates;
  request.context = {};
  request.fill = {};
  request.margins = {};
  const bool all = whole || changesShape(request);
  maskAgain({});
  d_->runFrom(from, std::move(request), {all ? image::Mask(run.mask.size()) : run.mask, run.canvas}, 0);
}

void EditorSession::runDifferently(const CandidatePlace& like) {
  const document::Candidate* record = findCandidate(d_->runs, like);
  if (!record || d_->stroke) return;
  const document::Edit& run = *findRun(d_->runs, like.run);
  std::optional<engine::EditRequest> request = settingsOf(*record);
  if (!request) return Q_EMIT failed(unreadable());
  const std::string start = engine::Recipe::parse(record->recipe, "recipe").settings().started_from;
  const int keep = d_->settings.candidates;
  request->candidates = std::min(2 * keep, engine::kMaxCandidates);
  const bool varies = request->operation == engine::Operation::Vary;
  if (varies) request->strength = std::min(1.0, request->strength.value_or(0.5) + kMoreStrength);
  const bool masked = request->operation != engine::Operation::Extend &&
                      request->operation != engine::Operation::Generate && !changesShape(*request);
  const PlacedMask mask{masked ? run.mask : image::Mask(run.mask.size()), run.canvas};
  request->fill = movedFill(request->fill, canvasBefore(run, request->margins), document().canvas);
  maskAgain({});
  const bool fromAnother = varies && start != topRecipe(document());
  const auto place = fromAnother ? findRecipe(d_->runs, start) : std::nullopt;
  // What changed the format itself was made from the document.
  if (place && (request->size.empty() || standsAlone(*findCandidate(d_->runs, *place))))
    return d_->runFrom(*place, std::move(*request), mask, keep);
  request->mask = document::moved(mask.mask, mask.canvas, document().canvas);
  request->image = document().picture;
  if (request->mask.empty() && !mask.mask.empty()) return Q_EMIT failed(placeIsGone());
  viewCandidate(-1);
  d_->lastVariation.reset();
  d_->lastEdit.reset();
  d_->lastOperation = request->operation;
  request->seed = seedOf(settings());
  d_->enqueue(std::move(*request), {}, keep);
}

/// Guides can be undone; a part that was copied from comes back as a kept mask.
void EditorSession::Private::useFillOf(const engine::EditRequest& recipe, const Rect& before) {
  const bool fills =
      recipe.operation == engine::Operation::Remove || recipe.operation == engine::Operation::Extend;
  if (!fills || recipe.engine == "diffusion") return;
  const FillSettings like = fillLike(recipe.fill, before);
  if (like.guides != settings.fill.guides) {
    guideSteps.add(history.position(), settings.fill.guides, like.guides);
  }
  EditSettings next = settings;
  next.fill = like;
  if (!recipe.fill.sources.size().empty()) {
    const QString name = EditorSession::tr("Copied area");
    keepMask(name, recipe.fill.sources, before);
    next.fill.onlyFrom = name.toStdString();
  }
  q.setSettings(next);
}

void EditorSession::useSettingsOf(const CandidatePlace& place) {
  const document::Candidate* record = findCandidate(d_->runs, place);
  if (!record || d_->stroke) return;
  const std::optional<engine::EditRequest> recipe = settingsOf(*record);
  if (!recipe) return Q_EMIT failed(unreadable());
  const document::Edit run = *findRun(d_->runs, place.run);
  viewCandidate(-1);
  d_->useFillOf(*recipe, canvasBefore(run, recipe->margins));
  setSettings(settingsLike(*recipe, settings()));
  if (recipe->operation == engine::Operation::Extend) return setMargins(recipe->margins);
  setMargins({});
  if (recipe->operation == engine::Operation::Generate) return;
  if (!changesShape(*recipe)) {
    const image::Mask mask = document::moved(run.mask, run.canvas, document().canvas);
    if (!mask.empty() || run.mask.empty()) setMask(mask, tr("Mask of candidate"));
  } else if (!maskBounds().isEmpty()) {
    setMask(image::Mask(document().picture.size()), tr("Mask of candidate"));
  }
}

}  // namespace pentimento::ui
