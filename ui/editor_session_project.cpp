// What a session and a project file have to do with each other: see project_writer.h for who writes it.
#include <algorithm>
#include <utility>

#include "ui/editor_session_private.h"

namespace pentimento::ui {

void EditorSession::openProject(project::Content content, const QString& filePath) {
  d_->title.clear();
  d_->worthSaving = false;
  d_->replace(std::move(content.history), std::move(content.runs), filePath, true);
  d_->discarded = {content.discarded.begin(), content.discarded.end()};
  d_->offerAgain();
}

void EditorSession::openRecovered(project::Content content, const QString& filePath, const QString& title) {
  d_->title = title;
  d_->worthSaving = true;
  d_->replace(std::move(content.history), std::move(content.runs), filePath);
  d_->discarded = {content.discarded.begin(), content.discarded.end()};
  for (const document::EditPtr& run : d_->runs) {
    for (const document::Candidate& candidate : run->candidates) d_->fresh.insert(nameOf(candidate));
  }
  d_->offerAgain();
}

bool EditorSession::isProject() const {
  return d_->project;
}

void EditorSession::markProject(const QString& filePath) {
  d_->filePath = filePath;
  d_->project = true;
  d_->worthSaving = false;
  d_->unkept = false;
  d_->history.mark_saved();
  d_->fresh.clear();
  Q_EMIT documentChanged();
}

void EditorSession::setUnkept(bool unkept) {
  if (d_->unkept == unkept) return;
  d_->unkept = unkept;
  Q_EMIT documentChanged();
}

bool EditorSession::unkept() const {
  return d_->unkept;
}

project::Content EditorSession::content() const {
  return {d_->history, d_->runs, {}, {d_->discarded.begin(), d_->discarded.end()}};
}

std::uint64_t EditorSession::changes() const {
  return d_->revision + d_->runsRevision;
}

std::uint64_t EditorSession::pictureNumber() const {
  return d_->pictureNumber;
}

bool EditorSession::candidatesToLose() const {
  const bool triedOut = d_->sample && filePath().isEmpty();
  if (isProject() || triedOut || d_->fresh.empty()) return false;
  const auto unkept = [this](const document::Candidate& candidate) {
    const std::string name = nameOf(candidate);
    return d_->fresh.contains(name) && !d_->discarded.contains(name);
  };
  return std::any_of(d_->runs.begin(), d_->runs.end(), [&](const document::EditPtr& run) {
    return std::any_of(run->candidates.begin(), run->candidates.end(), unkept);
  });
}

bool EditorSession::worthKeeping() const {
  return d_->worthSaving || d_->history.size() > 1 || !d_->runs.empty();
}

}  // namespace pentimento::ui
