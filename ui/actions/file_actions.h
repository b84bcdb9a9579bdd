// Reading, saving and leaving the document of a tab: the File menu.
#pragma once

#include <QAction>
#include <QMenu>
#include <QSet>

#include "ui/dialogs/prompts.h"
#include "ui/editor_session.h"
#include "ui/picture_files.h"
#include "ui/project_writer.h"
#include "ui/samples.h"
#include "ui/studio.h"

namespace pentimento::ui {

class Documents;

/// Reads and writes on worker threads (PictureFiles). Changes that are not saved are asked about before they
/// would be lost.
class FileActions : public QObject {
  Q_OBJECT

 public:
  FileActions(EditorSession& session, Studio& studio, Documents& documents, Prompts prompts, QWidget& tab);

  void fillMenu(QMenu* menu);

  // Into this document, which shows nothing yet: openFailed() or the session tells how it went.
  void load(const QString& file, const QString& maskFile = {});
  void loadSample(const Sample& sample);
  void recover(const UnsavedWork& work);
  /// That is on its way.
  bool opening() const { return opening_.has_value(); }
  /// That is open or on its way, an absolute path; empty: none.
  QString file() const;

  void loadMask();
  void saveMask();

  /// Calls `then` at once, or after the changes were saved or given up; not at all when the person cancels or
  /// saving fails.
  void whenSafeToLeave(std::function<void()> then);

  /// Nothing would be lost, and nothing is on its way to the disk.
  bool safeToLeave() const {
    return writer_->settled() && !session_.modified() && !session_.candidatesToLose();
  }

  /// A file is being written.
  bool busy() const { return files_.saving() || creating_; }
  /// Goes on with the project of `before`, which belongs to another window on the same session.
  void takeOver(FileActions& before);

  PictureFiles& files() { return files_; }
  const PictureFiles& files() const { return files_; }
  QString pictureName() const;  ///< for the title and for questions
  void setMemoryBudget(std::size_t bytes) { writer_->setMemoryBudget(bytes); }

  QAction* const openAction;
  QAction* const save;
  QAction* const saveAs;
  QAction* const exportAs;
  QAction* const quit;

 Q_SIGNALS:
  void failed(const QString& sentence);
  void informed(const QString& sentence);
  void openFailed(const QString& sentence);  ///< empty: it was cancelled
  void openingChanged();                     ///< opening(), file()

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
  /// What is being read.
  struct Opening {
    QString file;
    QString sample;                   // its name, when it is one
    std::optional<UnsavedWork> work;  // that it is
  };
  void begin(Opening opening, const QString& maskFile = {});
  Opening end();
  void fail(const QString& sentence);
  void onLoaded(const document::Document& document, const QString& file);
  void onProjectLoaded(project::Project::Opened& opened, const QString& file);
  void onRecovered(project::Project::Opened& opened, const UnsavedWork& work);
  void createProject(const QString& file);
  void onProjectSaved(const QString& error);
  void saveBefore(UnsavedAnswer answer, const std::function<void()>& then);
  void onSaved(const image::Image& picture, const QString& file, const QStringList& losses);
  void fillRecent(QMenu* menu);
  void forgetIfGone(const QString& file);
  void fillSamples(QMenu* menu);
  QString suggestion() const;
  void update();

  EditorSession& session_;
  Studio& studio_;
  Documents& documents_;
  Prompts prompts_;
  QWidget& tab_;
  PictureFiles files_;
  QSet<QString> lossyAccepted_;  // files for which the person knows
  QString exporting_;            // the file that is a copy, not the document's own
  std::function<void()> afterSaving_;
  std::function<void()> afterWriting_;
  std::optional<Opening> opening_;
  bool creating_ = false;  // a project
  std::unique_ptr<ProjectWriter> writer_;
  BackgroundTask looking_;
};

}  // namespace pentimento::ui
