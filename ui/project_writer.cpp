#include "ui/project_writer.h"

#include <atomic>
#include <filesystem>
#include <mutex>
#include <optional>
#include <utility>

#include "base/error.h"
#include "project/release.h"
#include "ui/local_files.h"
#include "ui/unsaved_work.h"

namespace pentimento::ui {

using project::Content;
using project::Project;

/// A project file. The project itself belongs to the queue's thread.
struct ProjectWriter::Open {
  QString file;
  bool unsaved = false;  // in the data folder, for a crash
  bool readOnly = false;
  std::optional<Project> project;
  std::mutex mutex;
  std::optional<Content> next;  // to be committed
  std::atomic<bool> gone = false;

  void put(Content content) {
    const std::lock_guard lock(mutex);
    next = std::move(content);
  }
  /// After a failure, unless there is a newer one.
  void putBack(const Content& content) {
    const std::lock_guard lock(mutex);
    if (!next) next = content;
  }
  std::optional<Content> take() {
    const std::lock_guard lock(mutex);
    return std::exchange(next, std::nullopt);
  }
  void create(const Content& content, std::size_t budget) {
    project.emplace(Project::create(toPath(file), content));
    lighten(content, budget);
  }
  /// Steps that came meanwhile are in what is taken, too.
  void commit(std::size_t budget) {
    const auto content = take();
    if (!content) return;
    try {
      project->commit(*content);
    } catch (...) {
      std::error_code ignored;
      gone = !std::filesystem::exists(toPath(file), ignored);
      putBack(*content);
      throw;
    }
    lighten(*content, budget);
  }
  /// What is on disk may leave memory, but for what undo and redo show next: that is there before it is asked
  /// for.
  void lighten(const Content& content, std::size_t budget) const {
    project::release_beyond(content, budget);
    project->release_unused();
    try {
      readAhead(content.history);
    } catch (const Error&) {  // told when somebody goes there
    }
  }
  static void readAhead(const document::History& history) {
    const auto& steps = history.steps();
    const std::size_t at = history.position();
    if (at > 0) steps[at - 1].document.get();
    if (at + 1 < steps.size()) steps[at + 1].document.get();
  }
  void close() {
    project.reset();
    if (unsaved) project::remove_project(toPath(file));
  }
};

ProjectWriter::ProjectWriter(EditorSession& session, WorkQueue& disk, QObject* parent)
    : QObject(parent), session_(session), disk_(disk), posted_(session.changes()) {
  connect(&session_, &EditorSession::replaced, this, &ProjectWriter::onReplaced);
  connect(&session_, &EditorSession::documentChanged, this, &ProjectWriter::onSessionChanged);
  connect(&session_, &EditorSession::runsChanged, this, &ProjectWriter::onSessionChanged);
}

ProjectWriter::~ProjectWriter() {
  leave();
}

void ProjectWriter::setMemoryBudget(std::size_t bytes) {
  if (std::exchange(budget_, bytes) <= bytes || !open_) return;
  disk_.post([open = open_, content = session_.content(), bytes] { open->lighten(content, bytes); });
}

QString ProjectWriter::file() const {
  return open_ ? open_->file : QString();
}

bool ProjectWriter::settled() const {
  return !open_ || open_->unsaved || open_->readOnly || failing_ || written_ == posted_;
}

void ProjectWriter::adopt(Project project, bool unsaved) {
  arriving_ = std::make_shared<Open>();
  arriving_->file = QString::fromStdU16String(project.file().u16string());
  arriving_->unsaved = unsaved;
  arriving_->readOnly = project.read_only();
  arriving_->project.emplace(std::move(project));
}

void ProjectWriter::onReplaced() {
  leave();
  open_ = std::exchange(arriving_, nullptr);
  if (open_) posted_ = written_ = session_.changes();
}

/// From now on steps go into `next`, which holds what the session had at `written`.
void ProjectWriter::follow(std::shared_ptr<Open> next, std::uint64_t written) {
  leave();
  open_ = std::move(next);
  posted_ = written_ = written;
  onSessionChanged();
}

void ProjectWriter::leave() {
  failing_ = false;
  for (auto* open : {&open_, &creating_}) {
    if (*open) disk_.post([left = std::exchange(*open, nullptr)] { left->close(); });
  }
}

void ProjectWriter::dropUnsaved() {
  posted_ = session_.changes();
  if (creating_ || (open_ && open_->unsaved)) leave();
}

void ProjectWriter::onSessionChanged() {
  if (!session_.hasPicture() || creating_ || posted_ == session_.changes()) return;
  if (open_ && open_->readOnly) {
    leave();
    createUnsaved();
    return session_.setUnkept(true);
  }
  if (open_) {
    commit();
  } else if (session_.worthKeeping()) {
    createUnsaved();
  }
}

void ProjectWriter::commit() {
  posted_ = session_.changes();
  open_->put(session_.content());
  disk_.post([open = open_, budget = budget_] { open->commit(budget); }, *this,
             [this, open = open_, changes = posted_](const QString& problem) {
               onCommitted(open, changes, problem);
             });
}

void ProjectWriter::onCommitted(const std::shared_ptr<Open>& open, std::uint64_t changes,
                                const QString& problem) {
  if (open != open_) return;
  if (!open->unsaved) session_.setUnkept(!problem.isEmpty());
  const bool wasFailing = std::exchange(failing_, !problem.isEmpty());
  if (problem.isEmpty()) {
    written_ = changes;
    Q_EMIT written();
  } else {
    if (open->unsaved && open->gone) {  // the next step makes a new one
      leave();
      failing_ = true;
    }
    if (!wasFailing) Q_EMIT failed(problem);
  }
  Q_EMIT committed();
}

void ProjectWriter::create(const QString& file) {
  auto next = std::make_shared<Open>();
  next->file = file;
  const auto same = open_ && open_->file == file ? open_ : nullptr;
  disk_.post(
      [next, same, content = session_.content(), budget = budget_] {
        if (same) same->project.reset();
        next->create(content, budget);
      },
      *this,
      [this, next, same, changes = session_.changes(),
       picture = session_.pictureNumber()](const QString& problem) {
        if (!problem.isEmpty()) {
          if (same && same == open_) open_.reset();
          if (same) session_.setUnkept(true);
          return Q_EMIT createFailed(problem);
        }
        if (picture != session_.pictureNumber()) return disk_.post([next] { next->close(); });
        session_.markProject(next->file);
        follow(next, changes);
        Q_EMIT created(next->file);
      });
}

void ProjectWriter::createUnsaved() {
  auto next = std::make_shared<Open>();
  next->file = newUnsavedFile(session_.filePath().isEmpty() ? session_.title() : session_.filePath());
  next->unsaved = true;
  creating_ = next;
  Content content = session_.content();
  content.source = session_.filePath().toStdString();
  disk_.post(
      [next, content = std::move(content), budget = budget_] {
        std::filesystem::create_directories(toPath(next->file).parent_path());
        next->create(content, budget);
      },
      *this,
      [this, next, changes = session_.changes()](const QString& problem) {
        if (creating_ != next) return;
        creating_.reset();
        if (!problem.isEmpty()) {
          posted_ = changes;
          if (!std::exchange(failing_, true))
            Q_EMIT failed(tr("A crash would lose your steps: %1").arg(problem));
          return;
        }
        failing_ = false;
        open_ = next;
        posted_ = written_ = changes;
        Q_EMIT written();
        onSessionChanged();
      });
}

}  // namespace pentimento::ui
