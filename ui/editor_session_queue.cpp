// The runs of a session that wait for their turn. They hold mask, margins and settings of the moment when
// they were asked for; the picture is that of their turn, so that what was accepted meanwhile is kept.
#include <algorithm>
#include <utility>

#include "base/error.h"
#include "ui/editor_session_private.h"

namespace pentimento::ui {

bool EditorSession::Private::refresh(engine::EditRequest& request) const {
  if (request.operation == engine::Operation::Generate) return request.size == document().picture.size();
  if (variesAlone(request)) return true;
  image::Image& picture = request.onto.pixels.empty() ? request.image : request.onto;
  if (picture.size() != document().picture.size()) return false;
  picture = document().picture;
  return true;
}

void EditorSession::Private::enqueue(engine::EditRequest request, std::optional<std::int64_t> edit,
                                     int keep) {
  waiting.push_back({++lastQueued, std::move(request), edit, keep});
  Q_EMIT q.queueChanged();
  if (!run) startNext();
}

void EditorSession::Private::startNext() {
  while (!run && !waiting.empty()) {
    QueuedRun next = std::move(waiting.front());
    waiting.erase(waiting.begin());
    if (next.edit) {
      startForEdit(next.request, *next.edit);
    } else if (refresh(next.request)) {
      start(std::move(next.request), next.keep);
    } else {
      Q_EMIT q.failed(EditorSession::tr("A run that waited was dropped: the picture has another size now."));
    }
    Q_EMIT q.queueChanged();
  }
}

void EditorSession::Private::start(engine::EditRequest request, int keep) {
  keepBaseOfCandidates();
  const bool fromCandidate = !request.onto.pixels.empty() || variesAlone(request);
  if (!fromCandidate) request.started_from = topRecipe(document());
  run.emplace();
  run->clock.start();
  run->candidates = request.candidates;
  run->keep = keep;
  run->request = request;
  stage->set({}, {});
  run->job = submit(std::move(request));
  Q_EMIT q.runChanged();
}

namespace {
/// On the worker's thread.
engine::Event prepared(const engine::Event& event, EditStage& stage, CandidateRecords& records) {
  const auto* ready = std::get_if<engine::CandidateReady>(&event);
  if (!ready) return event;
  try {
    const auto candidate = stage.staged(ready->candidate);
    records.add(candidate);
    return engine::CandidateReady{ready->index, candidate};
  } catch (...) {
    return engine::Failed{current_exception_as_error()};
  }
}
}  // namespace

engine::JobId EditorSession::Private::submit(engine::EditRequest request) {
  return queue.submit(std::move(request), [slot = mailbox.slot(), stage = stage, records = records](
                                              engine::JobId job, const engine::Event& event) {
    slot->post(job, prepared(event, *stage, *records));
  });
}

/// The picture is another one now. A job is done with when one of its candidates was accepted, or when the
/// person went back in history; another job that works meanwhile starts again on the new picture.
void EditorSession::Private::stopJob() {
  if (!run) return;
  const QueuedRun again{++lastQueued, run->request, run->edit, run->keep};
  const bool startAgain = restartOnCommit;
  abandonRun();
  if (startAgain) waiting.insert(waiting.begin(), again);
}

void EditorSession::Private::clearQueue() {
  if (waiting.empty()) return;
  waiting.clear();
  Q_EMIT q.queueChanged();
}

std::vector<WaitingRun> EditorSession::waiting() const {
  std::vector<WaitingRun> runs;
  for (const QueuedRun& run : d_->waiting) {
    const engine::EditRequest& r = run.request;
    runs.push_back({run.id, r.operation, r.candidates, QString::fromStdString(r.generation.prompt)});
  }
  return runs;
}

void EditorSession::moveWaiting(std::uint64_t id, int by) {
  auto& runs = d_->waiting;
  const auto found = std::find_if(runs.begin(), runs.end(), [id](const auto& run) { return run.id == id; });
  if (found == runs.end()) return;
  const auto from = found - runs.begin();
  const auto to = std::clamp<std::ptrdiff_t>(from + by, 0, std::ssize(runs) - 1);
  if (to == from) return;
  if (to < from) std::rotate(runs.begin() + to, runs.begin() + from, runs.begin() + from + 1);
  if (to > from) std::rotate(runs.begin() + from, runs.begin() + from + 1, runs.begin() + to + 1);
  Q_EMIT queueChanged();
}

void EditorSession::cancelWaiting(std::uint64_t id) {
  if (std::erase_if(d_->waiting, [id](const auto& run) { return run.id == id; }) > 0) Q_EMIT queueChanged();
}

}  // namespace pentimento::ui
