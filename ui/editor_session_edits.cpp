// Changes of the edit stack. They are composited on a background thread, one after the other, each on the
// document as it is at its turn; meanwhile the canvas goes on with what it has.
#include <utility>

#include "document/stack.h"
#include "ui/editor_session_private.h"

namespace pentimento::ui {

using document::Document;
using document::Edit;
using document::FlattenCache;

std::function<Document(const Document&, FlattenCache&)> changing(
    std::int64_t id, std::function<void(Edit&, const Document&)> change) {
  return [id, change = std::move(change)](const Document& document, FlattenCache& cache) {
    const auto index = document::find_edit(document, id);
    if (!index) return document;
    Edit edit = *document.edits[*index];
    change(edit, document);
    return document::with_edit(document, *index, std::move(edit), cache);
  };
}

namespace {
QString merging(const char* what, std::int64_t id, int gesture = 0) {
  return QStringLiteral("%1 %2 %3").arg(QLatin1String(what)).arg(id).arg(gesture);
}
}  // namespace

void EditorSession::Private::changeStack(StackChange change) {
  if (!q.hasPicture()) return;
  const bool again = !changes.empty() && !change.merge.isEmpty() && changes.back().merge == change.merge;
  if (again) changes.pop_back();
  changes.push_back(std::move(change));
  startChange();
}

void EditorSession::Private::startChange() {
  if (changeTask.busy() || stroke || changes.empty()) return;
  changeInWork = std::move(changes.front());
  changes.pop_front();
  changeTask.start<Document>(
      [apply = changeInWork.apply, now = document(), cache = flattenCache](Progress&) {
        return apply(now, *cache);
      },
      [this, done = changeInWork, from = revision](const Document& next) { finishChange(done, from, next); });
}

/// A change whose document is no longer the current one is made once more, on that.
void EditorSession::Private::finishChange(const StackChange& change, std::uint64_t from,
                                          const Document& next) {
  if (stroke || revision != from) {
    changes.push_front(change);
  } else if (next.edits != document().edits) {
    const Document before = document();
    const bool goesOn = !change.merge.isEmpty() && change.merge == mergeKey && revision == mergeRevision;
    if (goesOn) {
      history.amend(next, change.label.toStdString());
    } else {
      history.commit(next, change.label.toStdString());
    }
    mergeKey = change.merge;
    mergeRevision = ++revision;
    restartOnCommit = true;
    publishDocument(before);
    restartOnCommit = false;
  }
  startChange();
  if (!changeTask.busy()) Q_EMIT q.editsChanged();
}

/// What is still being composited is not done any more. True when that was all there is to undo: it did not
/// go on with the last step of the history.
bool EditorSession::Private::undoPending() {
  if (!changeTask.busy() && changes.empty()) return false;
  const StackChange& last = changes.empty() ? changeInWork : changes.back();
  const bool goesOn = !last.merge.isEmpty() && last.merge == mergeKey && revision == mergeRevision;
  changes.clear();
  changeTask.cancel();
  Q_EMIT q.editsChanged();
  return !goesOn;
}

void EditorSession::Private::forgetChanges() {
  changes.clear();
  changeTask.cancel();
  maskedEdit.reset();
  mergeKey.clear();
}

/// The mask on the canvas is that of an edit: what was painted goes into the edit, in the same history step.
void EditorSession::Private::maskEditAgain() {
  if (!maskedEdit) return;
  mergeKey = merging("mask", *maskedEdit);
  mergeRevision = revision;
  changeStack({QString::fromStdString(history.undo_label()),
               changing(*maskedEdit,
                        [](Edit& edit, const Document& now) {
                          edit.mask = document::moved(now.mask, now.canvas, edit.canvas);
                        }),
               mergeKey});
}

void EditorSession::Private::dropMissingMaskedEdit() {
  if (maskedEdit && !document::find_edit(document(), *maskedEdit)) maskedEdit.reset();
}

/// Undone or redone to a mask that is not the edit's: what is painted next must not go into the edit.
void EditorSession::Private::leaveMaskThatChanged() {
  const auto index = maskedEdit ? document::find_edit(document(), *maskedEdit) : std::nullopt;
  if (!index) return;
  const Edit& edit = *document().edits[*index];
  if (document::moved(edit.mask, edit.canvas, document().canvas) != document().mask) q.maskAgain({});
}

bool EditorSession::changingEdits() const {
  return d_->changeTask.busy();
}

void EditorSession::setEditEnabled(std::int64_t id, bool on) {
  d_->changeStack({on ? tr("Switch edit on") : tr("Switch edit off"),
                   changing(id, [on](Edit& edit, const Document&) { edit.enabled = on; }),
                   {}});
}

void EditorSession::renameEdit(std::int64_t id, const QString& name) {
  const auto index = document::find_edit(document(), id);
  const std::string next = name.simplified().toStdString();
  if (!index || document().edits[*index]->name == next) return;
  d_->changeStack(
      {tr("Rename edit"), changing(id, [next](Edit& edit, const Document&) { edit.name = next; }), {}});
}

void EditorSession::setEditOpacity(std::int64_t id, double opacity, int gesture) {
  d_->changeStack({tr("Opacity of edit"),
                   changing(id, [opacity](Edit& edit, const Document&) { edit.opacity = opacity; }),
                   gesture == 0 ? QString() : merging("opacity", id, gesture)});
}

void EditorSession::chooseSibling(std::int64_t id, std::size_t index) {
  d_->changeStack({tr("Other candidate of edit"),
                   changing(id,
                            [index](Edit& edit, const Document&) {
                              if (index < edit.candidates.size()) edit.chosen = index;
                            }),
                   {}});
}

void EditorSession::moveEdit(std::int64_t id, std::size_t to) {
  d_->changeStack({tr("Move edit"),
                   [id, to](const Document& now, FlattenCache& cache) {
                     const auto from = document::find_edit(now, id);
                     if (!from || to >= now.edits.size() || *from == to) return now;
                     return document::reordered(now, *from, to, cache);
                   },
                   {}});
}

void EditorSession::deleteEdit(std::int64_t id) {
  d_->changeStack({tr("Delete edit"),
                   [id](const Document& now, FlattenCache& cache) {
                     const auto index = document::find_edit(now, id);
                     return index ? document::without_edit(now, *index, cache) : now;
                   },
                   {}});
}

std::optional<std::int64_t> EditorSession::maskedEdit() const {
  return d_->maskedEdit;
}

void EditorSession::maskAgain(std::optional<std::int64_t> id) {
  paintSources({});
  if (id == d_->maskedEdit) return;
  d_->maskedEdit.reset();
  const auto index = id ? document::find_edit(document(), *id) : std::nullopt;
  if (index) {
    const Edit& edit = *document().edits[*index];
    viewCandidate(-1);
    setMask(document::moved(edit.mask, edit.canvas, document().canvas), tr("Mask of edit"));
    d_->maskedEdit = id;
  }
  Q_EMIT editsChanged();
}

}  // namespace pentimento::ui
