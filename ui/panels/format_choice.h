// Format and seamless tile of the next variation of the whole picture, in a popover of the bar.
#pragma once

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>

#include "ui/actions/run_actions.h"
#include "ui/editor_session.h"

namespace pentimento::ui {

class FormatChoice : public QWidget {
  Q_OBJECT

 public:
  FormatChoice(EditorSession& session, const RunActions& actions, QWidget* parent = nullptr);

 private:
  void addFormats(QFormLayout* form);
  void addSize(QFormLayout* form);
  void addTiling(QFormLayout* form);
  QWidget* makeButtons(const RunActions& actions);
  void pick(QSize aspect);
  void write(Size size);
  Size shownSize() const;
  void listFormats(Size picture);
  void read();

  EditorSession& session_;
  QComboBox* formats_ = nullptr;
  QSpinBox* width_ = nullptr;
  QSpinBox* height_ = nullptr;
  QToolButton* proportions_ = nullptr;
  QComboBox* tiling_ = nullptr;
  QLabel* hint_ = nullptr;
  QToolButton* reset_ = nullptr;
};

/// "None", "Left and right", "Top and bottom", "All four": the borders that join.
QString tilingName(engine::Tiling tiling);

}  // namespace pentimento::ui
