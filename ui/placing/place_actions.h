// What is done with a picture that is being placed, and how one comes to be.
#pragma once

#include <QAction>
#include <QMenu>

#include "ui/actions/stack_actions.h"
#include "ui/dialogs/prompts.h"
#include "ui/placing/placing.h"

namespace pentimento::ui {

class PlaceActions : public QObject {
  Q_OBJECT

 public:
  PlaceActions(EditorSession& session, Placing& placing, const StackActions& stack, const Prompts& prompts,
               QWidget& window);

  void fillMenu(QMenu* menu) const;

  QAction* const placeFile;
  QAction* const paste;  ///< into the document; without one it is opened
  QAction* const again;  ///< the edit that is chosen in the panel
  QAction* const cutOut;
  QAction* const mirror;
  QAction* const accept;
  QAction* const cancel;

 Q_SIGNALS:
  void pasteAsNew();  ///< there is no document to paste into
  void failed(const QString& sentence);

 private:
  void connectActions(const Prompts& prompts);
  void pastePicture();
  void showCutOut();
  void update();

  EditorSession& session_;
  Placing& placing_;
  const StackActions& stack_;
  QWidget& window_;
  BackgroundTask pasting_;
};

}  // namespace pentimento::ui
