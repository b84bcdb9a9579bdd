// The stack of accepted edits, and what can be done to the one that is chosen in it.
#pragma once

#include <QLabel>
#include <QWidget>

#include "ui/panels/edit_details.h"
#include "ui/panels/edits_list.h"

namespace pentimento::ui {

class EditsPanel : public QWidget {
  Q_OBJECT

 public:
  EditsPanel(EditorSession& session, StackActions& actions, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  EditsList& list() { return *list_; }

 Q_SIGNALS:
  void left();  ///< Esc: the focus belongs to the canvas again

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void followDocument();
  void chooseCurrent();

  EditorSession& session_;
  StackActions& actions_;
  EditsList* list_;
  EditDetails* details_;
  QLabel* hint_;
  std::size_t count_ = 0;
};

}  // namespace pentimento::ui
