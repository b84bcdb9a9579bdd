// What can be done with kept candidates: mark, compare, take their settings, export, delete. They act on what
// is selected on the board, or on the candidate that is viewed.
#pragma once

#include <QAction>
#include <QMenu>
#include <functional>
#include <vector>

#include "ui/board/board_contents.h"
#include "ui/dialogs/prompts.h"
#include "ui/workspace.h"

namespace pentimento::ui {

class CandidateActions : public QObject {
  Q_OBJECT

 public:
  using Places = std::vector<CandidatePlace>;

  CandidateActions(EditorSession& session, BoardContents& contents, Workspace& workspace, Prompts prompts,
                   QWidget& window);

  /// Empty when nothing is selected: then the viewed candidate counts.
  void setSelection(std::function<Places()> selection) { selection_ = std::move(selection); }
  Places targets() const;
  /// What one candidate is called beside others.
  QString nameOf(const CandidatePlace& place) const;
  /// The selection is another one.
  void update();

  void fillMenu(QMenu* menu);
  /// The keys that work while `widget` has the focus.
  void addKeysTo(QWidget* widget) const;

  /// Shows it in place; accepts it when it is shown already.
  void open(const CandidatePlace& place);
  /// Deletes them and says `sentence`; restore brings them back.
  void drop(const Places& places, const QString& sentence);
  bool canRestore() const { return !deleted_.empty(); }

  QAction* const compare;
  QAction* const star;
  QAction* const note;  ///< where notes are written is the board's business
  QAction* const useSettings;
  QAction* const copyRecipe;
  QAction* const exportThem;
  QAction* const remove;
  QAction* const restore;
  std::vector<QAction*> labels;  ///< 0: none

 Q_SIGNALS:
  void informed(const QString& sentence, QAction* action);
  void failed(const QString& sentence);

 private:
  void makeLabels();
  void connectActions();
  void toggleStar();
  void setLabel(int label);
  void comparePictures();
  void showCompared(const std::vector<document::Document>& made, const Places& places, const Rect& canvas);
  void takeCompared(int picture);
  void copy();
  void askAndExport();
  void exportTo(const std::vector<BoardEntry>& entries, const QStringList& files,
                const image::WriteOptions& options);
  void deleteThem();
  void restoreThem();
  std::vector<BoardEntry> entries() const;

  EditorSession& session_;
  BoardContents& contents_;
  Workspace& workspace_;
  Prompts prompts_;
  QWidget& window_;
  std::function<Places()> selection_;
  std::vector<DeletedCandidates> deleted_;
  std::shared_ptr<const image::Image> base_;
  Places compared_;
  BackgroundTask comparing_;
  BackgroundTask exporting_;
};

}  // namespace pentimento::ui
