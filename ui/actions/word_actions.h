// What words and models need: new pictures, the panel at the side, the list of models.
#pragma once

#include <QAction>
#include <QMenu>

#include "ui/dialogs/prompts.h"
#include "ui/editor_session.h"
#include "ui/model_library.h"

namespace pentimento::ui {

class Documents;

/// What a new picture from words is to be.
struct NewPicture {
  Size size;
  QString prompt;
};

class WordActions : public QObject {
  Q_OBJECT

 public:
  WordActions(EditorSession& session, ModelLibrary& library, Documents& documents, Prompts prompts,
              QWidget& tab);

  ModelLibrary& library() { return library_; }
  /// Runs `operation`, or says modelWanted() when it needs a model and there is none.
  void start(engine::Operation operation);
  /// Opens a blank picture here and fills it from the words.
  void make(const NewPicture& picture);

  QAction* const newPicture;
  QAction* const add;
  QAction* const generate;
  QAction* const models;
  QAction* const addModelFile;
  QAction* const addModelFolder;
  QAction* const panel;   ///< checkable: shows the panel at the side
  QAction* const prompt;  ///< into the line for words

 Q_SIGNALS:
  void modelWanted();

 private:
  void askForPicture();
  void connectActions();
  void chooseModel();
  void update();

  EditorSession& session_;
  ModelLibrary& library_;
  Documents& documents_;
  Prompts prompts_;
  QWidget& tab_;
};

}  // namespace pentimento::ui
