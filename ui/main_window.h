// The window: the tabs of the open documents and the page of the current one, with its menus.
#pragma once

#include <QMainWindow>
#include <QStackedWidget>
#include <QTimer>

#include "ui/document_tab.h"
#include "ui/documents.h"
#include "ui/panels/document_tab_bar.h"

namespace pentimento::ui {

/// Every text of a tab is made where its widget is made: in another language the tabs are made anew, on the
/// same sessions, as soon as no file is being read or written.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(Studio& studio, const Prompts& prompts = dialogPrompts());

  /// At the start, past the start page.
  void open(const QStringList& files, const QString& maskFile = {});
  /// Those that were open when the program ended, however it ended, if the person prefers that.
  void openLast();
  /// The first sample, with its mask. False when there are none.
  bool openSample();

  Documents& documents() { return documents_; }
  DocumentTab& current() { return documents_.current(); }
  DocumentTabBar& tabBar() { return *bar_; }

 Q_SIGNALS:
  void firstPainted();  ///< once, when the first frame is on the screen

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void follow();
  void insert(int index);
  void showCurrent();
  void updateTitle();
  void restorePlace();
  void savePlace();
  void rememberDocuments();
  void makeAgain();

  Studio& studio_;
  QStackedWidget* stack_;
  Documents documents_;
  DocumentTabBar* bar_;
  QTimer makeAgain_;        // looks whether the tabs can be made anew
  QStringList remembered_;  // files of the documents
  bool leaving_ = false;    // the changes are saved or given up
};

}  // namespace pentimento::ui
