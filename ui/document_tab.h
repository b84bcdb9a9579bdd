// One document in the window: a page to start from, and the page on which its picture is edited, with the
// menus that belong to it.
#pragma once

#include <QMenu>
#include <QStackedWidget>
#include <QStatusBar>
#include <memory>

#include "ui/actions/candidate_actions.h"
#include "ui/actions/edit_actions.h"
#include "ui/actions/file_actions.h"
#include "ui/actions/mask_actions.h"
#include "ui/actions/run_actions.h"
#include "ui/actions/tab_actions.h"
#include "ui/actions/tool_actions.h"
#include "ui/actions/vary_actions.h"
#include "ui/actions/view_actions.h"
#include "ui/actions/word_actions.h"
#include "ui/board/candidate_area.h"
#include "ui/dialogs/prompts.h"
#include "ui/edit_mark.h"
#include "ui/edit_page.h"
#include "ui/panels/command_palette.h"
#include "ui/panels/edits_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/side_panel.h"
#include "ui/panels/tool_options.h"
#include "ui/panels/tool_strip.h"
#include "ui/placing/place_actions.h"
#include "ui/studio.h"
#include "ui/workspace.h"

namespace pentimento::ui {

class PreferencesDialog;

class DocumentTab : public QWidget {
  Q_OBJECT

 public:
  /// Has the session for as long as it is there.
  DocumentTab(std::shared_ptr<EditorSession> session, Studio& studio, Documents& documents,
              const Prompts& prompts, QWidget& window);
  ~DocumentTab() override;

  EditorSession& session() const { return session_; }
  const std::shared_ptr<EditorSession>& sharedSession() const { return sharedSession_; }
  /// Of the menu bar while the tab is current; the last is Help.
  const QList<QMenu*>& menus() const { return menus_; }

  QString name() const;  ///< what the tab is called
  QString file() const;  ///< that is open or being read, an absolute path; empty: none
  /// Shows the start page, and nothing is on its way.
  bool untouched() const;

  /// Tool, brush, mask and panels become those of `before`, which was current until now.
  void takeLook(const DocumentTab& before);
  /// Goes on where `before` is, a tab on the same session: look, view and file.
  void takeOver(DocumentTab& before);
  /// Of the memory that documents may take, 0..1.
  void setMemoryShare(double share);
  double memoryShare() const { return memoryShare_; }
  void showError(const QString& sentence);
  /// A file is being read or written, or a stroke is drawn.
  bool busy() const;
  void saveLayout() const { editPage_->saveLayout(); }
  /// Where the keys go when the tab becomes current.
  void enter();

  Canvas& canvas() const { return workspace_->canvas(); }
  TabActions& tabActions() { return *tabs_; }
  FileActions& files() { return *files_; }
  const FileActions& files() const { return *files_; }
  RunActions& run() { return *run_; }
  EditActions& edit() { return *edit_; }
  MaskActions& mask() { return *mask_; }
  WordActions& words() { return *words_; }
  ModelLibrary& models() { return studio_.models; }
  SidePanel& side() { return *side_; }
  ViewActions& view() { return *view_; }
  EditsPanel& edits() { return *edits_; }
  PanelActions& panels() { return *panels_; }
  MessageBar& messages() { return *messages_; }
  Workspace& workspace() { return *workspace_; }
  CandidateArea& candidateArea() { return *area_; }
  CandidateActions& candidates() { return *candidates_; }
  VaryActions& vary() { return *vary_; }
  PlaceActions& place() { return *place_; }

 Q_SIGNALS:
  void firstPainted();  ///< once, when the first frame is on the screen
  void changed();       ///< name(), file(), the session's modified() and running()

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void makeActions(const Prompts& prompts);
  void makeMenus();
  QMenu* addMenu(const QString& title);
  void makeLayout();
  void makeCandidates(const Prompts& prompts);
  void makeMessages();
  void connectWords();
  void runOtherwise();
  void showModels();
  void makePanels();
  void openAsNew(const image::Image& picture);
  void showFirstEdit();
  void showPrompt();
  void offerUnsaved();
  void makeHelp(QMenu* menu);
  void addPreferences(QMenu* menu);
  void showDialog(QDialog* dialog);
  PreferencesDialog* showPreferences();
  void updatePage();
  void placeMessages();
  void focusNextArea();
  void showKeys();
  void showAbout();

  const std::shared_ptr<EditorSession> sharedSession_;
  EditorSession& session_;
  Studio& studio_;
  Documents& documents_;
  QWidget& window_;
  QList<QMenu*> menus_;
  Workspace* workspace_ = nullptr;
  FileActions* files_ = nullptr;
  TabActions* tabs_ = nullptr;
  EditActions* edit_ = nullptr;
  MaskActions* mask_ = nullptr;
  ViewActions* view_ = nullptr;
  ToolActions* tools_ = nullptr;
  RunActions* run_ = nullptr;
  WordActions* words_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QWidget* startPage_ = nullptr;
  QStatusBar* status_ = nullptr;
  EditPage* editPage_ = nullptr;
  ToolStrip* toolStrip_ = nullptr;
  ToolOptions* toolOptions_ = nullptr;
  SidePanel* side_ = nullptr;
  EditsPanel* edits_ = nullptr;
  PanelActions* panels_ = nullptr;
  BoardContents* contents_ = nullptr;
  CandidateActions* candidates_ = nullptr;
  VaryActions* vary_ = nullptr;
  PlaceActions* place_ = nullptr;
  CandidateArea* area_ = nullptr;
  MessageBar* messages_ = nullptr;
  CommandPalette* palette_ = nullptr;
  double memoryShare_ = 1;
  bool painted_ = false;
};

}  // namespace pentimento::ui
