// Keeps everything there is about a session's picture in a project file: every step is committed to it in the
// background, in order, as soon as it is done.
//
// A picture that has no project of its own gets one in the user's data folder with the first step, so that a
// crash loses nothing (see unsaved_work.h). It goes away with the picture, and when the picture is saved.
#pragma once

#include <QObject>
#include <QString>
#include <memory>

#include "project/project.h"
#include "ui/editor_session.h"
#include "ui/work_queue.h"

namespace pentimento::ui {

class ProjectWriter : public QObject {
  Q_OBJECT

 public:
  static constexpr std::size_t kMemoryBudget = std::size_t{512} << 20;

  /// Writes on the thread of `disk`, which outlives the writer.
  ProjectWriter(EditorSession& session, WorkQueue& disk, QObject* parent = nullptr);
  /// What was done comes into the person's own project, and a file that was there for a crash is removed, as
  /// soon as it is their turn on `disk`.
  ~ProjectWriter() override;

  /// Bytes of older states and of fills that stay in memory although they are in the file; holds from the
  /// next step on, or at once when it is less than before.
  void setMemoryBudget(std::size_t bytes);

  /// `project`, which the session opens next, is where steps go then. `unsaved`: it is what a crash had left.
  void adopt(project::Project project, bool unsaved);
  /// "Save as": `file` becomes the session's project when it is complete.
  void create(const QString& file);
  /// The picture was saved as it is: nothing has to be recovered.
  void dropUnsaved();

  /// The person's project, or the one for a crash; empty: none.
  QString file() const;
  /// EditorSession::changes() of what is surely on disk.
  std::uint64_t writtenChanges() const { return written_; }
  /// Nothing is on its way to the person's project.
  bool settled() const;

 Q_SIGNALS:
  void created(const QString& file);
  void createFailed(const QString& sentence);
  void committed();                      ///< or not: settled()
  void written();                        ///< writtenChanges()
  void failed(const QString& sentence);  ///< once, until it works again

 private:
  struct Open;
  void follow(std::shared_ptr<Open> next, std::uint64_t written);
  void onReplaced();
  void onSessionChanged();
  void commit();
  void onCommitted(const std::shared_ptr<Open>& open, std::uint64_t changes, const QString& problem);
  void createUnsaved();
  void leave();

  EditorSession& session_;
  WorkQueue& disk_;
  std::size_t budget_ = kMemoryBudget;
  std::shared_ptr<Open> open_;
  std::shared_ptr<Open> arriving_;  // that of the picture that is opened next
  std::shared_ptr<Open> creating_;  // the one for a crash, until it is there
  std::uint64_t posted_ = 0;        // the session's changes that are in the file or on their way
  std::uint64_t written_ = 0;
  bool failing_ = false;
};

}  // namespace pentimento::ui
