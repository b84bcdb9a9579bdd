// The working mask of a session: strokes, and masks that come as a whole.
#include <algorithm>
#include <utility>

#include "ui/editor_session_private.h"

namespace pentimento::ui {

const image::Mask& EditorSession::mask() const {
  return d_->stroke ? d_->stroke->mask : document().mask;
}

QRect EditorSession::maskBounds() const {
  if (d_->stroke) return toQRect(d_->stroke->bounds);
  if (!d_->maskBounds) d_->maskBounds = document().mask.bounds();
  return toQRect(*d_->maskBounds);
}

bool EditorSession::strokeActive() const {
  return d_->stroke.has_value();
}

void EditorSession::beginStroke(const image::Brush& brush, const image::StrokePoint& point) {
  if (!hasPicture() || d_->stroke) return;
  viewCandidate(-1);
  const QRect bounds = maskBounds();
  d_->stroke = StrokeInWork{brush,
                            document().mask,
                            point,
                            {bounds.x(), bounds.y(), bounds.width(), bounds.height()},
                            brush.erase ? tr("Eraser stroke") : tr("Brush stroke")};
  Q_EMIT strokeActiveChanged();
  continueStroke({point});
}

void EditorSession::continueStroke(const std::vector<image::StrokePoint>& points) {
  if (!d_->stroke || points.empty()) return;
  StrokeInWork& stroke = *d_->stroke;
  std::vector<image::StrokePoint> line{stroke.last};
  line.insert(line.end(), points.begin(), points.end());
  const Rect touched = stroke.mask.paint(line, stroke.brush);
  stroke.last = points.back();
  if (touched.empty()) return;
  if (!stroke.brush.erase) stroke.bounds = stroke.bounds.united(touched);
  Q_EMIT maskChanged(toQRect(touched));
}

void EditorSession::endStroke() {
  if (!d_->stroke) return;
  const StrokeInWork stroke = std::move(*d_->stroke);
  d_->stroke.reset();
  if (!samePixels(stroke.mask.pixels(), document().mask.pixels())) {
    document::Document next = document();
    next.mask = stroke.mask;
    d_->forgetMaskGeometry();
    d_->guideSteps.forgetUndone();
    d_->history.commit(std::move(next), stroke.label.toStdString());
    ++d_->revision;
    Q_EMIT documentChanged();
    d_->maskEditAgain();
  }
  Q_EMIT strokeActiveChanged();
}

void EditorSession::cancelStroke() {
  if (!d_->stroke) return;
  const image::Mask painted = d_->stroke->mask;
  d_->stroke.reset();
  d_->publishMask(painted);
  Q_EMIT strokeActiveChanged();
}

void EditorSession::setMask(image::Mask mask, const QString& label) {
  if (!hasPicture() || mask.size() != document().picture.size()) return;
  cancelStroke();
  if (samePixels(mask.pixels(), document().mask.pixels())) return;
  viewCandidate(-1);
  document::Document next = document();
  next.mask = std::move(mask);
  d_->commit(std::move(next), label);
  d_->maskEditAgain();
}

namespace {
using KeptMasks = std::vector<document::NamedMask>;

KeptMasks::iterator find(KeptMasks& masks, const QString& name) {
  return std::find_if(masks.begin(), masks.end(),
                      [wanted = name.toStdString()](const auto& mask) { return mask.name == wanted; });
}
}  // namespace

void EditorSession::keepMask(const QString& name) {
  if (hasPicture() && !name.isEmpty()) d_->keepMask(name, document().mask, document().canvas);
}

void EditorSession::Private::keepMask(const QString& name, const image::Mask& mask, const Rect& canvas) {
  document::Document next = document();
  putMask(next, name.toStdString(), mask, canvas);
  commit(std::move(next), EditorSession::tr("Keep mask"));
}

void EditorSession::renameKeptMask(const QString& name, const QString& to) {
  if (to.isEmpty() || to == name) return;
  document::Document next = document();
  if (find(next.masks, name) == next.masks.end()) return;
  std::erase_if(next.masks, [other = to.toStdString()](const auto& mask) { return mask.name == other; });
  find(next.masks, name)->name = to.toStdString();
  d_->commit(std::move(next), tr("Rename mask"));
  d_->renameSources(name.toStdString(), to.toStdString());
}

void EditorSession::deleteKeptMask(const QString& name) {
  document::Document next = document();
  const auto kept = find(next.masks, name);
  if (kept == next.masks.end()) return;
  next.masks.erase(kept);
  d_->commit(std::move(next), tr("Delete mask"));
  d_->renameSources(name.toStdString(), {});
}

/// What may be copied goes with the name of its mask, and is not told by it any more when it has none.
void EditorSession::Private::renameSources(const std::string& name, const std::string& to) {
  EditSettings next = settings;
  for (const auto which : {SourceMask::Only, SourceMask::Never}) {
    if (next.fill.maskName(which) != name) continue;
    next.fill.maskName(which) = to;
    renamedSources.push_back({history.position(), which, name, to});
  }
  q.setSettings(next);
}

/// The history went on from the step `from`: a name goes with its mask, unless another one was chosen since.
void EditorSession::Private::followRenamedSources(std::size_t from) {
  const std::size_t now = history.position();
  EditSettings next = settings;
  for (const RenamedSources& step : renamedSources) {
    std::string& name = next.fill.maskName(step.which);
    const bool undone = step.position == from && now < from, redone = step.position == now && from < now;
    if (undone && name == step.to) name = step.from;
    if (redone && name == step.from) name = step.to;
  }
  q.setSettings(next);
}

void EditorSession::tryMask(const image::Mask& mask, const QString& label) {
  if (!hasPicture() || mask.size() != document().picture.size()) return;
  const image::Mask before = this->mask();
  const bool first = !strokeActive();
  if (first) viewCandidate(-1);
  d_->stroke = StrokeInWork{{}, mask, {}, mask.bounds(), label, true};
  if (!samePixels(before.pixels(), mask.pixels())) {
    Q_EMIT maskChanged(difference(before.pixels(), mask.pixels()));
  }
  if (first) Q_EMIT strokeActiveChanged();
}

bool EditorSession::triesMask() const {
  return d_->stroke && d_->stroke->whole;
}

void EditorSession::setStrokeHardness(double hardness) {
  if (d_->stroke) d_->stroke->brush.hardness = hardness;
}

void EditorSession::Private::forgetMaskGeometry() {
  maskBounds.reset();
  context.reset();
}

void EditorSession::Private::publishMask(const image::Mask& before) {
  const image::Mask& now = document().mask;
  if (samePixels(before.pixels(), now.pixels())) return;
  forgetMaskGeometry();
  Q_EMIT q.maskChanged(difference(before.pixels(), now.pixels()));
}

}  // namespace pentimento::ui
