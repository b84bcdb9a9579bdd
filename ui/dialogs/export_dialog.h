// File > Export: a copy in another format, with all that can be chosen about it, what it loses, and how large
// it will be.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFormLayout>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>

#include "ui/dialogs/prompts.h"
#include "ui/dialogs/size_estimate.h"

namespace pentimento::ui {

class ExportDialog : public QDialog {
  Q_OBJECT

 public:
  ExportDialog(const document::Document& document, QWidget* parent = nullptr);

  ExportSettings settings() const;

 private:
  void makeControls(const ExportSettings& settings);
  QWidget* makeQuality(int quality);
  QWidget* makeScale();
  void makeForm();
  void connectControls();
  void fillDepths(std::optional<image::SampleType> wanted);
  void update();
  void showEstimate(qint64 bytes, const QStringList& losses);

  Size size_;
  bool profile_;  // the picture has one to keep
  QComboBox* format_;
  QComboBox* depth_;
  QCheckBox* lossless_;
  QSlider* quality_ = nullptr;
  QWidget* qualityRow_ = nullptr;
  QComboBox* colors_;
  QSpinBox* percent_ = nullptr;
  QLabel* pixels_ = nullptr;
  QWidget* scaleRow_ = nullptr;
  QComboBox* metadata_;
  QCheckBox* recipes_;
  QLabel* note_;
  QLabel* bytes_;
  SizeEstimate estimate_;
};

std::optional<ExportChoice> askExport(QWidget* parent, const document::Document& document,
                                      const QString& suggestion);

}  // namespace pentimento::ui
