// How a model works: a preset in one word, or every number of it.
#pragma once

#include <QButtonGroup>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QWidget>

#include "ui/editor_session.h"

namespace pentimento::ui {

class SamplingOptions : public QWidget {
  Q_OBJECT

 public:
  explicit SamplingOptions(EditorSession& session, QWidget* parent = nullptr);

 private:
  void makePresets(QWidget* row);
  void makeNumbers();
  void read();
  void write();  // steps, scheduler: no preset any more
  void writeRest();

  EditorSession& session_;
  QButtonGroup* presets_;
  QComboBox* engine_;
  QComboBox* scheduler_;
  QSpinBox* steps_;
  QDoubleSpinBox* guidance_;
  QSlider* strength_;
  QLabel* strengthValue_;
};

}  // namespace pentimento::ui
