// The bar over the canvas while a picture is being placed: where it lies in numbers, its cut-out, how it is
// made to fit, and the two ways to end.
#pragma once

#include <QDoubleSpinBox>
#include <QFrame>

#include "ui/placing/harmony_options.h"
#include "ui/placing/place_actions.h"

namespace pentimento::ui {

class PlaceBar : public QFrame {
  Q_OBJECT

 public:
  PlaceBar(Placing& placing, const PlaceActions& actions, QWidget* parent = nullptr);

  HarmonyOptions* options() { return options_; }
  QDoubleSpinBox* widthNumber() { return width_; }
  QDoubleSpinBox* angleNumber() { return rotation_; }

 Q_SIGNALS:
  void sizeChanged();
  void left();  ///< the focus belongs to the canvas again

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeNumbers(const PlaceActions& actions);
  QWidget* makeButtons(const PlaceActions& actions);
  QDoubleSpinBox* addNumber(QBoxLayout* layout, const QString& name, const QString& tip, double low,
                            double high, const QString& suffix);
  void apply();
  void update();

  Placing& placing_;
  QDoubleSpinBox *x_, *y_, *width_, *height_, *rotation_;
  HarmonyOptions* options_;
};

}  // namespace pentimento::ui
