// The window: a page to start from, and the page on which a picture is edited.
#pragma once

#include <QMainWindow>
#include <QStackedWidget>

#include "ui/actions/candidate_actions.h"
#include "ui/actions/edit_actions.h"
#include "ui/actions/file_actions.h"
#include "ui/actions/mask_actions.h"
#include "ui/actions/run_actions.h"
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
#include "ui/workspace.h"

namespace pentimento::ui {

class PreferencesDialog;

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(EditorSession& session, const Prompts& prompts = dialogPrompts());
  ~MainWindow() override;

  void open(const QString& file, const QString& maskFile = {});
  /// The first sample, with its mask. False when there are none.
  bool openSample();
  /// What the next window begins with: place and panels.
  void savePlace();
  /// Goes on where `before` is, a window on the same session: place, view and tool.
  void takeOver(MainWindow& before);

  Canvas& canvas() { return workspace_->canvas(); }
  FileActions& files() { return *files_; }
  RunActions& run() { return *run_; }
  EditActions& edit() { return *edit_; }
  MaskActions& mask() { return *mask_; }
  WordActions& words() { return *words_; }
  ModelLibrary& models() { return *library_; }
  SidePanel& side() { return *side_; }
  ViewActions& view() { return *view_; }
  EditsPanel& edits() { return *edits_; }
  PanelActions& panels() { return *panels_; }
  MessageBar& messages() { return *messages_; }
  Workspace& workspace() { return *workspace_; }
  CandidateArea& candidateArea() { return *area_; }
  CandidateActions& candidates() { return *candidates_; }
  VaryActions& vary() { return *vary_; }

 Q_SIGNALS:
  void firstPainted();  ///< once, when the first frame is on the screen
  void languageChanged();

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void makeActions(const Prompts& prompts);
  void makeMenus();
  void makeLayout();
  void makeCandidates(const Prompts& prompts);
  void makeMessages();
  void connectWords();
  void runOtherwise();
  void showModels();
  void makePanels();
  void showFirstEdit();
  void showPrompt();
  void offerUnsaved();
  void makeHelp(QMenu* menu);
  void addPreferences(QMenu* menu);
  void showDialog(QDialog* dialog);
  PreferencesDialog* showPreferences();
  void restorePlace();
  void updateTitle();
  void updatePage();
  void placeMessages();
  void focusNextArea();
  void showKeys();
  void showAbout();

  EditorSession& session_;
  Workspace* workspace_ = nullptr;
  FileActions* files_ = nullptr;
  EditActions* edit_ = nullptr;
  MaskActions* mask_ = nullptr;
  ViewActions* view_ = nullptr;
  ToolActions* tools_ = nullptr;
  RunActions* run_ = nullptr;
  ModelLibrary* library_ = nullptr;
  WordActions* words_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QWidget* startPage_ = nullptr;
  EditPage* editPage_ = nullptr;
  ToolStrip* toolStrip_ = nullptr;
  ToolOptions* toolOptions_ = nullptr;
  SidePanel* side_ = nullptr;
  EditsPanel* edits_ = nullptr;
  PanelActions* panels_ = nullptr;
  BoardContents* contents_ = nullptr;
  CandidateActions* candidates_ = nullptr;
  VaryActions* vary_ = nullptr;
  CandidateArea* area_ = nullptr;
  MessageBar* messages_ = nullptr;
  CommandPalette* palette_ = nullptr;
  bool leaving_ = false;  // the changes are saved or given up
  bool painted_ = false;
  bool offerUnsaved_ = false;  // a picture was opened past the start page, which shows what a crash has left
};

}  // namespace pentimento::ui
