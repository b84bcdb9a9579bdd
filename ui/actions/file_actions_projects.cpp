// Projects: opening and saving them, and what a crash has left.
#include <QFileInfo>
#include <utility>

#include "ui/actions/file_actions.h"

namespace pentimento::ui {

void FileActions::connectProject() {
  connect(&files_, &PictureFiles::projectLoaded, this,
          [this](const std::shared_ptr<project::Project::Opened>& opened, const QString& file) {
            onProjectLoaded(*opened, file);
          });
  connectWriter();
}

void FileActions::connectWriter() {
  connect(writer_.get(), &ProjectWriter::failed, this, &FileActions::failed);
  connect(writer_.get(), &ProjectWriter::committed, this, [this] {
    if (auto then = writer_->settled() ? std::exchange(afterWriting_, nullptr) : nullptr)
      whenSafeToLeave(then);
  });
  connect(writer_.get(), &ProjectWriter::created, this, [this] { onProjectSaved({}); });
  connect(writer_.get(), &ProjectWriter::createFailed, this, &FileActions::onProjectSaved);
}

void FileActions::createProject(const QString& file) {
  if (file == session_.filePath() && !session_.unkept()) return saveToFile();
  creating_ = true;
  writer_->create(QFileInfo(file).absoluteFilePath());
  update();
}

void FileActions::onProjectSaved(const QString& error) {
  creating_ = false;
  update();
  auto then = std::exchange(afterSaving_, nullptr);
  if (!error.isEmpty()) return Q_EMIT failed(error);
  studio_.recent.add(session_.filePath());
  Q_EMIT informed(tr("Saved %1. From now on it has every step as soon as it is done.").arg(pictureName()));
  if (then) then();
}

void FileActions::onProjectLoaded(project::Project::Opened& opened, const QString& file) {
  const Opening opening = end();
  if (opening.work) return onRecovered(opened, *opening.work);
  const QString why = QString::fromStdString(opened.project.why_read_only());
  writer_->adopt(std::move(opened.project), false);
  session_.openProject(std::move(opened.content), file);
  studio_.recent.add(file);
  Q_EMIT openingChanged();
  if (!why.isEmpty()) Q_EMIT failed(why);
}

// --- what a crash has left ---

void FileActions::recover(const UnsavedWork& work) {
  begin({work.file, {}, work});
}

void FileActions::onRecovered(project::Project::Opened& opened, const UnsavedWork& work) {
  studio_.unsaved.look();
  if (opened.project.read_only()) {
    Q_EMIT openingChanged();
    return Q_EMIT openFailed(QString::fromStdString(opened.project.why_read_only()));
  }
  writer_->adopt(std::move(opened.project), true);
  const QString file = isProjectName(work.source) ? QString() : work.source;
  session_.openRecovered(std::move(opened.content), file, QFileInfo(work.name).completeBaseName());
  Q_EMIT openingChanged();
  Q_EMIT informed(tr("Recovered %1: save it to keep it.").arg(work.description()));
}

void FileActions::takeOver(FileActions& before) {
  writer_->disconnect(this);
  before.writer_->disconnect(&before);
  std::swap(writer_, before.writer_);
  connectWriter();
  lossyAccepted_ = before.lossyAccepted_;
  update();
}

}  // namespace pentimento::ui
