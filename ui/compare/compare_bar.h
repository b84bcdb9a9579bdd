// The slim bar over pictures that are compared: how, with what strength, and in what they differ.
#pragma once

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <vector>

#include "ui/compare/comparison.h"

namespace pentimento::ui {

class CompareBar : public QFrame {
  Q_OBJECT

 public:
  explicit CompareBar(Comparison& comparison, QWidget* parent = nullptr);

  void setAnimated(bool animated);
  void setNumbers(const QString& text);  ///< in what reference and marked picture differ
  QString numbers() const { return numbers_->toolTip(); }

  bool eventFilter(QObject* watched, QEvent* event) override;

 Q_SIGNALS:
  void taken();
  void left();

 private:
  void addMode(CompareMode mode, const QString& icon, const QString& name, const QString& tip);
  QWidget* makePair();
  void fillPair();
  void update();
  void showNumbers();

  Comparison& comparison_;
  std::vector<std::pair<CompareMode, QToolButton*>> modes_;
  QWidget* pair_ = nullptr;
  QComboBox* reference_ = nullptr;
  QComboBox* marked_ = nullptr;
  QSlider* rate_ = nullptr;
  QSlider* amplification_ = nullptr;
  QLabel* value_ = nullptr;
  QLabel* numbers_ = nullptr;
  bool animated_ = true;
};

}  // namespace pentimento::ui
