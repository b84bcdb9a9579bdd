#include "ui/tools/selecting.h"

#include <utility>

namespace pentimento::ui {

Selecting::Selecting(EditorSession& session, QObject* parent) : QObject(parent), session_(session) {
  connect(&task_, &BackgroundTask::failed, this, [this](const QString& sentence) {
    dropFirst();
    Q_EMIT failed(sentence);
    startNext();
  });
  connect(&session_, &EditorSession::strokeActiveChanged, this, &Selecting::startNext);
}

void Selecting::setDefaultMode(SelectionMode mode) {
  if (mode == defaultMode_) return;
  defaultMode_ = mode;
  Q_EMIT defaultModeChanged();
}

void Selecting::start(const QString& label, SelectionMode mode, const Select& select) {
  jobs_.push_back({label, mode, select, std::nullopt});
  if (jobs_.size() == 1) Q_EMIT busyChanged();
  startNext();
}

bool Selecting::cancel() {
  if (!busy()) return false;
  task_.cancel();
  jobs_.clear();
  Q_EMIT busyChanged();
  return true;
}

void Selecting::dropFirst() {
  if (jobs_.empty()) return;
  jobs_.pop_front();
  if (jobs_.empty()) Q_EMIT busyChanged();
}

void Selecting::startNext() {
  if (jobs_.empty() || task_.busy() || session_.strokeActive()) return;
  if (!session_.hasPicture()) return void(cancel());
  const Job job = jobs_.front();
  const image::Mask before = session_.mask();
  const image::Image picture = session_.document().picture;
  task_.start<Outcome>(
      [job, before, picture](Progress& progress) {
        const bool fits = job.selected && job.selected->size() == before.size();
        Outcome outcome;
        outcome.selected = fits ? *job.selected : job.select(picture, progress);
        outcome.joined = joined(before, outcome.selected, job.mode);
        return outcome;
      },
      [this, before](const Outcome& outcome) { take(before, outcome); });
}

/// What was painted meanwhile stays: the selection is then joined with that.
void Selecting::take(const image::Mask& before, const Outcome& outcome) {
  if (jobs_.empty()) return;
  if (session_.strokeActive() || !samePixels(before.pixels(), session_.mask().pixels())) {
    jobs_.front().selected = outcome.selected;
  } else {
    const QString label = jobs_.front().label;
    dropFirst();
    session_.setMask(outcome.joined, label);
  }
  QMetaObject::invokeMethod(this, &Selecting::startNext, Qt::QueuedConnection);
}

}  // namespace pentimento::ui
