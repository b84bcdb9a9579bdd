// Opening, saving and closing pictures and projects: the File menu, drops and the command line.
#pragma once

#include <QAction>
#include <QMenu>
#include <QSet>

#include "ui/dialogs/prompts.h"
#include "ui/editor_session.h"
#include "ui/picture_files.h"
#include "ui/project_writer.h"
#include "ui/recent_files.h"
#include "ui/unsaved_work.h"

namespace pentimento::ui {

/// Reads and writes on worker threads (PictureFiles). Changes that are not saved are asked about before they
/// would be lost.
class FileActions : public QObject {
  Q_OBJECT

 public:
  FileActions(EditorSession& session, Prompts prompts, QWidget& window);

  void fillMenu(QMenu* menu);

  void open(const QString& file, const QString& maskFile = {});
  void openSample(const QString& picture, const QString& maskFile, const QString& name);
  /// A picture that is in no file.
  void openPasted(image::Image picture);
  /// What a crash has left, the latest first; found in the background.
  const std::vector<UnsavedWork>& unsavedWork() const { return unsavedWork_; }
  void recover(const UnsavedWork& work);
  void discard(const UnsavedWork& work);
  void loadMask();
  void saveMask();

  /// Calls `then` at once, or after the changes were saved or given up; not at all when the person cancels or
  /// saving fails.
  void whenSafeToLeave(std::function<void()> then);

  /// Nothing would be lost, and nothing is on its way to the disk.
  bool safeToLeave() const { return writer_->settled() && !session_.modified(); }

  /// A file is being written.
  bool busy() const { return files_.saving() || creating_; }
  /// Goes on with the project of `before`, which belongs to another window on the same session.
  void takeOver(FileActions& before);

  PictureFiles& files() { return files_; }
  RecentFiles& recent() { return recent_; }
  QString pictureName() const;  ///< for the title and for questions

  QAction* const openAction;
  QAction* const save;
  QAction* const saveAs;
  QAction* const exportAs;
  QAction* const close;
  QAction* const quit;

 Q_SIGNALS:
  void failed(const QString& sentence);
  void informed(const QString& sentence);
  void unsavedWorkChanged();

 private:
  void connectActions();
  void connectFiles();
  void connectProject();
  void connectWriter();
  void askAndOpen();
  void saveToFile();
  void askAndSave(const QString& suggestion);
  void askAndExport();
  void write(const QString& file);
  void onLoaded(const document::Document& document, const QString& file);
  void onProjectLoaded(project::Project::Opened& opened, const QString& file);
  void onRecovered(project::Project::Opened& opened, const UnsavedWork& work);
  void createProject(const QString& file);
  void onProjectSaved(const QString& error);
  void saveBefore(UnsavedAnswer answer, std::function<void()> then);
  void lookForUnsaved();
  void onSaved(const image::Image& picture, const QString& file, const QStringList& losses);
  void fillRecent(QMenu* menu);
  void forgetIfGone(const QString& file);
  void fillSamples(QMenu* menu);
  QString suggestion() const;
  void update();

  EditorSession& session_;
  Prompts prompts_;
  QWidget& window_;
  PictureFiles files_;
  RecentFiles recent_;
  QSet<QString> lossyAccepted_;  // files for which the person knows
  QString sampleName_;           // of the sample that is loading
  QString exporting_;            // the file that is a copy, not the document's own
  std::function<void()> afterSaving_;
  std::function<void()> afterWriting_;
  QString opening_;  // the picture that is being read
  std::optional<UnsavedWork> recovering_;
  bool creating_ = false;  // a project
  std::vector<UnsavedWork> unsavedWork_;
  std::unique_ptr<ProjectWriter> writer_;
  WorkQueue disk_;
  BackgroundTask looking_;
};

}  // namespace pentimento::ui
