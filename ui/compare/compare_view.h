// Comparing over the canvas area: the bar at the top, the pictures below.
#pragma once

#include <QWidget>

#include "ui/background_task.h"
#include "ui/compare/compare_bar.h"
#include "ui/compare/compare_stage.h"

namespace pentimento::ui {

class Canvas;

class CompareView : public QWidget {
  Q_OBJECT

 public:
  explicit CompareView(QWidget* parent = nullptr);

  /// Shows two to four pictures at the zoom and place of `canvas`, whose tiles are used; all of them when it
  /// shows all. `converter`: for
  /// pictures like `like`.
  void compare(std::vector<Compared> pictures, const Canvas& canvas, const image::Image& like,
               const std::shared_ptr<const image::ColorConverter>& converter);
  void leave();

  Comparison& comparison() { return comparison_; }
  CompareStage& stage() { return *stage_; }
  CompareBar& bar() { return *bar_; }

 Q_SIGNALS:
  void taken(int picture);  ///< and left
  void left();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void count();
  void take();

  Comparison comparison_;
  CompareBar* bar_;
  CompareStage* stage_;
  BackgroundTask counting_;
  std::pair<int, int> counted_{-1, -1};
};

}  // namespace pentimento::ui
