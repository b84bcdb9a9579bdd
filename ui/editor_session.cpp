#include "ui/editor_session.h"

#include <utility>

#include "base/error.h"
#include "engine/context_region.h"
#include "engine/variation.h"
#include "ui/editor_session_private.h"

namespace pentimento::ui {

bool samePixels(const image::TiledImage& a, const image::TiledImage& b) {
  return a.format() == b.format() && a.size() == b.size() && image::changed_tiles(a, b).empty();
}

QRect difference(const image::TiledImage& a, const image::TiledImage& b) {
  if (a.format() != b.format() || a.size() != b.size()) return {};
  return toQRect(image::changed_tiles(a, b));
}

EditorSession::Private::Private(EditorSession& owner, engine::JobQueue& sharedQueue,
                                std::shared_ptr<document::FlattenCache> sharedCache)
    : q(owner),
      flattenCache(std::move(sharedCache)),
      stage(std::make_shared<EditStage>(flattenCache)),
      mailbox([this](engine::JobId job, const engine::Event& event) { handle(job, event); }),
      queue(sharedQueue) {
  connect(&belowTask, &BackgroundTask::failed, &owner, [this](const QString& sentence) {
    endRun();
    Q_EMIT q.failed(sentence);
    startNext();
  });
  connect(&changeTask, &BackgroundTask::failed, &owner, [this](const QString& sentence) {
    Q_EMIT q.failed(sentence);
    startChange();
    Q_EMIT q.editsChanged();
  });
  for (auto* task : {&keptTask, &offerTask}) {
    connect(task, &BackgroundTask::failed, &owner, &EditorSession::failed);
  }
  connect(&owner, &EditorSession::strokeActiveChanged, &changeTask, [this] { startChange(); });
}

EditorSession::Private::~Private() {
  if (run) queue.cancel(run->job);
}

EditorSession::EditorSession(engine::JobQueue& queue, std::shared_ptr<document::FlattenCache> flattenCache,
                             QObject* parent)
    : QObject(parent), d_(std::make_unique<Private>(*this, queue, std::move(flattenCache))) {}

EditorSession::~EditorSession() = default;

// --- document ---

bool EditorSession::hasPicture() const {
  return !document().picture.pixels.empty();
}

const QString& EditorSession::filePath() const {
  return d_->filePath;
}

const document::Document& EditorSession::document() const {
  return d_->document();
}

const document::History& EditorSession::history() const {
  return d_->history;
}

const QString& EditorSession::title() const {
  return d_->title;
}

bool EditorSession::modified() const {
  if (!hasPicture()) return false;
  return isProject() ? d_->unkept : d_->worthSaving || d_->history.modified();
}

namespace {
/// The first state of a history; a picture that comes without one is its own base.
document::History beginning(document::Document document) {
  if (!document.base && !document.picture.pixels.empty()) {
    image::Mask mask = std::move(document.mask);
    document = document::opened(std::move(document.picture));
    if (mask.size() == document.picture.size()) document.mask = std::move(mask);
  }
  return document::History(std::move(document));
}
}  // namespace

void EditorSession::open(document::Document document, const QString& filePath) {
  d_->title.clear();
  d_->worthSaving = false;
  d_->replace(beginning(std::move(document)), {}, filePath);
}

void EditorSession::openWithoutFile(document::Document document, const QString& title, bool worthSaving) {
  d_->title = title;
  d_->worthSaving = worthSaving;
  d_->replace(beginning(std::move(document)), {}, {});
}

void EditorSession::openSample(document::Document document, const QString& title) {
  openWithoutFile(std::move(document), title, false);
  d_->sample = true;
}

void EditorSession::openBlank(Size size, const QString& title) {
  image::TiledImage pixels({image::SampleType::UInt8, 3, false}, size);
  const std::vector<std::uint8_t> row(static_cast<std::size_t>(size.width) * 3, 128);
  for (int y = 0; y < size.height; ++y) pixels.write({0, y, size.width, 1}, row.data(), row.size());
  image::Image picture;
  picture.pixels = std::move(pixels);
  openWithoutFile({std::move(picture), {}}, title, false);
  d_->blank = true;
  Q_EMIT documentChanged();
}

void EditorSession::close() {
  open({}, {});
}

void EditorSession::Private::replace(document::History next, KeptRuns kept, const QString& path,
                                     bool isProject) {
  stroke.reset();
  forgetChanges();
  clearQueue();
  abandonRun();
  blank = false;
  sample = false;
  candidates.clear();
  current = -1;
  runs = std::move(kept);
  ++runsRevision;
  ++pictureNumber;
  unkept = false;
  discarded.clear();
  fresh.clear();
  requests.clear();
  lastVariation.reset();
  keptTask.cancel();
  offerTask.cancel();
  base = {};
  margins = {};
  originalHeld = false;
  history = std::move(next);
  ++revision;
  filePath = path;
  project = isProject;
  visible = {};
  sourcesKnown.reset();
  guideSteps.clear();
  sourcesInWork.reset();
  renamedSources.clear();
  forgetMaskGeometry();
  Q_EMIT q.replaced();
  publishShown();
  Q_EMIT q.maskChanged({});
  Q_EMIT q.marginsChanged();
  Q_EMIT q.candidatesChanged();
  Q_EMIT q.runsChanged();
  Q_EMIT q.documentChanged();
}

void EditorSession::undo() {
  if (d_->stroke) return cancelStroke();
  if (d_->undoPending()) return;
  if (d_->guideSteps.canUndo(history().position())) return d_->putGuides(d_->guideSteps.undo());
  d_->goThrough(&document::History::undo);
}

void EditorSession::redo() {
  if (d_->stroke) return;
  if (d_->guideSteps.canRedo(history().position())) return d_->putGuides(d_->guideSteps.redo());
  d_->goThrough(&document::History::redo);
}

/// A state that has left memory may be in a file that is damaged or gone.
void EditorSession::Private::goThrough(void (document::History::*go)()) {
  const document::Document before = document();
  const std::size_t from = history.position();
  try {
    (history.*go)();
  } catch (const Error& error) {
    Q_EMIT q.failed(QString::fromUtf8(error.what()));
    return;
  }
  ++revision;
  publishDocument(before);
  leaveMaskThatChanged();
  leaveSourcesThatWereUndone();
  followRenamedSources(from);
}

void EditorSession::Private::commit(document::Document next, const QString& label) {
  const document::Document before = document();
  guideSteps.forgetUndone();
  EditSettings known = settings;
  known.fill = q.fill();  // masks that were undone do not come back: others of their names are not meant
  q.setSettings(known);
  history.commit(std::move(next), label.toStdString());
  std::erase_if(renamedSources,
                [&](const RenamedSources& step) { return step.position >= history.position(); });
  ++revision;
  publishDocument(before);
}

void EditorSession::Private::publishDocument(const document::Document& before) {
  const bool pictureChanged = !samePixels(before.picture.pixels, document().picture.pixels);
  if (pictureChanged) {
    stopJob();
    current = -1;
    margins = {};
    blank = false;
  }
  dropMissingMaskedEdit();
  sourcesKnown.reset();
  context.reset();
  publishMask(before.mask);
  publishShown();
  if (pictureChanged) {
    Q_EMIT q.marginsChanged();
    Q_EMIT q.candidatesChanged();
  }
  Q_EMIT q.documentChanged();
  if (pictureChanged) startNext();
}

void EditorSession::markSaved(const image::Image& picture, const QString& filePath) {
  d_->filePath = filePath;
  d_->worthSaving = false;
  d_->fresh.clear();
  if (samePixels(picture.pixels, document().picture.pixels)) d_->history.mark_saved();
  Q_EMIT documentChanged();
}

// --- what the canvas shows ---

Shown EditorSession::shown() const {
  if (d_->originalHeld) return Shown::Original;
  return d_->viewed() ? Shown::Candidate : Shown::Document;
}

const image::Image& EditorSession::shownImage() const {
  return d_->visible;
}

QPoint EditorSession::shownOrigin() const {
  const engine::Candidate* candidate = d_->viewed();
  if (!candidate || d_->madeFor.contains(candidate)) return {};
  const bool alone = engine::stands_alone(candidate->recipe);
  return alone && d_->originalHeld ? QPoint() : d_->originIn(candidate->recipe);
}

std::shared_ptr<const image::ColorConverter> EditorSession::converter() const {
  return d_->converter;
}

void EditorSession::showOriginal(bool on) {
  if (d_->originalHeld == on || (on && !hasPicture())) return;
  d_->originalHeld = on;
  d_->publishShown();
}

image::Image EditorSession::Private::shownImage() const {
  if (originalHeld) return original();
  const engine::Candidate* candidate = viewed();
  return candidate ? candidate->image : document().picture;
}

/// Where the document's top left pixel lies in what `request` makes.
QPoint EditorSession::Private::originIn(const engine::EditRequest& request) const {
  const Rect& now = document().canvas;
  const Rect canvas = canvasOf(request, now);
  return {now.x - canvas.x, now.y - canvas.y};
}

/// On a canvas as large as what is compared with it, so that nothing jumps; a candidate in another format has
/// nothing to do with the canvas.
image::Image EditorSession::Private::original() const {
  const engine::Candidate* candidate = viewed();
  const document::Document& now = document();
  if (!candidate) return now.base && now.base->size() == now.picture.size() ? *now.base : now.picture;
  image::Image before = now.picture;
  if (before.size() != candidate->image.size() && !engine::stands_alone(candidate->recipe)) {
    const QPoint origin = q.shownOrigin();
    before.pixels = image::with_canvas(before.pixels, candidate->image.size(), {origin.x(), origin.y()});
  }
  return before;
}

void EditorSession::Private::publishShown() {
  const image::Image next = shownImage();
  if (converter && samePixels(visible.pixels, next.pixels)) return;
  const bool sameColors =
      converter && visible.pixels.format() == next.pixels.format() && *visible.metadata == *next.metadata;
  if (!sameColors) {
    converter = std::make_shared<const image::ColorConverter>(next.pixels.format(), *next.metadata);
  }
  const QRect area = sameColors ? difference(visible.pixels, next.pixels) : QRect();
  visible = next;
  Q_EMIT q.shownImageChanged(area);
}

// --- extend ---

const engine::Margins& EditorSession::margins() const {
  return d_->margins;
}

void EditorSession::setMargins(const engine::Margins& margins) {
  if (!hasPicture() || margins == d_->margins) return;
  viewCandidate(-1);
  d_->margins = margins;
  d_->context.reset();
  Q_EMIT marginsChanged();
}

// --- settings ---

const EditSettings& EditorSession::settings() const {
  return d_->settings;
}

void EditorSession::setSettings(const EditSettings& settings) {
  if (settings == d_->settings) return;
  d_->settings = settings;
  d_->sourcesKnown.reset();
  d_->context.reset();
  Q_EMIT settingsChanged();
}

QRect EditorSession::contextRegion() const {
  if (d_->context) return *d_->context;
  const bool nothing = d_->margins.none() && maskBounds().isEmpty();
  d_->context = !hasPicture() || nothing
                    ? QRect()
                    : toQRect(engine::context_region(d_->request(primaryOperation()), contextNeeds()));
  return *d_->context;
}

}  // namespace pentimento::ui
