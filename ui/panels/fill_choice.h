// What the next Remove or Extend copies, and how, in a popover of the bar.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>
#include <string>
#include <vector>

#include "ui/actions/run_actions.h"
#include "ui/editor_session.h"

namespace pentimento::ui {

class FillChoice : public QWidget {
  Q_OBJECT

 public:
  FillChoice(EditorSession& session, const RunActions& actions, QWidget* parent = nullptr);

 Q_SIGNALS:
  void shown(bool on);  ///< somebody looks at it, or no more

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void addSampling(QFormLayout* form);
  QComboBox* addMasks(QFormLayout* form, const QString& name, const QString& tip, SourceMask which);
  void addAdaptation(QFormLayout* form);
  void addCopies(QFormLayout* form);
  QSpinBox* addLimit(QFormLayout* form, const QString& name, const QString& tip, int most,
                     const QString& suffix, double FillSettings::*which, double unit);
  QWidget* makeButtons(const RunActions& actions);
  void read();
  void readMasks(QComboBox* box, const QString& none, SourceMask which);

  EditorSession& session_;
  std::vector<std::string> keptMasks_;  // as they are listed
  QComboBox* sampling_ = nullptr;
  QComboBox* only_ = nullptr;
  QComboBox* never_ = nullptr;
  QSlider* adaptation_ = nullptr;
  QLabel* adaptationValue_ = nullptr;
  QCheckBox* mirrored_ = nullptr;
  QSpinBox* turned_ = nullptr;
  QSpinBox* scaled_ = nullptr;
  QToolButton* reset_ = nullptr;
  QToolButton* remove_ = nullptr;
  QToolButton* extend_ = nullptr;
};

/// True when it is not what it is at first; guides do not count.
bool isChosen(const FillSettings& fill);

/// "Near the mask", "Anywhere", "Left and right", "Above and below".
QString samplingName(engine::SamplingArea sampling);

}  // namespace pentimento::ui
