// How the next Remove or Extend of a session fills: sampling area, guides and the rest.
#include <algorithm>
#include <utility>

#include "ui/editor_session_private.h"

namespace pentimento::ui {

namespace {
const document::NamedMask* find(const document::Document& document, const std::string& name) {
  const auto found = std::find_if(document.masks.begin(), document.masks.end(),
                                  [&](const document::NamedMask& mask) { return mask.name == name; });
  return name.empty() || found == document.masks.end() ? nullptr : &*found;
}

/// Guides that have nothing to do with what is removed would only change how it is begun.
bool reaches(const engine::FillOptions::Guide& guide, const QRect& hole) {
  int left = guide.front().x, right = left, top = guide.front().y, bottom = top;
  for (const Point& p : guide) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  }
  return hole.intersects(QRect(QPoint(left, top), QPoint(right, bottom)));
}
}  // namespace

Guides moved(Guides guides, int x, int y) {
  for (auto& guide : guides) {
    for (Point& p : guide) p = {p.x + x, p.y + y};
  }
  return guides;
}

void putMask(document::Document& document, const std::string& name, const image::Mask& mask,
             const Rect& canvas) {
  const document::NamedMask kept{name, mask, canvas};
  const auto same = std::find_if(document.masks.begin(), document.masks.end(),
                                 [&](const document::NamedMask& other) { return other.name == name; });
  if (same == document.masks.end()) {
    document.masks.push_back(kept);
  } else {
    *same = kept;
  }
}

bool sameFill(const engine::FillOptions& a, const engine::FillOptions& b) {
  return a.sampling == b.sampling && a.adaptation == b.adaptation && a.mirrored == b.mirrored &&
         a.turned == b.turned && a.scaled == b.scaled && a.guides == b.guides &&
         samePixels(a.sources.pixels(), b.sources.pixels());
}

FillSettings EditorSession::fill() const {
  FillSettings fill = d_->settings.fill;
  for (const auto which : {SourceMask::Only, SourceMask::Never}) {
    if (!find(document(), fill.maskName(which))) fill.maskName(which).clear();
  }
  return fill;
}

/// A mask without size where everything may be copied.
image::Mask EditorSession::Private::sources() const {
  const document::Document& now = document();
  const document::NamedMask *only = find(now, settings.fill.onlyFrom),
                            *never = find(now, settings.fill.neverFrom);
  if (!only && !never) return {};
  if (!sourcesKnown) {
    const auto here = [&](const document::NamedMask& mask) {
      return document::moved(mask.mask, mask.canvas, now.canvas);
    };
    image::Mask mask = only ? here(*only) : image::Mask(now.picture.size()).inverted();
    sourcesKnown = never ? mask.subtracted(here(*never)) : mask;
  }
  return *sourcesKnown;
}

engine::FillOptions EditorSession::Private::fill(engine::Operation operation) const {
  const FillSettings& set = settings.fill;
  engine::FillOptions options{set.sampling, sources(),  set.adaptation, set.mirrored,
                              set.turned,   set.scaled, q.guides()};
  if (operation == engine::Operation::Remove) {
    const QRect hole = q.maskBounds();
    std::erase_if(options.guides, [&](const auto& guide) { return !reaches(guide, hole); });
  }
  return options;
}

bool EditorSession::fillsByCopying() const {
  const engine::Operation primary = primaryOperation();
  const bool removes = primary == engine::Operation::Remove || primary == engine::Operation::Vary;
  if (!removes && primary != engine::Operation::Extend) return false;
  return !needsModel(removes ? engine::Operation::Remove : primary);
}

engine::EditRequest EditorSession::nextRequest() const {
  return hasPicture() ? d_->request(primaryOperation()) : engine::EditRequest{};
}

// --- guides ---

Guides EditorSession::guides() const {
  const Rect& canvas = document().canvas;
  return moved(d_->settings.fill.guides, -canvas.x, -canvas.y);
}

void EditorSession::setGuides(const Guides& guides) {
  std::size_t points = 0;
  for (const auto& guide : guides) points += guide.size();
  if (guides.size() > engine::kMaxGuides || points > engine::kMaxGuidePoints) {
    return Q_EMIT failed(tr("There are too many guides: remove some first."));
  }
  const Rect& canvas = document().canvas;
  const Guides before = d_->settings.fill.guides, after = moved(guides, canvas.x, canvas.y);
  if (!hasPicture() || before == after) return;
  d_->guideSteps.add(history().position(), before, after);
  d_->putGuides(after);
}

void EditorSession::Private::putGuides(const Guides& guides) {
  EditSettings next = settings;
  next.fill.guides = guides;
  q.setSettings(next);
}

bool EditorSession::canUndo() const {
  return d_->guideSteps.canUndo(history().position()) || history().can_undo();
}

bool EditorSession::canRedo() const {
  return d_->guideSteps.canRedo(history().position()) || history().can_redo();
}

QString EditorSession::undoLabel() const {
  if (d_->guideSteps.canUndo(history().position())) return tr("Guide");
  return QString::fromStdString(history().undo_label());
}

QString EditorSession::redoLabel() const {
  if (d_->guideSteps.canRedo(history().position())) return tr("Guide");
  return QString::fromStdString(history().redo_label());
}

// --- what is copied ---

std::optional<SourceMask> EditorSession::paintedSources() const {
  return d_->sourcesInWork ? std::optional(d_->sourcesInWork->which) : std::nullopt;
}

image::Mask EditorSession::maskBehind() const {
  if (!d_->sourcesInWork) return {};
  return document::moved(d_->sourcesInWork->behind, d_->sourcesInWork->canvas, document().canvas);
}

bool EditorSession::maskIsForRun() const {
  return !d_->maskedEdit && !d_->sourcesInWork;
}

void EditorSession::paintSources(std::optional<SourceMask> which) {
  if (which == paintedSources() || strokeActive()) return;
  if (d_->sourcesInWork) d_->keepSources();
  if (!which || !hasPicture()) return;
  viewCandidate(-1);
  maskAgain({});
  const SourcesInWork work{*which, document().mask, document().canvas, history().position()};
  const document::NamedMask* kept = find(document(), d_->settings.fill.maskName(*which));
  document::Document next = document();
  next.mask =
      kept ? document::moved(kept->mask, kept->canvas, next.canvas) : image::Mask(next.picture.size());
  d_->commit(std::move(next), tr("Mask of what is copied"));
  d_->sourcesInWork = work;
  Q_EMIT editsChanged();
}

/// Painted over nothing: there is no such mask.
void EditorSession::Private::keepSources() {
  const SourceMask which = sourcesInWork->which;
  EditSettings set = settings;
  std::string& name = set.fill.maskName(which);
  document::Document next = document();
  if (next.mask.empty()) {
    name.clear();
  } else {
    const bool only = which == SourceMask::Only;
    if (!find(next, name))
      name = (only ? EditorSession::tr("Copied area") : EditorSession::tr("Never copied")).toStdString();
    putMask(next, name, next.mask, next.canvas);
  }
  next.mask = q.maskBehind();
  sourcesInWork.reset();
  commit(std::move(next), EditorSession::tr("What is copied"));
  q.setSettings(set);
  Q_EMIT q.editsChanged();
}

/// Undone to before it was begun.
void EditorSession::Private::leaveSourcesThatWereUndone() {
  if (!sourcesInWork || history.position() > sourcesInWork->position) return;
  sourcesInWork.reset();
  Q_EMIT q.editsChanged();
}

}  // namespace pentimento::ui
