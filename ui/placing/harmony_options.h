// How a placed picture is made to fit: what is matched, and its shadow.
#pragma once

#include <QCheckBox>
#include <QWidget>
#include <functional>
#include <vector>

#include "ui/panels/controls.h"
#include "ui/placing/placing.h"

namespace pentimento::ui {

class HarmonyOptions : public QWidget {
  Q_OBJECT

 public:
  explicit HarmonyOptions(Placing& placing, QWidget* parent = nullptr);

  /// By its accessible name.
  QSlider* slider(const QString& name) const;

 private:
  struct Setting {
    QSlider* slider;
    QLabel* value;
    std::function<double(const engine::Harmony&)> get;
    std::function<void(engine::Harmony&, double)> set;
    QString unit;
    bool needsHarmonize;
  };

  void add(const QString& name, const QString& tip, int low, int high, const QString& unit,
           bool needsHarmonize, const std::function<double(const engine::Harmony&)>& get,
           const std::function<void(engine::Harmony&, double)>& set);
  QCheckBox* addCheck(const QString& text, const QString& tip);
  void addMatching();
  void addShadow();
  void change(std::size_t index, int value);
  void update();

  Placing& placing_;
  QGridLayout* grid_;
  QCheckBox* harmonize_;
  QCheckBox* direction_;
  QCheckBox* opacity_;
  std::vector<Setting> settings_;
};

}  // namespace pentimento::ui
